# What if: numbers that are moved, other orders, the three lenses.

whatif-title = What if a wait took another time?
whatif-lead = Move a number and see what becomes of the run. Your program stays as it is.
whatif-looking = Looking for the numbers that decide how long it takes …
whatif-none = This program has no number that decides how long something takes or how many may work at once.
whatif-slider = Line { $line }: { $label } ({ $what })
whatif-sleep = seconds of sleep
whatif-timeout = seconds until it gives up
whatif-service = seconds of a service
whatif-limit = how many at once
whatif-workers = workers
whatif-latency = All waits together
whatif-which = Which waits
whatif-all = all
whatif-services = requests and other services
whatif-sleeps = sleeps
whatif-scale = Take this share of their time
whatif-jitter = Vary at random by up to
whatif-another = Other random numbers
whatif-seed = number { $seed }
whatif-cores = Cores of the computer
whatif-reset = Back to the program's numbers
whatif-written = As written
whatif-changed = Changed

orders-title = Could another order give another result?
orders-lead = Real waits are never exactly as long as planned, and threads take turns anywhere. This tries other orders that may happen too, the smallest changes first.
orders-look = Look for other orders
orders-looking = { $runs } of at most { $most } runs …
orders-stopped = Stopped after { $runs } runs.
orders-same = No difference: every order gives the same result.
orders-differs = The result depends on the order.
orders-fails = It can go wrong: { $ending }.
orders-usual-fails = The usual run goes wrong already: { $ending }.
orders-complete = { $runs ->
    [one] One run was enough; there is nothing else to try.
   *[other] { $runs } runs; every change within reach was tried.
}
orders-budget = { $runs } runs; there may be more.
orders-finished = it ends well
orders-deadlock = deadlock
orders-usual = The usual result
orders-result = Result { $number }
orders-count = { $count ->
    [one] one run
   *[other] { $count } runs
}
orders-orders = its lines in { $count } orders
orders-time = { $shortest } to { $longest }
orders-more = { $count ->
    [one] … and one more result.
   *[other] … and { $count } more results.
}
orders-draw = Draw it beside the usual run
orders-save = Save the schedule
orders-usual-run = The usual run
orders-changed-run = With this change

lenses-label = One job through three lenses
lenses-title = One job as asyncio, threads and processes
lenses-lead = Describe a job, and see it done in three ways on one ruler. Work of the processor takes time here.
lenses-own = One job, done in three ways, on one ruler.
lenses-job-io = { $items } pieces of work. Each waits { $seconds } s for something outside.
lenses-job-cpu = { $items } pieces of work. Each computes for { $seconds } s.
lenses-work = Each piece
lenses-io = waits
lenses-cpu = computes
lenses-items = Pieces
lenses-seconds = Seconds each
lenses-fault = Choose 1 to { $items } pieces of up to { $seconds } s each; pieces that compute, up to { $work } s in all.
lenses-run = Run all three
lenses-running = Running …
lenses-rate = An instruction of Python takes 25 ns.
lenses-asyncio = asyncio
lenses-threads = Threads
lenses-processes = Processes
