//! The three lenses: one job as asyncio, as threads and as processes.
//!
//! A job is described in a line (so many pieces of so many seconds, waiting or computing), and the three programs are
//! written from it. They are ordinary Python, shown to the learner: nothing happens that is not in them.

use crate::Script;

/// What the lenses are called, in their order.
pub const LENSES: [&str; 3] = ["asyncio", "threads", "processes"];

/// So many numbers are added up in a second of work, in pieces that the virtual clock counts as a millisecond.
const PIECES_PER_SECOND: f64 = 1000.0;
const NUMBERS_PER_PIECE: u32 = 40_000;

/// A job of equal pieces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Job {
    pub work: Work,
    /// How many pieces.
    pub items: u32,
    /// How long each takes.
    pub seconds: f64,
}

/// What a piece of a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Work {
    /// It waits: for a network, a disk, another computer.
    Io,
    /// It computes.
    Cpu,
}

impl Job {
    /// The most pieces and seconds: more would be no clearer, and would take long to run.
    pub const MOST_ITEMS: u32 = 32;
    pub const MOST_SECONDS: f64 = 60.0;
    /// The most seconds of work, all pieces together: they are really computed.
    pub const MOST_WORK: f64 = 8.0;

    /// Why this job is not run; none when it is.
    pub fn fault(&self) -> Option<String> {
        if !(1..=Job::MOST_ITEMS).contains(&self.items) {
            return Some(format!("`items` must be from 1 to {}", Job::MOST_ITEMS));
        }
        if !(0.001..=Job::MOST_SECONDS).contains(&self.seconds) {
            return Some(format!("`seconds` must be from 0.001 to {}", Job::MOST_SECONDS));
        }
        let work = self.seconds * f64::from(self.items);
        if self.work == Work::Cpu && work > Job::MOST_WORK {
            return Some(format!(
                "{work} s of work are too much, since the work is really done; at most {} s for all items together",
                Job::MOST_WORK
            ));
        }
        None
    }

    /// The job as a program for each lens.
    pub fn scripts(&self) -> [Script; 3] {
        let script = |name: &str, source: String| Script { file: format!("{name}.py"), source, line: 0 };
        [
            script("asyncio", self.asyncio()),
            script("threads", self.threads()),
            script("processes", self.processes()),
        ]
    }

    fn asyncio(&self) -> String {
        let Job { items, .. } = self;
        let work = match self.work {
            Work::Io => format!("    await asyncio.sleep({})\n", self.seconds),
            Work::Cpu => self.computing(),
        };
        format!(
            "import asyncio\n\n\nasync def work(number):\n{work}    return number\n\n\n\
             async def main():\n    pieces = [work(number) for number in range({items})]\n    \
             results = await asyncio.gather(*pieces)\n    print(\"done:\", results)\n\n\nasyncio.run(main())\n"
        )
    }

    fn threads(&self) -> String {
        self.pool("ThreadPoolExecutor")
    }

    fn processes(&self) -> String {
        self.pool("ProcessPoolExecutor")
    }

    /// The job on an executor of `concurrent.futures`.
    fn pool(&self, class: &str) -> String {
        let Job { items, .. } = self;
        let (import, work) = match self.work {
            Work::Io => ("import time\n", format!("    time.sleep({})\n", self.seconds)),
            Work::Cpu => ("", self.computing()),
        };
        format!(
            "{import}from concurrent.futures import {class}\n\n\ndef work(number):\n{work}    return number\n\n\n\
             def main():\n    with {class}(max_workers={items}) as pool:\n        \
             results = list(pool.map(work, range({items})))\n    print(\"done:\", results)\n\n\n\
             if __name__ == \"__main__\":\n    main()\n"
        )
    }

    fn computing(&self) -> String {
        let pieces = (self.seconds * PIECES_PER_SECOND).round().max(1.0) as u32;
        format!(
            "    total = 0\n    for _ in range({pieces}):\n        total += sum(range({}))\n",
            grouped(NUMBERS_PER_PIECE)
        )
    }
}

/// A number as Python may write it: `40_000`.
fn grouped(number: u32) -> String {
    if number >= 10_000 { format!("{}_{:03}", number / 1000, number % 1000) } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_say_what_they_do() {
        let job = Job { work: Work::Io, items: 4, seconds: 1.5 };
        assert_eq!(job.fault(), None);
        let [asyncio, threads, processes] = job.scripts();
        assert!(asyncio.source.contains("    await asyncio.sleep(1.5)\n"), "{}", asyncio.source);
        assert!(
            threads.source.starts_with("import time\nfrom concurrent.futures import ThreadPoolExecutor\n")
        );
        assert!(processes.source.contains("with ProcessPoolExecutor(max_workers=4) as pool:\n"));
        let job = Job { work: Work::Cpu, items: 2, seconds: 0.5 };
        assert!(job.scripts()[0].source.contains("range(500):\n        total += sum(range(40_000))\n"));
    }

    #[test]
    fn long_work_is_refused() {
        let fault = |work, items, seconds| Job { work, items, seconds }.fault();
        assert!(fault(Work::Cpu, 16, 1.0).is_some());
        assert!(fault(Work::Io, 16, 1.0).is_none());
        assert!(fault(Work::Io, 0, 1.0).is_some());
        assert!(fault(Work::Io, 1, f64::NAN).is_some());
    }
}
