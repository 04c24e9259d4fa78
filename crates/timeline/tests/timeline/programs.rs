//! The programs whose charts are looked at.

use crate::simulation::{Do, Do::*, Program};

pub const FETCHES: Program = &[
    ("fetch", &[Sleep(2000), Print("got it")]),
    ("main", &[Spawn("fetch", "A"), Spawn("fetch", "B"), Spawn("fetch", "C"), Gather, Print("done")]),
];

/// The same job without tasks.
pub const AWAITS: Program = &[("main", &[Sleep(2000), Sleep(2000), Sleep(2000), Print("done")])];

pub const DOWNLOADS: Program = &[
    ("download", &[Get("https://api.example.com/users/1", 475), Yield, Sleep(100)]),
    ("resize", &[Pass, Sleep(300), Cpu(200), Print("resized")]),
    ("main", &[Spawn("download", ""), Spawn("download", ""), Spawn("resize", ""), Gather]),
];

pub const BLOCKING: Program = &[
    ("hog", &[Sleep(500), Block(2000), Sleep(500)]),
    ("tick", &[Sleep(500), Sleep(500), Sleep(500), Print("tick")]),
    ("main", &[Spawn("hog", "hog"), Spawn("tick", "A"), Spawn("tick", "B"), Spawn("tick", "C"), Gather]),
];

pub const LOCKS: Program = &[
    ("worker", &[Acquire("lock"), Sleep(1000), Print("saved"), Release("lock"), Sleep(500)]),
    ("main", &[Spawn("worker", ""), Spawn("worker", ""), Spawn("worker", ""), Gather]),
];

pub const CANCELLATION: Program = &[
    ("download", &[Sleep(5000), Finally, Print("closing"), Sleep(300), Print("closed")]),
    ("slow", &[Timeout(1500), Sleep(10_000)]),
    ("broken", &[Sleep(1200), Fail("ConnectionError", "the other side hung up")]),
    ("quick", &[Sleep(400), Print("quick is done")]),
    (
        "main",
        &[
            Spawn("download", "download"),
            Spawn("slow", "slow"),
            Spawn("broken", "broken"),
            Spawn("quick", "quick"),
            Forget("save"),
            Sleep(1000),
            Cancel("download"),
            Sleep(1200),
        ],
    ),
];

pub const DEADLOCK: Program = &[
    ("left", &[Acquire("a"), Sleep(1000), Acquire("b")]),
    ("right", &[Acquire("b"), Sleep(1000), Acquire("a")]),
    ("main", &[Spawn("left", "left"), Spawn("right", "right"), Gather]),
];

/// What fails ends what else waits.
pub const FAILURE: Program = &[
    ("broken", &[Sleep(1000), Fail("ValueError", "no")]),
    ("slow", &[Sleep(2000)]),
    ("main", &[Spawn("broken", ""), Spawn("slow", ""), Gather]),
];

/// The tasks are not all that takes time.
pub const LATE: Program =
    &[("late", &[Sleep(2000)]), ("main", &[Sleep(1000), Spawn("late", "late"), Gather, Sleep(500)])];

pub const NOTHING_WAITS: Program = &[
    ("step", &[Print("one"), Yield, Print("two"), Pass, Yield, Print("three")]),
    ("main", &[Spawn("step", "A"), Spawn("step", "B"), Gather]),
];

pub const HOUR: Program = &[
    ("backup", &[Sleep(3_600_000)]),
    ("heartbeat", &[Sleep(900_000), Sleep(900_000), Sleep(900_000), Sleep(900_000)]),
    ("main", &[Spawn("backup", "backup"), Spawn("heartbeat", "heartbeat"), Gather]),
];

pub const MILLISECONDS: Program = &[
    ("query", &[Sleep(2), Sleep(1)]),
    ("main", &[Spawn("query", ""), Spawn("query", ""), Sleep(5), Gather]),
];

static SPAWN_THOUSAND: [Do; 1001] = {
    let mut steps = [const { Spawn("fetch", "") }; 1001];
    steps[1000] = Gather;
    steps
};

pub static THOUSAND: Program = &[("fetch", &[Sleep(1000)]), ("main", &SPAWN_THOUSAND)];
