# A lesson and its blocks: programs, predictions, comparisons, exercises, quizzes.

lesson-title = { $lesson } · Interleave
lesson-place = lesson { $place } of { $count }
lesson-objectives = Afterwards you can
lesson-needs = It builds on { $lessons }.
lesson-no-translation = This lesson has not been translated yet; here it is in English.
lesson-not-kept = The browser did not keep your last change: its storage is full or switched off. Keep a copy of long code.
lesson-complete = Mark this lesson as completed
lesson-completed = ✓ Completed
lesson-completed-said = Lesson completed.
lesson-uncompleted-said = No longer marked as completed.
lesson-next = Next: { $lesson } →
lesson-words = Words of this lesson
lesson-part-of = From the lesson { $lesson } · Interleave
prose-table = Table

play-label = Program { $file }
play-code-label = Code of { $file }
play-reset = Back to the lesson's version
play-note-at = Line { $lines }:

predict-skip = Run without predicting
predict-submit = Predict and run
predict-said = You predicted { $guess }.
predict-right = ✓ Right.
predict-wrong = ✗ Not so.
predict-but = You predicted { $guess }; the run says { $answer }.
predict-never = never
predict-none = none of these
predict-seconds-label = Your prediction in seconds
predict-seconds = seconds
predict-output-label = What it prints
predict-choice-label = Your prediction
predict-move-up = Move { $line } up
predict-move-down = Move { $line } down

compare-label = Comparison
compare-intro = The same job, written in different ways, on one ruler.
compare-lines-differ = { $count ->
    [0] ◆ no line differs
    [one] ◆ line { $lines } differs
   *[other] ◆ lines { $lines } differ
}
compare-lines-range = { $first } to { $last }
compare-lines-and = { $lines } and { $last }
compare-own-words = In your own words. It stays in this browser.
compare-our-words = Compare with our words
compare-write-first = Write something, and you can compare it with our words.

exercise-label = Exercise
exercise-heading = Your turn
exercise-state-solved = ✓ solved
exercise-reset = Start again
exercise-editable = You can change { $functions }; the rest is fixed.
exercise-solved-said = Solved.
exercise-unsolved-said = Not solved yet.
exercise-solved = ✓ Solved.
exercise-unsolved = Not solved yet.
exercise-open = { $count ->
    [one] One expectation does not hold.
   *[other] { $count } expectations do not hold.
}
exercise-goal-open = not checked yet:
exercise-goal-right = holds:
exercise-goal-wrong = does not hold yet:
exercise-hint = A hint ({ $number } of { $count })
exercise-next-hint = Another hint ({ $number } of { $count })
exercise-solution = A solution
exercise-take-solution = Put it into the editor

quiz-label = Quiz
quiz-right = ✓ right
quiz-wrong = ✗ not so
quiz-right-said = Right.
quiz-wrong-said = Not so. Read why, then try again.
quiz-belief = That would follow if one believes: { $belief }. The run above shows otherwise.

# The beliefs behind the tags of wrong answers, in the words of crates/lesson.
belief-m1 = `await` starts a thread
belief-m2 = every `await` gives up control
belief-m3 = calling an `async def` function runs it
belief-m4 = two awaits in one async function overlap
belief-m5 = a blocking call is harmless in `async def`
belief-m6 = async makes CPU work faster; concurrency is parallelism
belief-m7 = async is always worth it
belief-m8 = fire-and-forget is safe
belief-m9 = anything may interleave anywhere, so lock everything
belief-m10 = things run in parallel where nothing does
belief-m11 = the system will sort it out
belief-m12 = a home-made model of how code is executed
belief-m13 = it worked when I ran it, so it is correct
belief-m14 = knowing the patterns without the dynamics
belief-m15 = locks guard code, not data
belief-m16 = tasks run in the order of their creation, or all at once
belief-m17 = the language is asynchronous by default
