# Inside the loop, and the game in which the reader is the loop.

inside-title = Inside the loop
inside-no-steps = This program ran no event loop and one thread only, so that there is nothing to choose.
inside-step = Step
inside-step-number = Number of the step
inside-step-said = step { $step } of { $count }, at { $time }
inside-back = ← Back
inside-forth = Next →
inside-takes = The loop takes { $name } from the head of its queue.
inside-drops = The loop passes over { $name }, which was cancelled.
inside-jumps = Nothing is ready: the clock jumps to { $time }.
inside-switches = Thread { $thread } goes on.
inside-callback = callback { $name }
inside-timer-sleep = timer { $number }
inside-timer-callback = timer { $number } ({ $name })
inside-timer-of = { $timer }, set by { $name }
inside-thread = thread { $number }
inside-by-callback = a callback
inside-by-cancel = a cancellation
inside-by-cancel-of = { $name }, which cancels it
inside-why-created = was created
inside-why-yielded = gave up its turn
inside-why-woken = woken by { $name }
inside-why-due = its deadline has come
inside-why-due-of = its deadline has come; set by { $name }
inside-why-called = asked for by { $name }
inside-more = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
}
inside-queue = Ready queue
inside-queue-empty = Nothing is ready.
inside-now = now
inside-timers = Timers
inside-timers-none = No timer is set.
inside-deadline = Deadline
inside-timer = Timer
inside-waiting = Waiting
inside-who = Who
inside-for = For what
inside-at-line = at line { $line }
inside-objects = Locks, semaphores, queues
inside-object = Which
inside-state = State
inside-held-by = Held by
inside-waiters = Waiting
inside-putters = to put: { $names }
inside-locked = locked
inside-unlocked = free
inside-value = { $value } free
inside-set = set
inside-not-set = not set
inside-items = { $size ->
    [one] one item
   *[other] { $size } items
}
inside-items-of = { $size } of { $limit } items
inside-unfinished = { $count } unfinished
inside-arrived = { $arrived } of { $parties } have arrived
inside-asked = Running the program again up to this step …
inside-no-code = No code of the program runs at this step.
inside-stack = Stack
inside-others = { $count ->
    [one] One other stack
   *[other] { $count } other stacks
}
inside-globals = Global variables
inside-locals = Variables of { $function }
inside-frame = { $function }, line { $line }
inside-name = Name
inside-content = Value

loop-title = You are the loop
loop-lead = This is the run once more, and you are the event loop. Pick what comes next. The buttons are in no order: the order follows from what has happened.
loop-rule = All there is to it: whoever became ready first goes first, and the clock moves only when nobody is ready, to the earliest deadline.
loop-nothing = In this run the loop had nothing to choose.
loop-question = Choice { $number } of { $count }, at { $time }
loop-score = { $right } of { $answered } right
loop-again = Once more
loop-choose = What does the loop do next?
loop-or-jump = Or is nothing ready, so that the clock jumps?
loop-jump = Jump to { $time }
loop-happened = What has happened
loop-did-run = The loop ran { $name }.
loop-did-jump = Nothing was ready, and the clock jumped to { $time }.
loop-spawned = { $name } was created.
loop-readied = { $name } became ready.
loop-fired = The deadline of { $name } came.
loop-set-timer = { $name } was set, for { $time }.
loop-cancelled-timer = { $name } was cancelled.
loop-waits = { $name } waits for { $label }.
loop-yielded = { $name } gave up its turn, and is ready again.
loop-ended = { $name } ended.
loop-right = Yes.
loop-wrong = No.
loop-first = It has been ready longest, since { $time }: first in, first out.
loop-behind = { $count ->
    [one] { $name } became ready before it.
   *[other] { $count } others became ready before it, { $name } first of all.
}
loop-not-ready = That is not ready.
loop-something-ready = The clock stands still while something is ready, and { $name } is.
loop-earliest = Nothing is ready, and { $time } is the earliest deadline.
loop-oldest = Nothing is ready, and of those with the deadline { $time } it was set first.
loop-later = Another deadline is earlier: { $time }.
loop-younger = { $name } has the same deadline and was set before it.
loop-takes-instead = The loop takes { $name }.
loop-jumps-instead = The clock jumps to { $time }.
