//! The run in words and as a table: always in the document, open when asked for.

use std::rc::Rc;

use timeline::{Lane, Span, State, Timeline, scale};
use trace::Nanos;
use yew::prelude::*;

/// Longer transcripts are cut here; the rest is counted.
const SENTENCES: usize = 400;
/// Longer tables are cut here.
const ROWS: usize = 200;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub timeline: Rc<Timeline>,
}

/// Transcript and table of tasks.
#[component]
pub fn Records(props: &Props) -> Html {
    let timeline = &props.timeline;
    let sentences = use_memo(timeline.clone(), |timeline| {
        timeline.shown().map(|lane| timeline.lane_sentence(lane)).collect::<Vec<String>>()
    });
    let lines = &*sentences;
    let lanes: Vec<&Lane> = timeline.shown().collect();
    html! {
        <div class="records">
            <details>
                <summary>{ "Transcript" }</summary>
                <div class="scroll" tabindex="0" role="region" aria-label="Transcript">
                    <ol class="transcript">{ for lines.iter().take(SENTENCES).map(|line| html! { <li>{ line }</li> }) }</ol>
                </div>
                { rest(lines.len(), SENTENCES, "sentences") }
            </details>
            <details>
                <summary>{ "Table of tasks" }</summary>
                <div class="scroll" tabindex="0" role="region" aria-label="Table of tasks">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{ "Task" }</th>
                                <th scope="col">{ "From" }</th>
                                <th scope="col">{ "To" }</th>
                                <th scope="col">{ "Running" }</th>
                                <th scope="col">{ "Ready" }</th>
                                <th scope="col">{ "Waiting" }</th>
                                <th scope="col">{ "Blocking" }</th>
                                <th scope="col">{ "End" }</th>
                            </tr>
                        </thead>
                        <tbody>{ for lanes.iter().take(ROWS).map(|lane| row(timeline, lane)) }</tbody>
                    </table>
                </div>
                { rest(lanes.len(), ROWS, "tasks") }
            </details>
        </div>
    }
}

fn row(timeline: &Timeline, lane: &Lane) -> Html {
    let spent = |state: fn(&State) -> bool| {
        let nanos =
            lane.spans.iter().filter(|span| state(&span.state)).map(Span::duration).map(|time| time.0).sum();
        scale::total(Nanos(nanos))
    };
    // `Task fetch Task-2: done at 2.0 s.` without what the first column says.
    let sentence = timeline.lane_sentence(lane);
    let end =
        sentence.split_once(": ").map_or(sentence.as_str(), |(_, end)| end).trim_end_matches('.').to_owned();
    html! {
        <tr>
            <th scope="row">{ lane.title() }</th>
            <td>{ scale::total(lane.start().at) }</td>
            <td>{ scale::total(lane.finish().at) }</td>
            <td>{ spent(|state| matches!(state, State::Running)) }</td>
            <td>{ spent(|state| matches!(state, State::Ready(_))) }</td>
            <td>{ spent(|state| matches!(state, State::Waiting(_))) }</td>
            <td>{ spent(|state| matches!(state, State::Blocking { .. })) }</td>
            <td>{ end }</td>
        </tr>
    }
}

fn rest(count: usize, most: usize, noun: &str) -> Html {
    if count <= most {
        return Html::default();
    }
    html! { <p class="quiet">{ format!("… and {} more {noun}.", scale::count((count - most) as u64)) }</p> }
}
