//! The page: contents, lessons and the playground.
//!
//! It shows and keeps; it does not run anything. A run is a request to the engine worker ([`engine`]), whose
//! answer is a trace, and everything on the screen is drawn from that trace. Stop ends the worker and
//! starts another, so the page stays usable whatever a script does.
//!
//! What is kept in the browser between visits is in [`progress`]; what can be shown without a browser
//! (routes, progress, differences of scripts, the words of results) is tested natively.

pub mod app;
mod bookmarks;
mod components;
mod course;
mod diff;
mod download;
mod editor;
pub mod engine;
mod examples;
mod lab;
mod language;
mod offline;
mod pages;
pub mod progress;
pub mod route;
mod run;
mod storage;
mod theme;
mod words;

pub use app::{App, start};
