//! Frame objects, and traceback objects, which lead to them.

use std::rc::Rc;

use crate::frame::Kind;
use crate::generator::{Generator, GeneratorState};
use crate::tracebacks::Traceback;
use crate::value::Value;
use crate::vm::Vm;

/// The payload of a frame object.
pub struct FrameInfo {
    pub code: Rc<crate::code::CodeObject>,
    pub line: u32,
    pub globals: Option<Rc<crate::dict::Dict>>,
    pub back: Value,
    pub place: FramePlace,
}

/// Where the variables of a frame are.
pub enum FramePlace {
    /// On the stack of a thread: the frame with this index and this beginning of its slots.
    Stack {
        thread: u32,
        index: usize,
        base: usize,
    },
    Generator(Rc<Generator>),
    /// An exception has passed it.
    Passed(Traceback),
}

impl Vm {
    /// The frame object of a generator that has not ended.
    pub(super) fn generator_frame(&mut self, generator: &Rc<Generator>) -> Value {
        if generator.is_closed() {
            return Value::None;
        }
        let suspended = generator.frame.borrow().as_ref().map(|frame| (frame.pc, frame.globals.clone()));
        let mut place = FramePlace::Generator(generator.clone());
        // One that runs has its frame on the stack.
        let at = suspended.or_else(|| {
            let frames = &self.fiber.frames;
            let index = frames
                .iter()
                .rposition(|frame| frame.generator.as_ref().is_some_and(|one| Rc::ptr_eq(one, generator)))?;
            let frame = &frames[index];
            place = FramePlace::Stack { thread: self.fiber.thread, index, base: frame.base };
            Some((frame.pc, frame.globals.clone()))
        });
        let class = self.types.frame.clone();
        let line = match &at {
            Some((pc, _)) if generator.state.get() != GeneratorState::Created => generator.code.line(*pc),
            _ => generator.code.code.first_line,
        };
        let globals = at.map(|(_, globals)| globals);
        let code = generator.code.clone();
        self.new_native(&class, FrameInfo { code, line, globals, back: Value::None, place })
    }

    /// The index of a frame on the running thread's stack, if it is still there.
    fn frame_index(&self, info: &FrameInfo) -> Option<usize> {
        let FramePlace::Stack { thread, index, base } = info.place else { return None };
        let frame = self.fiber.frames.get(index)?;
        (self.fiber.thread == thread && frame.base == base && Rc::ptr_eq(&frame.code, &info.code))
            .then_some(index)
    }

    /// The line where a frame is, or where it was when it was last asked for.
    fn line_of(&self, info: &FrameInfo) -> u32 {
        self.frame_index(info).map_or(info.line, |index| info.code.line(self.fiber.frames[index].pc))
    }

    fn locals_of(&mut self, info: &FrameInfo) -> Value {
        if let Some(index) = self.frame_index(info) {
            return self.locals_of_frame(index);
        }
        let slots = match &info.place {
            FramePlace::Generator(generator) => {
                generator.frame.borrow().as_ref().map(|frame| frame.stack.clone()).unwrap_or_default()
            }
            FramePlace::Passed(traceback) => {
                if let (true, Some(globals)) = (info.code.code.name == "<module>", &info.globals) {
                    return Value::Dict(globals.clone());
                }
                variables_of(traceback).unwrap_or_default()
            }
            FramePlace::Stack { .. } => Vec::new(),
        };
        self.slots_as_dict(&info.code, &slots)
    }

    /// The frame object of a frame on the running thread's stack, with those below it.
    pub fn frame_object(&mut self, index: usize) -> Value {
        let thread = self.fiber.thread;
        let frames = self.fiber.frames[..=index].iter().enumerate();
        let frames: Vec<_> = frames
            .filter(|(_, frame)| matches!(frame.kind, Kind::Python))
            .map(|(index, frame)| {
                let place = FramePlace::Stack { thread, index, base: frame.base };
                (frame.code.clone(), frame.code.line(frame.pc), frame.globals.clone(), place)
            })
            .collect();
        let class = self.types.frame.clone();
        let mut back = Value::None;
        for (code, line, globals, place) in frames {
            back = self.new_native(&class, FrameInfo { code, line, globals: Some(globals), back, place });
        }
        back
    }

    /// The variables of the frame that a traceback object stands for, by their names.
    pub fn variables_in(&mut self, traceback: &Traceback) -> Value {
        let frame = self.frame_of_traceback(traceback);
        frame.native::<FrameInfo>().map_or(Value::None, |info| self.locals_of(info))
    }

    /// The frame object of a place in a traceback: one of the stack if the exception has not left it.
    fn frame_of_traceback(&mut self, traceback: &Traceback) -> Value {
        let Some(entry) = traceback.entries.get(traceback.at) else { return Value::None };
        let on_stack = self.fiber.frames.get(entry.index).is_some_and(|frame| {
            matches!(frame.kind, Kind::Python)
                && frame.base == entry.base
                && Rc::ptr_eq(&frame.code, &entry.code)
        });
        if on_stack && variables_of(traceback).is_none() {
            return self.frame_object(entry.index);
        }
        let info = FrameInfo {
            code: entry.code.clone(),
            line: entry.code.line(entry.pc),
            globals: entry.globals.upgrade(),
            back: Value::None,
            place: FramePlace::Passed(traceback.clone()),
        };
        let class = self.types.frame.clone();
        self.new_native(&class, info)
    }

    /// The frame that called this one.
    fn frame_below(&mut self, info: &FrameInfo) -> Value {
        let FramePlace::Passed(traceback) = &info.place else { return info.back.clone() };
        match traceback.at.checked_sub(1) {
            Some(at) => self.frame_of_traceback(&Traceback { at, ..traceback.clone() }),
            None => Value::None,
        }
    }
}

/// The variables of the frame that a traceback object stands for, which its exception has left.
fn variables_of(traceback: &Traceback) -> Option<Vec<Value>> {
    let entry = traceback.entries.get(traceback.at)?;
    let exception = traceback.exception.upgrade()?;
    exception.exception()?.variables_at(traceback.entries.len() - 1 - traceback.at, &entry.code)
}

pub(super) fn install(vm: &mut Vm) {
    let frame = vm.types.frame.clone();
    fn info(value: &Value) -> &FrameInfo {
        value.native::<FrameInfo>().expect("attributes of frames are reached through frames only")
    }
    vm.def_get(&frame, "f_lineno", |vm, value| Ok(Value::Int(vm.line_of(info(value)) as i64)), None);
    vm.def_get(&frame, "f_locals", |vm, value| Ok(vm.locals_of(info(value))), None);
    vm.def_get(&frame, "f_lasti", |_, _| Ok(Value::Int(0)), None);
    vm.def_get(&frame, "f_trace", |_, _| Ok(Value::None), None);
    vm.def_get(&frame, "f_builtins", |vm, _| Ok(Value::Dict(vm.builtins.clone())), None);
    vm.def(&frame, "__repr__", |vm, args| {
        let info = info(&args[0]);
        let line = vm.line_of(info);
        let code = &info.code.code;
        Ok(Value::str(format!(
            "<frame at {:#x}, file '{}', line {}, code {}>",
            args[0].id(),
            code.source.file,
            line,
            code.name
        )))
    });
    vm.def(&frame, "clear", |vm, args| {
        args.exact(vm, "clear", 1, 0)?;
        let info = info(&args[0]);
        if vm.frame_index(info).is_some() {
            return Err(vm.runtime_error("cannot clear an executing frame"));
        }
        let FramePlace::Generator(generator) = &info.place else { return Ok(Value::None) };
        match generator.state.get() {
            GeneratorState::Running => Err(vm.runtime_error("cannot clear an executing frame")),
            GeneratorState::Suspended => Err(vm.runtime_error("cannot clear a suspended frame")),
            GeneratorState::Created | GeneratorState::Closed => {
                let generator = generator.clone();
                generator.quiet.set(true);
                vm.close_generator(&generator)
            }
        }
    });
    vm.def_get(&frame, "f_code", |_, value| Ok(Value::Code(info(value).code.clone())), None);
    vm.def_get(&frame, "f_back", |vm, value| Ok(vm.frame_below(info(value))), None);
    vm.def_get(
        &frame,
        "f_globals",
        |_, value| Ok(info(value).globals.clone().map_or(Value::None, Value::Dict)),
        None,
    );
    install_tracebacks(vm);
}

fn install_tracebacks(vm: &mut Vm) {
    let traceback = vm.types.traceback.clone();
    vm.def_get(
        &traceback,
        "tb_lineno",
        |_, value| {
            let traceback = value.native::<Traceback>();
            let entry = traceback.and_then(|traceback| traceback.entries.get(traceback.at));
            Ok(entry.map_or(Value::None, |entry| Value::Int(entry.code.line(entry.pc) as i64)))
        },
        None,
    );
    vm.def_get(
        &traceback,
        "tb_lasti",
        |vm, _| {
            Err(vm.refuse(
                "tb_lasti is not available in Interleave: it would tell a place in CPython's bytecode",
            ))
        },
        None,
    );
    vm.def_get(
        &traceback,
        "tb_next",
        |vm, value| {
            let Some(traceback) = value.native::<Traceback>() else { return Ok(Value::None) };
            if traceback.at + 1 >= traceback.entries.len() {
                return Ok(Value::None);
            }
            let class = vm.types.traceback.clone();
            let next = Traceback { at: traceback.at + 1, ..traceback.clone() };
            Ok(vm.new_native(&class, next))
        },
        None,
    );
    vm.def_get(
        &traceback,
        "tb_frame",
        |vm, value| {
            let Some(traceback) = value.native::<Traceback>() else { return Ok(Value::None) };
            let traceback = traceback.clone();
            Ok(vm.frame_of_traceback(&traceback))
        },
        None,
    );
}
