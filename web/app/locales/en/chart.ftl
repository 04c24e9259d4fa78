# The chart, the transcript, the table of tasks, and the files to save.

chart-hint = Point at a bar, or Tab to the chart and use the arrow keys. Click or Enter tells why.
chart-why = Why?
chart-role = timeline
chart-many = This run has { $count } marks to draw, for which your browser needs a moment.
chart-draw = Draw them

records-transcript = Transcript
records-time = Time
records-happened = What happened
records-tasks = Table of tasks
records-save = Save
records-more-moments = { $count ->
    [one] … and one more moment.
   *[other] … and { $count } more moments.
}
records-more-tasks = { $count ->
    [one] … and one more task.
   *[other] … and { $count } more tasks.
}
records-save-svg = The chart as a picture (SVG)
records-save-txt = The transcript (text)
records-save-py = The program (Python)
records-save-trace = The trace (JSON)
records-save-chrome = The trace for Chrome's tracing and Perfetto (JSON)
tasks-lane = lane
tasks-started = started
tasks-turns = turns
tasks-ran = ran
tasks-waited = waited
tasks-ready = ready
tasks-blocked = blocked the loop
tasks-ended = how it ended
