# The chart, the transcript, the table of tasks, and the files to save.

chart-hint = Point at a bar, or Tab to the chart and use the arrow keys. Click or Enter tells why.
chart-why = Why?
chart-role = timeline
chart-drawing = Drawing …
chart-gone = The details of this long run are gone, because the engine was started afresh. Run it again to look closer.
chart-tools = Chart controls
chart-play = Play
chart-pause = Pause
chart-step-back = One step back
chart-step-forth = One step forth
chart-scrub = Place in the run
chart-speed = Speed
chart-bookmark = Bookmark
chart-bookmarks = Bookmarks
chart-bookmark-drop = Remove the bookmark at { $name }
chart-axis = Axis
chart-time = Time
chart-steps = Steps
chart-step = step { $step }
chart-zoom = Zoom
chart-zoom-in = Zoom in
chart-zoom-out = Zoom out
chart-whole = Whole run
chart-critical = Critical path
chart-save = Save the chart
chart-save-svg = Save the chart as SVG
chart-save-png = Save the chart as PNG

records-transcript = Transcript
records-time = Time
records-happened = What happened
records-tasks = Table of tasks
records-reading = Reading the long run …
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
