//! Programs to begin with in the playground. Ordinary CPython runs each of them unchanged.

/// A program.
pub struct Example {
    pub name: &'static str,
    pub source: &'static str,
}

/// In the order of the menu; the first is there on the first visit.
pub const EXAMPLES: &[Example] = &[
    Example { name: "Three waits together", source: include_str!("examples/together.py") },
    Example { name: "Three waits, one after another", source: include_str!("examples/one_by_one.py") },
    Example { name: "A blocking call", source: include_str!("examples/blocking.py") },
    Example { name: "Two at a time: a semaphore", source: include_str!("examples/semaphore.py") },
    Example { name: "A timeout", source: include_str!("examples/timeout.py") },
    Example { name: "Producer and consumers", source: include_str!("examples/queue.py") },
    Example { name: "Never awaited", source: include_str!("examples/never_awaited.py") },
    Example { name: "Deadlock", source: include_str!("examples/deadlock.py") },
];
