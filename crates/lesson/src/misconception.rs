//! The beliefs that lessons name: wrong answers carry a tag, so that the page can answer the belief and not
//! only the number.

use std::fmt;

/// A misconception's tag, `M1` to `M17`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(u8);

/// The belief behind each tag; the first is `M1`.
pub const MISCONCEPTIONS: [&str; 17] = [
    "`await` starts a thread",
    "every `await` gives up control",
    "calling an `async def` function runs it",
    "two awaits in one async function overlap",
    "a blocking call is harmless in `async def`",
    "async makes CPU work faster; concurrency is parallelism",
    "async is always worth it",
    "fire-and-forget is safe",
    "anything may interleave anywhere, so lock everything",
    "things run in parallel where nothing does",
    "the system will sort it out",
    "a home-made model of how code is executed",
    "it worked when I ran it, so it is correct",
    "knowing the patterns without the dynamics",
    "locks guard code, not data",
    "tasks run in the order of their creation, or all at once",
    "the language is asynchronous by default",
];

impl Tag {
    /// The tag with this text form, if there is one.
    pub fn parse(text: &str) -> Option<Tag> {
        let number: u8 = text.strip_prefix('M')?.parse().ok()?;
        let known = (1..=MISCONCEPTIONS.len()).contains(&usize::from(number));
        // `M01` and `M+1` are no tags, although they parse as numbers.
        (known && text == format!("M{number}")).then_some(Tag(number))
    }

    /// The wrong belief, in words.
    pub fn belief(self) -> &'static str {
        MISCONCEPTIONS[usize::from(self.0) - 1]
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "M{}", self.0)
    }
}
