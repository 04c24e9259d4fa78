//! How long programs take one wait after another: tasks, threads and processes alike.

use trace::{Options, Policy};

const TASKS: &str = "\
import asyncio
async def main():
    await asyncio.gather(asyncio.sleep(1), asyncio.sleep(2), asyncio.to_thread(print))
asyncio.run(main())
";

const COMMANDS: &str = "\
import asyncio
async def command(line):
    process = await asyncio.create_subprocess_shell(line, stdout=asyncio.subprocess.PIPE)
    return await process.communicate()
async def main():
    print(await asyncio.gather(command('sleep 1; echo one'), command('sleep 2; echo two')))
asyncio.run(main())
";

fn pool(kind: &str) -> String {
    format!(
        "\
from concurrent.futures import {kind}PoolExecutor
import time
def job(n):
    time.sleep(1)
    return n
if __name__ == '__main__':
    with {kind}PoolExecutor(4) as pool:
        print(list(pool.map(job, range(4))))
"
    )
}

/// The seconds of the usual run, the policy for the other, and its seconds.
fn measured(source: &str) -> (f64, Policy, f64) {
    let usual = engine::run(source, "main.py", &Options::default());
    let policy = usual.one_after_another();
    let other = engine::run(source, "main.py", &Options { policy, ..Options::default() });
    assert_eq!(usual.outcome, other.outcome);
    assert_eq!(usual.output(trace::Stream::Stdout), other.output(trace::Stream::Stdout));
    (usual.elapsed.seconds(), policy, other.elapsed.seconds())
}

#[test]
fn tasks_wait_one_after_another() {
    assert_eq!(measured(TASKS), (2.0, Policy::Sequential, 3.0));
}

#[test]
fn tasks_that_wait_for_commands_wait_one_after_another() {
    assert_eq!(measured(COMMANDS), (2.0, Policy::Sequential, 3.0));
}

#[test]
fn threads_wait_one_after_another() {
    assert_eq!(measured(&pool("Thread")), (1.0, Policy::Serial, 4.0));
}

#[test]
fn processes_wait_one_after_another() {
    assert_eq!(measured(&pool("Process")), (1.0, Policy::Serial, 4.0));
}
