//! Says in whole sentences what the chart shows: the names of its parts for a screen reader, and tooltips.

use trace::{Actor, BlockKind, Cpu, Edge, Nanos, Outcome, ThreadId, WaitKind, Wake};

use crate::model::{End, Lane, LaneId, LaneKind, Mark, MarkKind, Ready, Span, State, Timeline, Wait};
use crate::scale;
use crate::words::{self, at_line, with_article};

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
            return words::span_at(&title, &what, &at, &start);
        }
        let (end, duration) = (scale::total(span.end.at), scale::duration(span.duration()));
        words::span_from(&title, &what, &at, &start, &end, &duration)
    }

    /// Two short lines for one span.
    pub fn tooltip(&self, lane: LaneId, span: usize) -> String {
        let lane = self.lane(lane);
        let span = &lane.spans[span];
        let what = self.predicate(span);
        let line = span.line.map(|line| format!(" · {}", words::line(line.0))).unwrap_or_default();
        let start = scale::total(span.start.at);
        if span.duration() == Nanos(0) {
            return words::tooltip_at(&lane.title(), &what, &start, &line);
        }
        let (end, duration) = (scale::total(span.end.at), scale::duration(span.duration()));
        words::tooltip_from(&lane.title(), &what, &duration, &start, &end, &line)
    }

    /// `waits for sleep(2)`.
    pub(crate) fn predicate(&self, span: &Span) -> String {
        match &span.state {
            State::Running => words::runs(),
            State::Ready(ready) => match ready {
                Ready::Created => words::ready_to_start(),
                Ready::Woken(Wake::Cancel(_)) => words::ready_to_be_cancelled(),
                Ready::Woken(_) => words::ready_to_go_on(),
                Ready::Yielded => words::has_yielded(),
                Ready::Overdue => words::is_overdue(),
                Ready::Interpreter => words::needs_interpreter(),
            },
            State::Waiting(wait) => words::waits_for(&self.wait_object(wait)),
            State::Blocking { kind, label } => match kind {
                BlockKind::Cpu => words::computes(label),
                BlockKind::Sleep | BlockKind::Io | BlockKind::Lock | BlockKind::Join => {
                    words::blocks_with(&words::label(label))
                }
            },
            State::Starting => words::starts_as_process(),
            State::RunsLoop => words::runs_loop(),
            State::NeverAwaited => words::never_ran(),
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
                | WaitKind::Future => words::label(&wait.label),
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
            names.push(words::more(&scale::count((lanes.len() - shown) as u64)));
        }
        ::words::listed(&names)
    }

    /// One sentence about a whole lane.
    pub fn lane_sentence(&self, lane: &Lane) -> String {
        let kind = match &lane.kind {
            LaneKind::Program => words::program_outside(),
            LaneKind::Task(_) => "Task".to_owned(),
            LaneKind::Thread(_) => "Thread".to_owned(),
            LaneKind::NeverAwaited => "Coroutine".to_owned(),
        };
        let name = if lane.kind == LaneKind::Program { String::new() } else { format!(" {}", lane.title()) };
        format!("{kind}{name}: {}.", self.end_phrase(lane))
    }

    /// `done at 2.0 s`.
    pub(crate) fn end_phrase(&self, lane: &Lane) -> String {
        let at = scale::total(lane.finish().at);
        match &lane.end {
            End::Done { result } if result.is_empty() || result == "None" => words::done_at(&at),
            End::Done { result } => words::done_with(&at, result),
            End::Cancelled { .. } => words::cancelled_at(&at),
            End::Failed { exception, message, .. } if message.is_empty() => words::failed_at(&at, exception),
            End::Failed { exception, message, .. } => {
                words::failed_at(&at, &format!("{exception}: {message}"))
            }
            End::Open => words::not_done(&at),
            End::NeverAwaited => words::never_awaited_never_ran(),
        }
    }

    /// One sentence about a mark.
    pub fn mark_sentence(&self, lane: &Lane, mark: &Mark) -> String {
        let (title, at) = (lane.title(), scale::total(mark.moment.at));
        let line = at_line(mark.line);
        match &mark.kind {
            MarkKind::Suspended => words::suspends(&title, &line, &at),
            MarkKind::Passed => words::went_through(&title, &line, &at),
            MarkKind::Wrote(output) => {
                let text = &self.outputs[*output as usize].text;
                words::prints(&title, &words::quoted(text), &line, &at)
            }
            MarkKind::CancelRequested(Some(by)) => {
                words::asks_to_cancel(&self.lane(*by).title(), &title, &line, &at)
            }
            MarkKind::CancelRequested(None) => words::is_asked_to_cancel(&title, &at),
            MarkKind::TimedOut => words::timeout_cancels(&title, &at),
            MarkKind::CancelDelivered => words::cancel_raised(&title, &line, &at),
            MarkKind::Warned(text) => words::warning(&title, &at, text),
        }
    }
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
            "{}; {}{}{}.",
            words::in_virtual_time(&scale::total(self.elapsed())),
            words::lanes(tasks.len()),
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

    /// What executing code cost, where it took time.
    pub fn rate_words(&self) -> Option<String> {
        match self.cpu {
            Cpu::Counted { nanos_per_instruction } => Some(words::rate(nanos_per_instruction)),
            Cpu::Off => None,
        }
    }

    /// How the run ended, in a few words, where that is not simply its end.
    pub fn outcome_words(&self) -> Option<String> {
        match &self.outcome {
            Outcome::Finished { status: 0 } => None,
            Outcome::Finished { status } => Some(words::status(*status)),
            Outcome::Exception { exception, .. } => Some(exception.clone()),
            Outcome::SyntaxError { exception, line, .. } => {
                Some(format!("{exception}{}", at_line(Some(*line))))
            }
            Outcome::Unsupported { line, .. } => Some(words::not_supported(line.0)),
            Outcome::Deadlock { .. } => Some(words::deadlock()),
            Outcome::Limit { limit, .. } => Some(words::stopped(*limit)),
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
            .max_by_key(|why| (why.sentence.contains(&words::circle()), std::cmp::Reverse(why.chain.len())));
        Some(match best {
            Some(why) => format!("{}: {}", words::nothing_can_run(), why.sentence.trim_end_matches('.')),
            None => words::nothing_can_run(),
        })
    }

    fn cycle_sentence(&self) -> Option<String> {
        Some(format!("{}: {}", words::nothing_can_run(), self.cycle_words()?))
    }

    /// The cycle of a deadlock, link by link: who waits where for what, and who has held it since where.
    pub fn cycle_words(&self) -> Option<String> {
        let Outcome::Deadlock { cycle } = &self.outcome else { return None };
        let links: Vec<String> = cycle.edges.iter().map(|edge| self.edge_sentence(edge)).collect();
        (!links.is_empty()).then(|| links.join("; "))
    }

    /// How the chart calls a task or a thread.
    pub fn name_of(&self, actor: Actor) -> String {
        match self.lane_of_actor(actor) {
            Some(lane) => lane.title(),
            None => words::actor(actor),
        }
    }

    /// One link of the cycle of a deadlock.
    pub(crate) fn edge_sentence(&self, edge: &Edge) -> String {
        let (waiter, line) = (self.name_of(edge.waiter), at_line(edge.line));
        let holder = self.name_of(edge.holder);
        match edge.acquired {
            Some(since) => {
                let object = with_article(&edge.object);
                words::edge_held(&waiter, &line, &object, &holder, since.0)
            }
            None => words::edge_end(&waiter, &line, &holder),
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
        let mut sentence = words::loop_sentence(
            &words::turns(one.turns.len()),
            &scale::duration(Nanos(held)),
            &scale::duration(Nanos(one.end.at.0 - one.start.at.0)),
        );
        if blocked > 0 {
            sentence.push_str(&words::loop_blocked(&scale::duration(Nanos(blocked))));
        }
        sentence.push('.');
        sentence
    }
}
