//! One run as a component follows it: asked for, under way, ended, stopped.

use std::rc::Rc;

use gloo_timers::callback::Interval;
use lesson::LessonCpu;
use protocol::RequestId;
use timeline::Timeline;
use trace::{Limits, Nanos, Options, Outcome, Policy, Trace};
use yew::prelude::*;

use crate::{
    engine::{End, Engine, Job, KeptRun},
    language::t,
};

/// How long a run may take before the page says that it goes on.
const PATIENCE_MS: u32 = 100;

/// A trace of more events than this stays in the worker where it may: reading it would hold up the page.
const KEEP_ABOVE: u32 = 10_000;

/// A program that takes longer than this is not run a second time for "one after another".
const PATIENCE_MICROS: u64 = 2_000_000;

/// The options of every run of the page. The limits are lower than a terminal's: a browser has less
/// memory, and a learner should not wait long for "this program may never end".
/// A trace that stays in the worker may be longer.
fn options(policy: Policy, keep: bool) -> Options {
    let limits = Limits {
        fuel: 500_000_000,
        memory: 128 << 20,
        time: Nanos(1_000_000_000_000_000),
        output: 1 << 20,
        events: if keep { 1_500_000 } else { 200_000 },
    };
    Options { policy, limits, ..Options::default() }
}

/// A script to be run.
#[derive(Clone, Debug, PartialEq)]
pub struct Script {
    pub file: String,
    pub source: String,
}

/// What a finished run gives.
#[derive(Clone)]
pub struct Finished {
    pub script: Script,
    pub trace: Rc<Trace>,
    pub timeline: Rc<Timeline>,
    /// A long run stays in the worker: then the trace holds no more than its first outputs, the timeline is empty,
    /// and everything else is asked for here.
    pub kept: Option<KeptRun>,
    /// The same program one wait after another, where that was measured.
    pub sequential: Option<Rc<Timeline>>,
    /// Why that cannot be told although it was tried.
    pub untold: Option<Untold>,
    /// How long the run really took.
    pub micros: u64,
}

/// Why a program's run one wait after another says nothing about its usual run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untold {
    Forever,
    Endless,
    Otherwise,
}

impl Untold {
    /// The reason, in words.
    pub fn words(self) -> String {
        match self {
            Untold::Forever => t("untold-forever"),
            Untold::Endless => t("untold-endless"),
            Untold::Otherwise => t("untold-otherwise"),
        }
    }
}

/// Results are equal when they are the same run: comparing traces would take longer than drawing them.
impl PartialEq for Finished {
    fn eq(&self, other: &Finished) -> bool {
        let same = |one: &Option<Rc<Timeline>>, other: &Option<Rc<Timeline>>| match (one, other) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        };
        Rc::ptr_eq(&self.trace, &other.trace) && same(&self.sequential, &other.sequential)
    }
}

/// What is going on.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    Idle,
    /// Under way, for so many milliseconds.
    Running {
        milliseconds: u32,
    },
    Stopped,
    Broken {
        message: String,
    },
}

impl Phase {
    /// Whether it takes so long that the page says so.
    pub fn is_slow(&self) -> bool {
        matches!(self, Phase::Running { milliseconds } if *milliseconds >= PATIENCE_MS)
    }

    /// Whether a run is under way.
    pub fn is_running(&self) -> bool {
        matches!(self, Phase::Running { .. })
    }
}

/// A run of one or more scripts.
#[derive(Clone, PartialEq)]
pub struct Runner {
    pub phase: Phase,
    /// The last results, one for each script; they stay when a later run is stopped.
    pub results: Rc<Vec<Finished>>,
    pub start: Callback<Start>,
    pub stop: Callback<()>,
}

/// What to run.
#[derive(Clone, Debug, PartialEq)]
pub struct Start {
    pub scripts: Vec<Script>,
    /// Also measure how long each takes one wait after another.
    pub sequential: bool,
}

/// How the programs below are timed; without it only waiting takes time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Timing(pub LessonCpu);

/// A runner of a component. A run that is under way when the component goes is stopped.
#[hook]
pub fn use_runner(on_results: Callback<Rc<Vec<Finished>>>) -> Runner {
    use_runner_that(on_results, false)
}

/// The same, for a component that can show a run which stays in the worker because it is long.
#[hook]
pub fn use_keeping_runner(on_results: Callback<Rc<Vec<Finished>>>) -> Runner {
    use_runner_that(on_results, true)
}

#[hook]
fn use_runner_that(on_results: Callback<Rc<Vec<Finished>>>, keep: bool) -> Runner {
    let engine = use_context::<Engine>().expect("the app provides the engine");
    let Timing(cpu) = use_context::<Timing>().unwrap_or_default();
    let phase = use_state_eq(|| Phase::Idle);
    let results = use_state(|| Rc::new(Vec::new()));
    let current = use_mut_ref(|| None::<RequestId>);
    let ticking = use_mut_ref(|| None::<Interval>);
    let latest = use_mut_ref(|| on_results.clone());
    *latest.borrow_mut() = on_results;

    let finish = {
        let (phase, ticking, current) = (phase.setter(), ticking.clone(), current.clone());
        Rc::new(move |next: Phase| {
            *ticking.borrow_mut() = None;
            *current.borrow_mut() = None;
            phase.set(next);
        })
    };

    let start = {
        let (engine, finish, current, ticking) =
            (engine.clone(), finish.clone(), current.clone(), ticking.clone());
        let (phase, results, latest) = (phase.setter(), results.setter(), latest.clone());
        use_callback(cpu, move |start: Start, cpu: &LessonCpu| {
            if current.borrow().is_some() {
                return;
            }
            phase.set(Phase::Running { milliseconds: 0 });
            let phase = phase.clone();
            let mut milliseconds = 0;
            *ticking.borrow_mut() = Some(Interval::new(PATIENCE_MS, move || {
                milliseconds += PATIENCE_MS;
                phase.set(Phase::Running { milliseconds });
            }));
            let (finish, results, latest) = (finish.clone(), results.clone(), latest.clone());
            let done = Rc::new(move |end: Result<Vec<Finished>, Phase>| match end {
                Ok(finished) => {
                    let finished = Rc::new(finished);
                    finish(Phase::Idle);
                    results.set(finished.clone());
                    let on_results = latest.borrow().clone();
                    on_results.emit(finished);
                }
                Err(phase) => finish(phase),
            });
            let chain = Chain {
                engine: engine.clone(),
                current: current.clone(),
                sequential: start.sequential,
                cpu: *cpu,
                keep,
                done,
            };
            chain.go_on(start.scripts.into(), Vec::new());
        })
    };
    let stop = {
        let (engine, current) = (engine.clone(), current.clone());
        use_callback((), move |(), ()| {
            let id = *current.borrow();
            if let Some(id) = id {
                engine.stop(id);
            }
        })
    };
    {
        let (current, ticking) = (current.clone(), ticking.clone());
        use_effect_with((), move |()| {
            move || {
                *ticking.borrow_mut() = None;
                let id = current.borrow_mut().take();
                if let Some(id) = id {
                    engine.stop(id);
                }
            }
        });
    }
    Runner { phase: (*phase).clone(), results: (*results).clone(), start, stop }
}

/// The requests of one run, one after another.
#[derive(Clone)]
struct Chain {
    engine: Engine,
    current: Rc<std::cell::RefCell<Option<RequestId>>>,
    sequential: bool,
    cpu: LessonCpu,
    keep: bool,
    done: Rc<dyn Fn(Result<Vec<Finished>, Phase>)>,
}

impl Chain {
    fn go_on(self, mut left: std::collections::VecDeque<Script>, finished: Vec<Finished>) {
        let Some(script) = left.pop_front() else { return (self.done)(Ok(finished)) };
        let chain = self.clone();
        self.ask(script.clone(), Policy::Concurrent, self.keep, move |ended| {
            let Ended { trace, timeline, kept, micros } = ended;
            let worth = kept.is_none() && micros < PATIENCE_MICROS && is_worth_measuring(&trace);
            let script = script.clone();
            let result = Finished {
                script: script.clone(),
                trace,
                timeline,
                kept,
                sequential: None,
                untold: None,
                micros,
            };
            if !(chain.sequential && worth) {
                let mut finished = finished.clone();
                finished.push(result);
                return chain.clone().go_on(left.clone(), finished);
            }
            let next = chain.clone();
            let (left, finished) = (left.clone(), finished.clone());
            let policy = result.trace.one_after_another();
            chain.ask(script, policy, false, move |ended| {
                let untold = untold(&result.trace.outcome, &ended.trace.outcome);
                let sequential = untold.is_none().then_some(ended.timeline);
                let mut finished = finished.clone();
                finished.push(Finished { sequential, untold, ..result.clone() });
                next.clone().go_on(left.clone(), finished);
            });
        });
    }

    fn ask(&self, script: Script, policy: Policy, keep: bool, then: impl Fn(Ended) + 'static) {
        let job = Job {
            source: script.source,
            file: script.file,
            options: Options { cpu: self.cpu.option(), ..options(policy, keep) },
            keep_above: keep.then_some(KEEP_ABOVE),
        };
        let done = self.done.clone();
        let id = self.engine.run(
            job,
            Callback::from(move |end| match end {
                End::Finished { trace, timeline, kept, micros } => {
                    then(Ended { trace, timeline, kept, micros });
                }
                End::Stopped | End::Inspected(_) => done(Err(Phase::Stopped)),
                End::Broken { message } => done(Err(Phase::Broken { message })),
            }),
        );
        *self.current.borrow_mut() = Some(id);
    }
}

/// One of the runs of a chain.
struct Ended {
    trace: Rc<Trace>,
    timeline: Rc<Timeline>,
    kept: Option<KeptRun>,
    micros: u64,
}

/// Whether the run came to its end, so that "one after another" can be told of it.
fn is_worth_measuring(trace: &Trace) -> bool {
    let ended = matches!(trace.outcome, Outcome::Finished { .. } | Outcome::Exception { .. });
    ended && trace.elapsed > Nanos(0)
}

/// Whether there may be something to say about how a program waits, and soon: nothing is said of one that ran long.
pub fn is_worth_advice(trace: &Trace) -> bool {
    const MOST: u64 = 50_000_000;
    let nothing_ran = matches!(trace.outcome, Outcome::SyntaxError { .. } | Outcome::Unsupported { .. });
    !nothing_ran && trace.instructions < MOST
}

/// Why a program's run one wait after another says nothing about its usual run; none when it does.
fn untold(usual: &Outcome, sequential: &Outcome) -> Option<Untold> {
    match (usual, sequential) {
        (_, Outcome::Deadlock { .. }) => Some(Untold::Forever),
        (_, Outcome::Limit { .. }) => Some(Untold::Endless),
        (Outcome::Finished { .. }, Outcome::Finished { .. }) => None,
        (Outcome::Exception { exception, .. }, Outcome::Exception { exception: other, .. })
            if exception == other =>
        {
            None
        }
        _ => Some(Untold::Otherwise),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_that_end_differently_are_not_compared() {
        let finished = Outcome::Finished { status: 0 };
        let exception = |exception: &str| Outcome::Exception {
            exception: exception.into(),
            message: String::new(),
            line: None,
        };
        let deadlock = Outcome::Deadlock { cycle: Default::default() };
        assert_eq!(untold(&finished, &finished), None);
        assert_eq!(untold(&exception("ValueError"), &exception("ValueError")), None);
        assert_eq!(untold(&finished, &deadlock), Some(Untold::Forever));
        assert_eq!(untold(&finished, &exception("TimeoutError")), Some(Untold::Otherwise));
    }
}
