//! What the trace tells of the locks of `threading`, and of threads that wait in special methods.

use trace::{EventKind, Line, Outcome, Stream, ThreadId, Trace};

fn run(source: &str) -> Trace {
    let trace = suites::run(source, "script.py");
    let finished = Outcome::Finished { status: 0 };
    assert_eq!(trace.outcome, finished, "{}", trace.output(Stream::Stderr));
    trace
}

/// Who took and gave back what at which line, in order.
fn held(trace: &Trace) -> Vec<(u32, String, Option<u32>)> {
    let line = |line: &Option<Line>| line.map(|line| line.0);
    let told = trace.events.iter().filter_map(|event| {
        let ThreadId(thread) = event.thread;
        match &event.kind {
            EventKind::Acquired { label, line: at, .. } => Some((thread, format!("takes {label}"), line(at))),
            EventKind::Released { line: at, .. } => Some((thread, "frees".to_owned(), line(at))),
            _ => None,
        }
    });
    told.collect()
}

#[test]
fn locks_semaphores_and_conditions_are_told_with_their_lines() {
    let trace = run("import threading, time
lock = threading.Lock()
places = threading.Semaphore(1)
changed = threading.Condition()
def job():
    with lock:
        time.sleep(1)
    with places:
        time.sleep(1)
    with changed:
        time.sleep(1)
threading.Thread(target=job).start()
");
    let told = |what: &str, line: u32| (1, what.to_owned(), Some(line));
    let expected = [
        told("takes lock", 6),
        told("frees", 6),
        told("takes semaphore", 8),
        told("frees", 8),
        told("takes condition", 10),
        told("frees", 10),
    ];
    assert_eq!(held(&trace), expected);
}

#[test]
fn what_is_held_for_no_time_is_not_told() {
    let trace = run("import threading, queue
lock = threading.RLock()
items = queue.Queue()
def job():
    for number in range(1000):
        with lock:
            with lock:
                items.put(number)
threads = [threading.Thread(target=job) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(items.qsize())
");
    assert_eq!(trace.output(Stream::Stdout), "2000\n");
    assert_eq!(held(&trace), []);
}

#[test]
fn a_thread_that_waits_in_a_special_method_is_told_at_its_line() {
    let trace = run("import threading, time
class Slow:
    def __init__(self, number):
        self.number = number
    def __lt__(self, other):
        time.sleep(0.5)
        return self.number < other.number
def job():
    print([slow.number for slow in sorted([Slow(3), Slow(1), Slow(2)])])
for _ in range(2):
    threading.Thread(target=job).start()
");
    assert_eq!(trace.output(Stream::Stdout), "[1, 2, 3]\n[1, 2, 3]\n");
    // Six comparisons in each thread, at the same time.
    assert_eq!(trace.elapsed.seconds(), 3.0);
    let waits = trace.events.iter().filter(|event| {
        matches!(&event.kind, EventKind::BlockBegan { line: Some(Line(6)), .. })
            && event.thread != ThreadId(0)
    });
    assert_eq!(waits.count(), 12);
}
