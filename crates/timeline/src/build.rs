//! Reads the events of a trace, once and in order, into lanes.
//!
//! Every lane has one open span. An event that changes a lane's state closes that span and opens the
//! next, so that spans cannot leave a gap. On the axis of steps a turn begins at its step's number and
//! ends one further; all that happens during a step, or between it and the next, happens at its end.

mod cost;
mod threads;

use std::collections::BTreeMap;

use trace::{
    BlockKind, Event, EventKind, Line, Nanos, Outcome, Policy, PollEnd, ProcessId, TaskId, ThreadId, Trace,
    WaitKind, Wake,
};

use crate::model::{
    Block, End, Flow, Handover, Hold, Holder, Lane, LaneId, LaneKind, Loop, Mark, MarkKind, Moment, Output,
    Process, Ready, Span, State, Timeline, Turn, Wait, target_lanes,
};

impl Timeline {
    /// Reads a finished run.
    pub fn from_trace(trace: &Trace) -> Timeline {
        let mut reader = Reader::default();
        trace.events.iter().for_each(|event| reader.read(&event));
        reader.finish(trace)
    }
}

/// Reads a run in pieces, so that a page need not do it at one stretch.
pub struct Reader {
    builder: Builder,
    /// The time and step of the last event.
    last: Option<Moment>,
}

impl Default for Reader {
    fn default() -> Self {
        let mut builder = Builder::default();
        builder.add_lane(LaneKind::Program, "program", ThreadId(0), Moment::default(), State::Running);
        builder.threads.insert(ThreadId(0), Thread { lane: Some(LaneId(0)), ..Thread::default() });
        Reader { builder, last: None }
    }
}

impl Reader {
    /// Reads the next event.
    pub fn read(&mut self, event: &Event) {
        self.last = Some(start_of(event));
        self.builder.read(event);
    }

    /// The whole, once every event was read. Of the trace only the rest counts: how it ended, when, and why.
    pub fn finish(self, trace: &Trace) -> Timeline {
        self.builder.finish(trace, self.last)
    }
}

#[derive(Default)]
struct Builder {
    lanes: Vec<Lane>,
    /// The open span of each lane; none once the lane has ended.
    open: Vec<Option<Span>>,
    tasks: BTreeMap<TaskId, LaneId>,
    threads: BTreeMap<ThreadId, Thread>,
    loops: Vec<Loop>,
    blocks: Vec<Block>,
    flows: Vec<Flow>,
    outputs: Vec<Output>,
    holds: Vec<Hold>,
    processes: Vec<Process>,
    handovers: Vec<Handover>,
    /// A process whose first thread is to be told, and until when it starts up.
    starting: Option<(ProcessId, Nanos)>,
    /// The lane that had to give up the interpreter last.
    dropped: Option<LaneId>,
}

#[derive(Default)]
struct Thread {
    lane: Option<LaneId>,
    /// The loop that runs on it.
    running_loop: Option<usize>,
    /// Who holds that loop, and since when.
    turn: Option<Turn>,
    /// The name of the callback that runs on that loop.
    callback: Option<String>,
    /// The block that holds it, where a loop stands still because of it.
    block: Option<Block>,
    /// It waits in a blocking call.
    blocked: bool,
}

fn start_of(event: &Event) -> Moment {
    Moment { at: event.at, step: event.step }
}

fn end_of(event: &Event) -> Moment {
    Moment { at: event.at, step: event.step + 1 }
}

impl Builder {
    fn read(&mut self, event: &Event) {
        if !self.processes.is_empty() {
            self.process_runs(event);
        }
        match &event.kind {
            EventKind::LoopStarted => self.loop_started(event),
            EventKind::LoopStopped => self.loop_stopped(event),
            EventKind::TaskSpawned { task, name, coroutine, parent, line, internal } => {
                let (shown, detail) = if name.starts_with("Task-") && !coroutine.is_empty() {
                    (coroutine, name.clone())
                } else {
                    (name, String::new())
                };
                let state = State::Ready(Ready::Created);
                let lane = self.add_lane(LaneKind::Task(*task), shown, event.thread, end_of(event), state);
                let parent = parent.and_then(|parent| self.tasks.get(&parent).copied());
                self.tasks.insert(*task, lane);
                let lane = &mut self.lanes[lane.0 as usize];
                lane.detail = detail;
                lane.parent = parent;
                lane.line = *line;
                lane.hidden = *internal;
                if let Some(open) = &mut self.open[lane.id.0 as usize] {
                    open.line = *line;
                }
            }
            EventKind::TaskRenamed { task, name } => {
                if let Some(lane) = self.tasks.get(task) {
                    let lane = &mut self.lanes[lane.0 as usize];
                    lane.name.clone_from(name);
                    lane.detail.clear();
                }
            }
            EventKind::PollBegan { task } => self.poll_began(event, *task),
            EventKind::PollEnded { task, end } => self.poll_ended(event, *task, end),
            EventKind::AwaitPassed { task, line } => {
                self.mark_task(*task, end_of(event), Some(*line), MarkKind::Passed);
            }
            EventKind::Woken { task, by } => self.woken(event, *task, *by),
            EventKind::CallbackBegan { name, .. } => {
                let thread = self.threads.entry(event.thread).or_default();
                thread.callback = Some(name.clone());
                self.begin_turn(event.thread, start_of(event), Holder::Callback(name.clone()), false);
            }
            EventKind::CallbackEnded => {
                self.end_turn(event.thread, end_of(event));
                self.threads.entry(event.thread).or_default().callback = None;
            }
            EventKind::CallbackReady { .. }
            | EventKind::HandleDropped { .. }
            | EventKind::TimerSet { .. }
            | EventKind::TimerFired { .. }
            | EventKind::TimerCancelled { .. }
            | EventKind::ClockAdvanced { .. }
            | EventKind::ItemDone { .. } => {}
            EventKind::GilTaken { wanted } => self.gil_taken(event, *wanted),
            EventKind::GilDropped { .. } => self.gil_dropped(event),
            EventKind::ProcessStarted { process, name, ready, .. } => {
                let (id, name, ready) = (*process, name.clone(), *ready);
                let start = Moment::default();
                let process = Process { id, name, start, ready, end: None, interpreter: Vec::new() };
                self.process_started(event, process);
            }
            EventKind::ProcessEnded { process, status } => {
                if let Some(process) = self.processes.iter_mut().find(|one| one.id == *process) {
                    process.end = Some((end_of(event), *status));
                }
            }
            EventKind::ItemTaken { label, from, sent, .. } => self.item_taken(event, label, *from, *sent),
            EventKind::Acquired { object, label, task, line } => {
                let lane = self.lane_of(*task, event.thread);
                let (object, label, line) = (*object, label.clone(), *line);
                self.holds.push(Hold { object, label, lane, start: end_of(event), end: None, line });
            }
            EventKind::Released { object, task, .. } => {
                let lane = self.lane_of(*task, event.thread);
                let mut open = self.holds.iter_mut().rev().filter(|h| h.object == *object && h.end.is_none());
                // A semaphore may be given back by somebody else than who took it.
                let of_lane = open.find(|hold| hold.lane == lane);
                let hold = match of_lane {
                    Some(hold) => Some(hold),
                    None => self.holds.iter_mut().find(|hold| hold.object == *object && hold.end.is_none()),
                };
                if let Some(hold) = hold {
                    hold.end = Some(end_of(event).max(hold.start));
                }
            }
            EventKind::CancelRequested { task, by, line } => {
                let timeout = by.is_none()
                    && self.threads.get(&event.thread).is_some_and(|thread| {
                        thread.callback.as_ref().is_some_and(|name| name.to_lowercase().contains("timeout"))
                    });
                let by = by.and_then(|by| self.tasks.get(&by).copied());
                let kind = if timeout { MarkKind::TimedOut } else { MarkKind::CancelRequested(by) };
                self.mark_task(*task, end_of(event), *line, kind);
            }
            EventKind::CancelDelivered { task, line } => {
                self.mark_task(*task, start_of(event), *line, MarkKind::CancelDelivered);
            }
            EventKind::BlockBegan { task, kind, label, line } => {
                self.block_began(event, *task, *kind, label, *line);
            }
            EventKind::BlockEnded { task } => self.block_ended(event, *task),
            EventKind::Output { stream, text, task, line } => {
                let lane = self.lane_of(*task, event.thread);
                if let Some(lane) = lane {
                    let kind = MarkKind::Wrote(self.outputs.len() as u32);
                    self.mark(lane, end_of(event), *line, kind);
                }
                let (moment, text, line) = (end_of(event), text.clone(), *line);
                self.outputs.push(Output { moment, lane, stream: *stream, text, line });
            }
            EventKind::ThreadStarted { started, name, internal, process } => {
                let parent = self.lane_of_turn(event.thread);
                let state = self.first_state(*process);
                let lane = self.add_lane(LaneKind::Thread(*started), name, *started, end_of(event), state);
                self.lanes[lane.0 as usize].parent = parent;
                self.lanes[lane.0 as usize].hidden = *internal;
                self.lanes[lane.0 as usize].process = *process;
                self.threads.entry(*started).or_default().lane = Some(lane);
            }
            EventKind::ThreadEnded => {
                if let Some(lane) = self.threads.get(&event.thread).and_then(|thread| thread.lane) {
                    self.end_lane(lane, end_of(event), End::Done { result: String::new() });
                }
            }
            EventKind::ThreadSwitched { from } => self.thread_switched(event, *from),
            EventKind::NeverAwaited { coroutine, created, line } => {
                let start = end_of(event);
                let lane = self.add_lane(
                    LaneKind::NeverAwaited,
                    coroutine,
                    event.thread,
                    start,
                    State::NeverAwaited,
                );
                self.lanes[lane.0 as usize].line = created.or(*line);
                if let Some(open) = &mut self.open[lane.0 as usize] {
                    open.line = created.or(*line);
                }
                self.end_lane(lane, Moment { at: start.at, step: start.step + 1 }, End::NeverAwaited);
            }
            EventKind::Warning { text, task, line } => {
                if let Some(lane) = self.lane_of(*task, event.thread) {
                    self.mark(lane, end_of(event), *line, MarkKind::Warned(text.clone()));
                }
            }
        }
    }

    fn add_lane(
        &mut self,
        kind: LaneKind,
        name: &str,
        thread: ThreadId,
        start: Moment,
        state: State,
    ) -> LaneId {
        let id = LaneId(self.lanes.len() as u32);
        let process = self.process_of(thread);
        self.lanes.push(Lane {
            id,
            kind,
            name: name.to_owned(),
            detail: String::new(),
            parent: None,
            line: None,
            thread,
            process,
            spans: Vec::new(),
            marks: Vec::new(),
            end: End::Open,
            hidden: false,
        });
        self.open.push(Some(Span { state, start, end: start, line: None }));
        id
    }

    /// Closes the lane's open span and opens another.
    fn turn_to(&mut self, lane: LaneId, moment: Moment, state: State, line: Option<Line>) {
        if let Some(start) = self.close(lane, moment) {
            self.open[lane.0 as usize] = Some(Span { state, start, end: start, line });
        }
    }

    /// Closes the lane's open span and tells where it ended; none when the lane is already over.
    fn close(&mut self, lane: LaneId, moment: Moment) -> Option<Moment> {
        let mut span = self.open[lane.0 as usize].take()?;
        // Both coordinates only grow, or spans could overlap.
        let end = Moment { at: moment.at.max(span.start.at), step: moment.step.max(span.start.step) };
        span.end = end;
        let lane = &mut self.lanes[lane.0 as usize];
        let is_thread = matches!(lane.kind, LaneKind::Program | LaneKind::Thread(_));
        let spans = &mut lane.spans;
        match spans.last_mut() {
            Some(last) if last.state == State::Running && span.state == State::Running => last.end = end,
            // Between two waits a thread runs, be it for no time and no step.
            _ if span.start == end && !(is_thread && span.state == State::Running) => {}
            _ => spans.push(span),
        }
        Some(end)
    }

    fn end_lane(&mut self, lane: LaneId, moment: Moment, end: End) {
        let last = self.open[lane.0 as usize].clone();
        if self.close(lane, moment).is_some() {
            let lane = &mut self.lanes[lane.0 as usize];
            lane.end = end;
            // A lane has a place on both axes even if it was over at once.
            if lane.spans.is_empty() {
                lane.spans.extend(last);
            }
        }
    }

    fn mark(&mut self, lane: LaneId, moment: Moment, line: Option<Line>, kind: MarkKind) {
        self.lanes[lane.0 as usize].marks.push(Mark { moment, line, kind });
    }

    fn mark_task(&mut self, task: TaskId, moment: Moment, line: Option<Line>, kind: MarkKind) {
        if let Some(lane) = self.tasks.get(&task) {
            self.mark(*lane, moment, line, kind);
        }
    }

    fn lane_of(&self, task: Option<TaskId>, thread: ThreadId) -> Option<LaneId> {
        match task {
            Some(task) => self.tasks.get(&task).copied(),
            None => self.threads.get(&thread).and_then(|thread| thread.lane),
        }
    }

    /// The lane whose code runs on a thread: the task that holds its loop, or the thread's own.
    fn lane_of_turn(&self, thread: ThreadId) -> Option<LaneId> {
        let thread = self.threads.get(&thread)?;
        match thread.turn.as_ref().map(|turn| &turn.holder) {
            Some(Holder::Lane(lane)) => Some(*lane),
            Some(Holder::Callback(_)) | None => thread.lane,
        }
    }

    fn poll_began(&mut self, event: &Event, task: TaskId) {
        let Some(&lane) = self.tasks.get(&task) else { return };
        let line = self.open[lane.0 as usize].as_ref().and_then(|span| span.line);
        self.turn_to(lane, start_of(event), State::Running, line);
        self.begin_turn(event.thread, start_of(event), Holder::Lane(lane), false);
    }

    fn poll_ended(&mut self, event: &Event, task: TaskId, end: &PollEnd) {
        let Some(&lane) = self.tasks.get(&task) else { return };
        let moment = end_of(event);
        self.end_turn(event.thread, moment);
        match end {
            PollEnd::Suspended { kind: WaitKind::Yield, line, .. } => {
                self.mark(lane, moment, *line, MarkKind::Suspended);
                self.turn_to(lane, moment, State::Ready(Ready::Yielded), *line);
            }
            PollEnd::Suspended { kind, label, target, deadline, line } => {
                self.mark(lane, moment, *line, MarkKind::Suspended);
                let lanes = target_lanes(
                    target,
                    |task| self.tasks.get(&task).copied(),
                    |thread| self.threads.get(&thread).and_then(|thread| thread.lane),
                );
                let object = match target {
                    trace::WaitTarget::Object(object) => Some(*object),
                    _ => None,
                };
                let (kind, label, deadline) = (*kind, label.clone(), *deadline);
                let wait = Wait { kind, label, lanes, object, deadline, woken: None, waker: None };
                self.turn_to(lane, moment, State::Waiting(wait), *line);
            }
            PollEnd::Returned { result } => {
                self.end_lane(lane, moment, End::Done { result: result.clone() });
            }
            PollEnd::Cancelled { line } => self.end_lane(lane, moment, End::Cancelled { line: *line }),
            PollEnd::Failed { exception, message, line } => {
                let (exception, message) = (exception.clone(), message.clone());
                self.end_lane(lane, moment, End::Failed { exception, message, line: *line });
            }
        }
    }

    fn woken(&mut self, event: &Event, task: TaskId, by: Wake) {
        let Some(&lane) = self.tasks.get(&task) else { return };
        let moment = end_of(event);
        let from = match by {
            Wake::Task(task) | Wake::Cancel(Some(task)) => self.tasks.get(&task).copied(),
            Wake::Thread(thread) => self.threads.get(&thread).and_then(|thread| thread.lane),
            Wake::Timer(_) | Wake::Callback | Wake::Cancel(None) => None,
        };
        self.flows.push(Flow { from, to: lane, moment, by });
        let thread = self.lanes[lane.0 as usize].thread;
        let Some(open) = &mut self.open[lane.0 as usize] else { return };
        let State::Waiting(wait) = &mut open.state else { return };
        wait.woken = Some(by);
        wait.waker = from;
        let (line, start) = (open.line, open.start);
        if let Some(due) = wait.deadline.filter(|due| *due < moment.at && *due >= start.at) {
            let step = self.step_at(thread, due).unwrap_or(moment.step).clamp(start.step, moment.step);
            self.turn_to(lane, Moment { at: due, step }, State::Ready(Ready::Overdue), line);
        }
        self.turn_to(lane, moment, State::Ready(Ready::Woken(by)), line);
    }

    fn finish(mut self, trace: &Trace, last: Option<Moment>) -> Timeline {
        // What waits when the run is stopped must be seen waiting, even if its wait began in the last step.
        let after = match trace.outcome {
            Outcome::Deadlock { .. } | Outcome::Limit { .. } => 2,
            Outcome::Finished { .. }
            | Outcome::Exception { .. }
            | Outcome::SyntaxError { .. }
            | Outcome::Unsupported { .. } => 1,
        };
        let end = Moment {
            at: trace.elapsed.max(last.map_or(Nanos(0), |last| last.at)),
            step: last.map_or(0, |last| last.step) + after,
        };
        let threads: Vec<ThreadId> = self.threads.keys().copied().collect();
        for thread in threads {
            self.end_turn(thread, end);
            let thread = self.threads.entry(thread).or_default();
            if let Some(mut block) = thread.block.take() {
                block.end = end;
                self.blocks.push(block);
            }
            if let Some(index) = thread.running_loop.take() {
                self.loops[index].end = end;
            }
        }
        let program = match &trace.outcome {
            Outcome::Finished { .. } => End::Done { result: String::new() },
            Outcome::Exception { exception, message, line } => {
                End::Failed { exception: exception.clone(), message: message.clone(), line: *line }
            }
            Outcome::SyntaxError { exception, message, line, .. } => {
                End::Failed { exception: exception.clone(), message: message.clone(), line: Some(*line) }
            }
            Outcome::Unsupported { .. } | Outcome::Deadlock { .. } | Outcome::Limit { .. } => End::Open,
        };
        self.end_lane(LaneId(0), end, program);
        for index in 0..self.lanes.len() {
            self.end_lane(LaneId(index as u32), end, End::Open);
        }
        trace::order::sort_by_key(&mut self.blocks, |block| (block.start, block.lane));
        cost::reckon(&self.lanes, &mut self.blocks);
        let alone = self.lanes.len() == 1;
        let program = &mut self.lanes[0];
        program.hidden = !alone && program.spans.iter().all(is_nothing_to_see);
        drop_needless_details(&mut self.lanes);
        let interpreter = interpreter(&self.lanes, ProcessId(0));
        for process in &mut self.processes {
            process.interpreter = interpreter_turns(&self.lanes, process.id);
        }
        Timeline {
            interpreter,
            file: trace.file.clone(),
            lanes: self.lanes,
            loops: self.loops,
            blocks: self.blocks,
            flows: self.flows,
            outputs: self.outputs,
            holds: self.holds,
            processes: self.processes,
            handovers: self.handovers,
            end,
            policy: trace.options.policy,
            cpu: trace.options.cpu,
            outcome: trace.outcome.clone(),
        }
    }
}

fn is_nothing_to_see(span: &Span) -> bool {
    span.state == State::RunsLoop || span.duration() == Nanos(0)
}

/// Which lane had the interpreter when, where threads compete for it. A lane that blocks has let it go,
/// unless it computes.
fn interpreter(lanes: &[Lane], process: ProcessId) -> Vec<Turn> {
    let is_other = |lane: &Lane| lane.process == process && matches!(lane.kind, LaneKind::Thread(_));
    if lanes.iter().any(is_other) { interpreter_turns(lanes, process) } else { Vec::new() }
}

fn interpreter_turns(lanes: &[Lane], process: ProcessId) -> Vec<Turn> {
    let mut turns: Vec<Turn> = lanes
        .iter()
        .filter(|lane| lane.process == process)
        .flat_map(|lane| lane.spans.iter().map(move |span| (lane.id, span)))
        .filter(|(_, span)| {
            matches!(span.state, State::Running | State::Blocking { kind: BlockKind::Cpu, .. })
        })
        .map(|(lane, span)| Turn {
            start: span.start,
            end: span.end,
            holder: Holder::Lane(lane),
            blocking: false,
        })
        .collect();
    trace::order::sort_by_key(&mut turns, |turn| turn.start);
    turns
}

/// `Task-2` behind a coroutine's name is said only where the name alone would not do.
fn drop_needless_details(lanes: &mut [Lane]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for lane in lanes.iter().filter(|lane| !lane.hidden) {
        *seen.entry(lane.name.clone()).or_default() += 1;
    }
    for lane in lanes {
        if seen.get(&lane.name).is_none_or(|times| *times == 1) {
            lane.detail.clear();
        }
    }
}

impl Timeline {
    /// Whether the run was asked to do one wait after another.
    pub fn is_sequential(&self) -> bool {
        self.policy != Policy::Concurrent
    }
}
