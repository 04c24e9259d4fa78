"""What a site's `robots.txt` allows a crawler."""

import collections
import time
import urllib.error
import urllib.parse
import urllib.request

__all__ = ["RobotFileParser"]

RequestRate = collections.namedtuple("RequestRate", "requests seconds")


class RobotFileParser:
    """Reads one file, and answers for it."""

    def __init__(self, url=""):
        self.entries = []
        self.sitemaps = []
        self.default_entry = None
        self.disallow_all = False
        self.allow_all = False
        self.set_url(url)
        self.last_checked = 0

    def mtime(self):
        """When the file was read, or 0."""
        return self.last_checked

    def modified(self):
        """Notes that the file was read at this moment."""
        self.last_checked = time.time()

    def set_url(self, url):
        self.url = url
        parts = urllib.parse.urlparse(url)
        self.host, self.path = parts.netloc, parts.path

    def read(self):
        """Fetches the file and reads it."""
        try:
            response = urllib.request.urlopen(self.url)
        except urllib.error.HTTPError as error:
            if error.code in (401, 403):
                self.disallow_all = True
            elif 400 <= error.code < 500:
                self.allow_all = True
        else:
            self.parse(response.read().decode("utf-8").splitlines())

    def parse(self, lines):
        """Reads the lines of a file.

        An entry is one or more lines of agents and the rules below them. It ends at an empty line, at the agents
        of the next one, or with the file, and counts if it has a rule, or what stands for one.
        """
        self.modified()
        entry = Entry()
        for line in lines:
            if not line and entry.useragents:
                self._end(entry)
                entry = Entry()
            key, colon, value = line.partition("#")[0].strip().partition(":")
            if not colon:
                continue
            key, value = key.strip().lower(), urllib.parse.unquote(value.strip())
            if key == "sitemap":
                self.sitemaps.append(value)
            elif key == "user-agent":
                if entry.has_rules:
                    self._end(entry)
                    entry = Entry()
                entry.useragents.append(value)
            elif entry.useragents:
                entry.add(key, value)
        self._end(entry)

    def _end(self, entry):
        if not entry.has_rules:
            return
        if "*" not in entry.useragents:
            self.entries.append(entry)
        elif self.default_entry is None:
            self.default_entry = entry

    def can_fetch(self, useragent, url):
        """Whether the agent may fetch the URL; nobody may before the file was read."""
        if self.disallow_all:
            return False
        if self.allow_all:
            return True
        if not self.last_checked:
            return False
        entry = self._entry_for(useragent)
        if entry is None:
            return True
        parts = urllib.parse.urlparse(urllib.parse.unquote(url))
        path = urllib.parse.quote(urllib.parse.urlunparse(parts._replace(scheme="", netloc="")))
        return entry.allowance(path or "/")

    def crawl_delay(self, useragent):
        entry = self.mtime() and self._entry_for(useragent)
        return entry.delay if entry else None

    def request_rate(self, useragent):
        entry = self.mtime() and self._entry_for(useragent)
        return entry.req_rate if entry else None

    def site_maps(self):
        return self.sitemaps or None

    def _entry_for(self, useragent):
        """The first entry that names the agent, else the one for all others."""
        return next((entry for entry in self.entries if entry.applies_to(useragent)), self.default_entry)

    def __str__(self):
        entries = self.entries if self.default_entry is None else [*self.entries, self.default_entry]
        return "\n\n".join(map(str, entries))


class RuleLine:
    """A path, and whether what begins with it is allowed."""

    def __init__(self, path, allowance):
        # To disallow nothing is to allow everything.
        self.allowance = allowance or path == ""
        self.path = urllib.parse.quote(urllib.parse.urlunparse(urllib.parse.urlparse(path)))

    def applies_to(self, filename):
        return self.path == "*" or filename.startswith(self.path)

    def __str__(self):
        return f"{'Allow' if self.allowance else 'Disallow'}: {self.path}"


class Entry:
    """Agents, and the rules for them."""

    def __init__(self):
        self.useragents = []
        self.rulelines = []
        self.delay = None
        self.req_rate = None
        self.has_rules = False

    def add(self, key, value):
        match key:
            case "allow" | "disallow":
                self.rulelines.append(RuleLine(value, key == "allow"))
            case "crawl-delay":
                if value.isdigit():
                    self.delay = int(value)
            case "request-rate":
                numbers = value.split("/")
                if len(numbers) == 2 and all(number.strip().isdigit() for number in numbers):
                    self.req_rate = RequestRate(*map(int, numbers))
            case _:
                return
        self.has_rules = True

    def applies_to(self, useragent):
        name = useragent.split("/")[0].lower()
        return any(agent == "*" or agent.lower() in name for agent in self.useragents)

    def allowance(self, filename):
        """What the first rule says that speaks of the path."""
        return next((rule.allowance for rule in self.rulelines if rule.applies_to(filename)), True)

    def __str__(self):
        lines = [f"User-agent: {agent}" for agent in self.useragents]
        if self.delay is not None:
            lines.append(f"Crawl-delay: {self.delay}")
        if self.req_rate is not None:
            lines.append(f"Request-rate: {self.req_rate.requests}/{self.req_rate.seconds}")
        return "\n".join([*lines, *map(str, self.rulelines)])
