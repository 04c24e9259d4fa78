//! What a test finds out about a table of sentences.

use std::collections::BTreeSet;

/// A sentence in all languages, in the order of [`crate::Language::ALL`].
#[derive(Clone, Copy, Debug)]
pub struct Sentence {
    pub name: &'static str,
    pub languages: [&'static str; 2],
}

/// What is wrong with some sentences: other arguments in one language than in another, or no translation at all.
pub fn faults(sentences: &[Sentence]) -> Vec<String> {
    let mut faults = Vec::new();
    for Sentence { name, languages: [english, german] } in sentences {
        let (wanted, found) = (arguments(english), arguments(german));
        if wanted != found {
            faults.push(format!("{name} has the arguments {wanted:?} in English and {found:?} in German"));
        }
        let words = |text: &str| {
            let mut rest = text.to_owned();
            wanted.iter().for_each(|argument| rest = rest.replace(&format!("{{{argument}}}"), ""));
            rest.chars().any(char::is_alphabetic)
        };
        if english == german && words(english) {
            faults.push(format!("{name} is not translated: {english}"));
        }
    }
    faults
}

/// The names between braces.
fn arguments(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_found() {
        let sentence = |english, german| Sentence { name: "one", languages: [english, german] };
        assert!(
            faults(&[sentence("{who} runs", "{who} läuft"), sentence(" · {who}", " · {who}")]).is_empty()
        );
        assert_eq!(faults(&[sentence("{who} runs", "läuft")]).len(), 1);
        assert_eq!(faults(&[sentence("{who} runs", "{who} runs")]).len(), 1);
    }
}
