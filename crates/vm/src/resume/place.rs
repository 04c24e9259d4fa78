//! Which line of the program runs.

use crate::exception::TracebackEntry;
use crate::frame::{Frame, Kind};
use crate::generator::Origin;
use crate::vm::Vm;

impl Vm {
    /// The innermost frame of the program that is not the library's.
    fn program_frame(&self) -> Option<&Frame> {
        let mut frames = self.fiber.frames.iter().rev();
        frames.find(|frame| matches!(frame.kind, Kind::Python) && !frame.code.is_library())
    }

    /// The line of the program that runs.
    pub fn program_line(&self) -> Option<u32> {
        let frame = self.program_frame()?;
        Some(frame.code.line(frame.pc))
    }

    /// Where a coroutine is being created.
    pub fn origin(&self) -> Origin {
        let places = (self.fiber.origin_depth > 0).then(|| {
            let mut left = self.fiber.origin_depth;
            let mut places = Vec::new();
            for (index, frame) in self.fiber.frames.iter().enumerate().rev() {
                match frame.kind {
                    Kind::Python if left > 0 => {
                        places.push(TracebackEntry::of(frame, index));
                        left -= 1;
                    }
                    Kind::Python | Kind::Native { .. } | Kind::Boundary => {}
                }
            }
            places.into()
        });
        Origin { line: self.program_line(), places }
    }

    /// The file and line of the program that runs.
    pub fn program_place(&self) -> Option<(String, u32)> {
        let frame = self.program_frame()?;
        Some((frame.code.code.source.file.clone(), frame.code.line(frame.pc)))
    }

    /// The text of a line of the program that runs.
    pub fn source_line(&self, line: u32) -> Option<String> {
        let frame = self.program_frame()?;
        Some(frame.code.code.source.line_text(line).to_owned())
    }

    /// Whether the code that called the running native function belongs to the library.
    pub fn caller_is_library(&self) -> bool {
        let frame = self.fiber.frames.iter().rev().find(|frame| matches!(frame.kind, Kind::Python));
        frame.is_some_and(|frame| frame.code.is_library())
    }

    /// Tells the trace that an `await` of the program went straight through.
    pub(super) fn note_await_passed(&mut self) {
        if self.fiber.current_task.is_null() {
            return;
        }
        let frame = self.top_frame();
        if frame.code.is_library() {
            return;
        }
        let line = frame.code.line(frame.pc);
        if let Some(note) = self.await_passed_hook {
            note(self, line);
        }
    }
}
