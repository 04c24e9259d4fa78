//! The text of a code object: its instructions, line by line beside the source.

use std::fmt::Write;

use bytecode::{
    AwaitSite, BinaryOp, Code, CompareOp, Const, Conversion, Intrinsic, MakeFunction, Op, Table, UnaryOp,
};

use crate::effect::effect;

/// Disassembles a code object and those among its constants.
pub fn disassemble(code: &Code) -> String {
    let mut text = String::new();
    write_code(code, &mut text);
    text
}

fn write_code(code: &Code, text: &mut String) {
    let _ = write!(text, "{} (line {}, stack {}", code.qualname, code.first_line, code.max_stack);
    for (what, names) in [("locals", &code.locals), ("cells", &code.cells), ("free", &code.free)] {
        if !names.is_empty() {
            let _ = write!(text, ", {what} {}", names.join(" "));
        }
    }
    text.push_str(")\n");
    let mut shown_line = 0;
    for (at, instr) in code.instrs.iter().enumerate() {
        let span = code.spans[at];
        let line = code.source.line(span.start);
        if span.end != 0 && line != shown_line {
            shown_line = line;
            let _ = writeln!(text, "  {line:>3} | {}", code.source.line_text(line));
        }
        let target = code.instrs.iter().any(|other| effect(*other).jump.is_some() && other.a as usize == at)
            || code.handlers.iter().any(|handler| handler.target as usize == at);
        let mark = if target { '>' } else { ' ' };
        let name = format!("{:?}", instr.op);
        let line = format!("{mark} {at:>4} {name:<18} {}", operand(code, at));
        let _ = write!(text, "      {}", line.trim_end());
        if span.end != 0 {
            let part = code.source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
            let _ = write!(text, "   # {}", shorten(part));
            if let Ok(found) = code.anchors.binary_search_by_key(&(at as u32), |anchor| anchor.instr) {
                let anchor = code.anchors[found];
                let part =
                    code.source.text.get(anchor.start as usize..anchor.end as usize).unwrap_or_default();
                let _ = write!(text, " ^ {}", shorten(part));
            }
        }
        text.push('\n');
    }
    for handler in &code.handlers {
        let _ = writeln!(
            text,
            "      {}..{} -> {} keeping {}",
            handler.start, handler.end, handler.target, handler.depth
        );
    }
    for constant in &code.consts {
        if let Const::Code(inner) = constant {
            text.push('\n');
            write_code(inner, text);
        }
    }
}

/// The first line of a part of the source, and whether there is more.
fn shorten(part: &str) -> String {
    let first = part.lines().next().unwrap_or_default();
    let short: String = first.chars().take(40).collect();
    if short.len() < part.len() { format!("{short}…") } else { short }
}

fn operand(code: &Code, at: usize) -> String {
    let instr = code.instrs[at];
    let (a, b) = (instr.a, instr.b);
    match instr.op.table() {
        Some(Table::Slots) => return format!("{a} ({})", code.slot_name(a as usize)),
        Some(Table::Names) => return code.names[a as usize].to_string(),
        Some(Table::Consts) => return constant(&code.consts[a as usize]),
        None => {}
    }
    match instr.op {
        Op::BinaryOp if b == 1 => format!("{:?} in place", BinaryOp::from_operand(a)),
        Op::BinaryOp => format!("{:?}", BinaryOp::from_operand(a)),
        Op::UnaryOp => format!("{:?}", UnaryOp::from_operand(a)),
        Op::CompareOp => format!("{:?}", CompareOp::from_operand(a)),
        Op::IsOp | Op::ContainsOp => if a == 1 { "not" } else { "" }.to_owned(),
        Op::YieldFrom | Op::GetAwaitable => format!("{:?}", AwaitSite::from_operand(u32::from(b))),
        Op::FormatValue => {
            let spec = if b & 4 != 0 { " with spec" } else { "" };
            format!("{:?}{spec}", Conversion::from_operand(u32::from(b & 3)))
        }
        Op::Intrinsic1 | Op::Intrinsic2 => format!("{:?}", Intrinsic::from_operand(a)),
        Op::MakeFunction => {
            let names = [
                (MakeFunction::DEFAULTS, "defaults"),
                (MakeFunction::KW_DEFAULTS, "keyword defaults"),
                (MakeFunction::ANNOTATIONS, "annotations"),
                (MakeFunction::CLOSURE, "closure"),
            ];
            names.iter().filter(|(bit, _)| a & bit != 0).map(|(_, name)| *name).collect::<Vec<_>>().join(", ")
        }
        Op::UnpackEx | Op::DictMerge => format!("{a} {b}"),
        _ if effect(instr).jump.is_some() => format!("to {a}"),
        _ if a != 0 || b != 0 => a.to_string(),
        _ => String::new(),
    }
}

fn constant(value: &Const) -> String {
    match value {
        Const::None => "None".into(),
        Const::Bool(value) => if *value { "True" } else { "False" }.into(),
        Const::Ellipsis => "...".into(),
        Const::Int(value) => value.to_string(),
        Const::BigInt(digits) => digits.clone(),
        Const::Float(value) => format!("{value:?}"),
        Const::Imaginary(value) => format!("{value:?}j"),
        Const::Str(text) => shorten(&format!("{text:?}")),
        Const::Bytes(bytes) => format!("b\"{}\"", bytes.escape_ascii()),
        Const::Tuple(items) => {
            let items: Vec<String> = items.iter().map(constant).collect();
            format!("({})", items.join(", "))
        }
        Const::FrozenSet(items) => {
            let items: Vec<String> = items.iter().map(constant).collect();
            format!("frozenset({})", items.join(", "))
        }
        Const::Code(code) => format!("<code {}>", code.qualname),
    }
}
