//! Charts of small programs: their pictures, their text forms, and what holds for all of them.

mod programs;
mod simulation;

mod pictures;
mod properties;
mod texts;
mod threads;
