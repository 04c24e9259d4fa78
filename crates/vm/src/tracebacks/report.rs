//! The whole report of an exception: with those that led to it, groups drawn as trees.
//!
//! As CPython's `TracebackException` does, an exception and all that hang on it are first laid out as nodes, so
//! that each is told in one place only; then the nodes are written, piece by piece.

use hashbrown::HashSet;

use super::is_shown;
use crate::exception::TracebackEntry;
use crate::value::{Raised, Value};
use crate::vm::Vm;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";
/// A group shows so many of its exceptions.
const MAX_WIDTH: usize = 15;
/// Groups are shown inside each other to this depth.
const MAX_DEPTH: usize = 10;
/// Where a report has so many exceptions, those of groups that are not shown are not laid out either: a group that is
/// held twice on each level would have more than there is memory for.
const MANY: usize = 10_000;
/// So many that are shown have more text than a run may print.
const TOO_MANY: usize = 100_000;

/// How much of an exception is told.
pub struct Report {
    /// The places where it has been, outermost first, where they are not those that it carries.
    pub places: Option<Vec<TracebackEntry>>,
    /// So many places from the outside, or from the inside where it is negative.
    pub limit: Option<i64>,
    /// Tells the exceptions that led to it, too.
    pub chain: bool,
}

impl Default for Report {
    fn default() -> Self {
        Report { places: None, limit: None, chain: true }
    }
}

/// An exception in the report, and those that hang on it.
struct Node {
    raised: Raised,
    /// So many groups it is in.
    depth: usize,
    cause: Option<usize>,
    context: Option<usize>,
    parts: Option<Vec<usize>>,
    /// So many exceptions a group has, however many are laid out.
    count: usize,
}

impl Vm {
    /// The report of an exception in the pieces that `traceback.format_exception` gives.
    pub fn exception_report(&mut self, raised: &Raised, report: &Report) -> Vec<String> {
        let nodes = self.report_nodes(raised);
        let together = nodes.iter().map(|node| node.raised.clone()).collect();
        let before = std::mem::replace(&mut self.told_together, together);
        let mut writer = Writer { nodes, report, pieces: Vec::new(), depth: 0, needs_close: false };
        writer.write(self, 0);
        self.told_together = before;
        writer.pieces
    }

    fn report_nodes(&mut self, raised: &Raised) -> Vec<Node> {
        let group = self.types.base_exception_group.clone();
        let mut nodes = Vec::new();
        let mut seen = HashSet::new();
        let add = |nodes: &mut Vec<Node>, seen: &mut HashSet<usize>, raised: Raised, depth: usize| {
            seen.insert(std::rc::Rc::as_ptr(&raised.0) as usize);
            nodes.push(Node { raised, depth, cause: None, context: None, parts: None, count: 0 });
            nodes.len() - 1
        };
        add(&mut nodes, &mut seen, raised.clone(), 0);
        let mut waiting = vec![0];
        while let Some(at) = waiting.pop() {
            let (raised, depth) = (nodes[at].raised.clone(), nodes[at].depth);
            let data = raised.data();
            for (link, is_cause) in [(&data.cause, true), (&data.context, false)] {
                // A context that is not shown takes nothing of what is shown elsewhere.
                if !is_cause && (nodes[at].cause.is_some() || data.suppress_context.get()) {
                    continue;
                }
                let linked = link.borrow().clone();
                let Value::Instance(linked) = linked else { continue };
                if linked.exception().is_none() || seen.contains(&(std::rc::Rc::as_ptr(&linked) as usize)) {
                    continue;
                }
                let made = add(&mut nodes, &mut seen, Raised(linked), depth);
                let slot = if is_cause { &mut nodes[at].cause } else { &mut nodes[at].context };
                *slot = Some(made);
                waiting.push(made);
            }
            if self.raised_is(&raised, &group) {
                let parts: Vec<Raised> = match &*data.extra.borrow() {
                    Value::Tuple(parts) => parts.iter().filter_map(exception_of).collect(),
                    _ => Vec::new(),
                };
                nodes[at].count = parts.len();
                let laid_out = match nodes.len() {
                    known if known + parts.len() <= MANY => parts.len(),
                    known if depth <= MAX_DEPTH && known <= TOO_MANY => MAX_WIDTH,
                    _ => 0,
                };
                let parts = parts.into_iter().take(laid_out);
                let made: Vec<usize> =
                    parts.map(|part| add(&mut nodes, &mut seen, part, depth + 1)).collect();
                waiting.extend(&made);
                nodes[at].parts = Some(made);
            }
        }
        nodes
    }
}

fn exception_of(value: &Value) -> Option<Raised> {
    match value {
        Value::Instance(part) if part.exception().is_some() => Some(Raised(part.clone())),
        _ => None,
    }
}

struct Writer<'a> {
    nodes: Vec<Node>,
    report: &'a Report,
    pieces: Vec<String>,
    /// How deep in the tree of groups the writer stands.
    depth: usize,
    /// The group that is being written still wants its lowest line.
    needs_close: bool,
}

impl Writer<'_> {
    fn write(&mut self, vm: &mut Vm, first: usize) {
        let mut chain = vec![(None, first)];
        let mut at = first;
        loop {
            let node = &self.nodes[at];
            let (words, linked) = match (node.cause, node.context) {
                _ if !self.report.chain => break,
                (Some(cause), _) => (CAUSE, cause),
                (None, Some(context)) if !node.raised.data().suppress_context.get() => (CONTEXT, context),
                (None, _) => break,
            };
            chain.last_mut().expect("it holds the first").0 = Some(words);
            chain.push((None, linked));
            at = linked;
        }
        for (words, at) in chain.into_iter().rev() {
            if let Some(words) = words {
                self.emit(words);
            }
            match self.nodes[at].parts.clone() {
                None => {
                    self.write_places(vm, at, "Traceback (most recent call last):\n", false);
                    self.write_lines(vm, at);
                }
                Some(_) if self.depth > MAX_DEPTH => {
                    self.emit(&format!("... (max_group_depth is {MAX_DEPTH})\n"));
                }
                Some(parts) => self.write_group(vm, at, &parts),
            }
        }
    }

    fn write_group(&mut self, vm: &mut Vm, at: usize, parts: &[usize]) {
        let top = self.depth == 0;
        if top {
            self.depth = 1;
        }
        self.write_places(vm, at, "Exception Group Traceback (most recent call last):\n", top);
        self.write_lines(vm, at);
        let total = self.nodes[at].count;
        let count = total.min(MAX_WIDTH + 1);
        self.needs_close = false;
        for index in 0..count {
            let last = index + 1 == count;
            if last {
                // A group inside may write the line instead.
                self.needs_close = true;
            }
            let cut = index >= MAX_WIDTH;
            let title = if cut { "...".to_owned() } else { (index + 1).to_string() };
            let branch = if index == 0 { "+-" } else { "  " };
            let line = format!("{}{branch}+---------------- {title} ----------------\n", self.indent());
            self.pieces.push(line);
            self.depth += 1;
            if cut {
                let more = total - MAX_WIDTH;
                let plural = if more == 1 { "" } else { "s" };
                self.emit(&format!("and {more} more exception{plural}\n"));
            } else if let Some(part) = parts.get(index) {
                self.write(vm, *part);
            }
            if last && self.needs_close {
                let line = format!("{}+------------------------------------\n", self.indent());
                self.pieces.push(line);
                self.needs_close = false;
            }
            self.depth -= 1;
        }
        if top {
            self.depth = 0;
        }
    }

    fn write_places(&mut self, vm: &mut Vm, at: usize, headline: &str, is_root: bool) {
        let own = |raised: &Raised| raised.data().traceback.borrow().iter().rev().cloned().collect();
        let mut places: Vec<TracebackEntry> = match &self.report.places {
            Some(places) if at == 0 => places.clone(),
            _ => own(&self.nodes[at].raised),
        };
        let nowhere = places.is_empty() || self.report.limit == Some(0);
        places.retain(|place| is_shown(&place.code));
        if let Some(limit) = self.report.limit {
            let kept = usize::try_from(limit.unsigned_abs()).unwrap_or(usize::MAX).min(places.len());
            if limit >= 0 {
                places.truncate(kept);
            } else {
                places.drain(..places.len() - kept);
            }
            if kept == 0 {
                return;
            }
        }
        if nowhere {
            return;
        }
        if is_root {
            self.emit_behind(headline, '+');
        } else {
            self.emit(headline);
        }
        for piece in vm.entry_pieces(&places) {
            self.emit(&piece);
        }
    }

    fn write_lines(&mut self, vm: &mut Vm, at: usize) {
        let raised = self.nodes[at].raised.clone();
        let is_placed = at != 0 || self.report.places.as_ref().is_none_or(|places| !places.is_empty());
        for line in vm.exception_lines(&raised, is_placed) {
            self.emit(&line);
        }
    }

    fn indent(&self) -> String {
        "  ".repeat(self.depth)
    }

    fn emit(&mut self, text: &str) {
        self.emit_behind(text, '|');
    }

    /// Writes lines behind the rule of the group they belong to.
    fn emit_behind(&mut self, text: &str, rule: char) {
        if self.depth == 0 {
            self.pieces.push(text.to_owned());
            return;
        }
        let mut piece = String::new();
        for line in text.split_inclusive('\n') {
            piece.push_str(&self.indent());
            piece.push(rule);
            piece.push(' ');
            piece.push_str(line);
        }
        self.pieces.push(piece);
    }
}
