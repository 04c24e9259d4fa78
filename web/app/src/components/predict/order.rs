//! Lines to be put in order: by dragging, by the buttons beside each, or by the arrow keys.

use yew::prelude::*;

use crate::{
    app::Announcer,
    components::{
        drag::{Press, capture, focus, place_at},
        id::use_id,
    },
    language::{t, t_with},
};

#[derive(PartialEq, Properties)]
pub struct Props {
    /// The lines in the order that they have.
    pub lines: Vec<String>,
    pub on_change: Callback<Vec<String>>,
}

/// The list.
#[component]
pub fn OrderList(props: &Props) -> Html {
    let list = use_node_ref();
    let press = use_state_eq(|| None::<Press>);
    // The place whose line has just been moved by a key, so that the focus goes with it.
    let moved_to = use_state_eq(|| None::<(usize, &'static str)>);
    let announcer = use_context::<Announcer>();
    let how = use_id("order");
    {
        let (list, moved_to) = (list.clone(), moved_to.clone());
        use_effect_with(((*moved_to), props.lines.clone()), move |(place, _)| {
            if let Some((place, control)) = place {
                focus(&list, &format!("[data-place=\"{place}\"] {control}"));
                moved_to.set(None);
            }
        });
    }
    let count = props.lines.len();
    let shift = {
        let (lines, on_change) = (props.lines.clone(), props.on_change.clone());
        Callback::from(move |(from, to): (usize, usize)| {
            let mut lines = lines.clone();
            if from < lines.len() && from != to {
                let line = lines.remove(from);
                lines.insert(to.min(lines.len()), line);
                on_change.emit(lines);
            }
        })
    };
    let by_key = {
        let (shift, moved_to, lines) = (shift.clone(), moved_to.setter(), props.lines.clone());
        Callback::from(move |(from, to, control): (usize, usize, &'static str)| {
            shift.emit((from, to));
            // A button that leads no further cannot keep the focus.
            let control = match control {
                ".up" if to == 0 => ".down",
                ".down" if to + 1 == count => ".up",
                control => control,
            };
            moved_to.set(Some((to, control)));
            if let Some(Announcer(say)) = &announcer {
                say.emit(t_with(
                    "order-moved",
                    &[
                        ("line", lines[from].as_str().into()),
                        ("place", (to + 1).into()),
                        ("count", count.into()),
                    ],
                ));
            }
        })
    };
    let onpointermove = {
        let (press, list, shift) = (press.clone(), list.clone(), shift.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(now) = press.map(|press| press.after(&event)) else { return };
            if !now.moved {
                return press.set(Some(now));
            }
            let above = place_at(&list, f64::from(event.client_y()), Some(now.item));
            // The dragged line itself is one of those above the pointer when it moves down.
            let to = if above > now.item { above - 1 } else { above }.min(count - 1);
            shift.emit((now.item, to));
            press.set(Some(Press { item: to, ..now }));
        })
    };
    let end = {
        let press = press.setter();
        Callback::from(move |_: PointerEvent| press.set(None))
    };
    html! {
        <>
        <p class="quiet" id={(*how).clone()}>{ t("order-how") }</p>
        <ol class="order" ref={list.clone()} {onpointermove} onpointerup={end.clone()} onpointercancel={end}>
            { for props.lines.iter().enumerate().map(|(place, line)| {
                let onpointerdown = {
                    let (press, list) = (press.setter(), list.clone());
                    Callback::from(move |event: PointerEvent| {
                        if let Some(begun) = Press::begin(&event, place) {
                            capture(&list, &event);
                            press.set(Some(begun));
                        }
                    })
                };
                let onkeydown = {
                    let by_key = by_key.clone();
                    Callback::from(move |event: KeyboardEvent| {
                        let to = match event.key().as_str() {
                            "ArrowUp" => place.checked_sub(1),
                            "ArrowDown" => Some(place + 1).filter(|to| *to < count),
                            "Home" => Some(0),
                            "End" => Some(count - 1),
                            _ => return,
                        };
                        event.prevent_default();
                        if let Some(to) = to {
                            by_key.emit((place, to, ".grip"));
                        }
                    })
                };
                let button = |to: usize, control: &'static str| {
                    let by_key = by_key.clone();
                    Callback::from(move |_: MouseEvent| by_key.emit((place, to, control)))
                };
                let named = |id: &str| t_with(id, &[("line", line.as_str().into())]);
                let held = press.is_some_and(|press| press.moved && press.item == place);
                html! {
                    <li data-place={place.to_string()} class={classes!(held.then_some("held"))}>
                        <button type="button" class="grip" aria-describedby={(*how).clone()}
                            aria-label={t_with("order-grip", &[("line", line.as_str().into()), ("place", (place + 1).into()), ("count", count.into())])}
                            {onpointerdown} {onkeydown}><span aria-hidden="true">{ "⠿" }</span></button>
                        <code>{ line }</code>
                        <span class="moves">
                            <button type="button" class="up" aria-label={named("predict-move-up")} disabled={place == 0}
                                onclick={button(place.saturating_sub(1), ".up")}>{ "↑" }</button>
                            <button type="button" class="down" aria-label={named("predict-move-down")} disabled={place + 1 == count}
                                onclick={button((place + 1).min(count - 1), ".down")}>{ "↓" }</button>
                        </span>
                    </li>
                }
            }) }
        </ol>
        </>
    }
}
