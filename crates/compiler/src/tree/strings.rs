//! f-strings: their texts, which are joined where they stand side by side, and their fields.

use bytecode::{Const, Span, Tree};
use ruff_python_ast::{
    ConversionFlag, ExprFString, FStringPart, InterpolatedElement, InterpolatedStringElement,
    InterpolatedStringElements,
};
use ruff_text_size::Ranged;

use super::{View, at, int, node, none, span};
use crate::debug_text;

/// The values of a string, and the text that more text may follow.
#[derive(Default)]
struct Values {
    done: Vec<Tree>,
    text: String,
    place: Option<Span>,
    unicode: bool,
    raw: bool,
}

impl Values {
    fn push_text(&mut self, text: &str, place: Span) {
        if text.is_empty() {
            return;
        }
        self.text.push_str(text);
        self.place = Some(Span { start: self.place.map_or(place.start, |first| first.start), ..place });
    }

    fn push(&mut self, value: Tree) {
        self.flush();
        self.done.push(value);
    }

    fn flush(&mut self) {
        if let Some(place) = self.place.take() {
            let text = Const::str(std::mem::take(&mut self.text));
            let kind = if self.unicode { Tree::Const(Const::Str("u".into())) } else { none() };
            self.done.push(at("Constant", place, vec![Tree::Const(text), kind]));
        }
    }

    fn finish(mut self) -> Tree {
        self.flush();
        Tree::List(self.done)
    }
}

impl View<'_> {
    pub fn f_string(&self, string: &ExprFString) -> Tree {
        let mut values = Values::default();
        for part in &string.value {
            match part {
                FStringPart::Literal(literal) => {
                    values.unicode = literal.flags.prefix().is_unicode();
                    values.push_text(&literal.value, span(literal.range));
                }
                FStringPart::FString(part) => {
                    values.raw = debug_text::is_raw(part);
                    self.elements(&part.elements, &mut values);
                }
            }
        }
        node("JoinedStr", string, vec![values.finish()])
    }

    fn elements(&self, elements: &InterpolatedStringElements, values: &mut Values) {
        for element in elements {
            match element {
                InterpolatedStringElement::Literal(literal) => {
                    values.push_text(&literal.value, span(literal.range));
                }
                InterpolatedStringElement::Interpolation(field) => self.field(field, values),
            }
        }
    }

    fn field(&self, field: &InterpolatedElement, values: &mut Values) {
        let mut conversion = match field.conversion {
            ConversionFlag::None => -1,
            ConversionFlag::Str => i64::from(b's'),
            ConversionFlag::Repr => i64::from(b'r'),
            ConversionFlag::Ascii => i64::from(b'a'),
        };
        if let Some(debug) = &field.debug_text {
            let start = span(field.range).start + 1;
            let end = start + debug.as_str().len() as u32;
            let text = debug_text::of(field, values.raw).unwrap_or_default();
            values.push_text(&text, Span { start, end });
            if field.conversion == ConversionFlag::None && field.format_spec.is_none() {
                conversion = i64::from(b'r');
            }
        }
        let spec = field.format_spec.as_deref().map_or_else(none, |spec| {
            let mut values = Values { raw: values.raw, ..Values::default() };
            self.elements(&spec.elements, &mut values);
            let place = span(spec.range);
            at("JoinedStr", Span { start: place.start.saturating_sub(1), ..place }, vec![values.finish()])
        });
        let fields = vec![self.argument(&field.expression, field.range()), int(conversion), spec];
        values.push(node("FormattedValue", field, fields));
    }
}
