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
