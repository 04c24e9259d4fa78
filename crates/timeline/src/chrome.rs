//! The run as a Chrome trace, for Perfetto and `chrome://tracing`.
//!
//! One `tid` per lane: complete events (`X`) for what runs, asynchronous events (`b`, `e`) for waits,
//! because complete events of one thread may not overlap, metadata (`M`) for names and order, flows
//! (`s`, `f`) for wake-ups, and a counter (`C`) for the length of the ready queue.

use serde_json::{Value, json};
use trace::Nanos;

use crate::model::{Lane, LaneId, Moment, State, Timeline};

/// The JSON document.
pub fn json(timeline: &Timeline) -> String {
    let mut events = vec![json!({
        "ph": "M", "pid": 1, "name": "process_name", "args": { "name": timeline.file }
    })];
    for lane in &timeline.lanes {
        push_lane(timeline, lane, &mut events);
    }
    push_flows(timeline, &mut events);
    for output in &timeline.outputs {
        let tid = output.lane.map_or(0, tid);
        events.push(json!({
            "ph": "i", "s": "t", "pid": 1, "tid": tid, "ts": micros(output.moment.at), "cat": "output",
            "name": output.text.trim_end(),
        }));
    }
    push_queue(timeline, &mut events);
    let document = json!({ "traceEvents": events, "displayTimeUnit": "ms" });
    document.to_string()
}

fn tid(lane: LaneId) -> u32 {
    lane.0 + 1
}

/// The format counts in microseconds.
fn micros(time: Nanos) -> Value {
    if time.0.is_multiple_of(1000) { json!(time.0 / 1000) } else { json!(time.0 as f64 / 1000.0) }
}

fn push_lane(timeline: &Timeline, lane: &Lane, events: &mut Vec<Value>) {
    let tid = tid(lane.id);
    events.push(json!({
        "ph": "M", "pid": 1, "tid": tid, "name": "thread_name", "args": { "name": lane.title() }
    }));
    events.push(json!({
        "ph": "M", "pid": 1, "tid": tid, "name": "thread_sort_index", "args": { "sort_index": lane.id.0 }
    }));
    for (index, span) in lane.spans.iter().enumerate() {
        let name = match &span.state {
            State::Running => "runs".to_owned(),
            State::Ready(_) => "ready".to_owned(),
            State::Waiting(wait) => timeline.wait_object(wait),
            State::Blocking { label, .. } => label.clone(),
            State::RunsLoop => "event loop".to_owned(),
            State::NeverAwaited => continue,
        };
        let category = match &span.state {
            State::Running => "running",
            State::Ready(_) => "ready",
            State::Waiting(_) => "waiting",
            State::Blocking { .. } => "blocking",
            State::RunsLoop => "loop",
            State::NeverAwaited => continue,
        };
        let args = json!({ "line": span.line.map(|line| line.0), "step": span.start.step });
        if matches!(span.state, State::Running | State::Blocking { .. }) {
            events.push(json!({
                "ph": "X", "pid": 1, "tid": tid, "ts": micros(span.start.at), "dur": micros(span.duration()),
                "name": name, "cat": category, "args": args,
            }));
        } else if span.duration() > Nanos(0) {
            let id = format!("{}.{index}", lane.id.0);
            events.push(json!({
                "ph": "b", "pid": 1, "tid": tid, "ts": micros(span.start.at), "id": id, "name": name,
                "cat": category, "args": args,
            }));
            events.push(json!({
                "ph": "e", "pid": 1, "tid": tid, "ts": micros(span.end.at), "id": id, "name": name,
                "cat": category,
            }));
        }
    }
}

fn push_flows(timeline: &Timeline, events: &mut Vec<Value>) {
    for (index, flow) in timeline.flows.iter().enumerate() {
        let Some(from) = flow.from else { continue };
        let ts = micros(flow.moment.at);
        let common = |phase: &str, lane: LaneId| json!({ "ph": phase, "pid": 1, "tid": tid(lane), "ts": ts, "id": index, "name": "wakes", "cat": "wake" });
        events.push(common("s", from));
        let mut end = common("f", flow.to);
        // Binds to the slice that encloses the moment, which is the step that the wake-up led to.
        end["bp"] = json!("e");
        events.push(end);
    }
}

fn push_queue(timeline: &Timeline, events: &mut Vec<Value>) {
    let mut changes: Vec<(Moment, i64)> = Vec::new();
    for lane in &timeline.lanes {
        for span in lane.spans.iter().filter(|span| matches!(span.state, State::Ready(_))) {
            changes.push((span.start, 1));
            changes.push((span.end, -1));
        }
    }
    changes.sort();
    let mut length = 0;
    for (index, (moment, change)) in changes.iter().enumerate() {
        length += change;
        // Only the last value of an instant can be seen on an axis of time.
        if changes.get(index + 1).is_none_or(|(next, _)| next.at != moment.at) {
            events.push(json!({
                "ph": "C", "pid": 1, "ts": micros(moment.at), "name": "ready queue", "args": { "tasks": length }
            }));
        }
    }
}
