//! A prediction that is drawn: cells of empty lanes are filled by dragging over them or by keys, and after the run the
//! drawing lies over the bars of the run.

use std::rc::Rc;

use lesson::{Bars, Drawing, Overlap, overlay};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use crate::{
    components::{
        drag::{capture, focus},
        id::use_id,
    },
    language::{local, t, t_with},
};

/// The filled cells of each lane.
type Cells = Vec<Vec<bool>>;

/// A stroke: its lane, the cell where it began, whether it fills or clears, and the cells before it.
#[derive(Clone, PartialEq)]
struct Stroke {
    lane: usize,
    first: usize,
    fills: bool,
    before: Rc<Cells>,
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub drawing: Drawing,
    /// Told the bars of each lane whenever they change.
    pub on_change: Callback<Vec<Bars>>,
}

/// The empty lanes.
#[component]
pub fn DrawLanes(props: &Props) -> Html {
    let drawing = &props.drawing;
    let count = drawing.cells();
    let cells = use_state(|| Rc::new(vec![vec![false; count]; drawing.lanes.len()]));
    let stroke = use_state(|| None::<Stroke>);
    // The cell that Tab leads to.
    let stop = use_state_eq(|| (0usize, 0usize));
    let grid = use_node_ref();
    let how = use_id("draw");
    let set = {
        let (cells, drawing, on_change) = (cells.setter(), drawing.clone(), props.on_change.clone());
        Callback::from(move |filled: Cells| {
            on_change.emit(filled.iter().map(|lane| drawing.bars_of_cells(lane)).collect());
            cells.set(Rc::new(filled));
        })
    };
    let onpointerdown = {
        let (stroke, stop, cells, grid, set) =
            (stroke.setter(), stop.setter(), cells.clone(), grid.clone(), set.clone());
        Callback::from(move |event: PointerEvent| {
            let Some((lane, cell)) = cell_under(&event).filter(|_| event.button() == 0) else { return };
            capture(&grid, &event);
            let fills = !cells[lane][cell];
            let mut filled = (**cells).clone();
            filled[lane][cell] = fills;
            set.emit(filled);
            stop.set((lane, cell));
            stroke.set(Some(Stroke { lane, first: cell, fills, before: (*cells).clone() }));
        })
    };
    let onpointermove = {
        let (stroke, set) = (stroke.clone(), set.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(stroke) = &*stroke else { return };
            // Only the place from left to right counts, so that a hand need not be steady.
            let Some(cell) = cell_at(&event, stroke.lane) else { return };
            let mut filled = (*stroke.before).clone();
            let (from, to) = (stroke.first.min(cell), stroke.first.max(cell));
            filled[stroke.lane][from..=to].fill(stroke.fills);
            set.emit(filled);
        })
    };
    let end = {
        let stroke = stroke.setter();
        Callback::from(move |_: PointerEvent| stroke.set(None))
    };
    let onkeydown = {
        let (stop, cells, grid, set) = (stop.clone(), cells.clone(), grid.clone(), set.clone());
        Callback::from(move |event: KeyboardEvent| {
            let (lane, cell) = *stop;
            let next = match event.key().as_str() {
                "ArrowLeft" => (lane, cell.saturating_sub(1)),
                "ArrowRight" => (lane, (cell + 1).min(count - 1)),
                "ArrowUp" => (lane.saturating_sub(1), cell),
                "ArrowDown" => ((lane + 1).min(cells.len() - 1), cell),
                "Home" => (lane, 0),
                "End" => (lane, count - 1),
                " " | "Enter" => {
                    event.prevent_default();
                    let mut filled = (**cells).clone();
                    filled[lane][cell] = !filled[lane][cell];
                    return set.emit(filled);
                }
                "Delete" | "Backspace" => {
                    event.prevent_default();
                    let mut filled = (**cells).clone();
                    filled[lane].fill(false);
                    return set.emit(filled);
                }
                _ => return,
            };
            event.prevent_default();
            if event.shift_key() && next.0 == lane {
                // A bar is pulled along by a cell of it, and a gap by a cell of that.
                let mut filled = (**cells).clone();
                filled[lane][next.1] = filled[lane][cell];
                set.emit(filled);
            }
            stop.set(next);
            focus(&grid, &format!("[data-cell=\"{}-{}\"]", next.0, next.1));
        })
    };
    html! {
        <div class="draw">
            <p class="quiet" id={(*how).clone()}>{ t("draw-how") }</p>
            <div class="draw-lanes" role="grid" aria-label={t("draw-label")} aria-describedby={(*how).clone()} ref={grid}
                {onpointerdown} {onpointermove} onpointerup={end.clone()} onpointercancel={end} {onkeydown}>
                { for drawing.lanes.iter().enumerate().map(|(lane, one)| html! {
                    <div class="draw-lane" role="row">
                        <span class="draw-name" role="rowheader">{ &one.name }</span>
                        <span class="draw-cells" role="presentation" data-lane={lane.to_string()}
                            style={format!("grid-template-columns: repeat({count}, 1fr)")}>
                            { for (0..count).map(|cell| {
                                let filled = cells[lane][cell];
                                html! {
                                    <span
                                        class={classes!("draw-cell", filled.then_some("filled"))}
                                        role="gridcell"
                                        aria-selected={filled.to_string()}
                                        aria-label={cell_label(drawing, &one.name, cell, filled)}
                                        data-cell={format!("{lane}-{cell}")}
                                        tabindex={if *stop == (lane, cell) { "0" } else { "-1" }}
                                    />
                                }
                            }) }
                        </span>
                    </div>
                }) }
                { ruler(drawing) }
            </div>
        </div>
    }
}

/// The ticks below the lanes, for the eyes alone: every cell says its seconds.
fn ruler(drawing: &Drawing) -> Html {
    // A label needs about a tenth of the ruler.
    let every = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0]
        .into_iter()
        .find(|seconds| drawing.until / seconds <= 10.0 && *seconds >= drawing.step)
        .unwrap_or(drawing.until);
    let ticks = (0..).map(|number| f64::from(number) * every).take_while(|at| *at <= drawing.until + 1e-9);
    html! {
        <div class="draw-lane ruler" aria-hidden="true">
            <span class="draw-name"></span>
            <span class="draw-ticks">
                { for ticks.map(|at| html! {
                    <span style={format!("left: {}%", 100.0 * at / drawing.until)}>{ seconds(at) }</span>
                }) }
            </span>
        </div>
    }
}

fn cell_label(drawing: &Drawing, name: &str, cell: usize, filled: bool) -> String {
    let (from, to) = (cell as f64 * drawing.step, (cell + 1) as f64 * drawing.step);
    t_with(
        if filled { "draw-cell-filled" } else { "draw-cell-empty" },
        &[("lane", name.into()), ("from", seconds(from).into()), ("to", seconds(to).into())],
    )
}

/// The lane and cell under the pointer.
fn cell_under(event: &PointerEvent) -> Option<(usize, usize)> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let at = target.get_attribute("data-cell")?;
    let (lane, cell) = at.split_once('-')?;
    Some((lane.parse().ok()?, cell.parse().ok()?))
}

/// The cell of a lane that the pointer is nearest to.
fn cell_at(event: &PointerEvent, lane: usize) -> Option<usize> {
    let grid = event.current_target()?.dyn_into::<Element>().ok()?;
    let cells = grid.query_selector(&format!("[data-lane=\"{lane}\"]")).ok()??;
    let (place, count) = (cells.get_bounding_client_rect(), cells.child_element_count() as f64);
    let share = (f64::from(event.client_x()) - place.left()) / place.width();
    Some((share * count).clamp(0.0, count - 1.0) as usize)
}

#[derive(PartialEq, Properties)]
pub struct OverlayProps {
    pub drawing: Drawing,
    pub drawn: Vec<Bars>,
    /// The bars of the run, once there is one.
    pub real: Option<Vec<Bars>>,
}

/// The drawing over the bars of the run, and the same in words.
#[component]
pub fn DrawnOver(props: &OverlayProps) -> Html {
    let drawing = &props.drawing;
    let none = Bars::new();
    let lanes: Vec<(&str, &Bars, Option<&Bars>)> = drawing
        .lanes
        .iter()
        .enumerate()
        .map(|(number, lane)| {
            let real = props.real.as_ref().map(|real| real.get(number).unwrap_or(&none));
            (lane.name.as_str(), props.drawn.get(number).unwrap_or(&none), real)
        })
        .collect();
    let until = lanes
        .iter()
        .flat_map(|(_, _, real)| real.iter().flat_map(|bars| bars.iter()))
        .map(|(_, to)| *to)
        .fold(drawing.until, f64::max);
    let drawing = Drawing { until, ..drawing.clone() };
    let place = |from: f64, to: f64| {
        format!("left: {}%; width: {}%", 100.0 * from / until, 100.0 * (to - from) / until)
    };
    html! {
        <div class="drawn">
            <div class="draw-lanes" aria-hidden="true">
                { for lanes.iter().map(|(name, drawn, real)| html! {
                    <div class="draw-lane">
                        <span class="draw-name">{ name }</span>
                        <span class="draw-track">
                            { for overlay(drawn, real.unwrap_or(drawn)).into_iter().map(|(from, to, overlap)| html! {
                                <span class={classes!("piece", class_of(overlap))} style={place(from, to)} />
                            }) }
                        </span>
                    </div>
                }) }
                { ruler(&drawing) }
                if props.real.is_some() {
                    <p class="draw-key">
                        <span><span class="piece both" />{ t("draw-both") }</span>
                        <span><span class="piece missed" />{ t("draw-missed") }</span>
                        <span><span class="piece extra" />{ t("draw-extra") }</span>
                    </p>
                }
            </div>
            <ul class="draw-words">
                { for lanes.iter().map(|(name, drawn, real)| html! { <li>{ in_words(name, drawn, *real) }</li> }) }
            </ul>
        </div>
    }
}

fn class_of(overlap: Overlap) -> &'static str {
    match overlap {
        Overlap::Both => "both",
        Overlap::Missed => "missed",
        Overlap::Extra => "extra",
    }
}

/// What was drawn in one lane, and what it should have been.
fn in_words(name: &str, drawn: &Bars, real: Option<&Bars>) -> String {
    let (lane, drew) = (("lane", name.into()), ("drawn", stretches(drawn).into()));
    match real {
        None => t_with("draw-words-drawn", &[lane, drew]),
        Some(real) if overlay(drawn, real).iter().all(|(_, _, overlap)| *overlap == Overlap::Both) => {
            t_with("draw-words-right", &[lane, drew])
        }
        Some(real) => t_with("draw-words-wrong", &[lane, drew, ("real", stretches(real).into())]),
    }
}

/// `0–2 s, 4–6 s`.
fn stretches(bars: &Bars) -> String {
    if bars.is_empty() {
        return t("draw-nothing");
    }
    let one = |(from, to): &(f64, f64)| {
        t_with("draw-stretch", &[("from", seconds(*from).into()), ("to", seconds(*to).into())])
    };
    bars.iter().map(one).collect::<Vec<_>>().join(", ")
}

/// Seconds as short as they can be.
fn seconds(at: f64) -> String {
    local(format!("{}", (at * 1000.0).round() / 1000.0))
}
