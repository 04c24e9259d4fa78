//! The chart: a scene of the timeline that the pointer and the keyboard can walk through, zoom, and play back.
//!
//! Up to forty lanes are SVG, where every bar is an element; more are painted on a canvas, with one element for
//! the bar that the keyboard is at. One bar can be reached by Tab; from there the arrow keys lead on (a roving
//! tabindex). What the pointer or the keyboard is at is said in a sentence below, and its line is told to the
//! editor.

mod acting;
mod bars;
mod canvas;
mod controls;
mod gesture;
mod head;
mod keys;
mod over;
mod paint;
mod picture;
mod scene;
mod svg;
mod view;
mod width;

use std::rc::Rc;

use protocol::{Answer, Question};
use timeline::{
    AxisKind, Explanation, Moment,
    style::{self, Theme},
};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::flaws::Flaw;
use crate::{
    app::Announcer,
    language::{t, t_with},
};
use acting::Acting;
use bars::Bar;
use canvas::CanvasDrawing;
use controls::{Controls, Do};
use gesture::{Latest, use_gestures};
use keys::{Keys, pitch};
use over::{marks_over, overlay};
pub use picture::{ALL_AT_ONCE, Picture};
use picture::{IN_SIGHT, Layout, Place};
use scene::use_scene;
use svg::{Emphasis, SvgDrawing};
use width::use_width;

/// More shapes than this are painted on a canvas, because as elements they would make the page slow.
const MANY: usize = 1_500;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub picture: Picture,
    /// The line of the script that the editor points at, 0 for none.
    #[prop_or_default]
    pub active: u32,
    /// Which chart of the picture that line belongs to; every one when they are of one script.
    #[prop_or_default]
    pub active_chart: Option<usize>,
    /// Told the line of the bar that is pointed at, 0 for none.
    #[prop_or_default]
    pub on_line: Callback<u32>,
    /// Told the same, with the chart that the bar stands in.
    #[prop_or_default]
    pub on_place: Callback<(usize, u32)>,
    /// Where checks failed.
    #[prop_or_default]
    pub flaws: Vec<Flaw>,
    /// What tells the program from others, for its bookmarks.
    #[prop_or_default]
    pub program: AttrValue,
    /// The moment that is looked at elsewhere: the playhead goes there.
    #[prop_or_default]
    pub moment: Option<Moment>,
    /// Hears the moment of the playhead when the reader moves it, and of a bar that is asked about.
    #[prop_or_default]
    pub on_moment: Callback<Moment>,
    /// Whether it is only to be looked at and asked, without controls.
    #[prop_or_default]
    pub plain: bool,
    /// What files that are saved are called, without an ending.
    #[prop_or_else(|| "chart".into())]
    pub file: AttrValue,
}

/// The colours and patterns of all charts, once for the page. They follow the system, or what the reader chose.
#[component]
pub fn ChartStyle() -> Html {
    let css = use_memo((), |()| {
        let light = style::rules(Theme::Light, ".il ");
        let system = style::rules(Theme::Dark, ":root:not([data-theme=light]) .il ");
        let chosen = style::rules(Theme::Dark, ":root[data-theme=dark] .il ");
        // Paper is white, whatever was chosen for the screen.
        format!(
            "{light}@media screen and (prefers-color-scheme:dark){{\n{system}}}\n@media screen{{\n{chosen}}}"
        )
    });
    html! {
        <>
            <style>{ (*css).clone() }</style>
            // Not hidden by `display`, or the bars would lose their patterns.
            <svg class="il patterns" width="0" height="0" aria-hidden="true" focusable="false">
                <defs>{ Html::from_html_unchecked(style::patterns().into()) }</defs>
            </svg>
        </>
    }
}

/// The chart of a picture.
#[component]
pub fn Chart(props: &Props) -> Html {
    let picture = &props.picture;
    let announcer = use_context::<Announcer>();
    let (figure, drawing, scroller) = (use_node_ref(), use_node_ref(), use_node_ref());
    let width = use_width(&figure);
    let axis = use_state_eq(|| AxisKind::Time);
    let view = use_state_eq(|| None);
    let first = use_state_eq(|| 0usize);
    let critical = use_state_eq(|| false);
    let pointed = use_state_eq(|| None::<Bar>);
    // The sentence of what is pointed at.
    let said = use_state_eq(|| None::<String>);
    // The bar that Tab leads to, and whether the keyboard is to go there.
    let stop = use_state_eq(|| None::<Bar>);
    let wish = use_mut_ref(keys::Wish::default);
    // The bar that was asked about, and the answer.
    let explained = use_state_eq(|| None::<(Bar, Explanation)>);
    let head = use_state_eq(|| None::<Place>);
    let bookmarks = use_state_eq(Vec::<Place>::new);
    let playing = use_state_eq(|| false);
    let speed = use_state_eq(|| 1.0f64);
    {
        let reset = (view.setter(), first.setter(), pointed.setter(), said.setter(), stop.setter());
        let more = (explained.setter(), head.setter(), bookmarks.setter(), playing.setter());
        use_effect_with((picture.clone(), props.program.clone()), move |(picture, program)| {
            reset.0.set(None);
            reset.1.set(0);
            reset.2.set(None);
            reset.3.set(None);
            reset.4.set(None);
            more.0.set(None);
            more.1.set(None);
            more.2.set(head::bookmarks(picture, program));
            more.3.set(false);
        });
    }

    let layout = Layout {
        width: f64::from(*width),
        axis: *axis,
        view: *view,
        first: *first,
        selected: explained.as_ref().map(|(bar, _)| (bar.chart, bar.lane)),
        critical: *critical,
    };
    let (shown, gone) = use_scene(picture, &layout);
    let length = picture.length(*axis);
    let latest = Latest { shown: shown.clone(), view: *view, axis: *axis, length };
    let gestures = use_gestures(&figure, &drawing, latest, view.setter());

    let point = {
        let (pointed, said, shown) = (pointed.setter(), said.setter(), shown.clone());
        let (on_line, on_place) = (props.on_line.clone(), props.on_place.clone());
        Callback::from(move |(bar, words): (Option<Bar>, Option<String>)| {
            let shape = bar.and_then(|bar| bar.find(&shown.as_ref()?.scene.0));
            let line = shape.and_then(|shape| shape.line).map_or(0, |line| line.0);
            on_line.emit(line);
            on_place.emit((bar.map_or(0, |bar| bar.chart), line));
            said.set(words.or_else(|| shape.map(|shape| shape.label.clone())));
            pointed.set(bar);
        })
    };
    // What is at a place of the page: an element's bar, or a painted one.
    let at_pointer = {
        let (shown, drawing) = (shown.clone(), drawing.clone());
        Rc::new(move |event: &MouseEvent| -> (Option<Bar>, Option<String>) {
            if let Some(bar) = Bar::at(event.target()) {
                return (Some(bar), None);
            }
            let painted =
                event.target().is_some_and(|target| target.dyn_ref::<web_sys::HtmlCanvasElement>().is_some());
            let (Some(shown), Some(element), true) = (&shown, drawing.cast::<Element>(), painted) else {
                return (None, None);
            };
            let place = element.get_bounding_client_rect();
            let (x, y) =
                (f64::from(event.client_x()) - place.left(), f64::from(event.client_y()) - place.top());
            let x = shown.fit.map_or(x, |fit| fit.back(x));
            match bars::shape_at(&shown.scene.0, x, y) {
                Some((group, shape)) => (Bar::of(group, shape), Some(shape.label.clone())),
                None => (None, None),
            }
        })
    };
    let explain = {
        let (explained, stop, picture) = (explained.setter(), stop.setter(), picture.clone());
        let on_moment = props.on_moment.clone();
        Callback::from(move |bar: Option<Bar>| {
            let Some(bar) = bar else { return explained.set(None) };
            stop.set(Some(bar));
            let (explained, announcer) = (explained.clone(), announcer.clone());
            let tell = move |why: Explanation| {
                if let Some(Announcer(say)) = &announcer {
                    say.emit(why.sentence.clone());
                }
                explained.set(Some((bar, why)));
            };
            match (&picture, picture.timeline(bar.chart)) {
                (_, Some(timeline)) => {
                    if bar.chart == picture.own() {
                        on_moment.emit(timeline.lane(bar.lane).spans[bar.span].start);
                    }
                    tell(timeline.why_gap(bar.lane, bar.span));
                }
                (Picture::Kept { run }, None) => {
                    run.ask(Question::Why { lane: bar.lane, span: bar.span }, move |answer| {
                        if let Some(Answer::Why(why)) = answer {
                            tell(why);
                        }
                    });
                }
                (Picture::One { .. } | Picture::Several { .. }, None) => {}
            }
        })
    };
    let onclick = {
        let (explain, at_pointer, was_drag) = (explain.clone(), at_pointer.clone(), gestures.was_drag());
        Callback::from(move |event: MouseEvent| {
            if !was_drag() {
                explain.emit(at_pointer(&event).0);
            }
        })
    };
    let onpointermove = {
        let (point, at_pointer, gesture) =
            (point.clone(), at_pointer.clone(), gestures.onpointermove.clone());
        Callback::from(move |event: PointerEvent| {
            gesture.emit(event.clone());
            if event.buttons() == 0 {
                point.emit(at_pointer(&event));
            }
        })
    };
    let onpointerleave = point.reform(|_: PointerEvent| (None, None));
    let onfocusin = {
        let (point, stop) = (point.clone(), stop.setter());
        Callback::from(move |event: FocusEvent| {
            if let Some(bar) = Bar::at(event.target()) {
                stop.set(Some(bar));
                point.emit((Some(bar), None));
            }
        })
    };
    // The sentence stays, or a press on a button below the chart would miss it because the page moves.
    let onfocusout = {
        let (pointed, on_line, on_place) = (pointed.setter(), props.on_line.clone(), props.on_place.clone());
        Callback::from(move |_: FocusEvent| {
            on_line.emit(0);
            on_place.emit((0, 0));
            pointed.set(None);
        })
    };
    let onscroll = {
        let (first, shown) = (first.setter(), shown.clone());
        Callback::from(move |event: Event| {
            let top = event.target_unchecked_into::<Element>().scroll_top();
            first.set((f64::from(top) / pitch(&shown)).round() as usize);
        })
    };

    keys::use_focus(&drawing, shown.as_ref(), *stop, &wish);

    let set_head = {
        let (head, view, picture, axis) = (head.setter(), view.clone(), picture.clone(), *axis);
        Callback::from(move |place: Place| {
            view.set(view::showing(*view, picture.length(axis), place.at, place.at));
            head.set(Some(place));
        })
    };
    {
        let (set_head, picture, axis) = (set_head.clone(), picture.clone(), *axis);
        use_effect_with(props.moment, move |moment| {
            if let Some(moment) = moment {
                set_head.emit(picture.place(axis, *moment));
            }
        });
    }
    let words = head::use_words(picture, *head, *playing);
    {
        let on_line = props.on_line.clone();
        use_effect_with(words.as_ref().map_or(0, |(_, line)| *line), move |line| {
            if *line > 0 {
                on_line.emit(*line);
            }
        });
    }
    head::use_playing(*playing, *speed, {
        let (head, view, playing, axis) = (head.clone(), *view, playing.setter(), *axis);
        let set_head = set_head.clone();
        Callback::from(move |share: f64| {
            let seen = view::shown(view, length);
            let at = head.map_or(0.0, |head| head.at) + share * (seen.end - seen.start);
            if at >= length {
                playing.set(false);
            }
            set_head.emit(Place::new(axis, at.min(length)));
        })
    });
    let acting = Acting {
        picture: picture.clone(),
        shown: shown.clone(),
        length,
        axis: axis.clone(),
        view: view.clone(),
        critical: critical.clone(),
        head: head.clone(),
        set_head,
        playing: playing.clone(),
        speed: speed.setter(),
        bookmarks: bookmarks.clone(),
        program: props.program.clone(),
        stop: *stop,
        on_moment: props.on_moment.clone(),
        file: props.file.clone(),
    };
    let act = {
        let acting = acting.clone();
        Callback::from(move |what: Do| acting.act(what))
    };
    let keys = Keys {
        figure: figure.clone(),
        scroller: scroller.clone(),
        acting,
        first: *first,
        stop: stop.setter(),
        wish,
        explain,
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| keys.press(&event));

    let mut asked = Vec::new();
    if let Some((bar, why)) = &*explained {
        asked.extend(why.chain.iter().map(|cause| Bar {
            chart: bar.chart,
            lane: cause.lane,
            span: cause.span,
        }));
        if asked.is_empty() {
            asked.push(*bar);
        }
    }
    let emphasis =
        Emphasis { pointed: *pointed, asked, active: props.active, active_chart: props.active_chart };
    let inner = shown.as_ref().map(|shown| {
        let scene = &shown.scene.0;
        let shapes: usize = scene.groups.iter().map(|group| group.shapes.len()).sum();
        let first_bar = || bars::rows(scene).first().and_then(|row| row.first()).map(|(bar, _)| *bar);
        let stop = stop.and_then(|bar| bar.nearest(scene)).or_else(first_bar);
        let painted = shapes > MANY || picture.scrolls().is_some() || shown.fit.is_some();
        let picture = if painted {
            html! {
                <CanvasDrawing scene={shown.scene.clone()} {emphasis} {stop} width={f64::from(*width)} fit={shown.fit} />
            }
        } else {
            html! { <SvgDrawing scene={shown.scene.clone()} {emphasis} {stop} flaws={props.flaws.clone()} /> }
        };
        html! {
            <div class="drawing" ref={&drawing} {onclick} {onpointermove} {onpointerleave} {onfocusin} {onfocusout} {onkeydown}
                onpointerdown={gestures.onpointerdown.clone()} onpointerup={gestures.onpointerup.clone()}
                onpointercancel={gestures.onpointerup.clone()}>
                { picture }
                { if painted { marks_over(scene, &props.flaws) } else { Html::default() } }
                { overlay(shown, head.as_ref(), &bookmarks, *axis) }
            </div>
        }
    });
    let drawn = match (picture.scrolls(), &shown, inner) {
        (Some(lanes), Some(shown), Some(inner)) => {
            let height = shown.scene.0.height;
            let all = height + (lanes - IN_SIGHT) as f64 * pitch(&Some(shown.clone()));
            html! {
                <div class="lanes-scroll" ref={scroller} {onscroll} style={format!("height:{height}px")}>
                    <div style={format!("height:{all}px")}>{ inner }</div>
                </div>
            }
        }
        (_, _, Some(inner)) => inner,
        // The node must be there from the first drawing on, or its listeners find nothing.
        (_, _, None) => html! { <div class="drawing" ref={drawing} /> },
    };
    let name = |place: &Place| match place.axis {
        AxisKind::Time => timeline::scale::total(trace::Nanos(place.at as u64)),
        AxisKind::Steps => t_with("chart-step", &[("step", (place.at as u32).into())]),
    };
    let told = words.as_ref().map(|(text, _)| text.clone()).unwrap_or_default();
    html! {
        <div class="chart" ref={figure} tabindex="-1">
            { drawn }
            if gone {
                <p class="note warning">{ t("chart-gone") }</p>
            }
            if shown.is_none() && !gone {
                <p class="quiet late" role="status">{ t("chart-drawing") }</p>
            }
            <p class="sentence" aria-hidden="true">{ (*said).clone().unwrap_or_else(|| t("chart-hint")) }</p>
            if let Some((_, why)) = &*explained {
                <p class="why"><strong>{ t("chart-why") }</strong>{ " " }{ &why.sentence }</p>
            }
            if *critical {
                { for picture.critical_path().into_iter().map(|sentence| html! { <p class="critical-words">{ sentence }</p> }) }
            }
            if !props.plain {
            <Controls playing={*playing} speed={*speed} share={head.map(|head| head.at / length)} said={told.clone()}
                axis={*axis} zoomed={view.is_some()} critical={*critical} bookmarks={bookmarks.iter().map(name).collect::<Vec<_>>()} {act} />
            <p class="now" aria-live={if *playing { "off" } else { "polite" }}>{ told }</p>
            }
        </div>
    }
}
