//! Says in whole sentences what the chart shows: the names of its parts for a screen reader, and tooltips.

use trace::{Actor, BlockKind, Edge, Limit, Line, Nanos, Outcome, ThreadId, WaitKind, Wake};

use crate::model::{End, Lane, LaneId, LaneKind, Mark, MarkKind, Ready, Span, State, Timeline, Wait};
use crate::scale;

/// How many names a sentence lists before it counts the rest.
const NAMES: usize = 4;

impl Timeline {
    /// The full sentence for one span: its accessible name.
    pub fn sentence(&self, lane: LaneId, span: usize) -> String {
        let lane = self.lane(lane);
        let span = &lane.spans[span];
        let what = self.predicate(span);
        let at = at_line(span.line);
        let title = lane.title();
        let start = scale::total(span.start.at);
        if span.duration() == Nanos(0) {
            return format!("{title} {what}{at} at {start}.");
        }
        let (end, duration) = (scale::total(span.end.at), scale::duration(span.duration()));
        format!("{title} {what}{at} from {start} to {end}, for {duration}.")
    }

    /// Two short lines for one span.
    pub fn tooltip(&self, lane: LaneId, span: usize) -> String {
        let lane = self.lane(lane);
        let span = &lane.spans[span];
        let what = self.predicate(span);
        let line = span.line.map(|line| format!(" · line {}", line.0)).unwrap_or_default();
        let start = scale::total(span.start.at);
        if span.duration() == Nanos(0) {
            return format!("{}: {what}\nat {start}{line}", lane.title());
        }
        let (end, duration) = (scale::total(span.end.at), scale::duration(span.duration()));
        format!("{}: {what} · {duration}\n{start} to {end}{line}", lane.title())
    }

    /// `waits for sleep(2)`.
    pub(crate) fn predicate(&self, span: &Span) -> String {
        match &span.state {
            State::Running => "runs".to_owned(),
            State::Ready(ready) => match ready {
                Ready::Created => "is ready to start".to_owned(),
                Ready::Woken(Wake::Cancel(_)) => "is ready to be cancelled".to_owned(),
                Ready::Woken(_) => "is ready to go on".to_owned(),
                Ready::Yielded => "has given up its turn and is ready".to_owned(),
                Ready::Overdue => "is due, but the loop is held up".to_owned(),
                Ready::Interpreter => "is ready, but another thread runs".to_owned(),
            },
            State::Waiting(wait) => format!("waits for {}", self.wait_object(wait)),
            State::Blocking { kind, label } => match kind {
                BlockKind::Cpu => format!("computes without a break ({label}) and blocks the loop"),
                BlockKind::Sleep | BlockKind::Io | BlockKind::Lock | BlockKind::Join => {
                    format!("blocks the loop with {label}")
                }
            },
            State::Starting => "starts up as a process of its own".to_owned(),
            State::RunsLoop => "runs the event loop".to_owned(),
            State::NeverAwaited => "was never awaited, so that it never ran".to_owned(),
        }
    }

    /// What a wait is for: the tasks by the names that the chart gives them, else the wait's own label.
    pub(crate) fn wait_object(&self, wait: &Wait) -> String {
        if wait.lanes.is_empty() {
            return match wait.kind {
                WaitKind::Lock
                | WaitKind::Semaphore
                | WaitKind::Condition
                | WaitKind::Event
                | WaitKind::Barrier
                | WaitKind::Queue => with_article(&wait.label),
                WaitKind::Sleep
                | WaitKind::Yield
                | WaitKind::Io
                | WaitKind::Task
                | WaitKind::Many
                | WaitKind::Thread
                | WaitKind::Future => wait.label.clone(),
            };
        }
        self.names(&wait.lanes)
    }

    /// `A, B and C`, or `A, B, C and 97 more`; a name that is shared is said once.
    pub fn names(&self, lanes: &[LaneId]) -> String {
        let shown = if lanes.len() > NAMES { NAMES - 1 } else { lanes.len() };
        let mut names: Vec<String> = Vec::new();
        for (index, lane) in lanes[..shown].iter().enumerate() {
            let lane = self.lane(*lane);
            let before = index.checked_sub(1).map(|before| self.lane(lanes[before]));
            let shares_name =
                before.is_some_and(|before| before.name == lane.name && !before.detail.is_empty());
            names.push(if shares_name && !lane.detail.is_empty() {
                lane.detail.clone()
            } else {
                lane.title()
            });
        }
        if shown < lanes.len() {
            names.push(format!("{} more", scale::count((lanes.len() - shown) as u64)));
        }
        listed(&names)
    }

    /// One sentence about a whole lane.
    pub fn lane_sentence(&self, lane: &Lane) -> String {
        let kind = match &lane.kind {
            LaneKind::Program => "The program outside of tasks",
            LaneKind::Task(_) => "Task",
            LaneKind::Thread(_) => "Thread",
            LaneKind::NeverAwaited => "Coroutine",
        };
        let name = if lane.kind == LaneKind::Program { String::new() } else { format!(" {}", lane.title()) };
        format!("{kind}{name}: {}.", self.end_phrase(lane))
    }

    /// `done at 2.0 s`.
    pub(crate) fn end_phrase(&self, lane: &Lane) -> String {
        let at = scale::total(lane.finish().at);
        match &lane.end {
            End::Done { result } if result.is_empty() || result == "None" => format!("done at {at}"),
            End::Done { result } => format!("done at {at} with {result}"),
            End::Cancelled { .. } => format!("cancelled at {at}"),
            End::Failed { exception, message, .. } if message.is_empty() => {
                format!("failed at {at} with {exception}")
            }
            End::Failed { exception, message, .. } => format!("failed at {at} with {exception}: {message}"),
            End::Open => format!("not done when the run ended at {at}"),
            End::NeverAwaited => "never awaited, so that it never ran".to_owned(),
        }
    }

    /// One sentence about a mark.
    pub fn mark_sentence(&self, lane: &Lane, mark: &Mark) -> String {
        let (title, at) = (lane.title(), scale::total(mark.moment.at));
        let line = at_line(mark.line);
        match &mark.kind {
            MarkKind::Suspended => format!("{title} suspends{line} at {at}."),
            MarkKind::Passed => {
                format!("An await of {title}{line} went straight through at {at}, without suspending.")
            }
            MarkKind::Wrote(output) => {
                let text = &self.outputs[*output as usize].text;
                format!("{title} prints {}{line} at {at}.", quoted(text))
            }
            MarkKind::CancelRequested(Some(by)) => {
                format!("{} asks to cancel {title}{line} at {at}.", self.lane(*by).title())
            }
            MarkKind::CancelRequested(None) => format!("{title} is asked to cancel at {at}."),
            MarkKind::TimedOut => format!("A timeout cancels {title} at {at}."),
            MarkKind::CancelDelivered => format!("CancelledError is raised in {title}{line} at {at}."),
            MarkKind::Warned(text) => format!("Warning about {title} at {at}: {text}"),
        }
    }
}

/// ` at line 7`, or nothing.
pub(crate) fn at_line(line: Option<Line>) -> String {
    line.map(|line| format!(" at line {}", line.0)).unwrap_or_default()
}

/// `A, B and C`.
pub(crate) fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `the lock`; a label that is a call or has its article stays as it is.
pub(crate) fn with_article(label: &str) -> String {
    let complete = label.starts_with("the ") || label.contains('(');
    if complete { label.to_owned() } else { format!("the {label}") }
}

/// A program's text in quotes, on one line and not too long.
pub(crate) fn quoted(text: &str) -> String {
    let text = text.trim_end_matches('\n').replace('\n', " ⏎ ");
    let mut short: String = text.chars().take(60).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    format!("“{short}”")
}

impl Timeline {
    /// Some sentences about the whole run: the description of its picture.
    pub fn summary(&self) -> String {
        let tasks: Vec<LaneId> = self
            .shown()
            .filter(|lane| matches!(lane.kind, LaneKind::Task(_) | LaneKind::Thread(_)))
            .map(|lane| lane.id)
            .collect();
        let mut sentences = vec![format!(
            "{} in virtual time; {}{}{}.",
            scale::total(self.elapsed()),
            scale::counted(tasks.len(), "lane"),
            if tasks.is_empty() { "" } else { ": " },
            self.names(&tasks)
        )];
        sentences.extend(self.blocks.iter().take(3).map(|block| {
            let mut sentence = block.cost_sentence();
            sentence.push('.');
            sentence
        }));
        for lane in
            self.shown().filter(|lane| matches!(lane.end, End::Failed { .. } | End::Cancelled { .. })).take(3)
        {
            sentences.push(format!("{}: {}.", lane.title(), self.end_phrase(lane)));
        }
        sentences.join(" ")
    }

    /// How the run ended, in a few words, where that is not simply its end.
    pub fn outcome_words(&self) -> Option<String> {
        match &self.outcome {
            Outcome::Finished { status: 0 } => None,
            Outcome::Finished { status } => Some(format!("status {status}")),
            Outcome::Exception { exception, .. } => Some(exception.clone()),
            Outcome::SyntaxError { exception, line, .. } => Some(format!("{exception} at line {}", line.0)),
            Outcome::Unsupported { line, .. } => Some(format!("not supported: line {}", line.0)),
            Outcome::Deadlock { .. } => Some("deadlock".to_owned()),
            Outcome::Limit { limit, .. } => Some(match limit {
                Limit::Fuel => "stopped: too many steps".to_owned(),
                Limit::Memory => "stopped: too much memory".to_owned(),
                Limit::Time => "stopped: too much virtual time".to_owned(),
                Limit::Output => "stopped: too much output".to_owned(),
                Limit::Events => "stopped: too many events".to_owned(),
            }),
        }
    }

    /// Who waits for whom for ever, in a deadlock.
    pub fn deadlock_sentence(&self) -> Option<String> {
        if !self.is_deadlock() {
            return None;
        }
        if let Some(cycle) = self.cycle_sentence() {
            return Some(cycle);
        }
        // The chain that ends in a circle tells most.
        let stuck = self.shown().filter(|lane| lane.end == End::Open && !lane.spans.is_empty());
        let sentences = stuck.map(|lane| self.why_gap(lane.id, lane.spans.len() - 1));
        let best = sentences
            .max_by_key(|why| (why.sentence.contains("in a circle"), std::cmp::Reverse(why.chain.len())));
        Some(match best {
            Some(why) => format!("Nothing can ever run again: {}", why.sentence.trim_end_matches('.')),
            None => "Nothing can ever run again".to_owned(),
        })
    }

    /// The cycle of a deadlock, link by link: who waits where for what, and who has held it since where.
    fn cycle_sentence(&self) -> Option<String> {
        let Outcome::Deadlock { cycle } = &self.outcome else { return None };
        let links: Vec<String> = cycle.edges.iter().map(|edge| self.edge_sentence(edge)).collect();
        (!links.is_empty()).then(|| format!("Nothing can ever run again: {}", links.join("; ")))
    }

    /// One link of the cycle of a deadlock.
    pub(crate) fn edge_sentence(&self, edge: &Edge) -> String {
        let title = |actor: Actor| match self.lane_of_actor(actor) {
            Some(lane) => lane.title(),
            None => actor.to_string(),
        };
        let (waiter, line) = (title(edge.waiter), at_line(edge.line));
        let holder = title(edge.holder);
        match edge.acquired {
            Some(since) => {
                let object = with_article(&edge.object);
                format!("{waiter} waits{line} for {object}, which {holder} has held since line {}", since.0)
            }
            None => format!("{waiter} waits{line} for the end of {holder}"),
        }
    }

    /// The lane of who waits or holds.
    pub(crate) fn lane_of_actor(&self, actor: Actor) -> Option<&Lane> {
        match actor {
            Actor::Task(task) => self.lane_of_task(task),
            Actor::Thread(ThreadId(0)) => self.lanes.first(),
            Actor::Thread(thread) => self.lanes.iter().find(|lane| lane.kind == LaneKind::Thread(thread)),
        }
    }

    /// One sentence about a loop: how often it was taken, and for how long.
    pub fn loop_sentence(&self, one: &crate::model::Loop) -> String {
        let held: u64 = one.turns.iter().map(|turn| turn.end.at.0 - turn.start.at.0).sum();
        let blocked: u64 =
            one.turns.iter().filter(|turn| turn.blocking).map(|turn| turn.end.at.0 - turn.start.at.0).sum();
        let mut sentence = format!(
            "Event loop: {}, busy for {} of {}",
            scale::counted(one.turns.len(), "turn"),
            scale::duration(Nanos(held)),
            scale::duration(Nanos(one.end.at.0 - one.start.at.0))
        );
        if blocked > 0 {
            sentence.push_str(&format!(", blocked for {}", scale::duration(Nanos(blocked))));
        }
        sentence.push('.');
        sentence
    }
}
