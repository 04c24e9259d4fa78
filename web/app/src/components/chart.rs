//! The chart: a scene of the timeline as SVG that the pointer and the keyboard can walk through.
//!
//! One bar of the chart can be reached by Tab; from there the arrow keys lead on (a roving tabindex). What
//! the pointer or the keyboard is at is said in a sentence below, and its line is told to the editor.

use std::rc::Rc;

use timeline::{
    Form, Run, Scene, SceneOptions, Shape, Timeline,
    style::{self, Theme},
};
use wasm_bindgen::{JsCast, prelude::*};
use web_sys::{Element, HtmlElement, ResizeObserver};
use yew::prelude::*;

use super::flaws::{Flaw, marks};
use crate::{
    app::Announcer,
    language::{t, t_with},
};

/// More shapes than this are drawn only when asked for, because the browser needs a while.
const MANY: usize = 4_000;

/// What is drawn.
#[derive(Clone, PartialEq)]
pub enum Picture {
    One {
        timeline: Rc<Timeline>,
        end: Option<timeline::Moment>,
    },
    /// The same job one after another, and together, or under other names.
    Two {
        together: Rc<Timeline>,
        sequential: Rc<Timeline>,
        names: Option<[String; 2]>,
    },
}

impl Picture {
    fn scene(&self, width: f64) -> Scene {
        let options = SceneOptions { width, max_lanes: 40, ..SceneOptions::default() };
        match self {
            Picture::One { timeline, end } => Scene::new(timeline, &SceneOptions { end: *end, ..options }),
            Picture::Two { together, sequential, names } => {
                let [first, second] = match names {
                    Some([first, second]) => [first.as_str(), second.as_str()],
                    None => ["One after another", "Together"],
                };
                let runs =
                    [Run { name: first, timeline: sequential }, Run { name: second, timeline: together }];
                timeline::compare_scene(&runs, &options)
            }
        }
    }
}

impl Picture {
    /// Why the bar at a place is as it is: its chain of causes.
    fn explain(&self, scene: &Scene, (group, shape): Place) -> Option<String> {
        let group = scene.groups.get(group)?;
        let (lane, span) = (group.lane?, group.shapes.get(shape)?.span?);
        let timeline = match self {
            Picture::One { timeline, .. } => timeline,
            // The chart above shows the job one after another.
            Picture::Two { sequential, .. } if group.chart == 0 => sequential,
            Picture::Two { together, .. } => together,
        };
        Some(timeline.why_gap(lane, span).sentence)
    }
}

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
}

/// The colours and patterns of all charts, once for the page. They follow the system, or what the reader chose.
#[component]
pub fn ChartStyle() -> Html {
    let css = use_memo((), |()| {
        let light = style::rules(Theme::Light, ".il ");
        let system = style::rules(Theme::Dark, ":root:not([data-theme=light]) .il ");
        let chosen = style::rules(Theme::Dark, ":root[data-theme=dark] .il ");
        format!("{light}@media (prefers-color-scheme:dark){{\n{system}}}\n{chosen}")
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

/// A place in a scene: the group, and the shape in it.
type Place = (usize, usize);

/// The chart of one run or of two.
#[component]
pub fn Chart(props: &Props) -> Html {
    let announcer = use_context::<Announcer>();
    let figure = use_node_ref();
    let width = use_width(&figure);
    let scene = use_memo((props.picture.clone(), *width), |(picture, width)| {
        (*width > 0).then(|| picture.scene(f64::from(*width)))
    });
    let rows = use_memo(scene.clone(), |scene| (**scene).as_ref().map(rows).unwrap_or_default());
    let pointed = use_state_eq(|| None::<Place>);
    // The bar that Tab leads to.
    let stop = use_state_eq(|| None::<Place>);
    let draw_all = use_state(|| false);
    // The bar that was asked about, and the answer.
    let explained = use_state_eq(|| None::<(Place, String)>);
    {
        let (explained, stop) = (explained.setter(), stop.setter());
        use_effect_with(props.picture.clone(), move |_| {
            explained.set(None);
            stop.set(None);
        });
    }
    let explain = {
        let (explained, picture, scene) = (explained.setter(), props.picture.clone(), scene.clone());
        Callback::from(move |place: Option<Place>| {
            let answer = place.and_then(|place| Some((place, picture.explain((*scene).as_ref()?, place)?)));
            if let (Some((_, sentence)), Some(Announcer(say))) = (&answer, &announcer) {
                say.emit(sentence.clone());
            }
            explained.set(answer);
        })
    };
    let onclick = explain.reform(|event: MouseEvent| place_of(event.target()));

    let point = {
        let (pointed, scene) = (pointed.setter(), scene.clone());
        let (on_line, on_place) = (props.on_line.clone(), props.on_place.clone());
        Callback::from(move |place: Option<Place>| {
            let line =
                place.and_then(|place| shape_at((*scene).as_ref()?, place)?.line).map_or(0, |line| line.0);
            let chart = place.and_then(|(group, _)| Some((*scene).as_ref()?.groups.get(group)?.chart));
            on_line.emit(line);
            on_place.emit((chart.unwrap_or(0), line));
            pointed.set(place);
        })
    };
    let onpointerover = {
        let point = point.clone();
        Callback::from(move |event: PointerEvent| point.emit(place_of(event.target())))
    };
    let onpointerleave = point.reform(|_: PointerEvent| None);
    let onfocusin = {
        let (point, stop) = (point.clone(), stop.setter());
        Callback::from(move |event: FocusEvent| {
            let place = place_of(event.target());
            stop.set(place);
            point.emit(place);
        })
    };
    let onfocusout = point.reform(|_: FocusEvent| None);
    let onkeydown = {
        let (rows, scene, figure) = (rows.clone(), scene.clone(), figure.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(figure) = figure.cast::<Element>() else { return };
            if event.key() == "Escape" {
                if let Some(out) = figure.dyn_ref::<HtmlElement>() {
                    let _ = out.focus();
                }
                return;
            }
            let here = place_of(event.target());
            if event.key() == "Enter" || event.key() == " " {
                event.prevent_default();
                explain.emit(here);
                return;
            }
            let next =
                here.zip((*scene).as_ref()).and_then(|(here, scene)| walk(&event.key(), here, &rows, scene));
            if let Some((group, shape)) = next {
                event.prevent_default();
                let found = figure.query_selector(&format!("[data-at=\"{group}-{shape}\"]")).ok().flatten();
                if let Some(found) = found {
                    let _ = found.unchecked_ref::<HtmlElement>().focus();
                }
            }
        })
    };

    let shapes: usize =
        (*scene).as_ref().map_or(0, |scene| scene.groups.iter().map(|group| group.shapes.len()).sum());
    let drawing = match &*scene {
        None => Html::default(),
        Some(_) if shapes > MANY && !*draw_all => {
            let onclick = Callback::from(move |_: MouseEvent| draw_all.set(true));
            html! {
                <p class="note">
                    { t_with("chart-many", &[("count", shapes.into())]) }{ " " }
                    <button {onclick}>{ t("chart-draw") }</button>
                </p>
            }
        }
        Some(scene) => {
            let first = rows.first().and_then(|row| row.first()).copied();
            let asked = explained.as_ref().map(|(place, _)| *place);
            let look = Look { pointed: *pointed, stop: stop.or(first), active: props.active, asked };
            html! {
                <svg
                    class="il"
                    width={scene.width.to_string()}
                    height={scene.height.to_string()}
                    viewBox={format!("0 0 {} {}", scene.width, scene.height)}
                    role="group"
                    aria-label={scene.title.clone()}
                    aria-roledescription={t("chart-role")}
                    {onclick} {onpointerover} {onpointerleave} {onfocusin} {onfocusout} {onkeydown}
                >
                    <desc>{ &scene.description }</desc>
                    { for scene.groups.iter().enumerate().map(|(index, group)| {
                        let named = !group.label.is_empty();
                        html! {
                            <g
                                key={index}
                                class={group.class.clone()}
                                role={named.then_some("group")}
                                aria-label={named.then(|| group.label.clone())}
                                aria-hidden={(!named).then_some("true")}
                            >
                                { for group.shapes.iter().enumerate().map(|(number, shape)| {
                                    let lit = props.active_chart.is_none_or(|chart| chart == group.chart);
                                    draw(shape, (index, number), Look { active: if lit { look.active } else { 0 }, ..look })
                                }) }
                            </g>
                        }
                    }) }
                    { marks(scene, &props.flaws) }
                </svg>
            }
        }
    };
    let sentence = pointed.and_then(|place| Some(shape_at((*scene).as_ref()?, place)?.label.clone()));
    html! {
        <div class="chart" ref={figure} tabindex="-1">
            { drawing }
            <p class="sentence" aria-hidden="true">
                { sentence.unwrap_or_else(|| t("chart-hint")) }
            </p>
            if let Some((_, sentence)) = &*explained {
                <p class="why"><strong>{ t("chart-why") }</strong>{ " " }{ sentence }</p>
            }
        </div>
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

/// How the scene looks at this moment.
#[derive(Clone, Copy)]
struct Look {
    pointed: Option<Place>,
    stop: Option<Place>,
    active: u32,
    asked: Option<Place>,
}

fn draw(shape: &Shape, place: Place, look: Look) -> Html {
    let lit = shape.line.is_some_and(|line| line.0 == look.active) && shape.span.is_some();
    let class = classes!(
        shape.class.clone(),
        lit.then_some("lit"),
        (look.asked == Some(place)).then_some("asked"),
        (look.pointed == Some(place) && shape.span.is_some()).then_some("pointed")
    );
    let at = format!("{}-{}", place.0, place.1);
    let focusable = shape.span.is_some();
    let tabindex = focusable.then_some(if look.stop == Some(place) { "0" } else { "-1" });
    let role = focusable.then_some("img");
    let label = focusable.then(|| shape.label.clone());
    // A bar says its sentence below the chart; what else has a name shows it beside the pointer.
    let title = (!focusable && !shape.label.is_empty()).then(|| html! { <title>{ &shape.label }</title> });
    match &shape.form {
        Form::Rect { x, y, width, height, radius } => html! {
            <rect key={at.clone()} {class} data-at={at} data-line={shape.line.map(|line| line.0.to_string())}
                x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} rx={radius.to_string()}
                {tabindex} {role} aria-label={label}>{ title.unwrap_or_default() }</rect>
        },
        Form::Line { x1, y1, x2, y2 } => html! {
            <line key={at.clone()} {class} data-at={at}
                x1={x1.to_string()} y1={y1.to_string()} x2={x2.to_string()} y2={y2.to_string()}>{ title.unwrap_or_default() }</line>
        },
        Form::Circle { x, y, radius } => html! {
            <circle key={at.clone()} {class} data-at={at} cx={x.to_string()} cy={y.to_string()} r={radius.to_string()}
                {tabindex} {role} aria-label={label}>{ title.unwrap_or_default() }</circle>
        },
        Form::Path { d } => html! {
            <path key={at.clone()} {class} data-at={at} d={d.clone()} {tabindex} {role} aria-label={label}>
                { title.unwrap_or_default() }
            </path>
        },
        // Bars say everything in their names, so that the words in them are for the eyes alone.
        Form::Text { x, y, size, anchor, text } => html! {
            <text key={at} {class} x={x.to_string()} y={y.to_string()} font-size={size.to_string()} text-anchor={anchor.name()}
                aria-hidden="true">{ text }</text>
        },
    }
}

/// The bars that can be reached, one row per lane, each from left to right.
fn rows(scene: &Scene) -> Vec<Vec<Place>> {
    let mut rows: Vec<Vec<Place>> = Vec::new();
    for (index, group) in scene.groups.iter().enumerate() {
        let mut row: Vec<Place> = (0..group.shapes.len())
            .filter(|number| group.shapes[*number].span.is_some())
            .map(|number| (index, number))
            .collect();
        row.sort_by(|one, other| left(scene, *one).total_cmp(&left(scene, *other)));
        if !row.is_empty() {
            rows.push(row);
        }
    }
    rows
}

/// Where a key leads to from a bar.
fn walk(key: &str, (group, shape): Place, rows: &[Vec<Place>], scene: &Scene) -> Option<Place> {
    let row = rows.iter().position(|row| row.contains(&(group, shape)))?;
    let column = rows[row].iter().position(|place| *place == (group, shape))?;
    let nearest = |row: &Vec<Place>| {
        let here = left(scene, (group, shape));
        let distance = |place: &Place| (left(scene, *place) - here).abs();
        row.iter().min_by(|one, other| distance(one).total_cmp(&distance(other))).copied()
    };
    match key {
        "ArrowLeft" => rows[row].get(column.checked_sub(1)?).copied(),
        "ArrowRight" => rows[row].get(column + 1).copied(),
        "ArrowUp" => nearest(rows.get(row.checked_sub(1)?)?),
        "ArrowDown" => nearest(rows.get(row + 1)?),
        "Home" => rows[row].first().copied(),
        "End" => rows[row].last().copied(),
        _ => None,
    }
}

fn left(scene: &Scene, place: Place) -> f64 {
    match shape_at(scene, place).map(|shape| &shape.form) {
        Some(Form::Rect { x, .. } | Form::Circle { x, .. } | Form::Text { x, .. }) => *x,
        Some(Form::Line { x1, .. }) => *x1,
        Some(Form::Path { .. }) | None => 0.0,
    }
}

fn shape_at(scene: &Scene, (group, shape): Place) -> Option<&Shape> {
    scene.groups.get(group)?.shapes.get(shape)
}

fn place_of(target: Option<web_sys::EventTarget>) -> Option<Place> {
    let at = target?.dyn_into::<Element>().ok()?.get_attribute("data-at")?;
    let (group, shape) = at.split_once('-')?;
    Some((group.parse().ok()?, shape.parse().ok()?))
}
