//! The menu of languages in the header of every page.

use yew::prelude::*;

use super::{Language, keep, show, t};

#[derive(PartialEq, Properties)]
pub struct Props {
    pub language: Language,
    pub on_choose: Callback<Language>,
}

/// The menu. What is chosen is kept, and told to the page, which draws itself again.
#[component]
pub fn LanguageChoice(props: &Props) -> Html {
    let onchange = {
        let on_choose = props.on_choose.clone();
        Callback::from(move |event: Event| {
            let tag = event.target_unchecked_into::<web_sys::HtmlSelectElement>().value();
            if let Some(language) = Language::of(&tag) {
                keep(language);
                show(language);
                on_choose.emit(language);
            }
        })
    };
    html! {
        <label class="choice">
            <span class="quiet">{ t("language-choice") }</span>
            <select {onchange}>
                { for Language::ALL.into_iter().map(|language| html! {
                    <option value={language.tag()} lang={language.tag()} selected={language == props.language}>
                        { language.name() }
                    </option>
                }) }
            </select>
        </label>
    }
}
