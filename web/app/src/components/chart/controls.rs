//! The controls of a chart: play it back, choose its axis and what is shown of it, save it.

use timeline::AxisKind;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::language::{t, t_with};

/// What a control asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Do {
    Play,
    Step(bool),
    /// To a share of the axis.
    Scrub(f64),
    Speed(f64),
    Bookmark,
    ToBookmark(usize),
    DropBookmark(usize),
    Axis(AxisKind),
    Zoom(f64),
    Whole,
    Critical,
    Svg,
    Png,
}

/// How fast a run may be played; at 1 what is in sight passes in eight seconds.
const SPEEDS: [f64; 5] = [0.25, 0.5, 1.0, 2.0, 4.0];

#[derive(PartialEq, Properties)]
pub struct Props {
    pub playing: bool,
    pub speed: f64,
    /// The playhead's share of the axis.
    pub share: Option<f64>,
    /// The same in words, for the slider.
    pub said: String,
    pub axis: AxisKind,
    pub zoomed: bool,
    pub critical: bool,
    /// The names of the bookmarks.
    pub bookmarks: Vec<String>,
    pub act: Callback<Do>,
}

/// The controls.
#[component]
pub fn Controls(props: &Props) -> Html {
    let act = |what: Do| props.act.reform(move |_: MouseEvent| what);
    let axis = |kind: AxisKind, words: &str| {
        let on = props.axis == kind;
        html! { <button type="button" aria-pressed={on.to_string()} onclick={act(Do::Axis(kind))}>{ t(words) }</button> }
    };
    let onscrub = props.act.reform(|event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
        Do::Scrub(value / SCRUB)
    });
    let onspeed = props.act.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        Do::Speed(value.parse().unwrap_or(1.0))
    });
    let (play, sign) = if props.playing { ("chart-pause", "❚❚") } else { ("chart-play", "▶") };
    let icon = |what: Do, class: &'static str, words: &str, sign: &'static str| {
        let words = t(words);
        html! {
            <button type="button" {class} aria-label={words.clone()} title={words} onclick={act(what)}>
                <span aria-hidden="true">{ sign }</span>
            </button>
        }
    };
    html! {
        <div class="chart-tools" role="group" aria-label={t("chart-tools")}>
            <div class="tools play-tools">
                { icon(Do::Step(false), "step-back", "chart-step-back", "‹") }
                { icon(Do::Play, "play", play, sign) }
                { icon(Do::Step(true), "step-forth", "chart-step-forth", "›") }
                <input type="range" class="scrub" min="0" max={SCRUB.to_string()} step="any"
                    value={(props.share.unwrap_or(0.0) * SCRUB).to_string()}
                    aria-label={t("chart-scrub")} aria-valuetext={props.said.clone()} oninput={onscrub} />
                <label>
                    <span class="unseen">{ t("chart-speed") }</span>
                    <select onchange={onspeed}>
                        { for SPEEDS.iter().map(|speed| html! {
                            <option value={speed.to_string()} selected={*speed == props.speed}>{ format!("{speed}×") }</option>
                        }) }
                    </select>
                </label>
                <button type="button" class="bookmark" disabled={props.share.is_none()} onclick={act(Do::Bookmark)}>{ t("chart-bookmark") }</button>
            </div>
            <div class="tools view-tools">
                <span class="joined" role="group" aria-label={t("chart-axis")}>
                    { axis(AxisKind::Time, "chart-time") }
                    { axis(AxisKind::Steps, "chart-steps") }
                </span>
                <span class="joined" role="group" aria-label={t("chart-zoom")}>
                    { icon(Do::Zoom(2.0), "zoom-out", "chart-zoom-out", "−") }
                    { icon(Do::Zoom(0.5), "zoom-in", "chart-zoom-in", "+") }
                    <button type="button" class="whole" disabled={!props.zoomed} onclick={act(Do::Whole)}>{ t("chart-whole") }</button>
                </span>
                <button type="button" class="critical-toggle" aria-pressed={props.critical.to_string()} onclick={act(Do::Critical)}>{ t("chart-critical") }</button>
                <span class="joined" role="group" aria-label={t("chart-save")}>
                    <button type="button" title={t("chart-save-svg")} onclick={act(Do::Svg)}>{ "SVG" }</button>
                    <button type="button" title={t("chart-save-png")} onclick={act(Do::Png)}>{ "PNG" }</button>
                </span>
            </div>
            if !props.bookmarks.is_empty() {
                <ul class="bookmarks" aria-label={t("chart-bookmarks")}>
                    { for props.bookmarks.iter().enumerate().map(|(index, name)| html! {
                        <li>
                            <button type="button" class="link" onclick={act(Do::ToBookmark(index))}>{ name }</button>
                            <button type="button" class="drop" aria-label={t_with("chart-bookmark-drop", &[("name", name.clone().into())])}
                                onclick={act(Do::DropBookmark(index))}>{ "×" }</button>
                        </li>
                    }) }
                </ul>
            }
        </div>
    }
}

/// The slider's length.
const SCRUB: f64 = 1000.0;
