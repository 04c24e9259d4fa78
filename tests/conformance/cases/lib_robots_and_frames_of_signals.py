# What robots.txt allows, the frame that a signal interrupts, and a process that is ended unbegun.
import multiprocessing
import signal
import time
from urllib.robotparser import RobotFileParser

TEXT = """\
Sitemap: https://example.com/map.xml
User-agent: *
Crawl-delay: 2
Request-rate: 3/20
Disallow: /private/   # nobody
Allow: /private/open

User-agent: BadBot/2.0
User-agent: Worse
Disallow: /

Disallow: /nobody
User-agent: nothing
User-agent: Picky
Request-rate: x/2
Allow: /a b?q=%2F
Disallow: /a
Disallow:
"""

robots = RobotFileParser("https://example.com/robots.txt")
print(robots.host, robots.path, robots.mtime(), robots.can_fetch("me", "/"), robots.crawl_delay("me"))
robots.parse(TEXT.splitlines())
print(robots)
for agent in ("me", "badbot/1", "Worse", "picky one"):
    paths = ["https://example.com/private/x", "/private/open", "", "/a%20b?q=/", "/a", "/b#c"]
    print(agent, [robots.can_fetch(agent, path) for path in paths], robots.crawl_delay(agent),
          robots.request_rate(agent))
print(robots.site_maps(), robots.mtime() > 0, [str(rule) for rule in robots.default_entry.rulelines])
empty = RobotFileParser()
empty.parse([])
print(empty.can_fetch("x", "/y"), empty.site_maps(), repr(str(empty)), empty.request_rate("x"))
empty.disallow_all = True
print(empty.can_fetch("x", "/y"))


def handler(number, frame):
    print(signal.Signals(number).name, frame.f_code.co_name, sorted(frame.f_locals))


def sleeper():
    here = 1
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    time.sleep(1)


def pauser():
    there = 2
    signal.alarm(1)
    signal.pause()


signal.signal(signal.SIGALRM, handler)
sleeper()
pauser()
for end in ("terminate", "kill"):
    try:
        getattr(multiprocessing.Process(target=print), end)()
    except AttributeError as error:
        print(error)
