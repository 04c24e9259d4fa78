//! A check that a code object holds what the machine relies on.
//!
//! It walks all ways through the code and makes sure that each instruction meets the same depth of the operand
//! stack on each of them, that jumps and handlers go to instructions of this code, and that operands are within
//! their tables. Meant for tests: the machine itself checks nothing.

use bytecode::{Code, Const, Op, Table};

use crate::effect::effect;

/// Checks a code object and those among its constants; the error tells what is wrong where.
pub fn verify(code: &Code) -> Result<(), String> {
    let fail = |at: usize, what: String| Err(format!("{} at {at}: {what}", code.qualname));
    if code.spans.len() != code.instrs.len() {
        return fail(0, "not as many spans as instructions".into());
    }
    let mut depths: Vec<Option<u32>> = vec![None; code.instrs.len()];
    let mut work = vec![(0usize, 0u32)];
    let mut max = 0;
    while let Some((at, depth)) = work.pop() {
        let Some(known) = depths.get_mut(at) else {
            return fail(at, "execution runs out of the code".into());
        };
        match *known {
            Some(known) if known == depth => continue,
            Some(known) => return fail(at, format!("depth {known} on one way and {depth} on another")),
            None => *known = Some(depth),
        }
        max = max.max(depth);
        let instr = code.instrs[at];
        check_operand(code, at)?;
        if let Some(handler) = code.handlers.iter().find(|h| (h.start..h.end).contains(&(at as u32))) {
            if depth < handler.depth {
                return fail(at, format!("its handler keeps {} values, there are {depth}", handler.depth));
            }
            work.push((handler.target as usize, handler.depth + 1));
        }
        let effect = effect(instr);
        if depth < effect.needs {
            return fail(at, format!("{:?} needs {} values, there are {depth}", instr.op, effect.needs));
        }
        if let Some(change) = effect.jump {
            let backward = (instr.a as usize) <= at;
            if backward != (instr.op == Op::JumpBack) {
                return fail(at, format!("{:?} goes the wrong way, to {}", instr.op, instr.a));
            }
            work.push((instr.a as usize, depth.wrapping_add_signed(change)));
        }
        if effect.falls_through {
            let after = depth.wrapping_add_signed(effect.next);
            max = max.max(after);
            work.push((at + 1, after));
        }
    }
    if max != code.max_stack {
        return fail(0, format!("the stack grows to {max}, the code says {}", code.max_stack));
    }
    if code.handlers.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return fail(0, "handlers overlap or are out of order".into());
    }
    if code.anchors.windows(2).any(|pair| pair[0].instr >= pair[1].instr) {
        return fail(0, "anchors are out of order".into());
    }
    for anchor in &code.anchors {
        let span = code.spans[anchor.instr as usize];
        if anchor.start < span.start || anchor.end > span.end || anchor.start >= anchor.end {
            return fail(anchor.instr as usize, "an anchor is outside of its span".into());
        }
    }
    for constant in &code.consts {
        if let Const::Code(inner) = constant {
            verify(inner)?;
        }
    }
    Ok(())
}

/// Whether an instruction's operand is within the table that it refers to.
fn check_operand(code: &Code, at: usize) -> Result<(), String> {
    let instr = code.instrs[at];
    let limit = match instr.op.table() {
        Some(Table::Slots) => code.slot_count(),
        Some(Table::Names) => code.names.len(),
        Some(Table::Consts) => code.consts.len(),
        None => return Ok(()),
    };
    if instr.a as usize >= limit {
        return Err(format!("{} at {at}: {:?} {} is out of range", code.qualname, instr.op, instr.a));
    }
    Ok(())
}
