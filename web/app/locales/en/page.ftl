# What every page shares: the frame, the contents, the playground, the editor.

language-choice = Language

theme-choice = Colours
theme-auto = as the system
theme-light = light
theme-dark = dark

app-skip = Skip to the content
app-pages = Pages
app-lessons = Lessons
app-playground = Playground
app-virtual-time = Time on this page is virtual: nothing really waits, and every run of a program is the same run.
app-nothing-kept = This browser does not let the page keep anything. What you do here is lost when you close it.
app-loading-lessons = Loading the lessons …
app-lessons-failed = The lessons could not be loaded.
app-try-again = Try again
app-faults = { $count ->
    [one] One fault in the lessons' files
   *[other] { $count } faults in the lessons' files
}
app-no-lesson = There is no lesson called “{ $name }”.
app-nothing-here = There is nothing at this address.
app-all-lessons = All lessons

offline-new = A new version of this page is there.
offline-reload = Reload
offline-ready = This page now works without a network, too.

course-not-named = the page does not name its lessons
course-server-answered = the server answered { $status }

contents-title = Interleave: see what await really does
contents-lead = Say how long a program will take, run it, and see every wait as a bar on one ruler. The programs are ordinary Python and run here, in your browser.
contents-go-on = Go on: { $lesson }
contents-begin = Begin: { $lesson }
contents-all-done = You have completed all lessons.
contents-lessons = Lessons
contents-own = Or write your own
contents-own-text = The { $playground } runs any asyncio program that you type, and shows what it did.
contents-own-link = playground
contents-completed = ✓ completed
contents-begun = begun
level-beginner = beginner
level-intermediate = intermediate
level-advanced = advanced

first-heading = How long does dinner take?
first-intro = Rice, soup and tea cook by themselves; the program only waits. Here it waits for one after another.
first-ask = `gather` starts all three and waits for them together. How many seconds will that take?
first-longest = All three wait at the same time, so the longest wait decides.
first-sum = That is one after another. But nobody works while waiting, so waits may overlap: the longest one decides.
first-less = Some are ready earlier, but `gather` waits for all of them: the longest wait decides.
first-more = All three wait at the same time: the longest wait decides, not the sum.
first-end = In every lesson you predict first, then run, look and change the program.
first-broken = A program should run here, but the engine could not be loaded ({ $message }). You can read the lessons all the same.
minutes = { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
}

playground-title = Playground · Interleave
playground-heading = Playground
playground-lead = Write an asyncio program and see what it did. Nothing really waits, and nothing leaves your browser.
playground-program = Your program
playground-example = Load an example
playground-example-choose = Load an example …
playground-not-kept = This program is too long for the browser to keep, or its storage is switched off: a reload loses it.
playground-counts = Computing takes time too: 25 ns an instruction
playground-empty = Run it, and the bars appear here.
example-together = Three waits together
example-one-by-one = Three waits, one after another
example-blocking = A blocking call
example-semaphore = Two at a time: a semaphore
example-timeout = A timeout
example-queue = Producer and consumers
example-never-awaited = Never awaited
example-deadlock = Deadlock

code-loading = Loading the editor …
code-failed = The editor could not be loaded ({ $message }). A plain text box does its work meanwhile.
code-leave = Esc, then Tab leaves the editor. Ctrl+Enter runs.
code-locked = This line cannot be changed here.
code-differs = this line differs
code-broken = the editor could not be loaded
code-notes = { $count ->
    [one] There is a note at line { $lines }. F8 leads there; its text stands below.
   *[other] There are notes at the lines { $lines }. F8 leads from one to the next; their texts stand below.
}
