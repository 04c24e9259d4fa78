//! What the chart shows of commands that a loop runs: the program's tasks, and the command as what they wait for.

use timeline::{State, Timeline};
use trace::Options;

const TWO: &str = "\
import asyncio
from asyncio.subprocess import PIPE
async def whole():
    process = await asyncio.create_subprocess_shell('sleep 1; echo done', stdout=PIPE, stderr=PIPE)
    print(await process.communicate())
async def by_line():
    process = await asyncio.create_subprocess_exec('sleep', '2', stdout=PIPE)
    print(await process.stdout.readline())
async def main():
    await asyncio.gather(whole(), by_line())
asyncio.run(main())
";

#[test]
fn tasks_of_the_program_wait_for_commands_by_their_names() {
    let trace = engine::run(TWO, "main.py", &Options::default());
    assert_eq!(trace.output(trace::Stream::Stdout), "(b'done\\n', b'')\nb''\n");
    let timeline = Timeline::from_trace(&trace);
    let waits = timeline.lanes.iter().filter(|lane| !lane.hidden).map(|lane| {
        let labels = lane.spans.iter().filter_map(|span| match &span.state {
            State::Waiting(wait) if span.end.at > span.start.at => Some(wait.label.as_str()),
            _ => None,
        });
        (lane.name.as_str(), labels.collect::<Vec<_>>())
    });
    assert_eq!(
        waits.collect::<Vec<_>>(),
        [
            ("main", vec!["gather"]),
            ("whole", vec!["sleep 1; echo done"]),
            ("by_line", vec!["stdout of sleep 2"]),
        ]
    );
}
