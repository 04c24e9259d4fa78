//! What pages are made of, in the order in which a lesson shows them.

mod be_the_loop;
mod blocks;
mod chart;
mod code;
mod compare;
mod drag;
mod exercise;
mod flaws;
mod id;
mod inside;
mod map;
mod play;
mod predict;
mod prose;
mod quiz;
mod result;
mod term;
mod transcript;

pub use be_the_loop::BeTheLoop;
pub use blocks::Blocks;
pub use chart::{Chart, ChartStyle};
pub use code::{Code, CodeError};
pub use compare::CompareBlock;
pub use exercise::ExerciseBlock;
pub use inside::InsideLoop;
pub use map::CourseMap;
pub use play::{PlayBlock, RunBar, error_of, is_light, show, spoken};
pub use predict::PredictForm;
pub use prose::{code_in, inline, prose};
pub use quiz::QuizBlock;
pub use result::ResultView;
pub use transcript::Records;
