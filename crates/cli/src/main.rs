//! `interleave`: runs scripts, draws them, and checks lessons, from a terminal.

mod advise;
mod arguments;
mod beside;
mod check;
mod explore;
mod inspect;
mod run;
mod sliders;
mod timeline;

use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Command};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Scripts may nest as deep as CPython allows; the machine's own nesting needs a stack to match.
    let worker = std::thread::Builder::new().stack_size(256 << 20).spawn(move || command(arguments));
    let result = match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(result)) => result,
        Ok(Err(_)) | Err(_) => return ExitCode::from(70),
    };
    match result {
        Ok(status) => ExitCode::from(status),
        Err(error) => {
            eprintln!("interleave: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn command(arguments: Arguments) -> anyhow::Result<u8> {
    match arguments.command {
        Command::Run(run) => run::run(&run),
        Command::Timeline(options) => timeline::timeline(&options),
        Command::Explore(options) => explore::run(&options),
        Command::Advise(options) => advise::advise(&options),
        Command::Sliders(options) => sliders::list(&options),
        Command::Inspect(options) => inspect::inspect(&options),
        Command::Check(options) => check::check(&options),
    }
}
