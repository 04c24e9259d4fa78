//! The state of all loops of a run while its trace is read, event by event.

use std::collections::{BTreeMap, VecDeque};

use trace::{Event, EventKind, Handle, Nanos, ObjectId, PollEnd, TaskId, ThreadId, TimerId, WaitKind, Wake};

use super::{Blocked, Held, Holding, Homes, LoopState, Queued, Step, StepKind, Timer, Waiting, Why};

/// Where a run stands between two events.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct World {
    loops: BTreeMap<ThreadId, Queue>,
    waiting: BTreeMap<TaskId, Waiting>,
    held: BTreeMap<ObjectId, Held>,
    blocked: BTreeMap<ThreadId, Blocked>,
    /// The step whose handle has been seen.
    taken: Option<u32>,
    /// A task that was just created, or has just given up its turn, and why it is ready if it is.
    about: Option<(TaskId, Why)>,
}

/// What one event loop has to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Queue {
    ready: VecDeque<Queued>,
    timers: BTreeMap<(Nanos, TimerId), Timer>,
    /// Handles that run: more than one where a task starts another one eagerly.
    running: u32,
}

impl World {
    /// About how much room it takes, in entries.
    pub fn size(&self) -> usize {
        let queues: usize = self.loops.values().map(|queue| queue.ready.len() + queue.timers.len()).sum();
        queues + self.waiting.len() + self.held.len() + self.blocked.len()
    }

    /// How many handles are ready on a thread's loop and how many timers it has.
    pub fn options(&self, thread: ThreadId) -> u32 {
        let count = self.loops.get(&thread).map_or(0, |queue| queue.ready.len() + queue.timers.len());
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// What is decided by the time of this event, which is not read yet.
    pub fn decides(&self, event: &Event) -> Option<StepKind> {
        match &event.kind {
            EventKind::ThreadSwitched { .. } => return Some(StepKind::Switches),
            // Counted work moves the clock as well, but never while the loop has nothing to do.
            EventKind::ClockAdvanced { to, .. } => {
                let idle = self.loops.get(&event.thread)?;
                let waits = idle.running == 0 && idle.ready.is_empty() && !idle.timers.is_empty();
                return waits.then_some(StepKind::Jumps { to: *to });
            }
            _ => {}
        }
        if self.taken == Some(event.step) {
            return None;
        }
        match &event.kind {
            EventKind::PollBegan { task } => Some(StepKind::Takes(Handle::Task(*task))),
            EventKind::CallbackBegan { handle, .. } => Some(StepKind::Takes(*handle)),
            EventKind::HandleDropped { handle } => Some(StepKind::Drops(*handle)),
            // The end of a sleep shows by what it does.
            EventKind::Woken { by: Wake::Timer(timer), .. }
            | EventKind::CallbackReady { by: Wake::Timer(timer), .. } => {
                Some(StepKind::Takes(Handle::Timer(*timer)))
            }
            _ => None,
        }
    }

    /// Brings the state up to date with an event.
    pub fn read(&mut self, event: &Event, homes: &Homes) {
        let decided = self.decides(event);
        if let Some(StepKind::Takes(handle) | StepKind::Drops(handle)) = decided {
            self.taken = Some(event.step);
            self.take(handle, event.thread);
        }
        let about = self.about.take();
        match &event.kind {
            EventKind::LoopStarted => {
                self.loops.entry(event.thread).or_default();
            }
            EventKind::LoopStopped => {
                self.loops.remove(&event.thread);
            }
            EventKind::TaskSpawned { task, .. } => self.about = Some((*task, Why::Created)),
            EventKind::PollBegan { task } => {
                self.waiting.remove(task);
                // A task that was put aside for an eager one goes on, though it stands in the queue.
                if decided.is_none() {
                    self.take(Handle::Task(*task), event.thread);
                }
                self.queue(event.thread).running += 1;
            }
            EventKind::PollEnded { task, end } => self.poll_ended(event, *task, end),
            EventKind::CallbackBegan { .. } => self.queue(event.thread).running += 1,
            EventKind::CallbackEnded => self.one_less(event.thread),
            EventKind::Woken { task, by } => {
                self.waiting.remove(task);
                let why = match about {
                    Some((known, why)) if known == *task => why,
                    _ => Why::Woken(*by),
                };
                self.push(event, homes, Handle::Task(*task), why, None, None);
            }
            EventKind::CallbackReady { callback, name, by } => {
                self.push(
                    event,
                    homes,
                    Handle::Callback(*callback),
                    Why::Called(*by),
                    Some(name.clone()),
                    None,
                );
            }
            EventKind::TimerSet { timer, deadline, task, callback } => {
                let set =
                    Timer { timer: *timer, deadline: *deadline, callback: callback.clone(), task: *task };
                let home = homes.thread(Handle::Timer(*timer), event.thread);
                self.queue(home).timers.insert((*deadline, *timer), set);
            }
            EventKind::TimerFired { timer } => {
                if let Some(fired) = self.take_timer(homes, *timer) {
                    self.push(event, homes, Handle::Timer(*timer), Why::Due, fired.callback, fired.task);
                }
            }
            EventKind::TimerCancelled { timer } => {
                self.take_timer(homes, *timer);
            }
            EventKind::Acquired { object, label, task, line } => {
                let held = self.held.entry(*object);
                let held =
                    held.or_insert_with(|| Held { object: *object, label: label.clone(), holders: vec![] });
                let (thread, since) = (event.thread, event.at);
                held.holders.push(Holding { task: *task, thread, line: *line, since });
            }
            EventKind::Released { object, task, .. } => self.released(event, *object, *task),
            EventKind::BlockBegan { kind, label, line, .. } => {
                let (kind, label, line, since) = (*kind, label.clone(), *line, event.at);
                let thread = event.thread;
                self.blocked.insert(thread, Blocked { thread, kind, label, line, since });
            }
            EventKind::BlockEnded { .. } | EventKind::ThreadEnded => {
                self.blocked.remove(&event.thread);
            }
            EventKind::TaskRenamed { .. }
            | EventKind::AwaitPassed { .. }
            | EventKind::HandleDropped { .. }
            | EventKind::ClockAdvanced { .. }
            | EventKind::CancelRequested { .. }
            | EventKind::CancelDelivered { .. }
            | EventKind::Output { .. }
            | EventKind::ThreadStarted { .. }
            | EventKind::ThreadSwitched { .. }
            | EventKind::GilTaken { .. }
            | EventKind::GilDropped { .. }
            | EventKind::ProcessStarted { .. }
            | EventKind::ProcessEnded { .. }
            | EventKind::ItemTaken { .. }
            | EventKind::ItemDone { .. }
            | EventKind::NeverAwaited { .. }
            | EventKind::Warning { .. } => {}
        }
    }

    fn queue(&mut self, thread: ThreadId) -> &mut Queue {
        self.loops.entry(thread).or_default()
    }

    fn one_less(&mut self, thread: ThreadId) {
        let queue = self.queue(thread);
        queue.running = queue.running.saturating_sub(1);
    }

    fn push(
        &mut self,
        event: &Event,
        homes: &Homes,
        handle: Handle,
        why: Why,
        name: Option<String>,
        task: Option<TaskId>,
    ) {
        let home = homes.thread(handle, event.thread);
        let since = event.at;
        self.queue(home).ready.push_back(Queued { handle, why, since, name, task });
    }

    /// Takes a handle out of a queue. It stands at the head, unless those before it are held back.
    fn take(&mut self, handle: Handle, thread: ThreadId) {
        let ready = &mut self.queue(thread).ready;
        if let Some(place) = ready.iter().position(|queued| queued.handle == handle) {
            ready.remove(place);
        }
    }

    fn take_timer(&mut self, homes: &Homes, timer: TimerId) -> Option<Timer> {
        let told = homes.of(Handle::Timer(timer))?;
        self.queue(told.thread).timers.remove(&(told.deadline, timer))
    }

    fn poll_ended(&mut self, event: &Event, task: TaskId, end: &PollEnd) {
        self.one_less(event.thread);
        let PollEnd::Suspended { kind, label, target, deadline, line } = end else { return };
        if *kind == WaitKind::Yield {
            self.about = Some((task, Why::Yielded));
            return;
        }
        let waiting = Waiting {
            task,
            kind: *kind,
            label: label.clone(),
            target: target.clone(),
            deadline: *deadline,
            line: *line,
            since: event.at,
        };
        self.waiting.insert(task, waiting);
    }

    fn released(&mut self, event: &Event, object: ObjectId, task: Option<TaskId>) {
        let Some(held) = self.held.get_mut(&object) else { return };
        let own =
            |holding: &Holding| holding.task == task && (task.is_some() || holding.thread == event.thread);
        // A semaphore may be given back by another one than who took it.
        let place = held.holders.iter().position(own).or((!held.holders.is_empty()).then_some(0));
        if let Some(place) = place {
            held.holders.remove(place);
        }
        if held.holders.is_empty() {
            self.held.remove(&object);
        }
    }

    /// The state as a step of one thread finds it.
    pub fn state(self, step: Step) -> LoopState {
        let World { mut loops, waiting, held, blocked, .. } = self;
        let queue = loops.remove(&step.thread).unwrap_or_default();
        LoopState {
            step,
            ready: queue.ready.into(),
            timers: queue.timers.into_values().collect(),
            waiting: waiting.into_values().collect(),
            held: held.into_values().collect(),
            blocked: blocked.into_values().collect(),
        }
    }
}
