//! Quizzes: questions with one right answer.

use super::Reader;
use crate::fields::{self, Fields};
use crate::yaml::{Node, Value};
use crate::{Question, Quiz, Wrong};

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
        let right = fields.required("right", &mut self.findings).and_then(|node| {
            if let Value::List(_) = node.value {
                self.findings.add(node.line, "a question has exactly one right answer");
                return None;
            }
            self.phrase(node, "right")
        });
        let wrong = fields.required("wrong", &mut self.findings);
        let wrong: Vec<Wrong> = wrong
            .map(|node| fields::list(node).iter().filter_map(|item| self.wrong(item)).collect())
            .unwrap_or_default();
        let why = self.optional_phrase(&mut fields, "why");
        fields.finish(&mut self.findings);
        let (ask, right) = (ask?, right?);
        let same = wrong.iter().find(|wrong| wrong.text.plain().trim() == right.plain().trim());
        if let Some(same) = same {
            self.findings.add(same.line, "this wrong answer is the right one as well");
        }
        Some(Question { line: item.line, ask, code: code.map(str::to_owned), right, wrong, why })
    }

    fn wrong(&mut self, item: &Node) -> Option<Wrong> {
        if let Value::Text(_) = item.value {
            return Some(Wrong { text: self.phrase(item, "wrong")?, tag: None, say: None, line: item.line });
        }
        let mut fields = Fields::of(item, "a wrong answer", &mut self.findings)?;
        let text = self.required_phrase(&mut fields, "text");
        let tag = self.optional_tag(&mut fields);
        let say = self.optional_phrase(&mut fields, "say");
        fields.finish(&mut self.findings);
        Some(Wrong { text: text?, tag, say, line: item.line })
    }
}
