//! Predictions that are drawn: their lanes, and where the bars of the run come from.

use super::Reader;
use crate::diagnostic::{quoted, suggestion};
use crate::fields::{self, Fields};
use crate::yaml::Node;
use crate::{Drawing, DrawnLane, Stretch};

/// More cells in a lane are too narrow for a finger.
const MAX_CELLS: usize = 40;

impl Reader<'_> {
    pub(super) fn drawing(
        &mut self,
        lanes: Option<&Node>,
        until: Option<&Node>,
        step: Option<&Node>,
        tolerance: f64,
        line: u32,
    ) -> Option<Drawing> {
        let nodes = lanes.map(fields::list).unwrap_or_default();
        let lanes: Vec<DrawnLane> = nodes.iter().filter_map(|item| self.drawn_lane(item)).collect();
        if nodes.is_empty() {
            self.findings.add(line, "a drawing needs `lanes:`, each with `name:` and `answer:`");
        }
        for (number, lane) in lanes.iter().enumerate() {
            if lanes[..number].iter().any(|before| before.name == lane.name) {
                self.findings.add(lane.line, format!("two lanes are called {}", quoted(&lane.name)));
            }
        }
        if until.is_none() {
            self.findings.add(line, "a drawing needs `until:`, the seconds that its ruler shows");
        }
        let (until_line, until) = (until?.line, fields::number(until?, "until", &mut self.findings)?);
        let step = match step {
            Some(node) => fields::number(node, "step", &mut self.findings)?,
            None => 1.0,
        };
        let cells = until / step;
        if step <= 0.0 || until <= 0.0 || (cells - cells.round()).abs() > 1e-6 {
            self.findings.add(until_line, "`until` must be a whole number of `step`s, one at least");
            return None;
        }
        if cells > MAX_CELLS as f64 {
            let text = format!("{cells:.0} steps are too many to draw on; {MAX_CELLS} is the most");
            self.findings.add(until_line, text);
            return None;
        }
        (!lanes.is_empty()).then_some(Drawing { lanes, until, step, tolerance })
    }

    fn drawn_lane(&mut self, item: &Node) -> Option<DrawnLane> {
        let mut fields = Fields::of(item, "a lane", &mut self.findings)?;
        let name = fields.text("name", &mut self.findings).map(str::to_owned);
        let answer = fields.required("answer", &mut self.findings).and_then(|node| self.stretch(node));
        fields.finish(&mut self.findings);
        Some(DrawnLane { name: name?, answer: answer?, line: item.line })
    }

    /// `trace.task("fetch", 2)` and its like.
    fn stretch(&mut self, node: &Node) -> Option<Stretch> {
        const NAMES: [&str; 3] = ["trace.task", "trace.waits", "trace.between"];
        let text = fields::text(node, "answer", &mut self.findings)?.trim();
        let (function, arguments) = text.split_once('(').unwrap_or((text, ""));
        let texts = arguments.strip_suffix(')').map(arguments_of).unwrap_or_default();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let number = |text: &str| text.parse::<usize>().ok().filter(|number| *number > 0);
        let stretch = match (function, texts.as_slice()) {
            ("trace.between", [first, last]) => {
                Some(Stretch::Between((*first).to_owned(), (*last).to_owned()))
            }
            ("trace.task", [name]) => Some(Stretch::Task { name: (*name).to_owned(), number: 1 }),
            ("trace.waits", [name]) => Some(Stretch::Waits { name: (*name).to_owned(), number: 1 }),
            ("trace.task", [name, which]) => {
                number(which).map(|number| Stretch::Task { name: (*name).to_owned(), number })
            }
            ("trace.waits", [name, which]) => {
                number(which).map(|number| Stretch::Waits { name: (*name).to_owned(), number })
            }
            _ => None,
        };
        if stretch.is_none() {
            let near = if NAMES.contains(&function) {
                "; write 'trace.task(\"fetch\")', 'trace.task(\"fetch\", 2)' for the second of that name, \
                 or 'trace.between(\"first line\", \"last line\")', each in single quotes"
                    .to_owned()
            } else {
                suggestion(function, NAMES)
            };
            self.findings.add(node.line, format!("{} is no stretch of a run{near}", quoted(text)));
        }
        stretch
    }
}

/// The arguments between the brackets: texts in quotes, or numbers.
fn arguments_of(text: &str) -> Vec<String> {
    let mut arguments = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (argument, after) = match quote {
            Some(quote) => match rest[1..].split_once(quote) {
                Some((inside, after)) => (inside, after),
                None => return Vec::new(),
            },
            None => rest.split_at(rest.find(',').unwrap_or(rest.len())),
        };
        arguments.push(argument.trim().to_owned());
        rest = after.trim().trim_start_matches(',').trim();
    }
    arguments
}
