# A run and its result: the Run button, the totals, the output, what went wrong.

run-button = Run
run-again = Run again
run-both = Run both
run-all = Run all
run-and-check = Run and check
run-stop = Stop
run-loading = Loading the engine … { $seconds } s
run-loading-bytes = Loading the engine … { $received } of { $size } MB
run-running = Running … { $seconds } s
run-stopped = Stopped. Your code is as it was.
run-stopped-with-result = Stopped. Your code is as it was, and below is the last run that ended.
run-broken = The engine broke; that is a fault of this page, not of your program. ({ $message }) Your code is as it was, and the next run starts a fresh engine.

engine-not-named = the page does not name its engine worker
engine-not-started = this browser does not start the engine worker
engine-not-understood = the engine worker said something that the page does not understand
engine-not-loaded = the engine worker could not be loaded

result-timeline = Timeline
result-output = Output
result-output-label = Output with virtual times
result-printed-nothing = It printed nothing.
result-time = Time
result-text = Text
result-error-output = error output:
result-more-lines = { $count ->
    [one] … and one more line.
   *[other] … and { $count } more lines.
}
result-virtual-time = virtual time
result-really-took = The run really took { $time }.
result-runs-really-took = The runs really took { $time }.
result-takes = It takes { $time }
result-stands-still = It stands still from { $time }
result-stopped-at = It was stopped at { $time }
result-one-after-another = One after another { $time }
result-together = Together { $time }
result-nothing-overlaps = nothing overlaps
result-saved = { $time } saved
result-none-saved = no time saved
result-longer = { $time } longer
result-spoken = It takes { $time } in virtual time
result-one-after-another-name = One after another
result-together-name = Together
untold-forever = one after another it would wait forever
untold-endless = one after another it does not come to an end
untold-otherwise = one after another it ends in another way

notice-status = The program ended with exit status { $status }.
notice-exception = The program ended with this exception.
notice-exception-at = The program ended with this exception at line { $line }.
notice-syntax = Line { $line } is not Python, so nothing was run.
notice-unsupported = Line { $line } uses what this playground does not have, so nothing was run.
notice-deadlock = Deadlock: every task waits, and nothing can ever wake one.
notice-waits = { $who } waits for { $what }
notice-waits-at = { $who } waits for { $what } at line { $line }
notice-fuel = Stopped: this program may never end.
notice-fuel-text = It executed { $millions } million instructions.
notice-memory = Stopped: this program needs too much memory.
notice-memory-text = It wanted more than { $megabytes } MB.
notice-time = Stopped: this program waits too long.
notice-time-text = Its virtual clock passed { $days } days.
notice-output = Stopped: this program prints without end.
notice-output-text = It wrote more than { $size }.
notice-events = Stopped: too much happened to keep it all.
notice-events-text = The run had more than { $count } events.
notice-stopped = It was stopped. What is shown is everything up to there.
notice-stopped-at = It was stopped at line { $line }. What is shown is everything up to there.

advice-title = Notes
advice-line = Line { $line }
advice-lines = Lines { $first } to { $last }
advice-saves = saves { $time }
advice-take = Put this change into the editor
advice-go = Go to this line in the editor
