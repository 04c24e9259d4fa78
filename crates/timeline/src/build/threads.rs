//! Threads and their loops: who holds a loop, what blocks a thread, who has the interpreter.

use trace::{BlockKind, Event, Line, Nanos, ProcessId, TaskId, ThreadId, WaitKind};

use super::{Builder, end_of, start_of};
use crate::model::{Block, Handover, Holder, LaneId, Loop, Moment, Process, Ready, Span, State, Turn, Wait};

impl Builder {
    pub(super) fn loop_started(&mut self, event: &Event) {
        let (moment, index) = (end_of(event), self.loops.len());
        let thread = self.threads.entry(event.thread).or_default();
        thread.running_loop = Some(index);
        let lane = thread.lane;
        let process = self.process_of(event.thread);
        self.loops.push(Loop {
            thread: event.thread,
            process,
            start: moment,
            end: moment,
            turns: Vec::new(),
        });
        if let Some(lane) = lane {
            self.turn_to(lane, moment, State::RunsLoop, None);
        }
    }

    pub(super) fn loop_stopped(&mut self, event: &Event) {
        let moment = end_of(event);
        self.end_turn(event.thread, moment);
        let thread = self.threads.entry(event.thread).or_default();
        let lane = thread.lane;
        if let Some(index) = thread.running_loop.take() {
            self.loops[index].end = moment;
        }
        if let Some(lane) = lane {
            self.turn_to(lane, moment, State::Running, None);
        }
    }

    pub(super) fn begin_turn(&mut self, thread: ThreadId, start: Moment, holder: Holder, blocking: bool) {
        self.threads.entry(thread).or_default().turn = Some(Turn { start, end: start, holder, blocking });
    }

    pub(super) fn end_turn(&mut self, thread: ThreadId, moment: Moment) -> Option<Turn> {
        let thread = self.threads.entry(thread).or_default();
        let mut turn = thread.turn.take()?;
        turn.end = Moment { at: moment.at.max(turn.start.at), step: moment.step.max(turn.start.step) };
        if let Some(index) = thread.running_loop
            && turn.start != turn.end
        {
            self.loops[index].turns.push(turn.clone());
        }
        Some(turn)
    }

    /// The step during which the clock passed `time`, because the loop was held.
    pub(super) fn step_at(&self, thread: ThreadId, time: Nanos) -> Option<u32> {
        let index = self.threads.get(&thread)?.running_loop?;
        let turns = &self.loops[index].turns;
        let turn =
            turns.iter().rev().take_while(|turn| turn.end.at >= time).find(|turn| turn.start.at <= time)?;
        Some(turn.start.step)
    }

    pub(super) fn block_began(
        &mut self,
        event: &Event,
        task: Option<TaskId>,
        kind: BlockKind,
        label: &str,
        line: Option<Line>,
    ) {
        let Some(lane) = self.lane_of(task, event.thread) else { return };
        let thread = self.threads.entry(event.thread).or_default();
        let running = self.open[lane.0 as usize].as_ref();
        let step = running.map_or(event.step, |span| span.start.step.max(event.step));
        let moment = Moment { at: event.at, step };
        if thread.running_loop.is_some() && thread.turn.is_some() {
            let label = label.to_owned();
            thread.block = Some(Block {
                lane,
                start: moment,
                end: moment,
                kind,
                label: label.clone(),
                line,
                held_up: Vec::new(),
                tasks: 0,
                lost: Nanos(0),
            });
            if let Some(turn) = self.end_turn(event.thread, moment) {
                self.begin_turn(event.thread, moment, turn.holder, true);
            }
            self.turn_to(lane, moment, State::Blocking { kind, label }, line);
        } else if thread.running_loop.is_none() {
            // Nothing but this thread waits for it, so that it is a wait like any other.
            let kind = match kind {
                BlockKind::Sleep => WaitKind::Sleep,
                BlockKind::Io => WaitKind::Io,
                BlockKind::Lock => WaitKind::Lock,
                BlockKind::Join => WaitKind::Thread,
                BlockKind::Cpu => return,
            };
            thread.blocked = true;
            let wait = Wait {
                kind,
                label: label.to_owned(),
                lanes: Vec::new(),
                object: None,
                deadline: None,
                woken: None,
                waker: None,
            };
            // It ran in this step, and waits from its end on.
            self.turn_to(lane, end_of(event), State::Waiting(wait), line);
        }
    }

    pub(super) fn block_ended(&mut self, event: &Event, task: Option<TaskId>) {
        let Some(lane) = self.lane_of(task, event.thread) else { return };
        let moment = end_of(event);
        let thread = self.threads.entry(event.thread).or_default();
        if let Some(mut block) = thread.block.take() {
            block.end = Moment { at: moment.at.max(block.start.at), step: moment.step.max(block.start.step) };
            if block.end.at > block.start.at {
                self.blocks.push(block);
            }
            if let Some(turn) = self.end_turn(event.thread, moment) {
                self.begin_turn(event.thread, moment, turn.holder, false);
            }
            let back = if task.is_some() { State::Running } else { State::RunsLoop };
            self.turn_to(lane, moment, back, None);
        } else if std::mem::take(&mut thread.blocked) {
            self.turn_to(lane, start_of(event), State::Running, None);
        }
    }

    /// A process is on its way; the lane of its first thread begins with that.
    pub(super) fn process_started(&mut self, event: &Event, process: Process) {
        self.starting = Some((process.id, process.ready));
        self.processes.push(Process { start: end_of(event), ..process });
    }

    /// The state in which a thread's lane begins: the first of a process starts up.
    pub(super) fn first_state(&mut self, process: ProcessId) -> State {
        let starts = self.starting.take_if(|(id, _)| *id == process).is_some();
        if starts { State::Starting } else { State::Ready(Ready::Created) }
    }

    /// Where a process was still starting up, its code runs from here on.
    pub(super) fn process_runs(&mut self, event: &Event) {
        let Some(lane) = self.threads.get(&event.thread).and_then(|thread| thread.lane) else { return };
        let open = self.open[lane.0 as usize].as_ref();
        if !open.is_some_and(|span| span.state == State::Starting) {
            return;
        }
        let process = self.lanes[lane.0 as usize].process;
        let ready = self.processes.iter().find(|one| one.id == process).map_or(event.at, |one| one.ready);
        if ready < event.at {
            let moment = Moment { at: ready, step: event.step };
            self.turn_to(lane, moment, State::Ready(Ready::Interpreter), None);
        }
        self.turn_to(lane, start_of(event), State::Running, None);
    }

    /// A thread got the interpreter that it had wanted for a while.
    pub(super) fn gil_taken(&mut self, event: &Event, wanted: Nanos) {
        let Some(lane) = self.threads.get(&event.thread).and_then(|thread| thread.lane) else { return };
        let waited = matches!(
            self.open[lane.0 as usize].as_ref().map(|span| &span.state),
            Some(State::Waiting(_) | State::Blocking { .. })
        );
        if waited && wanted < event.at {
            let moment = Moment { at: wanted, step: event.step };
            self.turn_to(lane, moment, State::Ready(Ready::Interpreter), None);
        }
    }

    /// A thread had to stop in the middle of its work.
    pub(super) fn gil_dropped(&mut self, event: &Event) {
        let Some(lane) = self.threads.get(&event.thread).and_then(|thread| thread.lane) else { return };
        if self.open[lane.0 as usize].as_ref().is_some_and(|span| span.state == State::Running) {
            self.turn_to(lane, end_of(event), State::Ready(Ready::Interpreter), None);
        }
        self.dropped = Some(lane);
    }

    /// A worker took a piece of work.
    pub(super) fn item_taken(&mut self, event: &Event, label: &str, from: ThreadId, sent: Nanos) {
        let lane = |thread: ThreadId| self.threads.get(&thread).and_then(|thread| thread.lane);
        if let (Some(from), Some(to)) = (lane(from), lane(event.thread)) {
            let work = Some(label.to_owned());
            self.handovers.push(Handover { from, to, sent, moment: start_of(event), work });
        }
    }

    pub(super) fn process_of(&self, thread: ThreadId) -> ProcessId {
        let lane = self.threads.get(&thread).and_then(|thread| thread.lane);
        lane.map_or(ProcessId(0), |lane| self.lanes[lane.0 as usize].process)
    }

    pub(super) fn thread_switched(&mut self, event: &Event, from: ThreadId) {
        let is_running = |builder: &Builder, lane: LaneId| {
            builder.open[lane.0 as usize].as_ref().is_some_and(|span| span.state == State::Running)
        };
        let moment = start_of(event);
        let to = self.threads.get(&event.thread).and_then(|thread| thread.lane);
        if let (Some(from), Some(to)) = (self.dropped.take(), to)
            && from != to
        {
            self.handovers.push(Handover { from, to, sent: event.at, moment, work: None });
        }
        if let Some(lane) = self.threads.get(&from).and_then(|thread| thread.lane)
            && is_running(self, lane)
        {
            self.turn_to(lane, moment, State::Ready(Ready::Interpreter), None);
        }
        if let Some(lane) = self.threads.get(&event.thread).and_then(|thread| thread.lane)
            && let Some(Span { state: State::Ready(_), .. }) = &self.open[lane.0 as usize]
        {
            self.turn_to(lane, moment, State::Running, None);
        }
    }
}
