# The watchers of children, which old programs set before they start commands: warnings, and who is active.
import asyncio
import sys
import warnings

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, filename, lineno, file=None, line=None: print(
    f"  {category.__name__}: {message}")

for name in "SafeChildWatcher", "FastChildWatcher", "MultiLoopChildWatcher", "ThreadedChildWatcher", "PidfdChildWatcher":
    watcher = getattr(asyncio, name)()
    print(name, watcher.is_active(), isinstance(watcher, asyncio.AbstractChildWatcher))


class Own(asyncio.AbstractChildWatcher):
    pass


policy = asyncio.get_event_loop_policy()
print(type(policy.get_child_watcher()).__name__)


async def command():
    process = await asyncio.create_subprocess_exec("echo", "hello", stdout=asyncio.subprocess.PIPE)
    print((await process.communicate())[0])


asyncio.run(command())
asyncio.set_child_watcher(asyncio.SafeChildWatcher())
try:
    asyncio.run(command())
except RuntimeError as error:
    print(error)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
asyncio.get_child_watcher().attach_loop(loop)
loop.run_until_complete(command())
loop.close()
asyncio.set_child_watcher(None)
print(type(asyncio.get_child_watcher()).__name__)
sys.stdout.flush()
