//! Programs to begin with in the playground. Ordinary CPython runs each of them unchanged.

/// A program.
pub struct Example {
    /// The message that names it.
    pub name: &'static str,
    pub source: &'static str,
}

/// In the order of the menu; the first is there on the first visit.
pub const EXAMPLES: &[Example] = &[
    Example { name: "example-together", source: include_str!("examples/together.py") },
    Example { name: "example-one-by-one", source: include_str!("examples/one_by_one.py") },
    Example { name: "example-blocking", source: include_str!("examples/blocking.py") },
    Example { name: "example-semaphore", source: include_str!("examples/semaphore.py") },
    Example { name: "example-timeout", source: include_str!("examples/timeout.py") },
    Example { name: "example-queue", source: include_str!("examples/queue.py") },
    Example { name: "example-never-awaited", source: include_str!("examples/never_awaited.py") },
    Example { name: "example-deadlock", source: include_str!("examples/deadlock.py") },
];
