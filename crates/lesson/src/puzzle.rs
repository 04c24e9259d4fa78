//! An exercise as lines to be put in order (a Parsons problem).
//!
//! The lines are those of the solution that a learner may change, mixed with lines that do not belong. Where one
//! function may be changed its first line stands fixed; otherwise every line from the first function that may be
//! changed to the end of the last is a piece.

use crate::block::{Exercise, mixed};
use crate::{Phrase, python};

/// How far one step of indentation goes.
pub const INDENT: usize = 4;

/// The pieces, and the code that stands fixed around them.
#[derive(Clone, Debug, PartialEq)]
pub struct Puzzle {
    /// Before the pieces; ends with a line break unless it is empty.
    pub head: String,
    /// Behind them.
    pub tail: String,
    /// How many steps the outermost of the pieces is indented.
    pub base: usize,
    /// In the order in which they are offered: always the same, and never the right one.
    pub pieces: Vec<Piece>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Without indentation.
    pub text: String,
    /// Where it belongs; none for a line that does not.
    pub place: Option<Place>,
    /// What is said to a learner who uses a line that does not belong.
    pub say: Option<Phrase>,
}

/// Where a piece belongs in the solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// From 0.
    pub number: usize,
    /// Steps of indentation from [`Puzzle::base`].
    pub level: usize,
}

/// A piece as it was put down: its number in [`Puzzle::pieces`] and its steps of indentation.
pub type Placed = (usize, usize);

impl Puzzle {
    /// The puzzle of an exercise that asks for one.
    pub fn of(exercise: &Exercise) -> Option<Puzzle> {
        let parsons = exercise.parsons.as_ref()?;
        let source = &exercise.solution.source;
        let lines: Vec<&str> = source.lines().collect();
        let (first, last) = piece_lines(exercise, source, &lines)?;
        let body = lines.get(first..=last)?;
        let is_code = |line: &&&str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
        let steps = |line: &str| (line.len() - line.trim_start().len()) / INDENT;
        let base = body.iter().filter(is_code).map(|line| steps(line)).min()?;
        let mut pieces: Vec<Piece> = body
            .iter()
            .filter(is_code)
            .enumerate()
            .map(|(number, line)| Piece {
                text: line.trim().to_owned(),
                place: Some(Place { number, level: steps(line) - base }),
                say: None,
            })
            .collect();
        pieces.extend(parsons.distractors.iter().map(|distractor| Piece {
            text: distractor.text.trim().to_owned(),
            place: None,
            say: distractor.say.clone(),
        }));
        let joined = |lines: &[&str]| lines.iter().map(|line| format!("{line}\n")).collect();
        let mut puzzle =
            Puzzle { head: joined(&lines[..first]), tail: joined(&lines[last + 1..]), base, pieces };
        puzzle.mix();
        Some(puzzle)
    }

    /// The same order at each visit, which has nothing to do with the right one.
    fn mix(&mut self) {
        self.pieces.sort_by_cached_key(|piece| (mixed(&piece.text), piece.place.map(|place| place.number)));
        let places = self.pieces.iter().filter_map(|piece| piece.place.map(|place| place.number));
        if places.is_sorted() && self.pieces.len() > 1 {
            self.pieces.rotate_left(1);
        }
    }

    /// The program that these pieces make.
    pub fn assemble(&self, placed: &[Placed]) -> String {
        let mut program = self.head.clone();
        for (number, level) in placed {
            let Some(piece) = self.pieces.get(*number) else { continue };
            program.push_str(&" ".repeat((self.base + level) * INDENT));
            program.push_str(&piece.text);
            program.push('\n');
        }
        program.push_str(&self.tail);
        program
    }

    /// Placed pieces by their text, as they are kept: a lesson may be changed, and its pieces with it.
    pub fn lines(&self, placed: &[Placed]) -> Vec<(String, usize)> {
        let line = |(number, level): &Placed| Some((self.pieces.get(*number)?.text.clone(), *level));
        placed.iter().filter_map(line).collect()
    }

    /// The pieces with these texts; lines that the puzzle does not have are left out.
    pub fn placed(&self, lines: &[(String, usize)]) -> Vec<Placed> {
        let mut placed: Vec<Placed> = Vec::new();
        for (text, level) in lines {
            let free = |number: &usize| placed.iter().all(|(other, _)| other != number);
            let found =
                (0..self.pieces.len()).find(|number| self.pieces[*number].text == *text && free(number));
            placed.extend(found.map(|number| (number, *level)));
        }
        placed
    }

    /// The right order.
    pub fn solution(&self) -> Vec<Placed> {
        let mut placed: Vec<(Place, usize)> = self
            .pieces
            .iter()
            .enumerate()
            .filter_map(|(number, piece)| Some((piece.place?, number)))
            .collect();
        placed.sort_by_key(|(place, _)| place.number);
        placed.into_iter().map(|(place, number)| (number, place.level)).collect()
    }

    /// What the learner placed with one more line right: everything up to the first mistake, the line that
    /// belongs there, and then what the learner had, without that line. None when nothing is wrong.
    pub fn helped(&self, placed: &[Placed]) -> Option<Vec<Placed>> {
        if placed.iter().any(|(number, _)| *number >= self.pieces.len()) {
            return Some(Vec::new());
        }
        let solution = self.solution();
        // Two pieces with the same text may stand for each other.
        let same = |one: &Placed, other: &Placed| {
            one.1 == other.1 && self.pieces[one.0].text == self.pieces[other.0].text
        };
        let right = solution.iter().zip(placed).take_while(|(wanted, found)| same(wanted, found)).count();
        if right == solution.len() && placed.len() == right {
            return None;
        }
        let mut helped = placed[..right].to_vec();
        let mut rest = placed[right..].to_vec();
        match solution.get(right) {
            Some(wanted) => {
                let used = |number: usize| helped.iter().any(|(other, _)| *other == number);
                // Any piece with the right text does, as long as it is not used up.
                let text = &self.pieces[wanted.0].text;
                let number = (0..self.pieces.len())
                    .find(|number| self.pieces[*number].text == *text && !used(*number))
                    .unwrap_or(wanted.0);
                rest.retain(|(other, _)| *other != number);
                helped.push((number, wanted.1));
            }
            // Only lines too many are left.
            None => rest.clear(),
        }
        helped.extend(rest);
        Some(helped)
    }

    /// The lines among these that do not belong.
    pub fn strangers<'p>(&'p self, placed: &'p [Placed]) -> impl Iterator<Item = &'p Piece> {
        placed.iter().filter_map(|(number, _)| self.pieces.get(*number)).filter(|piece| piece.place.is_none())
    }
}

/// The first and last line, from 0, of what becomes pieces.
fn piece_lines(exercise: &Exercise, source: &str, lines: &[&str]) -> Option<(usize, usize)> {
    let regions = exercise.editable_lines(source);
    let Some(regions) = regions else { return Some((0, lines.len().checked_sub(1)?)) };
    let first = regions.first()?.0 as usize - 1;
    let last = regions.last()?.1 as usize - 1;
    if let [name] = exercise.editable.as_slice()
        && regions.len() == 1
        && let Some(header) = python::header_end(source, &name.id)
    {
        // The first line of a single function is the frame that the pieces are put into.
        return Some((header as usize, last));
    }
    Some((first, last))
}
