//! From a trace to a chart: lanes, sentences, totals, and pictures of them.
//!
//! [`Timeline::from_trace`] reads a finished run into lanes of contiguous spans. Everything else looks at
//! that: [`Scene`] lays it out as plain shapes, which [`svg`] writes as a document and a page draws by
//! itself; the terminal chart, the transcript, the table and the Chrome trace tell the same in text.
//! Nothing here runs anything: the only input is a `&Trace`.
//!
//! ```
//! use timeline::{Scene, SceneOptions, Timeline, style::Theme, svg};
//!
//! fn picture(trace: &trace::Trace) -> String {
//!     let timeline = Timeline::from_trace(trace);
//!     let scene = Scene::new(&timeline, &SceneOptions { width: 360.0, ..SceneOptions::default() });
//!     svg::document(&scene, Theme::Auto)
//! }
//! ```

mod build;
pub mod chrome;
pub mod inside;
mod look;
mod model;
mod playback;
pub mod scale;
mod scene;
mod sentence;
pub mod style;
pub mod svg;
pub mod table;
pub mod terminal;
mod totals;
pub mod transcript;
mod why;
mod words;

pub use crate::words::label;
pub use build::Reader;
pub use model::{
    Block, End, Flow, Handover, Hold, Holder, Lane, LaneId, LaneKind, Loop, Mark, MarkKind, Moment, Output,
    Process, Ready, Span, State, Timeline, Turn, Wait,
};
pub use playback::Now;
pub use scene::{
    Anchor, Axis, AxisKind, Chart, Form, Group, Row, Run, Scene, SceneOptions, Shape, View, compare_scene,
    shared_end,
};
pub use totals::{Comparison, compare};
pub use why::{Cause, Explanation};
