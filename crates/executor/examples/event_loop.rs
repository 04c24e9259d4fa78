//! An event loop of one's own on a [`Schedule`], with numbers for handles and no future in sight.
//!
//! `cargo run -p executor --example event_loop`

use executor::{Clock, Duration, Schedule};

/// What this loop schedules: a process in a workshop, and how many times it goes on.
struct Machine {
    name: &'static str,
    period: Duration,
    left: u32,
}

fn main() {
    let clock = Clock::new();
    let mut schedule = Schedule::new();
    schedule.call_soon(Machine { name: "saw", period: Duration::from_secs(3), left: 3 });
    schedule.call_soon(Machine { name: "drill", period: Duration::from_secs(2), left: 4 });

    // Wait jumps the clock when nothing is ready, and says whether anything is left at all.
    while schedule.wait(&clock) {
        let handles = schedule.begin_turn(clock.now());
        println!("{:>5}: a turn of {handles}", clock.now().to_string());
        while let Some(mut machine) = schedule.next_in_turn() {
            println!("       {} ({} left)", machine.name, machine.left);
            if machine.left > 0 {
                machine.left -= 1;
                schedule.call_at(clock.now() + machine.period, machine);
            }
        }
    }
}
