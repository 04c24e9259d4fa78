//! The block `lenses`: a job that the three programs are written from, or three programs of the author's own.

use super::Reader;
use crate::fields::{self, Fields};
use crate::{Job, LENSES, Lenses, Script, Work};

const WORK: [(&str, Work); 2] = [("io", Work::Io), ("cpu", Work::Cpu)];

impl Reader<'_> {
    pub(super) fn lenses(&mut self, fields: &mut Fields<'_>, id: String, line: u32) -> Option<Lenses> {
        let ask = self.optional_phrase(fields, "ask");
        let explain = self.optional_phrase(fields, "explain");
        let totals = fields.optional("totals").map(|node| {
            let items = fields::list(node).iter();
            let totals: Vec<f64> =
                items.filter_map(|item| fields::number(item, "totals", &mut self.findings)).collect();
            if totals.len() != LENSES.len() {
                self.findings.add(node.line, "`totals` needs one number for each lens");
            }
            totals
        });
        let work = fields.optional("job");
        let files = LENSES.map(|lens| fields.optional(lens));
        let has_files = files.iter().any(Option::is_some);
        let (job, runs) = match work {
            Some(node) if has_files => {
                self.findings.add(node.line, "a lenses block has either `job:` or three scripts, not both");
                return None;
            }
            Some(node) => {
                let work = fields::word(node, "job", &WORK, &mut self.findings);
                let items = self.amount(fields, "items");
                let seconds = self.amount(fields, "seconds");
                let (work, items, seconds) = (work?, items?, seconds?);
                if items.fract() != 0.0 {
                    self.findings.add(node.line, "`items` must be a whole number");
                    return None;
                }
                let job = Job { work, items: items as u32, seconds };
                if let Some(fault) = job.fault() {
                    self.findings.add(node.line, fault);
                    return None;
                }
                let written = job.scripts().map(|script| Script { line, ..script });
                (Some(job), written.to_vec())
            }
            None if has_files => {
                let mut runs = Vec::new();
                for (lens, node) in LENSES.iter().zip(files) {
                    match node {
                        Some(node) => runs.push(self.script(node, lens)),
                        None => {
                            self.findings
                                .add(line, format!("a lenses block needs a script `{lens}:` as well"));
                            runs.push(None);
                        }
                    }
                }
                (None, runs.into_iter().collect::<Option<Vec<Script>>>()?)
            }
            None => {
                self.findings.add(
                    line,
                    "a lenses block needs `job:`, or scripts `asyncio:`, `threads:` and `processes:`",
                );
                return None;
            }
        };
        Some(Lenses { id, line, job, runs, ask, explain, totals: totals.unwrap_or_default() })
    }

    fn amount(&mut self, fields: &mut Fields<'_>, key: &'static str) -> Option<f64> {
        let node = fields.required(key, &mut self.findings)?;
        fields::number(node, key, &mut self.findings)
    }
}
