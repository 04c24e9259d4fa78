//! Why is there a gap? A bar's chain of causes, and the path that decided how long the run took.

use serde::{Deserialize, Serialize};
use trace::{Nanos, ObjectId, Outcome};

use crate::model::{End, Lane, LaneId, Moment, Ready, Span, State, Timeline, Wait};
use crate::scale;
use crate::words::{self, at_line};

/// A chain longer than this explains nothing.
const DEPTH: usize = 8;

/// Why a lane does not get on: one sentence, and its links for marking the bars.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explanation {
    pub sentence: String,
    pub chain: Vec<Cause>,
}

/// One bar of a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cause {
    pub lane: LaneId,
    pub span: usize,
}

/// How a sentence goes on from one bar to the next.
struct Joint {
    /// What is said even if the sentence ends here.
    fact: String,
    /// Leads to the clause about the next bar.
    lead: String,
    cause: Cause,
}

impl Timeline {
    /// Explains one bar, with its chain of causes.
    pub fn why_gap(&self, lane: LaneId, span: usize) -> Explanation {
        let mut chain = vec![Cause { lane, span }];
        let mut sentence = format!("{} {}", self.lane(lane).title(), self.clause(lane, span));
        while chain.len() < DEPTH {
            let last = chain[chain.len() - 1];
            let Some(Joint { fact, lead, cause }) = self.cause(last) else { break };
            sentence.push_str(&fact);
            if chain.iter().any(|link| link.lane == cause.lane && self.is_stuck(cause)) {
                sentence.push_str(&words::circle());
                break;
            }
            sentence.push_str(&lead);
            sentence.push_str(&self.clause(cause.lane, cause.span));
            chain.push(cause);
        }
        sentence.push('.');
        Explanation { sentence, chain }
    }

    fn is_stuck(&self, cause: Cause) -> bool {
        let lane = self.lane(cause.lane);
        lane.end == End::Open && cause.span + 1 == lane.spans.len()
    }

    /// `waits for sleep(2) at line 3 until 2.0 s`.
    fn clause(&self, lane: LaneId, span: usize) -> String {
        let cause = Cause { lane, span };
        let span = &self.lane(lane).spans[span];
        let until = if self.is_stuck(cause) {
            match self.outcome {
                Outcome::Deadlock { .. } => format!(" {}", words::for_ever()),
                Outcome::Finished { .. }
                | Outcome::Exception { .. }
                | Outcome::SyntaxError { .. }
                | Outcome::Unsupported { .. }
                | Outcome::Limit { .. } => words::until_the_end(),
            }
        } else {
            words::until(&scale::total(span.end.at))
        };
        format!("{}{}{until}", self.predicate(span), at_line(span.line))
    }

    /// What a bar waits for, where that is another bar.
    fn cause(&self, link: Cause) -> Option<Joint> {
        let lane = self.lane(link.lane);
        let span = &lane.spans[link.span];
        match &span.state {
            State::Waiting(wait) => {
                let target = self.decisive(lane, wait, span.start)?;
                let title = self.lane(target).title();
                let (fact, lead) = match (wait.object, &wait.lanes[..]) {
                    (Some(object), _) => (self.holders_fact(lane, object, span), words::lead_other(&title)),
                    (None, [_]) => (String::new(), words::lead_only(&title)),
                    (None, []) => (String::new(), words::lead_ender(&title)),
                    (None, _) if self.is_stuck(link) => (words::fact_stuck(&title), words::lead_stuck()),
                    (None, _) => (words::fact_last(&title), words::lead_last()),
                };
                let last = self.lane(target).spans.len() - 1;
                let stuck = Cause { lane: target, span: last };
                let span = if self.is_stuck(link) && self.is_stuck(stuck) {
                    last
                } else {
                    self.main_span(target, span.start, span.end)?
                };
                Some(Joint { fact, lead, cause: Cause { lane: target, span } })
            }
            State::Ready(Ready::Created | Ready::Woken(_) | Ready::Yielded | Ready::Overdue) => {
                let cause = self.holder_of_loop(lane, span.start, span.end)?;
                let lead = words::lead_because(&self.lane(cause.lane).title());
                Some(Joint { fact: String::new(), lead, cause })
            }
            State::Ready(Ready::Interpreter)
            | State::Running
            | State::Blocking { .. }
            | State::Starting
            | State::RunsLoop
            | State::NeverAwaited => None,
        }
    }

    /// Who held a lock while a lane waited for it, one after another; the last is the one to explain.
    fn holders_fact(&self, lane: &Lane, object: ObjectId, span: &Span) -> String {
        let holds = self.holds.iter().filter(|hold| {
            hold.object == object
                && hold.lane.is_some_and(|id| id != lane.id)
                && hold.start < span.end
                && hold.end.is_none_or(|end| end > span.start)
        });
        let held: Vec<String> = holds
            .filter_map(|hold| {
                let title = self.lane(hold.lane?).title();
                let until = hold.end.map(|end| words::until(&scale::total(end.at))).unwrap_or_default();
                Some(words::holds(&title, &until))
            })
            .collect();
        if held.is_empty() { String::new() } else { words::fact_held(&::words::listed(&held)) }
    }

    /// Of all that a lane waits for, the lane that ended the wait, or that never does.
    fn decisive(&self, lane: &Lane, wait: &Wait, start: Moment) -> Option<LaneId> {
        if let Some(object) = wait.object {
            let mut holders = self.holders(object, start).filter_map(|hold| hold.lane);
            return wait.waker.or_else(|| holders.find(|id| *id != lane.id));
        }
        if let Some(waker) = wait.waker.filter(|waker| wait.lanes.contains(waker)) {
            return Some(waker);
        }
        let open = wait.lanes.iter().find(|id| self.lane(**id).end == End::Open);
        let last = || wait.lanes.iter().max_by_key(|id| self.lane(**id).finish());
        open.or_else(last).copied().or(wait.waker.filter(|_| wait.is_inside()))
    }

    /// What a lane did longest between two moments; where all was over at once, what it did last.
    fn main_span(&self, lane: LaneId, start: Moment, end: Moment) -> Option<usize> {
        let spans = self.lane(lane).spans.iter().enumerate();
        let overlapping = spans.filter(|(_, span)| span.start <= end && span.end >= start);
        overlapping
            .max_by_key(|(index, span)| {
                let overlap = span.end.at.min(end.at).0.saturating_sub(span.start.at.max(start.at).0);
                (overlap, *index)
            })
            .map(|(index, _)| index)
    }

    /// The bar that kept the loop, longest of all, while a lane was ready.
    fn holder_of_loop(&self, lane: &Lane, start: Moment, end: Moment) -> Option<Cause> {
        if start.at == end.at {
            return None;
        }
        let overlap = |from: Moment, to: Moment| to.at.min(end.at).0.saturating_sub(from.at.max(start.at).0);
        let others = self.lanes.iter().filter(|other| other.id != lane.id && other.thread == lane.thread);
        let candidates = others.flat_map(|other| {
            let first = other.spans.partition_point(|span| span.end.at <= start.at);
            let spans = other.spans.iter().enumerate().skip(first);
            spans.take_while(|(_, span)| span.start.at < end.at).filter_map(move |(index, span)| {
                let counts = match &span.state {
                    State::Running | State::Blocking { .. } => true,
                    // Doing one wait after another, a wait keeps the loop as if it blocked.
                    State::Waiting(wait) => self.is_sequential() && !wait.is_inside(),
                    State::Ready(_) | State::Starting | State::RunsLoop | State::NeverAwaited => false,
                };
                let time = overlap(span.start, span.end);
                (counts && time > 0).then_some((time, Cause { lane: other.id, span: index }))
            })
        });
        // The first of equal ones: it is what the lane waits for first.
        candidates
            .min_by_key(|(time, cause)| (std::cmp::Reverse(*time), cause.lane, cause.span))
            .map(|found| found.1)
    }

    /// The bars that decided how long the run took, from the first to the last.
    pub fn critical_path(&self) -> Vec<Cause> {
        let mut path = Vec::new();
        let last = self.shown().filter(|lane| lane.end != End::NeverAwaited).max_by_key(|lane| {
            // Of those that end together, the first began the others.
            (lane.finish().at, std::cmp::Reverse(lane.id))
        });
        let mut place = last.map(|lane| (lane.id, lane.finish()));
        // Every turn of this loop goes back in time or in steps, but a trace may be cut short anywhere.
        for _ in 0..100_000 {
            let Some((id, moment)) = place else { break };
            let lane = self.lane(id);
            let ended = lane.spans.partition_point(|span| span.end <= moment);
            let Some(index) = lane.spans[..ended].iter().rposition(|span| span.start < moment) else {
                // What went before a lane is its parent's.
                place = lane.parent.map(|parent| (parent, lane.start())).filter(|(_, at)| *at <= moment);
                continue;
            };
            let span = &lane.spans[index];
            place = Some((id, span.start));
            if self.is_stuck(Cause { lane: id, span: index }) {
                continue;
            }
            if let State::Waiting(wait) = &span.state
                && let Some(target) = self.decisive(lane, wait, span.start)
                && self.lane(target).start() < span.end
                && target != id
            {
                place = Some((target, span.end));
                continue;
            }
            if matches!(span.state, State::Ready(_))
                && let Some(holder) = self.holder_of_loop(lane, span.start, span.end)
                && self.lane(holder.lane).spans[holder.span].end <= span.end
            {
                place = Some((holder.lane, self.lane(holder.lane).spans[holder.span].end));
                continue;
            }
            if span.duration() > Nanos(0) {
                path.push(Cause { lane: id, span: index });
            }
        }
        path.reverse();
        path
    }

    /// The critical path in words: `A sleep(2) 2 s → B GET … 0.5 s`.
    pub fn critical_path_sentence(&self) -> String {
        let links: Vec<String> = self
            .critical_path()
            .into_iter()
            .map(|cause| {
                let lane = self.lane(cause.lane);
                let span = &lane.spans[cause.span];
                format!("{} {} ({})", lane.title(), self.predicate(span), scale::duration(span.duration()))
            })
            .collect();
        if links.is_empty() {
            return words::no_critical_path();
        }
        words::critical_path(&scale::total(self.elapsed()), &links.join(&words::then()))
    }
}
