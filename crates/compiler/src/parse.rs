//! The door to the parser, and the way from a source to its code.

use std::rc::Rc;

use bytecode::{Code, Source, Span};
use ruff_python_ast::StringFlags;
use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::{Mod, ModModule, PythonVersion, Stmt};
use ruff_python_parser::{Mode, ParseError, ParseErrorType, ParseOptions, Parsed};
use ruff_text_size::Ranged;
use text::surrogates;

use crate::codegen;
use crate::diagnosis::{diagnose, wrong_indentation};
use crate::error::{Error, Result, span};
use crate::nesting;
use crate::symtable::SymbolTable;
use crate::warnings::{self, Warning};

/// Compiles a module.
pub fn compile(source: Rc<Source>) -> Result<Rc<Code>> {
    compile_with_warnings(source).map(|(code, _)| code)
}

/// The syntax tree of a source; none when it has an error.
pub fn syntax_tree(source: &Source) -> Option<ModModule> {
    nesting::check(source).ok()?;
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY313);
    let parsed = ruff_python_parser::parse_unchecked(&source.text, options);
    first_error(&parsed).is_none().then(|| parsed.try_into_module())?.map(|module| module.into_syntax())
}

/// Compiles a module, and tells what looks like a mistake in it. Library modules are not looked at.
pub fn compile_with_warnings(source: Rc<Source>) -> Result<(Rc<Code>, Vec<Warning>)> {
    let parsed = parsed(&source)?;
    let mut warnings = warnings::escapes(&source, parsed.tokens());
    if source.library {
        warnings.clear();
    }
    let module = parsed.try_into_module().expect("the module mode gives a module").into_syntax();
    let string_annotations = wants_string_annotations(&module.body);
    let behind = |error: Error| match error.message == Error::BARE_ELSE {
        true => diagnose(&source).unwrap_or(error),
        false => Error { parsed: false, ..error },
    };
    let table = SymbolTable::build(&module.body, string_annotations).map_err(behind)?;
    let (code, suspicions) =
        codegen::compile_module(&source, &module.body, table, string_annotations).map_err(behind)?;
    warnings.extend(suspicions);
    Ok((code, warnings))
}

/// The first error of the parser. It complains of a variable `match` behind a semicolon as of the
/// statement of that name, and then sees that it is a name.
fn first_error(parsed: &Parsed<Mod>) -> Option<&ParseError> {
    parsed.errors().iter().find(|error| {
        !matches!(error.error, ParseErrorType::SimpleAndCompoundStatementOnSameLine)
            || !parsed
                .tokens()
                .iter()
                .any(|token| token.start() == error.location.start() && token.kind() == TokenKind::Name)
    })
}

/// What the parser makes of a module that it accepts.
fn parsed(source: &Source) -> Result<Parsed<Mod>> {
    nesting::check(source)?;
    let options = ParseOptions::from(Mode::Module).with_target_version(PythonVersion::PY313);
    let parsed = ruff_python_parser::parse_unchecked(&source.text, options);
    if let Some(error) = first_error(&parsed) {
        let found = diagnose(source);
        return Err(found.unwrap_or_else(|| {
            let mut place = span(error.location);
            if matches!(error.error, ParseErrorType::ExpectedRealNumber) {
                // The number alone, without its sign.
                let text = &source.text[place.start as usize..place.end as usize];
                let number = text.trim_start_matches(['-', ' ', '\t']);
                place.start += (text.len() - number.len()) as u32;
            }
            Error::syntax(words(&error.error), place)
        }));
    }
    if let Some(error) = parsed.unsupported_syntax_errors().first() {
        let found = diagnose(source);
        return Err(found.unwrap_or_else(|| Error::syntax(error.to_string(), span(error.range))));
    }
    if let Some(error) = wrong_indentation(source).or_else(|| too_long_number(source, parsed.tokens())) {
        return Err(error);
    }
    with_surrogates(source, parsed, Mode::Module)
}

/// A decimal integer of more digits than a program may convert.
fn too_long_number(source: &Source, tokens: &[Token]) -> Option<Error> {
    let limit = text::int::max_str_digits();
    if source.text.len() <= limit {
        return None;
    }
    tokens.iter().filter(|token| token.kind() == TokenKind::Int).find_map(|token| {
        let Span { start, end } = span(token.range());
        let number = &source.text[start as usize..end as usize];
        let is_zero = number.bytes().all(|byte| byte == b'0' || byte == b'_');
        let is_decimal = !is_zero && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'_');
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        (is_decimal && digits > limit).then(|| {
            let message = format!(
                "{} - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.",
                text::int::too_long(digits)
            );
            Error::syntax(message, Span { start, end: start })
        })
    })
}

/// The same with what stands for surrogates in the place of their escapes, which the parser does not read.
///
/// # Errors
///
/// A character that stands for a surrogate itself is refused.
fn with_surrogates(source: &Source, parsed: Parsed<Mod>, mode: Mode) -> Result<Parsed<Mod>> {
    let refused = |start: usize, end: usize| {
        Error::unsupported(surrogates::KEPT, Span { start: start as u32, end: end as u32 })
    };
    if let Some(at) = surrogates::stand_in(&source.text) {
        return Err(refused(at, at + 4));
    }
    if !source.text.contains("\\u") && !source.text.contains("\\U") {
        return Ok(parsed);
    }
    let mut patched: Option<String> = None;
    for token in parsed.tokens() {
        let is_text = matches!(token.kind(), TokenKind::String | TokenKind::FStringMiddle);
        if !is_text
            || token.string_flags().is_none_or(|flags| flags.prefix().is_raw() || flags.is_byte_string())
        {
            continue;
        }
        let Span { start, end } = span(token.range());
        let (start, end) = (start as usize, end as usize);
        match surrogates::patched(&source.text[start..end]) {
            Ok(None) => {}
            Ok(Some(text)) => {
                patched.get_or_insert_with(|| source.text.clone()).replace_range(start..end, &text)
            }
            Err((from, to)) => return Err(refused(start + from, start + to)),
        }
    }
    let Some(patched) = patched else { return Ok(parsed) };
    let options = ParseOptions::from(mode).with_target_version(PythonVersion::PY313);
    let again = ruff_python_parser::parse_unchecked(&patched, options);
    match first_error(&again) {
        None => Ok(again),
        Some(error) => {
            let range = span(error.location);
            Err(Error::unsupported("the escape of a surrogate is not supported here", range))
        }
    }
}

/// The syntax of a module, or of an expression by itself, where nothing is wrong that the parser finds.
pub(crate) fn syntax(source: &Source, expression: bool) -> Result<Mod> {
    if !expression {
        return Ok(parsed(source)?.into_syntax());
    }
    nesting::check(source)?;
    let options = ParseOptions::from(Mode::Expression).with_target_version(PythonVersion::PY313);
    let parsed = ruff_python_parser::parse_unchecked(&source.text, options);
    if parsed.errors().is_empty() && parsed.unsupported_syntax_errors().is_empty() {
        if let Some(error) = too_long_number(source, parsed.tokens()) {
            return Err(error);
        }
        return Ok(with_surrogates(source, parsed, Mode::Expression)?.into_syntax());
    }
    Err(Error::syntax("invalid syntax", Span { start: 0, end: 0 }))
}

/// CPython's words for what its grammar lets through and its compiler refuses.
fn words(error: &ParseErrorType) -> String {
    match error {
        ParseErrorType::ExpectedRealNumber => "real number required in complex literal".to_owned(),
        ParseErrorType::ExpectedImaginaryNumber => "imaginary number required in complex literal".to_owned(),
        ParseErrorType::InvalidStarredExpressionUsage => "can't use starred expression here".to_owned(),
        other => other.to_string(),
    }
}

/// Whether the source begins with `from __future__ import annotations`.
fn wants_string_annotations(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match stmt {
        Stmt::ImportFrom(node) => {
            node.level == 0
                && node.module.as_ref().is_some_and(|module| module.as_str() == "__future__")
                && node.names.iter().any(|alias| alias.name.as_str() == "annotations")
        }
        _ => false,
    })
}
