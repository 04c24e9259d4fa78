//! Finds the numbers of a program that decide how long something takes or how many may work at once.
//!
//! A number counts where it reaches a sleep, a timeout, a limit or a service: directly, or by a parameter, a variable,
//! an attribute or a loop over literals. What flows where is found by looking at the tree again and again until
//! nothing more is learned; then the numbers are collected.

mod flows;
mod sinks;

use bytecode::Source;
use ruff_python_ast::visitor::{self, Visitor};
use ruff_python_ast::{Expr, Number, Stmt};
use ruff_python_parser::{Mode, ParseOptions};
use ruff_text_size::{Ranged, TextRange};
use trace::{Slider, SliderKind};

use crate::nesting;
use flows::Flows;

/// How often the tree is looked at: through so many functions a number may go.
const PASSES: usize = 6;

/// The sliders of a source, in the order of their places; none for a source that is no Python.
pub fn sliders(text: &str) -> Vec<Slider> {
    let source = Source::new("", text, false);
    if nesting::check(&source).is_err() {
        return Vec::new();
    }
    let Ok(parsed) = ruff_python_parser::parse(text, ParseOptions::from(Mode::Module)) else {
        return Vec::new();
    };
    let Some(module) = parsed.try_into_module() else { return Vec::new() };
    let body = module.into_syntax().body;
    let mut finder = Finder { source, flows: Flows::default(), collecting: false, found: Vec::new() };
    for _ in 0..PASSES {
        let known = finder.flows.len();
        visitor::walk_body(&mut finder, &body);
        if finder.flows.len() == known {
            break;
        }
    }
    finder.collecting = true;
    visitor::walk_body(&mut finder, &body);
    let mut found = finder.found;
    trace::order::sort_by_key(&mut found, |slider| slider.start);
    found.dedup_by_key(|slider| slider.start);
    found
}

struct Finder {
    source: Source,
    flows: Flows,
    /// In the last pass numbers are collected; before, flows are learned.
    collecting: bool,
    found: Vec<Slider>,
}

impl<'a> Visitor<'a> for Finder {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::FunctionDef(function) => {
                for (default, name, kind) in self.flows.enter_function(function) {
                    self.reach(default, kind, &format!("{}: {name}", function.name));
                }
                visitor::walk_stmt(self, stmt);
                self.flows.leave_function();
            }
            Stmt::ClassDef(class) => {
                self.flows.enter_class(&class.name);
                visitor::walk_stmt(self, stmt);
                self.flows.leave_class();
            }
            Stmt::Assign(assign) => {
                for target in &assign.targets {
                    self.assigned(target, &assign.value);
                }
                visitor::walk_stmt(self, stmt);
            }
            Stmt::AnnAssign(assign) => {
                if let Some(value) = &assign.value {
                    self.assigned(&assign.target, value);
                }
                visitor::walk_stmt(self, stmt);
            }
            Stmt::For(each) => {
                self.looped(&each.target, &each.iter);
                visitor::walk_stmt(self, stmt);
            }
            _ => visitor::walk_stmt(self, stmt),
        }
    }

    fn visit_comprehension(&mut self, comprehension: &'a ruff_python_ast::Comprehension) {
        self.looped(&comprehension.target, &comprehension.iter);
        visitor::walk_comprehension(self, comprehension);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Call(call) => {
                let label = self.call_label(call);
                for (argument, kind, name) in sinks::of_library(call) {
                    let label = if name.is_empty() { label.clone() } else { format!("{label}: {name}") };
                    self.reach(argument, kind, &label);
                }
                for (argument, kind, name) in self.flows.arguments(call) {
                    self.reach(argument, kind, &format!("{label}: {name}"));
                }
            }
            Expr::StringLiteral(text) => {
                for part in &text.value {
                    self.services(part.range());
                }
            }
            Expr::FString(text) => {
                for element in text.value.elements() {
                    if let Some(literal) = element.as_literal() {
                        self.services(literal.range());
                    }
                }
            }
            _ => {}
        }
        visitor::walk_expr(self, expr);
    }
}

impl Finder {
    /// An expression decides something.
    fn reach(&mut self, expr: &Expr, kind: SliderKind, label: &str) {
        match expr {
            Expr::NumberLiteral(number) => {
                let value = match &number.value {
                    Number::Int(value) => value.as_u64().map(|value| value as f64),
                    Number::Float(value) => Some(*value),
                    Number::Complex { .. } => None,
                };
                if let Some(value) = value.filter(|value| *value > 0.0 && *value < 1e6) {
                    self.collect(number.range(), value, kind, label);
                }
            }
            Expr::BinOp(operation) => {
                self.reach(&operation.left, kind, label);
                self.reach(&operation.right, kind, label);
            }
            Expr::If(choice) => {
                self.reach(&choice.body, kind, label);
                self.reach(&choice.orelse, kind, label);
            }
            Expr::Call(call) if sinks::passes_on(call) => {
                for argument in &call.arguments.args {
                    self.reach(argument, kind, label);
                }
            }
            other => self.flows.learn(other, kind),
        }
    }

    fn assigned(&mut self, target: &Expr, value: &Expr) {
        if let Some((kind, label)) = self.flows.of_target(target) {
            self.reach(value, kind, &label);
        }
        for (item, kind, label) in self.flows.items_of(target, value) {
            self.reach(item, kind, &label);
        }
    }

    fn looped(&mut self, target: &Expr, iterated: &Expr) {
        for (item, kind, label) in self.flows.looped(target, iterated) {
            self.reach(item, kind, &label);
        }
    }

    fn collect(&mut self, range: TextRange, value: f64, kind: SliderKind, label: &str) {
        if !self.collecting || kind.is_count() && value.fract() != 0.0 {
            return;
        }
        let (start, end) = (range.start().to_u32(), range.end().to_u32());
        self.found.push(Slider {
            line: self.source.line(start),
            column: self.source.column(start) + 1,
            start,
            end,
            value,
            kind,
            label: label.to_owned(),
        });
    }

    /// A text that tells a simulated service how long to take: `…?delay=0.3`, `…/delay/2`.
    fn services(&mut self, range: TextRange) {
        let text = self.source.text[range.start().to_usize()..range.end().to_usize()].to_owned();
        for key in ["delay=", "/delay/"] {
            for (at, _) in text.match_indices(key) {
                let begin = at + key.len();
                let rest = &text[begin..];
                let length = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
                let number = rest[..length].trim_end_matches('.');
                if let Ok(value) = number.parse::<f64>() {
                    let start = range.start() + ruff_text_size::TextSize::new(begin as u32);
                    let range = TextRange::at(start, ruff_text_size::TextSize::new(number.len() as u32));
                    self.collect(range, value, SliderKind::Service, "service");
                }
            }
        }
    }

    /// A call as its reader knows it: `asyncio.sleep`, `fetch("A")`.
    fn call_label(&self, call: &ruff_python_ast::ExprCall) -> String {
        let text = |range: TextRange| &self.source.text[range.start().to_usize()..range.end().to_usize()];
        let function = text(call.func.range());
        let first = call.arguments.args.first().filter(|first| first.is_string_literal_expr());
        match first.map(|first| text(first.range())) {
            Some(first) if first.len() <= 24 => format!("{function}({first})"),
            _ => function.to_owned(),
        }
    }
}
