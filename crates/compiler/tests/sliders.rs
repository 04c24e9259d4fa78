//! The numbers of programs that a reader may move, as pictures: each in `⟨…⟩` with what it decides.

use trace::Slider;

/// The source with each slider marked, and a list of them.
fn marked(source: &str) -> String {
    let sliders = compiler::sliders(source);
    let mut text = source.to_owned();
    for slider in sliders.iter().rev() {
        text.insert(slider.end as usize, '⟩');
        text.insert(slider.start as usize, '⟨');
    }
    for Slider { line, column, value, kind, label, .. } in &sliders {
        text.push_str(&format!("# {line}:{column} {kind:?} {value} of {label}\n"));
    }
    text
}

#[test]
fn calls_of_the_library() {
    insta::assert_snapshot!(marked(
        r#"import asyncio, time, aiohttp
async def main():
    await asyncio.sleep(1.5)
    time.sleep(2)
    await asyncio.sleep(0)
    await asyncio.sleep(0.1 * n + random.uniform(0.5, 1))
    async with asyncio.timeout(3), asyncio.Semaphore(4):
        await asyncio.wait_for(job(), 5)
        await asyncio.wait([], timeout=6)
    await asyncio.to_thread(time.sleep, 0.7)
    pool = ThreadPoolExecutor(max_workers=8)
    queue = asyncio.Queue(maxsize=9)
    loop.call_later(0.2, print, 17)
    await session.get("https://example.com/x?delay=0.3&n=4")
    await session.get(f"https://example.com/{n}/delay/2")
    print(12, range(13))
"#
    ));
}

#[test]
fn numbers_on_their_way() {
    insta::assert_snapshot!(marked(
        r#"import asyncio
PAUSE = 0.5
DELAYS = {"a": 1, "b": 2}
JOBS = [("x", 3), ("y", 4)]
async def wait(seconds):
    await asyncio.sleep(seconds)
async def fetch(name, delay=0.25, *, tries=3):
    await wait(delay + PAUSE)
async def worker(name):
    await asyncio.sleep(DELAYS[name])
class Client:
    def __init__(self, latency):
        self.latency = latency
    async def get(self, n):
        await asyncio.sleep(self.latency)
async def main():
    await fetch("a", 1.25)
    await asyncio.gather(*(fetch(name, delay) for name, delay in JOBS))
    for number, pause in enumerate([5, 6]):
        await wait(pause)
    await Client(7).get(8)
    await fetch("b", tries=9, delay=10)
"#
    ));
}

#[test]
fn no_python_has_none() {
    assert_eq!(compiler::sliders("sleep(1"), []);
    assert_eq!(compiler::sliders(""), []);
}
