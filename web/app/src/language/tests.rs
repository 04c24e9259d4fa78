//! All languages say the same things, and everything that the sources say exists.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser,
};

use super::*;

/// The messages of a language, each with the names of its arguments.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for source in sources(language) {
        let resource = parser::parse(source).unwrap_or_else(|(_, faults)| panic!("{language:?}: {faults:?}"));
        for entry in resource.body {
            match entry {
                Entry::Message(message) => {
                    let mut arguments = BTreeSet::new();
                    let pattern = message.value.unwrap_or_else(|| panic!("{} is empty", message.id.name));
                    of_pattern(&pattern, &mut arguments);
                    let before = found.insert(message.id.name.to_owned(), arguments);
                    assert!(before.is_none(), "{language:?} has {} twice", message.id.name);
                }
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
                Entry::Term(_) | Entry::Junk { .. } => panic!("{language:?}: {entry:?}"),
            }
        }
    }
    found
}

fn of_pattern(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => of_inline(inline, arguments),
            Expression::Select { selector, variants } => {
                of_inline(selector, arguments);
                variants.iter().for_each(|variant| of_pattern(&variant.value, arguments));
            }
        }
    }
}

fn of_inline(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            arguments.insert(id.name.to_owned());
        }
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        other => panic!("{other:?} is more than our messages need"),
    }
}

/// Everything in quotes in the sources that could be the name of a message.
fn quoted(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            quoted(&path, names);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("language/tests.rs")
        {
            let text = fs::read_to_string(&path).unwrap();
            names.extend(text.split('"').map(str::to_owned));
        }
    }
}

/// What the sources hand to `t`, `t_with` and `t_html` by its name.
fn said(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            said(&path, names);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("language/tests.rs")
        {
            let text: String = fs::read_to_string(&path).unwrap();
            // Documentation may name a message that is only an example.
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let code = code.join("\n");
            for call in ["t(", "t_with(", "t_html("] {
                for (at, _) in code.match_indices(call) {
                    let before = code[..at].chars().next_back().unwrap_or(' ');
                    let after = code[at + call.len()..].trim_start();
                    if !(before.is_alphanumeric() || before == '_' || before == '.')
                        && let Some(rest) = after.strip_prefix('"')
                    {
                        names.insert(rest.split('"').next().unwrap().to_owned());
                    }
                }
            }
        }
    }
}

fn code() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn every_language_has_the_same_messages_with_the_same_arguments() {
    let english = messages(Language::English);
    for language in Language::ALL {
        let other = messages(language);
        let missing: Vec<_> = english.keys().filter(|id| !other.contains_key(*id)).collect();
        let more: Vec<_> = other.keys().filter(|id| !english.contains_key(*id)).collect();
        assert!(
            missing.is_empty() && more.is_empty(),
            "{language:?} lacks {missing:?} and has {more:?} besides"
        );
        for (id, arguments) in &english {
            assert_eq!(&other[id], arguments, "the arguments of {id} in {language:?}");
        }
    }
}

#[test]
fn what_the_sources_say_exists_and_nothing_else_does() {
    let english = messages(Language::English);
    let (mut wanted, mut named) = (BTreeSet::new(), BTreeSet::new());
    said(&code(), &mut wanted);
    quoted(&code(), &mut named);
    assert!(wanted.len() > 50, "the search finds what is said");
    let missing: Vec<_> = wanted.iter().filter(|id| !english.contains_key(*id)).collect();
    assert!(missing.is_empty(), "no language has {missing:?}");
    let idle: Vec<_> =
        english.keys().filter(|id| !named.contains(*id) && !id.starts_with("belief-m")).collect();
    assert!(idle.is_empty(), "nothing says {idle:?}");
}

#[test]
fn every_belief_has_its_words() {
    let english = messages(Language::English);
    for (number, belief) in lesson::MISCONCEPTIONS.iter().enumerate() {
        let id = format!("belief-m{}", number + 1);
        assert!(english.contains_key(&id), "{id}");
        assert_eq!(t(&id), *belief);
    }
}

#[test]
fn plurals_and_numbers_are_those_of_the_language() {
    let said = |language: Language, count: usize| {
        language.speak();
        let said = t_with("result-more-lines", &[("count", count.into())]);
        Language::English.speak();
        said
    };
    assert_eq!(said(Language::English, 1), "… and one more line.");
    assert_eq!(said(Language::English, 1200), "… and 1,200 more lines.");
    assert_eq!(said(Language::German, 1), "… und eine weitere Zeile.");
    assert_eq!(said(Language::German, 1200), "… und 1.200 weitere Zeilen.");
}

#[test]
fn languages_are_found_by_their_tags() {
    assert_eq!(Language::of("de-AT"), Some(Language::German));
    assert_eq!(Language::of("EN"), Some(Language::English));
    assert_eq!(Language::of("fr"), None);
}
