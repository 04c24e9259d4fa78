//! The chart: a scene of the timeline that the pointer and the keyboard can walk through, zoom, and play back.
//!
//! Up to forty lanes are SVG, where every bar is an element; more are painted on a canvas, with one element for
//! the bar that the keyboard is at. One bar can be reached by Tab; from there the arrow keys lead on (a roving
//! tabindex). What the pointer or the keyboard is at is said in a sentence below, and its line is told to the
//! editor.

mod bars;
mod canvas;
mod controls;
mod gesture;
mod head;
mod paint;
mod picture;
mod scene;
mod svg;
mod view;

use std::rc::Rc;

use protocol::{Answer, Question};
use timeline::{
    AxisKind, Explanation, Form, LaneId, Moment, State,
    style::{self, Theme},
};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

use super::flaws::{Flaw, marks};
use crate::{
    app::Announcer,
    download,
    language::{t, t_with},
};
use bars::{Bar, Way, walk};
use canvas::CanvasDrawing;
use controls::{Controls, Do};
use gesture::{Latest, use_gestures};
pub use picture::{ALL_AT_ONCE, Picture};
use picture::{IN_SIGHT, Layout, Place};
use scene::{Shown, use_scene};
use svg::{Emphasis, SvgDrawing};

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
    // The bar that Tab leads to, and whether the keyboard wants to be there.
    let stop = use_state_eq(|| None::<Bar>);
    let wanted = use_mut_ref(|| false);
    // Whether the view was moved by a key, so that the bar may be out of sight.
    let moved = use_mut_ref(|| false);
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

    // Brings a bar into sight and the keyboard to it.
    let go_to = {
        let (stop, view, scroller, wanted) = (stop.setter(), view.clone(), scroller.clone(), wanted.clone());
        let (picture, axis, first, shown) = (picture.clone(), *axis, *first, shown.clone());
        Callback::from(move |bar: Bar| {
            *wanted.borrow_mut() = true;
            if let Some(timeline) = picture.timeline(bar.chart) {
                let span = &timeline.lane(bar.lane).spans[bar.span];
                let (from, to) = (Place::of(axis, span.start).at, Place::of(axis, span.end).at);
                view.set(view::showing(*view, picture.length(axis), from, to));
                let row = timeline.shown().position(|lane| lane.id == bar.lane).unwrap_or(0);
                if picture.scrolls().is_some() && !(first..first + IN_SIGHT).contains(&row) {
                    let top = if row < first { row } else { row + 1 - IN_SIGHT };
                    if let Some(element) = scroller.cast::<Element>() {
                        element.set_scroll_top((top as f64 * pitch(&shown)).ceil() as i32);
                    }
                }
            }
            stop.set(Some(bar));
        })
    };
    {
        // Once the bar is drawn the keyboard can be there; where it has left the picture, the next one to be reached takes
        // its place. Meanwhile the reader may have gone elsewhere.
        let (drawing, wanted, moved) = (drawing.clone(), wanted.clone(), moved.clone());
        let scene = shown.as_ref().map(|shown| shown.scene.clone());
        use_effect_with((*stop, scene), move |(stop, scene)| {
            let (Some(bar), true) = (stop, *wanted.borrow()) else { return };
            let bar = scene.as_ref().and_then(|scene| bar.nearest(&scene.0)).unwrap_or(*bar);
            let Some(drawing) = drawing.cast::<Element>() else { return };
            let document = web_sys::window().and_then(|window| window.document());
            let active = document.and_then(|document| document.active_element());
            if active.is_some_and(|active| active.tag_name() != "BODY" && !drawing.contains(Some(&active))) {
                *wanted.borrow_mut() = false;
                return;
            }
            let find = |place: &str| drawing.query_selector(place).ok().flatten();
            let found = find(&format!("[data-at=\"{}\"]", bar.name()));
            let found = found.or_else(|| find("[data-at][tabindex=\"0\"]").filter(|_| *moved.borrow()));
            if let Some(found) = found {
                *wanted.borrow_mut() = false;
                *moved.borrow_mut() = false;
                let _ = found.unchecked_ref::<HtmlElement>().focus();
            }
        });
    }

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
    let act = {
        let (axis, view, critical, head) = (axis.clone(), view.clone(), critical.clone(), head.clone());
        let (playing, speed, bookmarks, shown) =
            (playing.clone(), speed.setter(), bookmarks.clone(), shown.clone());
        let (picture, set_head, file, stop) = (picture.clone(), set_head.clone(), props.file.clone(), *stop);
        let (program, on_moment) = (props.program.clone(), props.on_moment.clone());
        let tell = {
            let picture = picture.clone();
            move |place: Place| {
                if let Some(moment) = picture.moment(&place) {
                    on_moment.emit(moment);
                }
            }
        };
        Callback::from(move |what: Do| match what {
            Do::Play if *playing => {
                playing.set(false);
                if let Some(place) = *head {
                    tell(place);
                }
            }
            Do::Play if head::is_still() => set_head.emit(Place::new(*axis, length)),
            Do::Play => {
                if head.is_none_or(|head| head.at >= length) {
                    set_head.emit(Place::new(*axis, 0.0));
                }
                playing.set(true);
            }
            Do::Step(forth) => {
                playing.set(false);
                let from = head.unwrap_or(Place::of(*axis, timeline::Moment::default()));
                let (set_head, tell) = (set_head.clone(), tell.clone());
                head::step_from(&picture, from, forth, move |place| {
                    set_head.emit(place);
                    tell(place);
                });
            }
            Do::Scrub(share) => {
                playing.set(false);
                let place = Place::new(*axis, share * length);
                set_head.emit(place);
                tell(place);
            }
            Do::Speed(times) => speed.set(times),
            Do::Bookmark => {
                if let Some(place) = *head
                    && !bookmarks.contains(&place)
                {
                    let mut more = (*bookmarks).clone();
                    more.push(place);
                    head::keep_bookmarks(&program, &more);
                    bookmarks.set(more);
                }
            }
            Do::ToBookmark(index) => {
                if let Some(place) = bookmarks.get(index) {
                    playing.set(false);
                    tell(*place);
                    match place.on(*axis) {
                        Some(place) => set_head.emit(place),
                        None => {
                            view.set(None);
                            axis.set(place.axis);
                            head.set(Some(*place));
                        }
                    }
                }
            }
            Do::DropBookmark(index) => {
                let mut fewer = (*bookmarks).clone();
                fewer.remove(index);
                head::keep_bookmarks(&program, &fewer);
                bookmarks.set(fewer);
            }
            Do::Axis(kind) => {
                playing.set(false);
                view.set(None);
                head.set(head.and_then(|head| head.on(kind)));
                axis.set(kind);
            }
            Do::Zoom(factor) => {
                let seen = view::shown(*view, length);
                let bar = stop.and_then(|bar| {
                    let Form::Rect { x, width, .. } = bar.find(&shown.as_ref()?.scene.0)?.form else {
                        return None;
                    };
                    let x = x + width / 2.0;
                    let shown = shown.as_ref()?;
                    Some(shown.at(shown.fit.map_or(x, |fit| fit.x(x))))
                });
                let inside = |at: &f64| *at >= seen.start && *at <= seen.end;
                let at =
                    head.map(|head| head.at).filter(inside).or(bar).unwrap_or((seen.start + seen.end) / 2.0);
                view.set(view::zoomed(*view, length, view::least(*axis), factor, at));
            }
            Do::Whole => view.set(None),
            Do::Critical => critical.set(!*critical),
            Do::Svg => {
                if let Some(shown) = &shown {
                    let text = timeline::svg::document(&shown.scene.0, Theme::Auto);
                    download::save(&format!("{file}.svg"), "image/svg+xml", &text);
                }
            }
            Do::Png => {
                if let Some(canvas) = shown.as_ref().and_then(|shown| paint::picture(&shown.scene.0)) {
                    download::save_picture(&format!("{file}.png"), &canvas);
                }
            }
        })
    };
    let onkeydown = {
        let (wanted, moved) = (wanted.clone(), moved.clone());
        let (figure, shown, picture, act) = (figure.clone(), shown.clone(), picture.clone(), act.clone());
        let (view, scroller, axis) = (view.clone(), scroller.clone(), *axis);
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let here = Bar::at(event.target());
            let mut handled = true;
            let panned = event.shift_key() && matches!(event.key().as_str(), "ArrowLeft" | "ArrowRight");
            if here.is_some() && (panned || matches!(event.key().as_str(), "+" | "=" | "-" | "0")) {
                *wanted.borrow_mut() = true;
                *moved.borrow_mut() = true;
            }
            match event.key().as_str() {
                "Escape" => {
                    if let Some(out) = figure.cast::<HtmlElement>() {
                        let _ = out.focus();
                    }
                }
                "Enter" => explain.emit(here),
                " " => act.emit(Do::Play),
                "." => act.emit(Do::Step(true)),
                "," => act.emit(Do::Step(false)),
                "+" | "=" => act.emit(Do::Zoom(0.5)),
                "-" => act.emit(Do::Zoom(2.0)),
                "0" => act.emit(Do::Whole),
                key @ ("ArrowLeft" | "ArrowRight") if event.shift_key() => {
                    if let Some(seen) = *view {
                        let by = (seen.end - seen.start) * if key == "ArrowLeft" { -0.2 } else { 0.2 };
                        view.set(view::panned(*view, length, by));
                    }
                }
                key => {
                    let way =
                        here.zip(shown.as_ref()).and_then(|(bar, shown)| walk(key, bar, &shown.scene.0));
                    handled = way.is_some();
                    match (way, here) {
                        (Some(Way::To(bar)), _) => go_to.emit(bar),
                        (Some(way), Some(here)) => {
                            if let Some(bar) = beyond(&picture, here, way, axis, view.is_some()) {
                                go_to.emit(bar);
                            } else if picture.timeline(here.chart).is_none()
                                && let Some(element) = scroller.cast::<Element>()
                                && matches!(way, Way::Below | Way::Above)
                            {
                                let by = if way == Way::Below { 1.0 } else { -1.0 };
                                element.set_scroll_top(element.scroll_top() + (by * pitch(&shown)) as i32);
                            }
                        }
                        _ => {}
                    }
                }
            }
            if handled {
                event.prevent_default();
            }
        })
    };

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

/// The marks of failed checks over a canvas.
fn marks_over(scene: &timeline::Scene, flaws: &[Flaw]) -> Html {
    if flaws.is_empty() {
        return Html::default();
    }
    let (width, height) = (scene.width.to_string(), scene.height.to_string());
    html! { <svg class="il flaws-over" {width} {height} aria-hidden="true" focusable="false">{ marks(scene, flaws) }</svg> }
}

/// The height of a row.
fn pitch(shown: &Option<Shown>) -> f64 {
    let row =
        shown.as_ref().and_then(|shown| shown.scene.0.charts.first()?.rows.first().map(|row| row.height));
    row.unwrap_or(20.0)
}

/// The bar that a key leads to from the edge of what is in sight.
fn beyond(picture: &Picture, here: Bar, way: Way, axis: AxisKind, zoomed: bool) -> Option<Bar> {
    let timeline = picture.timeline(here.chart)?;
    let lane = timeline.lane(here.lane);
    let beside = |lane: LaneId, span: usize| Some(Bar { chart: here.chart, lane, span });
    let is_seen = |span: &timeline::Span| {
        matches!(span.state, State::Running | State::Blocking { .. })
            || Place::of(axis, span.start).at < Place::of(axis, span.end).at
    };
    match way {
        Way::To(bar) => Some(bar),
        Way::Left if zoomed => {
            beside(lane.id, (0..here.span).rev().find(|index| is_seen(&lane.spans[*index]))?)
        }
        Way::Right if zoomed => {
            beside(lane.id, (here.span + 1..lane.spans.len()).find(|index| is_seen(&lane.spans[*index]))?)
        }
        Way::Left | Way::Right => None,
        Way::Above | Way::Below => {
            picture.scrolls()?;
            let lanes: Vec<LaneId> = timeline.shown().map(|lane| lane.id).collect();
            let row = lanes.iter().position(|id| *id == here.lane)?;
            let next =
                if way == Way::Below { lanes.get(row + 1)? } else { lanes.get(row.checked_sub(1)?)? };
            let next = timeline.lane(*next);
            let start = lane.spans.get(here.span)?.start;
            let nearest = next.span_at(start.max(next.start()).min(next.finish()))?;
            let seen = (nearest..next.spans.len()).chain((0..nearest).rev());
            beside(next.id, seen.into_iter().find(|index| is_seen(&next.spans[*index]))?)
        }
    }
}

/// The playhead, what it has not reached yet, and the bookmarks, over the drawing.
fn overlay(shown: &Shown, head: Option<&Place>, bookmarks: &[Place], axis: AxisKind) -> Html {
    let charts = &shown.scene.0.charts;
    let left = charts.first().map_or(0.0, |chart| chart.axis.left);
    let right = shown.right();
    let head = head.filter(|head| head.axis == axis).map(|head| {
        let x = shown.x(head.at).unwrap_or(if head.at < shown.at(left) { left } else { right });
        (x, shown.x(head.at).is_some())
    });
    html! {
        <>
            { for charts.iter().flat_map(|chart| head.map(|(x, seen)| {
                let (top, height) = (chart.top, chart.bottom - chart.top);
                html! {
                    <>
                        <div class="future" style={format!("left:{x:.1}px;top:{top}px;width:{:.1}px;height:{height}px", (right + 8.0 - x).max(0.0))} />
                        if seen {
                            <div class="playhead" style={format!("left:{x:.1}px;top:{top}px;height:{height}px")} />
                        }
                    </>
                }
            })) }
            { for bookmarks.iter().filter_map(|place| shown.x(place.on(axis)?.at)).map(|x| {
                let top = charts.first().map_or(0.0, |chart| chart.top);
                html! { <div class="bookmark-flag" style={format!("left:{x:.1}px;top:{top}px")} /> }
            }) }
        </>
    }
}

/// The width that the chart may take, kept up to date.
#[hook]
fn use_width(node: &NodeRef) -> UseStateHandle<u32> {
    let width = use_state_eq(|| 0u32);
    {
        let (node, width) = (node.clone(), width.setter());
        use_effect_with((), move |()| {
            let element = node.cast::<Element>();
            let measure = {
                let element = element.clone();
                move || {
                    if let Some(element) = &element {
                        width.set(element.client_width().max(0) as u32);
                    }
                }
            };
            measure();
            let observed = Closure::<dyn FnMut()>::new(measure);
            let observer = ResizeObserver::new(observed.as_ref().unchecked_ref()).ok();
            if let (Some(observer), Some(element)) = (&observer, &element) {
                observer.observe(element);
            }
            move || {
                if let Some(observer) = observer {
                    observer.disconnect();
                }
                drop(observed);
            }
        });
    }
    width
}
