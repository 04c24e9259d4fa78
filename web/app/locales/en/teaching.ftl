# The teaching forms of a lesson: predictions that are ordered and drawn, lines to be arranged, words, the map.

predict-belief = This follows from believing:
predict-of-lesson = Your prediction was about the lesson's program. What is shown below is a run of your version.
predict-your-order = You
predict-real-order = The run
predict-differs = (differs)

order-how = Drag a line by its handle, or move it with the arrow keys.
order-grip = { $line }, { $place } of { $count }: drag, or move it with the arrow keys
order-moved = { $line } is { $place } of { $count }

draw-label = Your drawing
draw-how = Drag along a lane to draw a bar, and over a bar to wipe it out. By keyboard: arrows move, Space draws, Shift and an arrow pull a bar along, Delete clears the lane.
draw-cell-filled = { $lane }, { $from } to { $to } s, drawn
draw-cell-empty = { $lane }, { $from } to { $to } s, empty
draw-both = drawn, and so it was
draw-missed = it was so, but you did not draw it
draw-extra = drawn, but it was not so
draw-yours = You drew:
draw-is-right = Your drawing is what happened.
draw-is-wrong = Here is your drawing over what happened.
draw-words-drawn = { $lane }: { $drawn }
draw-words-right = { $lane }: { $drawn }, as you drew it
draw-words-wrong = { $lane }: you drew { $drawn }; it was { $real }
draw-nothing = nothing
draw-stretch = { $from }–{ $to } s
draw-count = { $count ->
    [one] one bar
   *[other] { $count } bars
}

exercise-form = How to solve it
exercise-form-write = Write the code
exercise-form-arrange = Arrange given lines
exercise-editable-marked = You can change what stands between the two marks “your turn”; the rest is fixed.
exercise-show-where = Show where
exercise-reveal = Show the next line ({ $number } of { $count })
exercise-covered = a line that is not shown yet
exercise-versions = { $count ->
    [one] One earlier version of yours
   *[other] { $count } earlier versions of yours
}
exercise-version-passed = { $passed } of { $count } expectations held
exercise-version-not-run = not run
exercise-version-lines = { $count ->
    [one] one line differs
   *[other] { $count } lines differ
}
exercise-restore = Take it back
exercise-restore-label = Take back the version of { $time }

puzzle-how = Drag lines into the program, or tap them; drag sideways to indent. By keyboard: Enter takes a line, then the arrow keys move and indent it, Delete puts it back.
puzzle-pool = Lines to choose from
puzzle-pool-empty = All lines are used.
puzzle-pool-label = { $line } — put it into the program
puzzle-program = Your program
puzzle-empty = Put lines here. Not all of them belong.
puzzle-piece-label = { $line }, line { $place } of { $count }, indented { $level ->
    [one] once
   *[other] { $level } times
}
puzzle-controls = Move the selected line
puzzle-up = Up
puzzle-down = Down
puzzle-left = Less indented
puzzle-right = More indented
puzzle-remove = Put it back
puzzle-placed-said = { $line } is line { $place }, indented { $level ->
    [one] once
   *[other] { $level } times
}
puzzle-removed-said = { $line } is put back
puzzle-place-next = Put the next line in its place

quiz-again-label = From before
quiz-again-from = You met these in { $lesson }. The names are other ones.

lesson-done = { $done } of { $count } tasks of this lesson done
contents-done = { $done } of { $count } lessons completed
map-heading = What builds on what
map-label = Map of the lessons
map-next = next
lesson-cpu-counted = In this lesson, computing takes virtual time as well: 25 ns an instruction, on eight cores.
