//! `_traceback`: reports of exceptions and stacks, drawn by the machine for `traceback` and `logging`.
//!
//! Rows stand for places: `(file, line, name, text or None, last line, column, last column)`. A place that a row
//! was made for is remembered, so that its line can be drawn with the same marks as in a report.

use std::collections::BTreeMap;
use std::rc::Rc;

use vm::exception::TracebackEntry;
use vm::frame::Kind;
use vm::objects::FrameInfo;
use vm::tracebacks::{Report, Traceback, is_shown};
use vm::value::Module;
use vm::{Args, PyResult, Raised, Value, Vm};

/// Places that rows were made for.
#[derive(Default)]
struct Places(BTreeMap<Place, TracebackEntry>);

/// File, line, name, column, last column.
type Place = (String, u32, String, u32, u32);

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_function(module, "format_exception", |vm, args| {
        args.exact(vm, "format_exception", 0, 4)?;
        let Some(raised) = exception(&args[0]) else {
            let kind =
                if args[0].is_none() { "NoneType: None\n".to_owned() } else { no_exception(vm, &args[0])? };
            return Ok(Value::list(vec![kind.into()]));
        };
        let limit = limit(vm, &args[2])?;
        let places = match args[1].native::<Traceback>() {
            Some(traceback) => traceback.entries[traceback.at..].to_vec(),
            None => Vec::new(),
        };
        let report = Report { places: Some(places), limit, chain: vm.truth(&args[3])? };
        let pieces = vm.exception_report(&raised, &report);
        Ok(Value::list(pieces.into_iter().map(Value::from).collect()))
    });
    vm.add_function(module, "format_exception_only", |vm, args| {
        args.exact(vm, "format_exception_only", 0, 3)?;
        let Some(raised) = exception(&args[0]) else {
            let line = no_exception(vm, &args[0])?;
            return Ok(Value::list(vec![line.into()]));
        };
        let show_group = vm.truth(&args[1])?;
        let mut lines = Vec::new();
        let is_placed = vm.truth(&args[2])?;
        exception_only(vm, &raised, (show_group, is_placed), 0, &mut lines);
        Ok(Value::list(lines.into_iter().map(Value::from).collect()))
    });
    vm.add_function(module, "extract", |vm, args| {
        args.exact(vm, "extract", 0, 1)?;
        let Some(traceback) = args[0].native::<Traceback>() else { return Ok(Value::list(vec![])) };
        let entries = traceback.entries[traceback.at..].iter().filter(|entry| is_shown(&entry.code));
        Ok(Value::list(entries.map(|entry| row(vm, entry)).collect()))
    });
    vm.add_function(module, "variables", |vm, args| {
        args.exact(vm, "variables", 0, 1)?;
        let Some(traceback) = args[0].native::<Traceback>().cloned() else { return Ok(Value::list(vec![])) };
        let shown =
            (traceback.at..traceback.entries.len()).filter(|at| is_shown(&traceback.entries[*at].code));
        let of_frames = shown.map(|at| vm.variables_in(&Traceback { at, ..traceback.clone() }));
        Ok(Value::list(of_frames.collect()))
    });
    vm.add_function(module, "drop_variables", |vm, args| {
        args.exact(vm, "drop_variables", 0, 2)?;
        let places = usize::try_from(vm.small_index(&args[1])?).unwrap_or(0);
        if let Some(raised) = exception(&args[0]) {
            raised.data().drop_variables(places);
        }
        Ok(Value::None)
    });
    vm.add_function(module, "stack", |vm, args| {
        args.exact(vm, "stack", 0, 1)?;
        let depth = usize::try_from(vm.small_index(&args[0])?).unwrap_or(0);
        let frames = vm.fiber.frames.iter().rev().filter(|frame| matches!(frame.kind, Kind::Python));
        let mut rows: Vec<Value> = frames
            .skip(depth)
            .filter(|frame| is_shown(&frame.code))
            .map(|frame| line_row(&frame.code, frame.code.line(frame.pc)))
            .collect();
        rows.reverse();
        Ok(Value::list(rows))
    });
    vm.add_function(module, "stack_of", |_, args| {
        let mut rows = Vec::new();
        let mut frame = args.get(0).cloned().unwrap_or_default();
        while let Some(info) = frame.native::<FrameInfo>() {
            if is_shown(&info.code) {
                rows.push(line_row(&info.code, info.line));
            }
            let back = info.back.clone();
            frame = back;
        }
        rows.reverse();
        Ok(Value::list(rows))
    });
    vm.add_function(module, "format_entry", format_entry);
    Ok(())
}

fn exception(value: &Value) -> Option<Raised> {
    match value {
        Value::Instance(instance) if instance.exception().is_some() => Some(Raised(instance.clone())),
        _ => None,
    }
}

/// What is written for something that is no exception.
fn no_exception(vm: &mut Vm, value: &Value) -> PyResult<String> {
    let kind = vm.type_name(value);
    let text = vm.str(value)?;
    Ok(if text.is_empty() { format!("{kind}\n") } else { format!("{kind}: {}\n", text.as_str()) })
}

/// How many places are shown: as given, else as `sys.tracebacklimit` says.
fn limit(vm: &mut Vm, given: &Value) -> PyResult<Option<i64>> {
    if !given.is_none() {
        return vm.small_index(given).map(Some);
    }
    Ok(vm.traceback_limit())
}

fn exception_only(
    vm: &mut Vm,
    raised: &Raised,
    (show_group, is_placed): (bool, bool),
    depth: usize,
    out: &mut Vec<String>,
) {
    // Groups inside each other beyond this depth are not told.
    const MAX_DEPTH: usize = 100;
    let indent = "   ".repeat(depth);
    for line in vm.exception_lines(raised, is_placed) {
        if depth == 0 {
            out.push(line);
        } else {
            out.extend(line.split_inclusive('\n').map(|line| format!("{indent}{line}")));
        }
    }
    let group = vm.types.base_exception_group.clone();
    if !show_group || depth >= MAX_DEPTH || !vm.raised_is(raised, &group) {
        return;
    }
    let parts = match &*raised.data().extra.borrow() {
        Value::Tuple(parts) => parts.to_vec(),
        _ => Vec::new(),
    };
    for part in parts {
        if let Some(part) = exception(&part) {
            exception_only(vm, &part, (show_group, is_placed), depth + 1, out);
        }
    }
}

/// The row of a place that an exception has passed, with columns in bytes.
fn row(vm: &mut Vm, entry: &TracebackEntry) -> Value {
    let code = &entry.code.code;
    let line = entry.code.line(entry.pc);
    let Some(span) = code.spans.get(entry.pc) else { return line_row(&entry.code, line) };
    let last = code.source.line(span.end);
    let start = span.start - code.source.line_start(line);
    let end = span.end - code.source.line_start(last);
    let place = (code.source.file.clone(), line, code.name.to_string(), start, end);
    vm.state::<Places>().0.insert(place, entry.clone());
    Value::tuple(vec![
        Value::str(code.source.file.as_str()),
        Value::Int(i64::from(line)),
        Value::str(code.name.as_str()),
        Value::None,
        Value::Int(i64::from(last)),
        Value::Int(i64::from(start)),
        Value::Int(i64::from(end)),
    ])
}

/// The row of a line that is being executed: a stack has no columns.
fn line_row(code: &vm::code::CodeObject, line: u32) -> Value {
    Value::tuple(vec![
        Value::str(code.code.source.file.as_str()),
        Value::Int(i64::from(line)),
        Value::str(code.code.name.as_str()),
        Value::None,
        Value::None,
        Value::None,
        Value::None,
    ])
}

/// One entry with its source line, and marks where the place is known.
fn format_entry(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "format_entry", 0, 7)?;
    let file = vm.str(&args[0])?;
    let name = vm.str(&args[2])?;
    let number = |value: &Value| match value.builtin() {
        Value::Int(number) => u32::try_from(*number).ok(),
        _ => None,
    };
    let line = number(&args[1]);
    if let (Some(line), Some(start), Some(end), Value::None) =
        (line, number(&args[5]), number(&args[6]), &args[3])
    {
        let place = (file.to_string(), line, name.to_string(), start, end);
        if let Some(entry) = vm.state::<Places>().0.get(&place).cloned() {
            return Ok(Value::str(vm.entry_pieces(&[entry]).concat()));
        }
    }
    let shown = vm.str(&args[1])?;
    let mut out = format!("  File \"{}\", line {}, in {}\n", file.as_str(), shown.as_str(), name.as_str());
    let text = match args[3].as_str() {
        Some(text) => text.to_string(),
        None => line.and_then(|line| crate::machine::source_line(vm, &file, line)).unwrap_or_default(),
    };
    if !text.trim().is_empty() {
        out.push_str(&format!("    {}\n", text.trim()));
    }
    Ok(Value::str(out))
}
