//! Quizzes: questions with one right answer, and the same questions once more with other names.

use super::Reader;
use crate::diagnostic::quoted;
use crate::fields::{self, Fields};
use crate::yaml::{Node, Value};
use crate::{Phrase, Question, Quiz, Wrong, markdown, python};

/// Words and what they become when a question is asked again.
type Names = Vec<(String, String)>;

impl Reader<'_> {
    pub(super) fn quiz(&mut self, node: &Node, line: u32) -> Option<Quiz> {
        let Value::List(items) = &node.value else {
            self.findings.add(node.line, "a quiz is a list of questions, each with `- ask:`");
            return None;
        };
        let count = self.ids.entry("quiz blocks".to_owned()).or_insert(0);
        *count += 1;
        let id = format!("quiz-{count}");
        let questions: Vec<_> = items.iter().filter_map(|item| self.question(item)).collect();
        if questions.is_empty() && items.is_empty() {
            self.findings.add(line, "this quiz has no question");
        }
        (!questions.is_empty()).then_some(Quiz { id, line, questions })
    }

    fn question(&mut self, item: &Node) -> Option<Question> {
        let mut fields = Fields::of(item, "a question", &mut self.findings)?;
        let ask = self.required_phrase(&mut fields, "ask");
        let code = fields.optional("code").and_then(|node| fields::text(node, "code", &mut self.findings));
        let right = fields.required("right", &mut self.findings).and_then(|node| self.right(node));
        let wrong = fields.required("wrong", &mut self.findings);
        let wrong = wrong.map(|node| self.wrongs(node)).unwrap_or_default();
        let why = self.optional_phrase(&mut fields, "why");
        let again = fields.optional("again");
        fields.finish(&mut self.findings);
        let (ask, right) = (ask?, right?);
        self.check_answers(&right, &wrong);
        let (key, right_key) = (ask.source.clone(), right.source.clone());
        let code = code.map(str::to_owned);
        let question =
            Question { line: item.line, key, ask, code, right, right_key, wrong, why, again: None };
        let again = again.and_then(|node| self.again(node, &question)).map(Box::new);
        Some(Question { again, ..question })
    }

    fn right(&mut self, node: &Node) -> Option<Phrase> {
        if let Value::List(_) = node.value {
            self.findings.add(node.line, "a question has exactly one right answer");
            return None;
        }
        self.phrase(node, "right")
    }

    fn wrongs(&mut self, node: &Node) -> Vec<Wrong> {
        fields::list(node).iter().filter_map(|item| self.wrong(item)).collect()
    }

    fn check_answers(&mut self, right: &Phrase, wrong: &[Wrong]) {
        let same = wrong.iter().find(|wrong| wrong.text.plain().trim() == right.plain().trim());
        if let Some(same) = same {
            self.findings.add(same.line, "this wrong answer is the right one as well");
        }
    }

    fn wrong(&mut self, item: &Node) -> Option<Wrong> {
        if let Value::Text(_) = item.value {
            let text = self.phrase(item, "wrong")?;
            return Some(Wrong { key: text.source.clone(), text, tag: None, say: None, line: item.line });
        }
        let mut fields = Fields::of(item, "a wrong answer", &mut self.findings)?;
        let text = self.required_phrase(&mut fields, "text");
        let tag = self.optional_tag(&mut fields);
        let say = self.optional_phrase(&mut fields, "say");
        fields.finish(&mut self.findings);
        let text = text?;
        Some(Wrong { key: text.source.clone(), text, tag, say, line: item.line })
    }

    /// The question once more: with other names, and with whatever else is given in place of its own.
    fn again(&mut self, node: &Node, question: &Question) -> Option<Question> {
        let mut fields = Fields::of(node, "`again`", &mut self.findings)?;
        let names = fields.optional("names").map(|node| self.new_names(node, question)).unwrap_or_default();
        let ask = self.optional_phrase(&mut fields, "ask");
        let code = fields.optional("code").and_then(|node| fields::text(node, "code", &mut self.findings));
        let right = fields.optional("right").and_then(|node| self.right(node));
        let wrong = fields.optional("wrong").map(|node| self.wrongs(node));
        let why = self.optional_phrase(&mut fields, "why");
        fields.finish(&mut self.findings);
        let mut other = |phrase: &Phrase| {
            let source = renamed(&phrase.source, &names);
            markdown::phrase(&source, node.line, self.glossary, &mut self.findings)
        };
        let mut again = Question {
            line: node.line,
            key: String::new(),
            right_key: String::new(),
            ask: ask.unwrap_or_else(|| other(&question.ask)),
            code: code.map(str::to_owned).or(question.code.as_ref().map(|code| renamed(code, &names))),
            right: right.unwrap_or_else(|| other(&question.right)),
            wrong: wrong.unwrap_or_else(|| {
                let wrong = question.wrong.iter().map(|wrong| Wrong {
                    key: renamed(&wrong.text.source, &names),
                    text: other(&wrong.text),
                    tag: wrong.tag,
                    say: wrong.say.as_ref().map(&mut other),
                    line: wrong.line,
                });
                wrong.collect()
            }),
            why: why.or_else(|| question.why.as_ref().map(&mut other)),
            again: None,
        };
        again.key.clone_from(&again.ask.source);
        again.right_key.clone_from(&again.right.source);
        let sources = |question: &Question| {
            let texts = [&question.ask.source, &question.right.source].map(String::clone);
            (texts, question.code.clone())
        };
        if sources(&again) == sources(question) {
            self.findings
                .add(node.line, "`again` asks the very same question; give it `names:` or another `ask:`");
            return None;
        }
        self.check_answers(&again.right, &again.wrong);
        Some(again)
    }

    /// `{Oslo: Rome}`: words of the question, each with another in its place.
    fn new_names(&mut self, node: &Node, question: &Question) -> Names {
        let Value::Map(entries) = &node.value else {
            self.findings.add(node.line, "`names` must be written as `{old: new}`");
            return Names::new();
        };
        let mut names = Names::new();
        for entry in entries {
            let Some(new) = fields::text(&entry.value, &entry.key, &mut self.findings) else { continue };
            let mut texts = vec![&question.ask.source, &question.right.source];
            texts.extend(&question.code);
            texts.extend(question.why.as_ref().map(|why| &why.source));
            texts.extend(question.wrong.iter().map(|wrong| &wrong.text.source));
            texts.extend(question.wrong.iter().filter_map(|wrong| Some(&wrong.say.as_ref()?.source)));
            let one = [(entry.key.clone(), String::new())];
            if texts.iter().all(|text| renamed(text, &one) == ***text) {
                self.findings.add(entry.line, format!("the question has no word {}", quoted(&entry.key)));
            }
            names.push((entry.key.clone(), new.to_owned()));
        }
        names
    }
}

/// A text with other names: whole words only, and all at once, so that two names may change places.
fn renamed(text: &str, names: &[(String, String)]) -> String {
    python::replace_words(text, |rest| {
        names
            .iter()
            .filter(|(old, _)| rest.starts_with(old.as_str()))
            // Of `10` and `100` the longer one: the other is no whole word here.
            .max_by_key(|(old, _)| old.len())
            .map(|(old, new)| (old.len(), new.as_str()))
    })
}

#[cfg(test)]
mod tests {
    use super::renamed;

    #[test]
    fn of_two_names_the_whole_word_counts() {
        let names =
            [("10", "4"), ("100", "12"), ("a", "b")].map(|(old, new)| (old.to_owned(), new.to_owned()));
        assert_eq!(renamed("10 of 100, a and ab", &names), "4 of 12, b and ab");
    }
}
