//! Lines to be put in order: what the pieces are, and what a program they make.

use lesson::{Block, Exercise, Glossary, Puzzle, parse_lesson};

const SOLUTION: &str = "\
import asyncio

async def fetch(name):
    # A comment is no piece.
    await asyncio.sleep(1)
    return name

async def main():
    async with asyncio.TaskGroup() as group:
        for name in ['a', 'b']:
            group.create_task(fetch(name))
    print('done')

asyncio.run(main())
";

fn exercise(source: &str, keys: &str) -> Exercise {
    let text = format!(
        "---\nid: a\ntitle: T\nminutes: 5\nobjectives: [o]\n---\n\n```exercise\nfile: s.py\nsolution: s.py\nchecks: [total <= 2]\n{keys}\n```\n"
    );
    let files = |path: &str| match path {
        "lesson.md" => Some(text.clone()),
        "s.py" => Some(source.to_owned()),
        _ => None,
    };
    let parsed = parse_lesson("", &files, &Glossary::default());
    assert_eq!(parsed.diagnostics, []);
    match parsed.value.blocks.into_iter().next() {
        Some(Block::Exercise(exercise)) => exercise,
        other => panic!("an exercise was expected, not {other:?}"),
    }
}

fn puzzle(keys: &str) -> Puzzle {
    Puzzle::of(&exercise(SOLUTION, keys)).expect("there are lines")
}

/// The program without what a puzzle leaves out.
fn code(source: &str) -> Vec<&str> {
    source.lines().filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with('#')).collect()
}

#[test]
fn the_right_order_is_the_solution() {
    for keys in [
        "parsons: {distractors: [x]}",
        "editable: [main]\nparsons: {distractors: [x]}",
        "editable: [fetch, main]\nparsons: {distractors: [x]}",
    ] {
        let puzzle = puzzle(keys);
        let program = puzzle.assemble(&puzzle.solution());
        assert_eq!(code(&program), code(SOLUTION), "{keys}");
        assert_ne!(
            puzzle.solution().iter().map(|(number, _)| *number).collect::<Vec<_>>(),
            (0..puzzle.solution().len()).collect::<Vec<_>>()
        );
    }
}

#[test]
fn one_function_stands_in_its_frame() {
    let puzzle = puzzle("editable: [main]\nparsons: {distractors: ['    print(1)']}");
    assert!(puzzle.head.ends_with("async def main():\n"));
    assert_eq!(puzzle.tail, "\nasyncio.run(main())\n");
    assert_eq!(puzzle.base, 1);
    assert_eq!(puzzle.pieces.len(), 5);
    assert_eq!(
        puzzle
            .pieces
            .iter()
            .filter(|piece| piece.place.is_none())
            .map(|piece| &piece.text)
            .collect::<Vec<_>>(),
        ["print(1)"]
    );
    let levels: Vec<usize> = puzzle.solution().iter().map(|(_, level)| *level).collect();
    assert_eq!(levels, [0, 1, 2, 0]);
}

#[test]
fn marks_frame_the_pieces() {
    let marked = "a = 1\n# your turn: begin\nb = 2\nif b:\n    c = 3\n# your turn: end\nprint(a)\n";
    let puzzle = Puzzle::of(&exercise(marked, "parsons: {distractors: []}")).expect("there are lines");
    assert_eq!(puzzle.assemble(&puzzle.solution()), marked);
    assert_eq!(puzzle.pieces.len(), 3);
}

#[test]
fn help_puts_down_one_more_line() {
    let puzzle = puzzle("editable: [main]\nparsons: {distractors: [print(1)]}");
    let solution = puzzle.solution();
    let stranger = puzzle.pieces.iter().position(|piece| piece.place.is_none()).expect("a distractor");
    assert_eq!(puzzle.strangers(&[(stranger, 0)]).count(), 1);
    let mut placed = vec![(stranger, 0)];
    let mut steps = 0;
    while let Some(helped) = puzzle.helped(&placed) {
        placed = helped;
        steps += 1;
        assert!(steps < 10, "help comes to an end");
    }
    assert_eq!(placed, solution);
    // Lines in the wrong order are moved, not doubled.
    let mut swapped = solution.clone();
    swapped.swap(0, 1);
    let helped = puzzle.helped(&swapped).expect("the order is wrong");
    assert_eq!(helped.len(), solution.len());
    assert_eq!(helped[0], solution[0]);
}

#[test]
fn pieces_are_kept_by_their_text() {
    let twice =
        Puzzle::of(&exercise("a()\nb()\na()\n", "parsons: {distractors: []}")).expect("there are lines");
    let placed = twice.solution();
    let lines = twice.lines(&placed);
    assert_eq!(lines.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>(), ["a()", "b()", "a()"]);
    assert_eq!(twice.assemble(&twice.placed(&lines)), "a()\nb()\na()\n");
    assert_eq!(twice.placed(&[("gone()".to_owned(), 0), ("b()".to_owned(), 1)]).len(), 1);
}

#[test]
fn an_exercise_without_parsons_is_no_puzzle() {
    assert_eq!(Puzzle::of(&exercise(SOLUTION, "editable: [main]")), None);
}
