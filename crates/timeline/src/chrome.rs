//! The run as a Chrome trace, for Perfetto and `chrome://tracing`.
//!
//! One `tid` per lane: complete events (`X`) for what runs, asynchronous events (`b`, `e`) for waits,
//! because complete events of one thread may not overlap, metadata (`M`) for names and order, flows
//! (`s`, `f`) for wake-ups, and a counter (`C`) for the length of the ready queue.

use serde::Serialize;
use serde_json::{Value, json};
use trace::Nanos;

use crate::model::{Lane, LaneId, Moment, State, Timeline};

/// One event, as the format names its parts.
#[derive(Default, Serialize)]
struct Event<'n> {
    ph: &'static str,
    pid: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    tid: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ts: Option<Micros>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dur: Option<Micros>,
    #[serde(skip_serializing_if = "str::is_empty")]
    id: String,
    name: &'n str,
    #[serde(skip_serializing_if = "str::is_empty")]
    cat: &'static str,
    /// Where a flow binds to: the slice that encloses the moment.
    #[serde(skip_serializing_if = "str::is_empty")]
    bp: &'static str,
    /// The scope of an instant.
    #[serde(skip_serializing_if = "str::is_empty")]
    s: &'static str,
    #[serde(skip_serializing_if = "Value::is_null")]
    args: Value,
}

/// The format counts in microseconds.
#[derive(Clone, Copy, Serialize)]
#[serde(untagged)]
enum Micros {
    Whole(u64),
    Parts(f64),
}

fn micros(time: Nanos) -> Option<Micros> {
    let whole = time.0.is_multiple_of(1000);
    Some(if whole { Micros::Whole(time.0 / 1000) } else { Micros::Parts(time.0 as f64 / 1000.0) })
}

fn tid(lane: LaneId) -> Option<u32> {
    Some(lane.0 + 1)
}

struct Document {
    json: String,
}

impl Document {
    /// One line for each event, so that the file can be read and compared.
    fn push(&mut self, event: &Event) {
        if !self.json.is_empty() {
            self.json.push_str(",\n");
        }
        let event = serde_json::to_string(event).expect("an event has no maps with keys other than strings");
        self.json.push_str(&event);
    }
}

/// The JSON document.
pub fn json(timeline: &Timeline) -> String {
    let mut document = Document { json: String::new() };
    let args = json!({ "name": timeline.file });
    document.push(&Event { ph: "M", pid: 1, name: "process_name", args, ..Event::default() });
    for lane in &timeline.lanes {
        push_lane(timeline, lane, &mut document);
    }
    push_flows(timeline, &mut document);
    for output in &timeline.outputs {
        document.push(&Event {
            ph: "i",
            s: "t",
            pid: 1,
            tid: output.lane.and_then(tid),
            ts: micros(output.moment.at),
            cat: "output",
            name: output.text.trim_end(),
            ..Event::default()
        });
    }
    push_queue(timeline, &mut document);
    format!("{{\"traceEvents\":[\n{}\n],\"displayTimeUnit\":\"ms\"}}\n", document.json)
}

fn push_lane(timeline: &Timeline, lane: &Lane, document: &mut Document) {
    let tid = tid(lane.id);
    let meta =
        |name: &'static str, args: Value| Event { ph: "M", pid: 1, tid, name, args, ..Event::default() };
    document.push(&meta("thread_name", json!({ "name": lane.title() })));
    document.push(&meta("thread_sort_index", json!({ "sort_index": lane.id.0 })));
    for (index, span) in lane.spans.iter().enumerate() {
        let (name, cat) = match &span.state {
            State::Running => ("runs".to_owned(), "running"),
            State::Ready(_) => ("ready".to_owned(), "ready"),
            State::Waiting(wait) => (timeline.wait_object(wait), "waiting"),
            State::Blocking { label, .. } => (label.clone(), "blocking"),
            State::Starting => ("starts up".to_owned(), "process"),
            State::RunsLoop => ("event loop".to_owned(), "loop"),
            State::NeverAwaited => continue,
        };
        let ts = micros(span.start.at);
        let args = match span.line {
            Some(line) => json!({ "line": line.0, "step": span.start.step }),
            None => json!({ "step": span.start.step }),
        };
        let event = Event { pid: 1, tid, name: &name, cat, ..Event::default() };
        if matches!(span.state, State::Running | State::Blocking { .. }) {
            document.push(&Event { ph: "X", ts, dur: micros(span.duration()), args, ..event });
        } else if span.duration() > Nanos(0) {
            let id = format!("{}.{index}", lane.id.0);
            document.push(&Event { ph: "b", ts, id: id.clone(), args, ..event });
            let ts = micros(span.end.at);
            document.push(&Event { ph: "e", pid: 1, tid, ts, id, name: &name, cat, ..Event::default() });
        }
    }
}

fn push_flows(timeline: &Timeline, document: &mut Document) {
    for (index, flow) in timeline.flows.iter().enumerate() {
        let Some(from) = flow.from else { continue };
        let common = |ph: &'static str, lane: LaneId| Event {
            ph,
            pid: 1,
            tid: tid(lane),
            ts: micros(flow.moment.at),
            id: index.to_string(),
            name: "wakes",
            cat: "wake",
            ..Event::default()
        };
        document.push(&common("s", from));
        document.push(&Event { bp: "e", ..common("f", flow.to) });
    }
}

fn push_queue(timeline: &Timeline, document: &mut Document) {
    let mut changes: Vec<(Moment, i64)> = Vec::new();
    for lane in &timeline.lanes {
        for span in lane.spans.iter().filter(|span| matches!(span.state, State::Ready(_))) {
            changes.push((span.start, 1));
            changes.push((span.end, -1));
        }
    }
    trace::order::sort(&mut changes);
    let mut length = 0;
    for (index, (moment, change)) in changes.iter().enumerate() {
        length += change;
        // Only the last value of an instant can be seen on an axis of time.
        if changes.get(index + 1).is_none_or(|(next, _)| next.at != moment.at) {
            let (ts, args) = (micros(moment.at), json!({ "tasks": length }));
            document.push(&Event { ph: "C", pid: 1, ts, name: "ready queue", args, ..Event::default() });
        }
    }
}
