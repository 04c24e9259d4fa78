//! f-strings, `%` of texts, and docstrings without their indentation.

use bytecode::{Const, Conversion, Op, Span};
use ruff_python_ast::{
    ConversionFlag, Expr, ExprBinOp, ExprFString, FStringPart, InterpolatedElement,
    InterpolatedStringElement, InterpolatedStringElements, Operator,
};

use super::Compiler;
use super::location::Loc;
use crate::debug_text;
use crate::error::{Error, Result};

/// How deep fields may stand in the format specifications of fields.
const MAX_FIELDS: u32 = 3;

/// How long a width and a precision may be that are looked at here.
const LONGEST_SPEC: usize = 8;

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

    /// `"%s and %r" % (a, b)`: each item becomes a text before the next one is evaluated. False where `%` itself has to
    /// do it.
    // Apart from the chain of operators, whose frames decide how deep a source may nest.
    #[inline(never)]
    pub fn percent_format(&mut self, format: &Const, node: &'a ExprBinOp, loc: Loc) -> Result<bool> {
        let (Const::Str(format), Operator::Mod, Expr::Tuple(items)) = (format, node.op, &*node.right) else {
            return Ok(false);
        };
        let Some((fields, rest)) = percent_fields(format.as_str()) else { return Ok(false) };
        if fields.len() != items.len() || items.iter().any(Expr::is_starred_expr) {
            return Ok(false);
        }
        let mut pieces = Pieces::default();
        for (field, item) in fields.into_iter().zip(items) {
            pieces.text.push_str(&field.before);
            self.flush_text(&mut pieces, loc);
            self.expr(item)?;
            let at = self.loc(item);
            let mut bits = field.conversion as u16;
            if !field.spec.is_empty() {
                self.load_const(Const::str(field.spec), at);
                bits |= 4;
            }
            self.unit.emit(Op::FormatValue, 0, bits, at);
            pieces.count += 1;
        }
        pieces.text.push_str(&rest);
        self.join_pieces(pieces, loc);
        Ok(true)
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

/// A `%s`, `%r` or `%a`.
struct PercentField {
    /// The text before it.
    before: String,
    conversion: Conversion,
    /// The same as a format specification.
    spec: String,
}

/// The fields of a format and the text behind them; none where it has others, or is wrong.
fn percent_fields(format: &str) -> Option<(Vec<PercentField>, String)> {
    let (mut fields, mut text) = (Vec::new(), String::new());
    let mut chars = format.chars().peekable();
    while let Some(char) = chars.next() {
        if char != '%' {
            text.push(char);
            continue;
        }
        if chars.next_if_eq(&'%').is_some() {
            text.push('%');
            continue;
        }
        let (mut is_left, mut spec) = (false, String::new());
        while let Some(flag) = chars.next_if(|char| "-+ #0".contains(*char)) {
            is_left |= flag == '-';
        }
        while let Some(digit) = chars.next_if(char::is_ascii_digit) {
            spec.push(digit);
        }
        if !spec.is_empty() && !is_left {
            spec.insert(0, '>');
        }
        if chars.next_if_eq(&'.').is_some() {
            spec.push('.');
            let before = spec.len();
            while let Some(digit) = chars.next_if(char::is_ascii_digit) {
                spec.push(digit);
            }
            if spec.len() == before {
                spec.push('0');
            }
        }
        if spec.len() > LONGEST_SPEC {
            return None;
        }
        let conversion = match chars.next()? {
            's' => Conversion::Str,
            'r' => Conversion::Repr,
            'a' => Conversion::Ascii,
            _ => return None,
        };
        fields.push(PercentField { before: std::mem::take(&mut text), conversion, spec });
    }
    Some((fields, text))
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
