//! Who waits for whom when nothing can run any more: every waiting task and thread, and the cycle where there is one.

use std::collections::BTreeMap;
use std::rc::Rc;

use trace::{Actor, Cycle, Edge, Line, TaskId, ThreadId, WaitKind, WaitTarget};
use vm::value::Instance;
use vm::{Value, Vm};

use crate::blocks;
use crate::state::State;
use crate::{futures, handles, locks, tasks, threads, tracing};

/// Who took the locks of asyncio that are not given back: a task (or code outside of any) on a thread, and its line.
#[derive(Default)]
pub(crate) struct Holders {
    by_object: BTreeMap<u32, Vec<(Actor, Option<Line>)>>,
}

/// A lock or semaphore of asyncio was taken.
pub(crate) fn taken(vm: &mut Vm, object: u32) {
    let holder = current(vm);
    let line = vm.program_line().map(Line);
    vm.state::<Holders>().by_object.entry(object).or_default().push((holder, line));
}

/// It was given back, perhaps by somebody else.
pub(crate) fn given_back(vm: &mut Vm, object: u32) {
    let holder = current(vm);
    let Some(holders) = vm.state::<Holders>().by_object.get_mut(&object) else { return };
    let own = holders.iter().rposition(|(who, _)| *who == holder);
    if !holders.is_empty() {
        holders.remove(own.unwrap_or(0));
    }
}

fn current(vm: &Vm) -> Actor {
    match vm.current_task_id {
        Some(task) => Actor::Task(TaskId(task)),
        None => Actor::Thread(ThreadId(vm.fiber.thread)),
    }
}

/// Who waits for what, in a run that ended in a deadlock.
pub fn waiting(vm: &mut Vm) -> Cycle {
    let mut cycle = Cycle::default();
    let mut edges: Vec<Edge> = Vec::new();
    let tasks: Vec<Rc<Instance>> = vm.state::<State>().tasks.alive();
    for task in tasks {
        let part = tasks::part(&task);
        let waits = part.waiting_for.get();
        if waits.is_none() {
            continue;
        }
        let (kind, label, target, _) = futures::describe(vm, &waits);
        let (task, line) = (TaskId(part.number), tracing::waiting_line(&task));
        let object = named(vm, &owner_of(&waits)).unwrap_or_else(|| label.clone());
        task_edges(vm, &mut edges, Actor::Task(task), line, &object, kind, target);
        cycle.tasks.push((task, line, label));
    }
    let stuck = std::mem::take(&mut vm.state::<threads::Stopped>().threads);
    for threads::Stuck { thread: number, line, task } in stuck {
        let waits = blocks::waited_for(vm, number);
        let thread = Actor::Thread(ThreadId(number));
        let (label, holder) = match &waits {
            Some(waited) => {
                let owner = locks::owner_object(waited).unwrap_or_default();
                let named = named(vm, waited).or_else(|| named(vm, &owner));
                locks::holder(waited)
                    .map_or(("waits".to_owned(), None), |(label, holder)| (named.unwrap_or(label), holder))
            }
            None => ("waits".to_owned(), None),
        };
        if let Some((holder, acquired)) = holder {
            let holder = Actor::Thread(ThreadId(holder));
            let acquired = acquired.map(Line);
            let object = if handles::is_handle(waits.as_ref()) { holder.to_string() } else { label.clone() };
            edges.push(Edge { waiter: thread, object: object.clone(), line, holder, acquired });
            // A task that blocks its thread waits with it.
            if let Some(data) = futures::data(&task)
                && let Some(task) = &data.task
            {
                let waiter = Actor::Task(TaskId(task.number));
                edges.push(Edge { waiter, object, line, holder, acquired });
            }
        }
        if let Some(owner) = waits.as_ref().and_then(locks::owner_object) {
            let object = named(vm, &owner).unwrap_or_else(|| label.clone());
            let number = vm.state::<State>().object_number(&owner);
            edges.extend(held(vm, number, thread, &object, line));
        }
        cycle.threads.push((ThreadId(number), line, label));
    }
    cycle.edges = find_cycle(&edges);
    cycle
}

/// The edges from a task that waits.
fn task_edges(
    vm: &mut Vm,
    edges: &mut Vec<Edge>,
    waiter: Actor,
    line: Option<Line>,
    object: &str,
    kind: WaitKind,
    target: WaitTarget,
) {
    let ends = |task: TaskId| {
        let holder = Actor::Task(task);
        Edge { waiter, object: holder.to_string(), line, holder, acquired: None }
    };
    match target {
        WaitTarget::Task(task) => edges.push(ends(task)),
        WaitTarget::Tasks(tasks) => edges.extend(tasks.into_iter().map(ends)),
        WaitTarget::Object(number) if matches!(kind, WaitKind::Lock | WaitKind::Semaphore) => {
            edges.extend(held(vm, number.0, waiter, object, line));
        }
        WaitTarget::None | WaitTarget::Future(_) | WaitTarget::Object(_) | WaitTarget::Thread(_) => {}
    }
}

/// The edges to those who hold a lock or a place of a semaphore.
fn held(vm: &mut Vm, number: u32, waiter: Actor, object: &str, line: Option<Line>) -> Vec<Edge> {
    let holders = vm.state::<Holders>().by_object.get(&number).cloned().unwrap_or_default();
    let edge = |(holder, acquired): (Actor, Option<Line>)| {
        let acquired = acquired.or(Some(Line(0)));
        Edge { waiter, object: object.to_owned(), line, holder, acquired }
    };
    holders.into_iter().map(edge).collect()
}

fn owner_of(future: &Value) -> Value {
    futures::data(future).map_or(Value::Null, |data| data.wait().owner)
}

/// The name of the program's global variable that holds an object.
fn named(vm: &mut Vm, object: &Value) -> Option<String> {
    if !matches!(object, Value::Instance(_)) {
        return None;
    }
    let main = vm.intern("__main__");
    let Some(Value::Module(main)) = vm.modules.get_str(&main) else { return None };
    let entries = main.dict.entries();
    entries.into_iter().find(|(_, value)| value.is(object)).and_then(|(name, _)| {
        let name = name.as_str()?;
        Some(name.to_string())
    })
}

/// The first cycle, in the order of the edges.
fn find_cycle(edges: &[Edge]) -> Vec<Edge> {
    let mut from: BTreeMap<Actor, Vec<usize>> = BTreeMap::new();
    for (index, edge) in edges.iter().enumerate() {
        from.entry(edge.waiter).or_default().push(index);
    }
    let mut done: BTreeMap<Actor, ()> = BTreeMap::new();
    for start in edges {
        // The edges walked so far, and how many of the last one's holder's edges were tried.
        let mut path: Vec<usize> = Vec::new();
        let mut tried: Vec<usize> = vec![0];
        let mut at = start.waiter;
        loop {
            let tries = tried.last_mut().expect("one for each actor on the path");
            let next = from.get(&at).and_then(|indices| indices.get(*tries)).copied();
            *tries += 1;
            match next {
                Some(index) => {
                    let holder = edges[index].holder;
                    path.push(index);
                    if let Some(place) = path.iter().position(|index| edges[*index].waiter == holder) {
                        return path[place..].iter().map(|index| edges[*index].clone()).collect();
                    }
                    if done.contains_key(&holder) {
                        path.pop();
                        continue;
                    }
                    tried.push(0);
                    at = holder;
                }
                None => {
                    done.insert(at, ());
                    tried.pop();
                    match path.pop() {
                        Some(index) => at = edges[index].waiter,
                        None => break,
                    }
                }
            }
        }
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(waiter: u32, holder: u32) -> Edge {
        let actor = |number| Actor::Task(TaskId(number));
        Edge {
            waiter: actor(waiter),
            object: "lock".to_owned(),
            line: None,
            holder: actor(holder),
            acquired: None,
        }
    }

    #[test]
    fn a_cycle_is_found_and_nothing_else() {
        let edges = [edge(1, 2), edge(1, 3), edge(3, 4), edge(4, 3), edge(5, 1)];
        assert_eq!(find_cycle(&edges), [edges[2].clone(), edges[3].clone()]);
        assert_eq!(find_cycle(&[edge(7, 7)]).len(), 1);
        assert_eq!(find_cycle(&[edge(1, 2), edge(2, 3), edge(1, 3)]), []);
    }
}
