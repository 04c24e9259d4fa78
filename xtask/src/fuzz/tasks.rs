//! Tasks that sleep, wait for each other, cancel each other, and use everything of asyncio; and threads.

use super::{random::Random, statements::indented};

/// Tasks that sleep, wait for each other and cancel each other.
pub fn tasks(random: &mut Random) -> String {
    let mut text = String::from(
        "import contextvars, threading\nasync def main():\n    loop = asyncio.get_running_loop()\n    began = loop.time()\n    queue = asyncio.Queue(maxsize=2)\n    \
         lock = asyncio.Lock()\n    event = asyncio.Event()\n    limit = asyncio.Semaphore(2)\n    condition = asyncio.Condition()\n    \
         others = []\n    future = loop.create_future()\n    barrier = asyncio.Barrier(2)\n    ranked = asyncio.PriorityQueue()\n    last = asyncio.LifoQueue(1)\n    \
         context = contextvars.ContextVar('context', default='none')\n    def say(*what):\n        print(f'{loop.time() - began:.3f}', *what)\n",
    );
    text.push_str(
        "    async def failing():\n        await asyncio.sleep(0.05)\n        raise LookupError('failing')\n    \
         async def ticks(n):\n        for tick in range(n):\n            await asyncio.sleep(0.05)\n            yield tick\n    \
         def blocking(seconds):\n        time.sleep(seconds)\n        return threading.current_thread().name\n",
    );
    let count = 2 + random.below(4);
    for number in 0..count {
        text.push_str(&format!("    async def task_{number}():\n        try:\n"));
        for _ in 0..2 + random.below(4) {
            text.push_str(&indented(&step(random, number, count), 12));
        }
        text.push_str(&format!("            return {number}\n"));
        if random.once_in(2) {
            text.push_str(&format!("        except asyncio.CancelledError as error:\n            say({number}, 'cancelled', error.args)\n"));
            text.push_str(random.pick(&[
                "            raise\n",
                "            return 'survived'\n",
                "            await asyncio.sleep(0.1)\n            raise\n",
            ]));
        }
        text.push_str(&format!("        finally:\n            say({number}, 'ends')\n"));
    }
    let all: Vec<String> = (0..count).map(|number| format!("task_{number}()")).collect();
    let all = all.join(", ");
    text.push_str(&format!("    for coro in [{all}]:\n        others.append(asyncio.create_task(coro))\n"));
    text.push_str(random.pick(&[
        "    results = await asyncio.gather(*others, return_exceptions=True)\n    say([repr(r) for r in results])\n",
        "    done, pending = await asyncio.wait(others, timeout=1)\n    say(len(done), len(pending))\n    for task in others:\n        if task in pending:\n            task.cancel('late')\n    say([repr(r) for r in await asyncio.gather(*others, return_exceptions=True)])\n",
        "    for next_done in asyncio.as_completed(others, timeout=2):\n        try:\n            say('done', await next_done)\n        except (Exception, asyncio.CancelledError) as error:\n            say('failed', repr(error))\n",
        "    done, pending = await asyncio.wait(others, return_when=asyncio.FIRST_COMPLETED)\n    say('first', len(done), len(pending))\n    say([repr(r) for r in await asyncio.gather(*others, return_exceptions=True)])\n",
        "    try:\n        async with asyncio.TaskGroup() as group:\n            group.create_task(asyncio.sleep(0.15))\n            group.create_task(asyncio.wait_for(others[0], 1.5))\n    except* (Exception, asyncio.CancelledError) as errors:\n        say('group', [repr(e) for e in errors.exceptions])\n    say([repr(r) for r in await asyncio.gather(*others, return_exceptions=True)])\n",
    ]));
    text.push_str(
        "async def limited():\n    try:\n        async with asyncio.timeout(20):\n            await main()\n    except TimeoutError:\n        print('too long')\n\
         before = time.monotonic()\nasyncio.run(limited())\nprint(f'{time.monotonic() - before:.6f}')\n",
    );
    text
}

fn step(random: &mut Random, own: usize, count: usize) -> String {
    let other = random.below(count);
    let delay = random.pick(&["0", "0.1", "0.1", "0.2", "0.25", "0.3", "0.5", "1"]);
    match random.below(46) {
        0..=2 => format!("await asyncio.sleep({delay})\nsay({own}, 'slept')\n"),
        3 => format!("async with lock:\n    say({own}, 'has the lock')\n    await asyncio.sleep({delay})\n"),
        4 => format!("await queue.put({own})\nsay({own}, 'put', queue.qsize())\n"),
        5 => format!("say({own}, 'got', await asyncio.wait_for(queue.get(), {delay}))\n"),
        6 => "event.set()\n".to_owned(),
        7 => format!("say({own}, 'event', await asyncio.wait_for(event.wait(), 0.4))\n"),
        8 => format!("async with limit:\n    await asyncio.sleep({delay})\n    say({own}, 'limited')\n"),
        9 => format!(
            "if len(others) > {other}:\n    say({own}, 'cancels', {other}, others[{other}].cancel('by {own}'))\n"
        ),
        10 => format!("if {delay} > 0.2:\n    raise ValueError({own})\n"),
        11 => format!(
            "async with asyncio.timeout({delay}):\n    await asyncio.sleep(0.22)\n    say({own}, 'in time')\n"
        ),
        12 => format!("loop.call_later({delay}, say, {own}, 'called back')\n"),
        13 => format!("say({own}, await asyncio.shield(asyncio.sleep({delay}, 'shielded')))\n"),
        14 => format!(
            "async with condition:\n    condition.notify_all()\n    try:\n        await asyncio.wait_for(condition.wait(), {delay})\n    except TimeoutError:\n        say({own}, 'nobody notified')\n"
        ),
        15 => format!("say({own}, await asyncio.to_thread(lambda: time.sleep({delay}) or 'thread'))\n"),
        16 => format!("await ranked.put(({other}, {own}))\nsay({own}, 'ranked', ranked.get_nowait())\n"),
        17 => format!("say({own}, 'barrier', await asyncio.wait_for(barrier.wait(), {delay}))\n"),
        18 => format!("if not future.done():\n    future.set_result({own})\n"),
        19 => format!("if not future.done():\n    future.set_exception(KeyError({own}))\n"),
        20 => format!("say({own}, 'future', await asyncio.wait_for(asyncio.shield(future), {delay}))\n"),
        21 => format!("future.add_done_callback(lambda f: say({own}, 'done', f.cancelled()))\n"),
        22 => format!("context.set({own})\nawait asyncio.sleep(0)\nsay({own}, 'context', context.get())\n"),
        23 => format!(
            "async with asyncio.TaskGroup() as inside:\n    one = inside.create_task(asyncio.sleep({delay}, 'one'))\n    two = inside.create_task(asyncio.sleep(0.2, 'two'), name='two')\n    {}\nsay({own}, one.result(), two.get_name())\n",
            random.pick(&[
                "pass",
                "raise ValueError('body')",
                "two.cancel()",
                "inside.create_task(failing())",
                "await asyncio.sleep(0.1)",
                "asyncio.current_task().cancel()",
                "return 5",
                "await one"
            ])
        ),
        24 => format!("await last.put({own})\nsay({own}, 'last', last.full(), await last.get())\n"),
        25 => format!(
            "say({own}, 'many', await asyncio.gather(asyncio.sleep({delay}, 1), failing(), return_exceptions={}))\n",
            random.pick(&["True", "False"])
        ),
        26 => format!("queue.put_nowait({own})\n"),
        27 => format!("say({own}, queue.get_nowait())\nqueue.task_done()\n"),
        28 => "queue.shutdown()\n".to_owned(),
        29 => format!("await asyncio.wait_for(queue.join(), {delay})\nsay({own}, 'joined')\n"),
        30 => format!("say({own}, await loop.run_in_executor(None, blocking, {delay}))\n"),
        31 => format!(
            "try:\n    async with asyncio.timeout({delay}) as limit_:\n        limit_.reschedule(loop.time() + 0.15)\n        await asyncio.sleep(0.2)\nexcept TimeoutError:\n    say({own}, 'late', limit_.expired())\n"
        ),
        32 => format!(
            "task = asyncio.current_task()\nsay({own}, task.cancelling(), task.uncancel() if task.cancelling() else 'no')\n"
        ),
        33 => format!(
            "loop.call_soon(say, {own}, 'soon')\nhandle = loop.call_at(loop.time() + {delay}, say, {own}, 'at')\n{}",
            random.pick(&["", "handle.cancel()\n", "say(handle.cancelled())\n"])
        ),
        34 => format!(
            "for coming in asyncio.as_completed([asyncio.sleep({delay}, 'a'), asyncio.sleep(0.2, 'b'), failing()]):\n    try:\n        say({own}, await coming)\n    except Exception as error:\n        say({own}, repr(error))\n"
        ),
        35 => format!(
            "done, waiting = await asyncio.wait([asyncio.create_task(asyncio.sleep({delay})), asyncio.create_task(failing())], return_when=asyncio.{})\nsay({own}, len(done), len(waiting))\n",
            random.pick(&["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"])
        ),
        36 => format!(
            "await lock.acquire()\ntry:\n    await asyncio.sleep({delay})\n    say({own}, lock.locked())\nfinally:\n    lock.release()\n"
        ),
        37 => format!("lock.release()\nsay({own}, 'released')\n"),
        38 => format!(
            "async with condition:\n    say({own}, await asyncio.wait_for(condition.wait_for(lambda: event.is_set()), {delay}))\n"
        ),
        39 => "event.clear()\n".to_owned(),
        40 => format!("asyncio.create_task(failing(), name='lost')\nawait asyncio.sleep({delay})\n"),
        41 => format!(
            "{}\n",
            random.pick(&[
                "failing()",
                "asyncio.sleep(1)",
                "await failing()",
                "await 5",
                "others[0].result()",
                "asyncio.get_event_loop().stop()",
                "await asyncio.gather()",
                "asyncio.run(failing())",
                "await asyncio.sleep('a')",
                "others[0].exception()",
                "future.result()",
                "await asyncio.wait([])",
                "asyncio.create_task(5)",
                "await asyncio.wait_for(5, 1)",
                "await asyncio.gather(1)",
                "barrier.n_waiting",
                "await barrier.abort()",
                "await barrier.reset()",
                "limit.release()",
                "asyncio.timeout('x')",
                "others[0].set_name('x')",
                "await asyncio.sleep(-1)",
                "raise SystemExit(3)",
                "raise KeyboardInterrupt",
                "await asyncio.sleep(float('nan'))"
            ])
        ),
        42 => format!(
            "task = asyncio.create_task(asyncio.sleep({delay}))\ntask.add_done_callback(lambda t: say({own}, 'callback', t.cancelled()))\ntask.cancel()\nawait asyncio.sleep(0)\nsay({own}, task.done(), sorted(t.get_name() for t in asyncio.all_tasks())[:1])\n"
        ),
        43 => format!("async for x in ticks(2):\n    say({own}, 'tick', x)\n"),
        44 => format!(
            "say({own}, repr(asyncio.current_task()) if False else asyncio.current_task().get_coro().__name__, asyncio.iscoroutinefunction(failing))\n"
        ),
        _ => format!(
            "if len(others) > {other} and {other} != {own}:\n    try:\n        say({own}, 'awaited', await others[{other}])\n    except Exception as error:\n        say({own}, 'other failed', repr(error))\n"
        ),
    }
}

/// Threads with locks, events, queues and pools.
pub fn threads(random: &mut Random) -> String {
    let mut text = String::from(
        "import threading, queue, concurrent.futures\nlock, items, ready, gate = threading.Lock(), queue.Queue(2), threading.Event(), threading.Condition()\nmemory = threading.local()\ntotal = [0]\ndef say(*what):\n    print(f'{time.monotonic() - began:.3f}', threading.current_thread().name, *what)\nbegan = time.monotonic()\n",
    );
    let count = 1 + random.below(3);
    for number in 0..count {
        text.push_str(&format!("def work_{number}(n=0):\n    try:\n"));
        for _ in 0..1 + random.below(4) {
            let delay = random.pick(&["0", "0.1", "0.2", "0.3"]);
            let step = match random.below(15) {
                0 => format!("time.sleep({delay})\nsay('slept')\n"),
                1 => format!(
                    "with lock:\n    total[0] += 1\n    time.sleep({delay})\n    say('total', total[0])\n"
                ),
                2 => "items.put(n, timeout=0.5)\nsay('put')\n".to_owned(),
                3 => "say('got', items.get(timeout=0.4))\n".to_owned(),
                4 => "ready.set()\n".to_owned(),
                5 => format!("say('ready', ready.wait({delay}))\n"),
                6 => "memory.value = n\nsay(memory.value)\n".to_owned(),
                7 => format!("with gate:\n    say('notified', gate.wait({delay}))\n"),
                8 => "with gate:\n    gate.notify_all()\n".to_owned(),
                9 => "say(lock.acquire(timeout=0.1) and lock.release())\n".to_owned(),
                10 => "raise ValueError(n)\n".to_owned(),
                11 => "say(items.qsize(), items.empty(), items.full())\n".to_owned(),
                12 => "say(items.get_nowait())\n".to_owned(),
                13 => format!("asyncio.run(asyncio.sleep({delay}))\nsay('ran')\n"),
                _ => "lock.release()\n".to_owned(),
            };
            text.push_str(&step.lines().map(|line| format!("        {line}\n")).collect::<String>());
        }
        text.push_str("    except Exception as error:\n        say(type(error).__name__, error)\n        RAISE\n    return n\n".replace("RAISE", random.pick(&["pass", "pass", "raise"])).as_str());
    }
    let names: Vec<String> = (0..count).map(|number| format!("work_{number}")).collect();
    let names = names.join(", ");
    text.push_str(&match random.below(5) {
        0 | 1 => format!("threads = [threading.Thread(target=f, args=(i,)) for i, f in enumerate([{names}] * 2)]\nfor t in threads:\n    t.start()\nfor t in threads:\n    t.join({})\n    say(t.name, t.is_alive())\n", random.pick(&["", "0.1", "2"])),
        2 => format!("with concurrent.futures.ThreadPoolExecutor({}) as pool:\n    futures = [pool.submit(f, i) for i, f in enumerate([{names}])]\n    for f in concurrent.futures.as_completed(futures, timeout=3):\n        say(f.exception() or f.result())\n", 1 + random.below(3)),
        3 => format!("with concurrent.futures.ThreadPoolExecutor(2) as pool:\n    say(list(pool.map({}, range(3))))\n", names.split(", ").next().unwrap_or("str")),
        _ => format!("async def main():\n    say(await asyncio.gather(*(asyncio.to_thread(f, i) for i, f in enumerate([{names}])), return_exceptions=True))\nasyncio.run(main())\n"),
    });
    text
}
