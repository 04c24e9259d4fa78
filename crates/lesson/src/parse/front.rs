//! The front matter of a lesson.

use super::Reader;
use crate::fields::{self, Fields};
use crate::yaml::Node;
use crate::{Lesson, LessonCpu, Level, Name};

impl Reader<'_> {
    pub(super) fn front_matter(&mut self, node: &Node, lesson: &mut Lesson) {
        let Some(mut fields) = Fields::of(node, "the front matter", &mut self.findings) else { return };
        fields.line = 1;
        if let Some(node) = fields.required("id", &mut self.findings)
            && let Some(id) = fields::text(node, "id", &mut self.findings)
        {
            self.check_id(id, node.line);
            lesson.id = id.to_owned();
        }
        lesson.title = fields.text("title", &mut self.findings).unwrap_or_default().to_owned();
        lesson.level = self.level(&mut fields).unwrap_or_default();
        lesson.minutes = self.minutes(&mut fields).unwrap_or_default();
        if let Some(node) = fields.required("objectives", &mut self.findings) {
            lesson.objectives =
                fields::list(node).iter().filter_map(|item| self.phrase(item, "objectives")).collect();
        }
        lesson.needs = self.names(&mut fields, "needs");
        lesson.concepts = self.names(&mut fields, "concepts");
        if let Some(node) = fields.optional("misconceptions") {
            lesson.misconceptions = fields::list(node).iter().filter_map(|item| self.tag(item)).collect();
        }
        if let Some(node) = fields.optional("cpu") {
            const WORDS: [(&str, LessonCpu); 2] = [("off", LessonCpu::Off), ("counted", LessonCpu::Counted)];
            lesson.cpu = fields::word(node, "cpu", &WORDS, &mut self.findings).unwrap_or_default();
        }
        lesson.next = self.names(&mut fields, "next").into_iter().next();
        fields.finish(&mut self.findings);
    }

    fn level(&mut self, fields: &mut Fields<'_>) -> Option<Level> {
        const LEVELS: [(&str, Level); 3] = [
            ("beginner", Level::Beginner),
            ("intermediate", Level::Intermediate),
            ("advanced", Level::Advanced),
        ];
        let node = fields.optional("level")?;
        fields::word(node, "level", &LEVELS, &mut self.findings)
    }

    fn minutes(&mut self, fields: &mut Fields<'_>) -> Option<u32> {
        let node = fields.required("minutes", &mut self.findings)?;
        let minutes = fields::number(node, "minutes", &mut self.findings)?;
        if minutes.fract() != 0.0 || !(1.0..=240.0).contains(&minutes) {
            self.findings.add(node.line, "`minutes` must be a whole number from 1 to 240");
            return None;
        }
        Some(minutes as u32)
    }

    /// References, each with its line.
    pub(super) fn names(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Vec<Name> {
        let Some(node) = fields.optional(key) else { return Vec::new() };
        let findings = &mut self.findings;
        let name =
            |item: &Node| Some(Name { id: fields::text(item, key, findings)?.to_owned(), line: item.line });
        fields::list(node).iter().filter_map(name).collect()
    }
}
