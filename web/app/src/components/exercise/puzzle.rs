//! The lines of a program to be put in order and indented: by dragging, by buttons, or by keys.
//!
//! A line is in one of two lists, those not used yet and the program. Dragging moves it between the lists and within
//! the program; how far to the right it is dragged says how far it is indented.

use lesson::{INDENT, Placed, Puzzle};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};
use yew::prelude::*;

use crate::{
    app::Announcer,
    components::{
        drag::{Press, capture, focus, is_over, place_at},
        id::use_id,
    },
    language::{t, t_with},
};

/// Steps of indentation that a line can have.
const MOST_LEVELS: usize = 6;

/// How far a pointer goes for one step of indentation, in pixels.
const STEP: f64 = 28.0;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub puzzle: Puzzle,
    pub placed: Vec<Placed>,
    pub on_change: Callback<Vec<Placed>>,
    /// The line of the assembled program that a bar points at, 0 for none.
    pub active: u32,
    /// Lines of the assembled program where a check failed.
    pub flawed: Vec<u32>,
    pub on_line: Callback<u32>,
}

/// What is done to the line that is selected.
#[derive(Clone, Copy, PartialEq)]
enum Act {
    Up,
    Down,
    Left,
    Right,
    Remove,
}

fn place_of(placed: &[Placed], number: usize) -> Option<usize> {
    placed.iter().position(|(other, _)| *other == number)
}

/// The two lists.
#[component]
pub fn PuzzleBoard(props: &Props) -> Html {
    let Props { puzzle, placed, .. } = props;
    let board = use_node_ref();
    let how = use_id("puzzle");
    let program = use_node_ref();
    let press = use_state_eq(|| None::<Press>);
    let selected = use_state_eq(|| None::<usize>);
    // The line that gets the focus once it has been drawn in its new place.
    let follow = use_state_eq(|| None::<usize>);
    let announcer = use_context::<Announcer>();
    {
        let (board, follow) = (board.clone(), follow.clone());
        use_effect_with((*follow, placed.clone()), move |(number, _)| {
            if let Some(number) = number {
                focus(&board, &format!("[data-piece=\"{number}\"]"));
                follow.set(None);
            }
        });
    }
    let say = {
        let puzzle = puzzle.clone();
        move |number: usize, placed: &[Placed]| {
            let Some(Announcer(say)) = &announcer else { return };
            let line = ("line", puzzle.pieces[number].text.as_str().into());
            say.emit(match place_of(placed, number) {
                Some(place) => t_with(
                    "puzzle-placed-said",
                    &[line, ("place", (place + 1).into()), ("level", placed[place].1.into())],
                ),
                None => t_with("puzzle-removed-said", &[line]),
            });
        }
    };
    let act = {
        let (placed, on_change, selected, follow, say) =
            (placed.clone(), props.on_change.clone(), selected.setter(), follow.setter(), say.clone());
        Callback::from(move |(number, act): (usize, Act)| {
            let Some(place) = place_of(&placed, number) else { return };
            let mut placed = placed.clone();
            match act {
                Act::Up if place > 0 => placed.swap(place, place - 1),
                Act::Down if place + 1 < placed.len() => placed.swap(place, place + 1),
                Act::Left => placed[place].1 = placed[place].1.saturating_sub(1),
                Act::Right => placed[place].1 = (placed[place].1 + 1).min(MOST_LEVELS),
                Act::Remove => {
                    placed.remove(place);
                    selected.set(None);
                }
                Act::Up | Act::Down => {}
            }
            say(number, &placed);
            on_change.emit(placed);
            follow.set(Some(number));
        })
    };
    let append = {
        let (placed, on_change, selected, follow) =
            (placed.clone(), props.on_change.clone(), selected.clone(), follow.setter());
        Callback::from(move |number: usize| {
            let mut placed = placed.clone();
            let after = selected.and_then(|chosen| place_of(&placed, chosen));
            let at = after.map_or(placed.len(), |place| place + 1);
            // Most lines stand as far in as the one above them.
            let level = at.checked_sub(1).map_or(0, |above| placed[above].1);
            placed.insert(at, (number, level));
            selected.set(Some(number));
            say(number, &placed);
            on_change.emit(placed);
            follow.set(Some(number));
        })
    };

    // The indentation that a line had when the press began; none when it was not in the program.
    let level_at_press = use_mut_ref(|| None::<usize>);
    let onpointerdown = {
        let (press, board, placed, level_at_press) =
            (press.setter(), board.clone(), placed.clone(), level_at_press.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(number) = piece_of(event.target()) else { return };
            let Some(begun) = Press::begin(&event, number) else { return };
            *level_at_press.borrow_mut() = place_of(&placed, number).map(|place| placed[place].1);
            capture(&board, &event);
            press.set(Some(begun));
        })
    };
    let onpointermove = {
        let (press, board, program) = (press.clone(), board.clone(), program.clone());
        let (placed, on_change) = (placed.clone(), props.on_change.clone());
        Callback::from(move |event: PointerEvent| {
            let Some(now) = press.map(|press| press.after(&event)) else { return };
            press.set(Some(now));
            let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
            if !now.moved || !is_over(&board, x, y) {
                return;
            }
            let before = place_of(&placed, now.item);
            let mut next = placed.clone();
            next.retain(|(other, _)| *other != now.item);
            if is_over(&program, x, y) {
                // The dragged line itself is one of those above the pointer when it moves down.
                let above = place_at(&program, y, before).min(placed.len());
                let at = if before.is_some_and(|before| above > before) { above - 1 } else { above };
                let level = match *level_at_press.borrow() {
                    Some(level) => {
                        let steps = ((x - now.x) / STEP).round();
                        (level as f64 + steps).clamp(0.0, MOST_LEVELS as f64) as usize
                    }
                    // Most lines stand as far in as the one above them.
                    None => {
                        at.checked_sub(1).and_then(|above| next.get(above)).map_or(0, |(_, level)| *level)
                    }
                };
                next.insert(at.min(next.len()), (now.item, level));
            }
            if next != placed {
                on_change.emit(next);
            }
        })
    };
    let onpointerup = {
        let (press, selected, append, placed) =
            (press.clone(), selected.setter(), append.clone(), placed.clone());
        Callback::from(move |_: PointerEvent| {
            if let Some(done) = *press {
                if done.moved || place_of(&placed, done.item).is_some() {
                    selected.set(Some(done.item));
                } else {
                    append.emit(done.item);
                }
            }
            press.set(None);
        })
    };
    let onpointercancel = {
        let press = press.setter();
        Callback::from(move |_: PointerEvent| press.set(None))
    };
    let onkeydown = {
        let (act, append, board, placed) = (act.clone(), append.clone(), board.clone(), placed.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(number) = piece_of(event.target()) else { return };
            let used = place_of(&placed, number).is_some();
            match event.key().as_str() {
                "Enter" | " " if !used => append.emit(number),
                "ArrowUp" if used => act.emit((number, Act::Up)),
                "ArrowDown" if used => act.emit((number, Act::Down)),
                "ArrowLeft" if used => act.emit((number, Act::Left)),
                "ArrowRight" if used => act.emit((number, Act::Right)),
                "Delete" | "Backspace" if used => act.emit((number, Act::Remove)),
                "ArrowUp" => walk(&board, &event, false),
                "ArrowDown" => walk(&board, &event, true),
                _ => return,
            }
            event.prevent_default();
        })
    };
    let onfocusin = {
        let (selected, placed) = (selected.setter(), placed.clone());
        Callback::from(move |event: FocusEvent| {
            let number = piece_of(event.target()).filter(|number| place_of(&placed, *number).is_some());
            if number.is_some() {
                selected.set(number);
            }
        })
    };

    let chosen = selected.filter(|number| place_of(placed, *number).is_some());
    let held = press.filter(|press| press.moved).map(|press| press.item);
    let first_line = puzzle.head.lines().count() as u32 + 1;
    let unused: Vec<usize> =
        (0..puzzle.pieces.len()).filter(|number| place_of(placed, *number).is_none()).collect();
    let control = |what: Act, sign: &'static str, name: String| {
        let act = act.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            if let Some(number) = chosen {
                act.emit((number, what));
            }
        });
        html! { <button type="button" {onclick} disabled={chosen.is_none()} aria-label={name.clone()} title={name}>{ sign }</button> }
    };
    let line_of = |number: usize| puzzle.pieces[number].text.as_str();
    html! {
        <div class="puzzle" ref={board} {onpointerdown} {onpointermove} {onpointerup} {onpointercancel} {onkeydown} {onfocusin}>
            <p class="quiet" id={(*how).clone()}>{ t("puzzle-how") }</p>
            <div class="puzzle-program">
                <h4>{ t("puzzle-program") }</h4>
                if !puzzle.head.is_empty() {
                    <pre class="puzzle-fixed" tabindex="0"><code>{ &puzzle.head }</code></pre>
                }
                <ol class="puzzle-lines" ref={program} aria-label={t("puzzle-program")} aria-describedby={(*how).clone()}>
                    { for placed.iter().enumerate().map(|(place, (number, level))| {
                        let line = first_line + place as u32;
                        let class = classes!(
                            "puzzle-piece",
                            (chosen == Some(*number)).then_some("selected"),
                            (held == Some(*number)).then_some("held"),
                            (props.active == line).then_some("line-active"),
                            props.flawed.contains(&line).then_some("flawed")
                        );
                        let label = t_with("puzzle-piece-label", &[
                            ("line", line_of(*number).into()),
                            ("place", (place + 1).into()),
                            ("count", placed.len().into()),
                            ("level", (*level).into()),
                        ]);
                        html! {
                            <li style={format!("padding-left: {}ch", (puzzle.base + level) * INDENT)}>
                                <button type="button" {class} data-piece={number.to_string()} aria-label={label}
                                    aria-pressed={(chosen == Some(*number)).to_string()}
                                    onpointerover={props.on_line.reform(move |_: PointerEvent| line)}
                                    onpointerout={props.on_line.reform(|_: PointerEvent| 0)}>
                                    <span class="grip" aria-hidden="true">{ "⠿" }</span><code>{ line_of(*number) }</code>
                                </button>
                            </li>
                        }
                    }) }
                    if placed.is_empty() {
                        <li class="puzzle-empty quiet">{ t("puzzle-empty") }</li>
                    }
                </ol>
                <div class="puzzle-controls" role="group" aria-label={t("puzzle-controls")}>
                    { control(Act::Up, "↑", t("puzzle-up")) }
                    { control(Act::Down, "↓", t("puzzle-down")) }
                    { control(Act::Left, "←", t("puzzle-left")) }
                    { control(Act::Right, "→", t("puzzle-right")) }
                    { control(Act::Remove, "✕", t("puzzle-remove")) }
                </div>
                if !puzzle.tail.trim().is_empty() {
                    <pre class="puzzle-fixed" tabindex="0"><code>{ puzzle.tail.trim_start_matches('\n') }</code></pre>
                }
            </div>
            <div class="puzzle-pool">
                <h4>{ t("puzzle-pool") }</h4>
                <ul class="puzzle-lines" aria-label={t("puzzle-pool")}>
                    { for unused.iter().map(|number| html! {
                        <li>
                            <button type="button" class={classes!("puzzle-piece", (held == Some(*number)).then_some("held"))}
                                data-piece={number.to_string()}
                                aria-label={t_with("puzzle-pool-label", &[("line", line_of(*number).into())])}>
                                <span class="grip" aria-hidden="true">{ "⠿" }</span><code>{ line_of(*number) }</code>
                            </button>
                        </li>
                    }) }
                    if unused.is_empty() {
                        <li class="puzzle-empty quiet">{ t("puzzle-pool-empty") }</li>
                    }
                </ul>
            </div>
        </div>
    }
}

/// The piece that an event happened at.
fn piece_of(target: Option<web_sys::EventTarget>) -> Option<usize> {
    let target = target?.dyn_into::<Element>().ok()?;
    target.closest("[data-piece]").ok()??.get_attribute("data-piece")?.parse().ok()
}

/// Leads the focus to the unused line before or behind.
fn walk(board: &NodeRef, event: &KeyboardEvent, forth: bool) {
    let Some(board) = board.cast::<Element>() else { return };
    let Ok(pieces) = board.query_selector_all(".puzzle-pool [data-piece]") else { return };
    let target = event.target().and_then(|target| target.dyn_into::<Node>().ok());
    let here = (0..pieces.length()).find(|place| pieces.item(*place) == target);
    let next = here.and_then(|here| if forth { Some(here + 1) } else { here.checked_sub(1) });
    if let Some(piece) = next.and_then(|next| pieces.item(next)) {
        let _ = piece.unchecked_into::<HtmlElement>().focus();
    }
}
