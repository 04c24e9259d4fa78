//! f-strings, and docstrings without their indentation.

use bytecode::{Const, Conversion, Op, Span};
use ruff_python_ast::{
    ConversionFlag, ExprFString, FStringPart, InterpolatedElement, InterpolatedStringElement,
    InterpolatedStringElements,
};

use super::Compiler;
use super::location::Loc;
use crate::debug_text;
use crate::error::{Error, Result};

/// How deep fields may stand in the format specifications of fields.
const MAX_FIELDS: u32 = 3;

/// Literal text that waits for more of it, and how many strings are on the stack.
#[derive(Default)]
struct Pieces {
    text: String,
    count: u32,
    /// Whether they stand in a raw string.
    raw: bool,
}

impl<'a> Compiler<'a> {
    pub fn f_string(&mut self, node: &'a ExprFString, loc: Loc) -> Result {
        let mut pieces = Pieces::default();
        for part in &node.value {
            match part {
                FStringPart::Literal(literal) => pieces.text.push_str(&literal.value),
                FStringPart::FString(part) => {
                    pieces.raw = debug_text::is_raw(part);
                    self.interpolated(&part.elements, &mut pieces, 0, loc)?;
                }
            }
        }
        self.join_pieces(pieces, loc);
        Ok(())
    }

    fn interpolated(
        &mut self,
        elements: &'a InterpolatedStringElements,
        pieces: &mut Pieces,
        depth: u32,
        loc: Loc,
    ) -> Result {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => pieces.text.push_str(&literal.value),
                InterpolatedStringElement::Interpolation(field) => {
                    self.replacement_field(field, pieces, depth, loc)?;
                }
            }
        }
        Ok(())
    }

    fn replacement_field(
        &mut self,
        field: &'a InterpolatedElement,
        pieces: &mut Pieces,
        depth: u32,
        whole: Loc,
    ) -> Result {
        let loc = Loc::of(field);
        if depth >= MAX_FIELDS {
            let at = loc.span.start.saturating_sub(1);
            return Err(Error::syntax(
                "f-string: expressions nested too deeply",
                Span { start: at, end: at },
            ));
        }
        let mut conversion = match field.conversion {
            ConversionFlag::None => Conversion::None,
            ConversionFlag::Str => Conversion::Str,
            ConversionFlag::Ascii => Conversion::Ascii,
            ConversionFlag::Repr => Conversion::Repr,
        };
        if let Some(debug) = debug_text::of(field, pieces.raw) {
            // `{x=}` shows the source of the expression, too.
            pieces.text.push_str(&debug);
            if field.conversion == ConversionFlag::None && field.format_spec.is_none() {
                conversion = Conversion::Repr;
            }
        }
        self.flush_text(pieces, whole);
        self.expr(&field.expression)?;
        let mut bits = conversion as u16;
        if let Some(spec) = &field.format_spec {
            let computes = spec.elements.iter().any(|element| element.is_interpolation());
            if computes && conversion != Conversion::None {
                // What is converted is converted before the specification is looked at.
                self.unit.emit(Op::FormatValue, 0, bits, loc);
                bits = Conversion::None as u16;
            }
            let mut parts = Pieces { raw: pieces.raw, ..Pieces::default() };
            self.interpolated(&spec.elements, &mut parts, depth + 1, loc)?;
            self.join_pieces(parts, loc);
            bits |= 4;
        }
        self.unit.emit(Op::FormatValue, 0, bits, loc);
        pieces.count += 1;
        Ok(())
    }

    fn flush_text(&mut self, pieces: &mut Pieces, loc: Loc) {
        if !pieces.text.is_empty() {
            self.load_const(Const::str(std::mem::take(&mut pieces.text)), loc);
            pieces.count += 1;
        }
    }

    fn join_pieces(&mut self, mut pieces: Pieces, loc: Loc) {
        self.flush_text(&mut pieces, loc);
        match pieces.count {
            0 => self.load_const(Const::str(""), loc),
            1 => {}
            count => self.unit.emit(Op::BuildString, count, 0, loc),
        }
    }
}

/// A docstring as the compiler keeps it: tabs expanded, the common indentation of all lines but the first
/// removed, and the blanks before the first line.
pub fn clean_docstring(text: &str) -> String {
    let text = expand_tabs(text);
    let margin = text.split('\n').skip(1).filter_map(|line| {
        let indentation = line.len() - line.trim_start_matches(' ').len();
        (indentation < line.len()).then_some(indentation)
    });
    let margin = margin.min().unwrap_or(0);
    let mut lines = text.split('\n');
    let mut cleaned = lines.next().unwrap_or_default().trim_start_matches(' ').to_owned();
    for line in lines {
        cleaned.push('\n');
        let indentation = line.len() - line.trim_start_matches(' ').len();
        cleaned.push_str(&line[margin.min(indentation)..]);
    }
    cleaned
}

fn expand_tabs(text: &str) -> String {
    if !text.contains('\t') {
        return text.to_owned();
    }
    let mut expanded = String::with_capacity(text.len() + 16);
    let mut column = 0;
    for c in text.chars() {
        match c {
            '\t' => {
                let width = 8 - column % 8;
                expanded.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' | '\r' => {
                expanded.push(c);
                column = 0;
            }
            c => {
                expanded.push(c);
                column += 1;
            }
        }
    }
    expanded
}
