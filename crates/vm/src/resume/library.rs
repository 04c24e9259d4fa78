//! Where CPython's library calls what a program gave it.
//!
//! What such a call leaves behind, a coroutine that nobody awaits, is told of at that line of the library. The library
//! here has lines of its own, so the table says which line of CPython's each of them stands for.

use crate::frame::Kind;
use crate::tracebacks::is_shown;
use crate::vm::Vm;

/// A line of CPython's library.
struct Call {
    /// The module here, as its file is named.
    module: &'static str,
    /// The line here, where it is not the same text.
    own: &'static str,
    file: &'static str,
    line: u32,
    text: &'static str,
}

const fn same(module: &'static str, file: &'static str, line: u32, text: &'static str) -> Call {
    Call { module, own: text, file, line, text }
}

const CALLS: &[Call] = &[
    HANDLE,
    NEXT_HANDLE,
    END_OF_TURN,
    same("concurrent/futures/thread", "concurrent/futures/thread.py", 72, "initializer(*initargs)"),
    Call {
        own: "del item",
        ..same("concurrent/futures/thread", "concurrent/futures/thread.py", 94, "del work_item")
    },
    Call {
        own: "continue",
        ..same("concurrent/futures/thread", "concurrent/futures/thread.py", 94, "del work_item")
    },
    same("concurrent/futures/_base", "concurrent/futures/_base.py", 340, "callback(self)"),
    same("concurrent/futures/_base", "concurrent/futures/_base.py", 424, "fn(self)"),
    same("contextlib", "contextlib.py", 482, "callback(*args, **kwds)"),
    same("logging", "logging/__init__.py", 1026, "self.emit(record)"),
    Call {
        own: "event.action(*event.argument, **event.kwargs)",
        ..same("sched", "sched.py", 151, "action(*argument, **kwargs)")
    },
    same("threading", "threading.py", 752, "self._action()"),
    same("threading", "threading.py", 992, "self._target(*self._args, **self._kwargs)"),
    same("threading", "threading.py", 996, "del self._target, self._args, self._kwargs"),
    same("threading", "threading.py", 1041, "self.run()"),
    Call {
        own: "_invoke_excepthook(self)",
        ..same("threading", "threading.py", 1043, "self._invoke_excepthook(self)")
    },
    same("threading", "threading.py", 1342, "self.function(*self.args, **self.kwargs)"),
    same("unittest.async_case", "unittest/async_case.py", 89, "self._asyncioTestContext.run(self.setUp)"),
    same("unittest.async_case", "unittest/async_case.py", 99, "self._asyncioTestContext.run(self.tearDown)"),
    same("unittest.case", "unittest/case.py", 603, "self.setUp()"),
    same("unittest.case", "unittest/case.py", 606, "if method() is not None:"),
    same("unittest.case", "unittest/case.py", 611, "self.tearDown()"),
    same("unittest.case", "unittest/case.py", 614, "function(*args, **kwargs)"),
    same("unittest.case", "unittest/case.py", 707, "return self.run(*args, **kwds)"),
    Call {
        own: "_traceback.drop_variables(value, places)",
        ..same("unittest.result", "unittest/result.py", 220, "self._remove_unittest_tb_frames(tb)")
    },
    same("unittest.suite", "unittest/suite.py", 166, "setUpClass()"),
    same("unittest.suite", "unittest/suite.py", 215, "setUpModule()"),
    same("unittest.suite", "unittest/suite.py", 267, "tearDownModule()"),
    same("unittest.suite", "unittest/suite.py", 306, "tearDownClass()"),
];

/// Where loops call what is ready. It is no line of Python here.
const HANDLE: Call = Call {
    own: "",
    ..same("asyncio/events", "asyncio/events.py", 89, "self._context.run(self._callback, *self._args)")
};

/// Where loops let go of what they called, to call what is ready next.
const NEXT_HANDLE: Call = Call {
    own: "",
    ..same("asyncio/base_events", "asyncio/base_events.py", 2012, "handle = self._ready.popleft()")
};

/// Where they let go of what they called last in a turn.
const END_OF_TURN: Call = Call {
    own: "",
    ..same(
        "asyncio/base_events",
        "asyncio/base_events.py",
        2028,
        "handle = None  # Needed to break cycles when an exception occurs.",
    )
};

/// What a loop is doing.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum LoopPlace {
    /// It calls what is ready.
    #[default]
    Handle,
    /// It has called that, and goes on to the next.
    NextHandle,
    /// Likewise, and that was the last one of the turn.
    EndOfTurn,
}

/// The folder of CPython's library, as in `sys.path`.
const FOLDER: &str = "/usr/lib/python3.13/";

impl Call {
    fn place(&self) -> (String, u32) {
        (format!("{FOLDER}{}", self.file), self.line)
    }
}

impl Vm {
    /// The file and line at which CPython tells of what has just been dropped: the program's, or where the library or
    /// the native frame `turns` of a loop calls the program, which is at a place of its own.
    pub fn place_of_drop(&self, turns: &str, place: LoopPlace) -> Option<(String, u32)> {
        let mut library = true;
        for frame in self.fiber.frames.iter().rev() {
            match &frame.kind {
                // A source that is made while the program runs is the program's, but has no lines to show.
                Kind::Python if is_shown(&frame.code) => {
                    return Some((frame.code.code.source.file.clone(), frame.code.line(frame.pc)));
                }
                Kind::Python if library => {
                    library = false;
                    let source = &frame.code.code.source;
                    let text = source.line_text(frame.code.line(frame.pc));
                    if let Some(call) =
                        CALLS.iter().find(|call| is_in(call.module, &source.file) && fits(call.own, text))
                    {
                        return Some(call.place());
                    }
                }
                Kind::Native { frame: Some(native), .. } if native.name() != turns => {}
                // A frame that runs at this moment has been taken out.
                Kind::Native { .. } => {
                    let line = match place {
                        LoopPlace::Handle => HANDLE,
                        LoopPlace::NextHandle => NEXT_HANDLE,
                        LoopPlace::EndOfTurn => END_OF_TURN,
                    };
                    return Some(line.place());
                }
                Kind::Python | Kind::Boundary => {}
            }
        }
        self.program_place()
    }
}

/// The text of such a line of CPython's library.
pub fn text_of_library(file: &str, line: u32) -> Option<&'static str> {
    let file = file.strip_prefix(FOLDER)?;
    CALLS.iter().find(|call| call.line == line && call.file == file).map(|call| call.text)
}

/// Whether that is the file of the module, or of a part of it that stands in a file of its own.
fn is_in(module: &str, file: &str) -> bool {
    let file = file.trim_start_matches("<frozen ").trim_end_matches('>').trim_end_matches(".py");
    let file = file.trim_end_matches("/__init__").trim_start_matches('_');
    file.trim_end_matches("_more") == module
}

/// Whether two lines are the same but for the blanks, which the library's sources are rid of.
fn fits(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| !letter.is_whitespace())
}
