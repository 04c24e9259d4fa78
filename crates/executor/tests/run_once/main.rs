//! Programs of callbacks run in the order in which CPython's event loop ran them.
//!
//! `record.py` makes up the programs and writes them down with what CPython did.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use executor::{CallHandle, Clock, Duration, Executor, Handle, Instant, Schedule, TimerId};

const RECORDED: &str = include_str!("recorded.txt");

/// The time and the number of each callback that ran.
type Log = Vec<(u64, usize)>;

#[derive(Clone, Debug)]
enum Act {
    Soon(usize),
    Later(usize, u64),
    At(usize, u64),
    Cancel(usize),
    Work(u64),
}

#[derive(Debug, Default)]
struct Program {
    name: String,
    acts: BTreeMap<usize, Vec<Act>>,
    log: Log,
}

fn programs() -> Vec<Program> {
    let mut programs: Vec<Program> = Vec::new();
    for line in RECORDED.lines() {
        if line.starts_with("program") {
            programs.push(Program { name: line.into(), ..Program::default() });
            continue;
        }
        let program = programs.last_mut().unwrap();
        let (head, rest) = line.trim().split_once(": ").unwrap();
        if head == "log" {
            program.log = rest.split(' ').map(entry).collect();
        } else {
            program.acts.insert(head.parse().unwrap(), rest.split(", ").map(act).collect());
        }
    }
    programs
}

fn entry(text: &str) -> (u64, usize) {
    let (now, callback) = text.split_once('/').unwrap();
    (now.parse().unwrap(), callback.parse().unwrap())
}

fn act(text: &str) -> Act {
    let words: Vec<&str> = text.split(' ').collect();
    let number = |index: usize| words[index].parse::<u64>().unwrap();
    let callback = number(1) as usize;
    match words[0] {
        "soon" => Act::Soon(callback),
        "later" => Act::Later(callback, number(2)),
        "at" => Act::At(callback, number(2)),
        "cancel" => Act::Cancel(callback),
        "work" => Act::Work(number(1)),
        other => panic!("unknown act {other}"),
    }
}

/// As an event loop uses a schedule: a handle that is cancelled stays in the ready queue and does nothing.
fn on_a_schedule(program: &Program) -> Log {
    let clock = Clock::new();
    let mut schedule = Schedule::new();
    let mut timers: BTreeMap<usize, TimerId> = BTreeMap::new();
    let mut known = vec![0];
    let mut cancelled = Vec::new();
    let mut log = Log::new();
    schedule.call_soon(0);
    while schedule.wait(&clock) {
        schedule.begin_turn(clock.now());
        while let Some(callback) = schedule.next_in_turn() {
            if cancelled.contains(&callback) {
                continue;
            }
            log.push((clock.now().as_nanos(), callback));
            for act in program.acts.get(&callback).into_iter().flatten() {
                match *act {
                    Act::Soon(callback) => {
                        known.push(callback);
                        schedule.call_soon(callback);
                    }
                    Act::Later(callback, delay) => {
                        known.push(callback);
                        let deadline = clock.now() + Duration::from_nanos(delay);
                        timers.insert(callback, schedule.call_at(deadline, callback));
                    }
                    Act::At(callback, deadline) => {
                        known.push(callback);
                        timers.insert(callback, schedule.call_at(Instant::from_nanos(deadline), callback));
                    }
                    Act::Cancel(callback) if known.contains(&callback) => {
                        let waits = timers.get(&callback).and_then(|&timer| schedule.cancel_timer(timer));
                        if waits.is_none() {
                            cancelled.push(callback);
                        }
                    }
                    Act::Cancel(_) => {}
                    Act::Work(units) => clock.advance(Duration::from_nanos(units)),
                }
            }
        }
    }
    log
}

struct World {
    handle: Handle,
    acts: BTreeMap<usize, Vec<Act>>,
    calls: RefCell<BTreeMap<usize, CallHandle>>,
    log: RefCell<Log>,
}

impl World {
    fn run(self: Rc<World>, callback: usize) {
        self.log.borrow_mut().push((self.handle.now().as_nanos(), callback));
        for act in self.acts.get(&callback).cloned().unwrap_or_default() {
            match act {
                Act::Soon(callback) => {
                    let call = self.handle.call_soon(self.clone().callback(callback));
                    self.calls.borrow_mut().insert(callback, call);
                }
                Act::Later(callback, delay) => {
                    let delay = Duration::from_nanos(delay);
                    let call = self.handle.call_later(delay, self.clone().callback(callback));
                    self.calls.borrow_mut().insert(callback, call);
                }
                Act::At(callback, deadline) => {
                    let deadline = Instant::from_nanos(deadline);
                    let call = self.handle.call_at(deadline, self.clone().callback(callback));
                    self.calls.borrow_mut().insert(callback, call);
                }
                Act::Cancel(callback) => {
                    let call = self.calls.borrow_mut().remove(&callback);
                    call.map(CallHandle::cancel);
                }
                Act::Work(units) => self.handle.clock().advance(Duration::from_nanos(units)),
            }
        }
    }

    fn callback(self: Rc<World>, callback: usize) -> impl FnOnce() + 'static {
        move || self.run(callback)
    }
}

fn on_an_executor(program: &Program) -> Log {
    let mut executor = Executor::new();
    let handle = executor.handle().clone();
    let world = World {
        handle: handle.clone(),
        acts: program.acts.clone(),
        calls: RefCell::default(),
        log: RefCell::default(),
    };
    let world = Rc::new(world);
    handle.call_soon(world.clone().callback(0));
    executor.run().unwrap();
    world.log.take()
}

#[test]
fn a_schedule_runs_callbacks_in_the_order_of_cpython() {
    for program in programs() {
        assert_eq!(on_a_schedule(&program), program.log, "{program:#?}");
    }
}

#[test]
fn an_executor_runs_callbacks_in_the_order_of_cpython() {
    for program in programs() {
        assert_eq!(on_an_executor(&program), program.log, "{program:#?}");
    }
}

#[test]
fn the_programs_do_something() {
    let programs = programs();
    assert_eq!(programs.len(), 200);
    assert!(programs.iter().map(|program| program.log.len()).sum::<usize>() > 2000);
    assert!(programs.iter().all(|program| program.name.starts_with("program ")));
}
