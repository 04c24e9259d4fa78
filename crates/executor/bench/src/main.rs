//! Nanoseconds of processor time per operation, side by side with other single-threaded executors.
//!
//! `cargo run --release --bin executor-bench` runs every row a few times, the peers in turn, and prints the best of each;
//! `... --bin executor-bench -- ROW PEER` runs one cell once, for callgrind.

use cpu_time::ProcessTime;
use executor_bench::rows::{PEERS, ROWS};

const REPEATS: usize = 5;

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    if let [row, peer] = &wanted[..] {
        let row = ROWS.iter().find(|candidate| candidate.name == row).expect("a row's name");
        let run = PEERS.iter().zip(row.runs).find(|(name, _)| *name == peer).and_then(|(_, run)| *run);
        run.expect("a peer that has this row")();
        return;
    }
    print!("{:<28}", "ns per operation");
    PEERS.iter().for_each(|peer| print!("{peer:>15}"));
    println!();
    for row in ROWS {
        if wanted.first().is_some_and(|wanted| !row.name.contains(wanted.as_str())) {
            continue;
        }
        let mut best = [f64::INFINITY; PEERS.len()];
        for _ in 0..REPEATS {
            for (best, run) in best.iter_mut().zip(row.runs) {
                let Some(run) = run else { continue };
                let start = ProcessTime::now();
                run();
                *best = best.min(start.elapsed().as_nanos() as f64 / row.operations as f64);
            }
        }
        print!("{:<28}", row.name);
        for value in best {
            if value.is_finite() { print!("{value:>15.1}") } else { print!("{:>15}", "-") }
        }
        println!();
    }
}
