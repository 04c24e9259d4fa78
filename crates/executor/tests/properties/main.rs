//! Order and time against models that are too simple to be wrong.

mod programs;
mod schedule;
