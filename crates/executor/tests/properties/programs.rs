//! Random programs of tasks run as a hand-written loop over two lists says they must.
//!
//! The model knows nothing of futures: a task is a list of steps and a position in it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use executor::{Clock, Duration, Executor, Handle, Instant};
use futures::future::LocalBoxFuture;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
    Yield,
    /// By the waker, and so through the inbox.
    YieldByWaker,
    Sleep(u64),
    /// Takes time and does not let go.
    Work(u64),
    Spawn(Vec<Step>),
    Callback,
    CallbackLater(u64),
    /// Spawns a task and waits for its end.
    Join(Vec<Step>),
}

/// What both write down: the time, the task's number (or -1 for a callback), the step.
type Line = (u64, i64, usize);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let leaf = prop_oneof![
        2 => Just(Step::Yield),
        2 => Just(Step::YieldByWaker),
        4 => (1..6_u64).prop_map(Step::Sleep),
        1 => (0..6_u64).prop_map(Step::Work),
        1 => Just(Step::Callback),
        1 => (0..6_u64).prop_map(Step::CallbackLater),
    ];
    let step = leaf.prop_recursive(3, 24, 5, |inner| {
        let steps = prop::collection::vec(inner, 0..5);
        prop_oneof![steps.clone().prop_map(Step::Spawn), steps.prop_map(Step::Join)]
    });
    prop::collection::vec(step, 0..6)
}

struct World {
    handle: Handle,
    lines: RefCell<Vec<Line>>,
    tasks: RefCell<i64>,
}

impl World {
    fn say(&self, task: i64, step: usize) {
        self.lines.borrow_mut().push((self.handle.now().as_nanos(), task, step));
    }

    fn task(self: &Rc<World>, steps: Vec<Step>) -> LocalBoxFuture<'static, ()> {
        let task = self.tasks.replace_with(|&mut number| number + 1);
        let world = self.clone();
        Box::pin(async move {
            for (index, step) in steps.into_iter().enumerate() {
                world.say(task, index);
                world.clone().step(step).await;
            }
            world.say(task, usize::MAX);
        })
    }

    async fn step(self: Rc<World>, step: Step) {
        let handle = &self.handle;
        match step {
            Step::Yield => handle.yield_now().await,
            Step::YieldByWaker => {
                let mut yielded = false;
                std::future::poll_fn(|cx| {
                    if std::mem::replace(&mut yielded, true) {
                        return std::task::Poll::Ready(());
                    }
                    cx.waker().wake_by_ref();
                    std::task::Poll::Pending
                })
                .await;
            }
            Step::Sleep(nanos) => handle.sleep(Duration::from_nanos(nanos)).await,
            Step::Work(nanos) => handle.clock().advance(Duration::from_nanos(nanos)),
            Step::Spawn(steps) => handle.spawn(self.task(steps)).detach(),
            Step::Join(steps) => handle.spawn(self.task(steps)).await.unwrap(),
            Step::Callback => {
                let world = self.clone();
                handle.call_soon(move || world.say(-1, 0));
            }
            Step::CallbackLater(nanos) => {
                let world = self.clone();
                handle.call_later(Duration::from_nanos(nanos), move || world.say(-1, 1));
            }
        }
    }
}

fn really(programs: &[Vec<Step>]) -> Vec<Line> {
    let clock = Clock::new();
    let mut executor = Executor::with_clock(clock);
    let world = Rc::new(World {
        handle: executor.handle().clone(),
        lines: RefCell::default(),
        tasks: RefCell::default(),
    });
    for steps in programs {
        executor.spawn(world.task(steps.clone())).detach();
    }
    executor.run().unwrap();
    world.lines.take()
}

#[derive(Clone)]
enum Handled {
    Task(usize),
    Callback(usize),
}

#[derive(Default)]
struct Model {
    now: u64,
    ready: VecDeque<Handled>,
    timers: Vec<(u64, Handled)>,
    /// Steps, how many of them are done, who joins.
    tasks: Vec<(Vec<Step>, usize, Option<usize>)>,
    lines: Vec<Line>,
}

impl Model {
    fn spawn(&mut self, steps: Vec<Step>, joiner: Option<usize>) {
        self.ready.push_back(Handled::Task(self.tasks.len()));
        self.tasks.push((steps, 0, joiner));
    }

    fn run(&mut self) {
        loop {
            if self.ready.is_empty() {
                let Some(next) = self.timers.iter().map(|&(deadline, _)| deadline).min() else { return };
                self.now = self.now.max(next);
            }
            let now = self.now;
            let mut due: Vec<_> = self.timers.extract_if(.., |(deadline, _)| *deadline <= now).collect();
            due.sort_by_key(|&(deadline, _)| deadline);
            self.ready.extend(due.into_iter().map(|(_, handled)| handled));
            for handled in std::mem::take(&mut self.ready) {
                match handled {
                    Handled::Task(task) => self.run_task(task),
                    Handled::Callback(which) => self.lines.push((self.now, -1, which)),
                }
            }
        }
    }

    fn run_task(&mut self, task: usize) {
        loop {
            let (steps, done, joiner) = &mut self.tasks[task];
            let Some(step) = steps.get(*done).cloned() else {
                self.lines.push((self.now, task as i64, usize::MAX));
                let joiner = joiner.take();
                self.ready.extend(joiner.map(Handled::Task));
                return;
            };
            self.lines.push((self.now, task as i64, *done));
            *done += 1;
            match step {
                Step::Yield | Step::YieldByWaker => return self.ready.push_back(Handled::Task(task)),
                Step::Sleep(nanos) => return self.timers.push((self.now + nanos, Handled::Task(task))),
                Step::Work(nanos) => self.now += nanos,
                Step::Spawn(steps) => self.spawn(steps, None),
                Step::Join(steps) => return self.spawn(steps, Some(task)),
                Step::Callback => self.ready.push_back(Handled::Callback(0)),
                Step::CallbackLater(nanos) => self.timers.push((self.now + nanos, Handled::Callback(1))),
            }
        }
    }
}

fn by_the_model(programs: &[Vec<Step>]) -> Vec<Line> {
    let mut model = Model::default();
    programs.iter().for_each(|steps| model.spawn(steps.clone(), None));
    model.run();
    model.lines
}

proptest! {
    #![proptest_config(crate::config())]

    #[test]
    fn programs_run_as_the_model_says(programs in prop::collection::vec(steps(), 0..6)) {
        prop_assert_eq!(really(&programs), by_the_model(&programs));
    }

    #[test]
    fn time_moves_only_when_nothing_is_ready(delays in prop::collection::vec(0..20_u64, 0..30)) {
        let mut executor = Executor::new();
        let handle = executor.handle().clone();
        for &delay in &delays {
            let naps = handle.clone();
            executor.spawn(async move {
                naps.sleep(Duration::from_nanos(delay)).await;
                naps.yield_now().await;
            }).detach();
        }
        loop {
            let before = handle.now();
            while executor.run_one() {
                prop_assert_eq!(handle.now(), before);
            }
            let next = handle.next_deadline();
            if !executor.jump() {
                break;
            }
            prop_assert_eq!(Some(handle.now()), next);
            prop_assert!(handle.now() > before);
        }
        let longest = delays.iter().max().copied().unwrap_or(0);
        prop_assert_eq!(handle.now(), Instant::from_nanos(longest));
    }
}
