//! The pages, one file each.

mod contents;
mod lesson;
mod playground;

pub use contents::Contents;
pub use lesson::LessonPage;
pub use playground::Playground;
