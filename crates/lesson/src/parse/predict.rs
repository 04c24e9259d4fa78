//! Predictions: what is asked, where the right answer comes from, and who is told what.

use super::Reader;
use crate::diagnostic::{quoted, suggestion};
use crate::fields::{self, Fields};
use crate::yaml::{Node, Value};
use crate::{ChoiceOption, Computed, Kind, Name, Predict, Rule, When};

#[derive(Clone, Copy, PartialEq)]
enum KindName {
    Seconds,
    Order,
    Output,
    Choice,
    Draw,
}

const KINDS: [(&str, KindName); 5] = [
    ("seconds", KindName::Seconds),
    ("order", KindName::Order),
    ("output", KindName::Output),
    ("choice", KindName::Choice),
    ("draw", KindName::Draw),
];

impl Reader<'_> {
    pub(super) fn predict(&mut self, fields: &mut Fields<'_>, id: String, line: u32) -> Option<Predict> {
        let of = fields.required("for", &mut self.findings).and_then(|node| {
            Some(Name { id: fields::text(node, "for", &mut self.findings)?.to_owned(), line: node.line })
        });
        let ask = self.required_phrase(fields, "ask");
        let name = fields
            .required("kind", &mut self.findings)
            .and_then(|node| fields::word(node, "kind", &KINDS, &mut self.findings));
        let answer = match name {
            Some(KindName::Draw) => {
                if let Some(node) = fields.optional("answer") {
                    self.findings.add(node.line, "the answers of a drawing stand in its `lanes:`");
                }
                None
            }
            _ => fields.optional("answer").and_then(|node| self.computed(node, name)),
        };
        let tolerance = match name {
            Some(KindName::Draw) => fields.optional("tolerance"),
            _ => self.only_for(fields, "tolerance", name, KindName::Seconds),
        };
        let tolerance = tolerance.and_then(|node| fields::number(node, "tolerance", &mut self.findings));
        let items = self.only_for(fields, "items", name, KindName::Order);
        let options = self.only_for(fields, "options", name, KindName::Choice);
        let lanes = self.only_for(fields, "lanes", name, KindName::Draw);
        let until = self.only_for(fields, "until", name, KindName::Draw);
        let step = self.only_for(fields, "step", name, KindName::Draw);
        let feedback = match fields.optional("feedback") {
            Some(node) => fields::list(node).iter().filter_map(|item| self.rule(item, name)).collect(),
            None => Vec::new(),
        };
        let why = self.optional_phrase(fields, "why");
        let kind = match name? {
            KindName::Seconds => Kind::Seconds {
                answer: answer.unwrap_or(Computed::Total),
                tolerance: tolerance.unwrap_or(0.1),
            },
            KindName::Order => {
                let items =
                    items.map(|node| fields::texts(node, "items", &mut self.findings)).unwrap_or_default();
                if items.len() < 2 {
                    self.findings.add(line, "a prediction of an order needs `items:`, the printed lines");
                    return None;
                }
                Kind::Order { answer: answer.unwrap_or(Computed::Lines), items }
            }
            KindName::Output => Kind::Output { answer: answer.unwrap_or(Computed::Output) },
            KindName::Choice => {
                let items = options.map(fields::list).unwrap_or_default();
                let options: Vec<_> = items.iter().filter_map(|item| self.option(item)).collect();
                if options.len() < 2 {
                    self.findings.add(line, "a choice needs `options:`, two at least");
                    return None;
                }
                if answer.is_none() && options.iter().all(|option| option.check.is_none()) {
                    self.findings.add(line, "a choice needs `answer: trace.…`, or a `check:` in each option");
                }
                Kind::Choice { answer, options }
            }
            KindName::Draw => {
                let tolerance = tolerance.unwrap_or(0.1);
                Kind::Draw(self.drawing(lanes, until, step, tolerance, line)?)
            }
        };
        Some(Predict { id, line, of: of?, ask: ask?, kind, feedback, why })
    }

    /// A key that makes sense for one kind of prediction only.
    fn only_for<'n>(
        &mut self,
        fields: &mut Fields<'n>,
        key: &'static str,
        name: Option<KindName>,
        wanted: KindName,
    ) -> Option<&'n Node> {
        let node = fields.optional(key)?;
        if name == Some(wanted) {
            return Some(node);
        }
        if name.is_some() {
            let kind = KINDS.iter().find(|(_, kind)| *kind == wanted).map_or("", |(word, _)| word);
            self.findings.add(node.line, format!("`{key}` is for `kind: {kind}` only"));
        }
        None
    }

    /// `trace.total` and its like, and whether it gives what the kind asks for.
    fn computed(&mut self, node: &Node, name: Option<KindName>) -> Option<Computed> {
        const NAMES: [&str; 8] = [
            "trace.total",
            "trace.time_of",
            "trace.max_concurrent",
            "trace.output",
            "trace.lines",
            "trace.first_line",
            "trace.last_line",
            "trace.exception",
        ];
        let text = fields::text(node, "answer", &mut self.findings)?.trim();
        let computed = match text {
            "trace.total" => Computed::Total,
            "trace.max_concurrent" => Computed::MaxConcurrent,
            "trace.output" => Computed::Output,
            "trace.lines" => Computed::Lines,
            "trace.first_line" => Computed::FirstLine,
            "trace.last_line" => Computed::LastLine,
            "trace.exception" => Computed::Exception,
            _ => {
                let wanted = text.strip_prefix("trace.time_of(").and_then(|rest| rest.strip_suffix(')'));
                let Some(wanted) =
                    wanted.map(|text| text.trim_matches(['"', '\''])).filter(|w| !w.is_empty())
                else {
                    let near = suggestion(text, NAMES);
                    let message =
                        format!("an answer is computed: {} is nothing that a trace has{near}", quoted(text));
                    self.findings.add(node.line, message);
                    return None;
                };
                Computed::TimeOf(wanted.to_owned())
            }
        };
        let fits = match name {
            Some(KindName::Seconds) => matches!(computed, Computed::Total | Computed::TimeOf(_)),
            Some(KindName::Order) => matches!(computed, Computed::Lines),
            Some(KindName::Output | KindName::Choice) => !matches!(computed, Computed::Lines),
            Some(KindName::Draw) | None => true,
        };
        if !fits {
            self.findings
                .add(node.line, format!("{} is no answer for this kind of prediction", quoted(text)));
        }
        fits.then_some(computed)
    }

    fn option(&mut self, item: &Node) -> Option<ChoiceOption> {
        if let Value::Text(_) = item.value {
            let text = self.phrase(item, "options")?;
            return Some(ChoiceOption { text, say: None, tag: None, check: None, line: item.line });
        }
        let mut fields = Fields::of(item, "an option", &mut self.findings)?;
        let text = self.required_phrase(&mut fields, "text");
        let say = self.optional_phrase(&mut fields, "say");
        let tag = self.optional_tag(&mut fields);
        let check = fields.optional("check").and_then(|node| self.check(node));
        fields.finish(&mut self.findings);
        Some(ChoiceOption { text: text?, say, tag, check, line: item.line })
    }

    fn rule(&mut self, item: &Node, name: Option<KindName>) -> Option<Rule> {
        let mut fields = Fields::of(item, "a feedback rule", &mut self.findings)?;
        let when = match fields.optional("when") {
            Some(node) => self.when(node, name),
            None => Some(When::Otherwise),
        };
        let tag = self.optional_tag(&mut fields);
        let say = self.required_phrase(&mut fields, "say");
        fields.finish(&mut self.findings);
        Some(Rule { when: when?, tag, say: say?, line: item.line })
    }

    /// `6`, `< 2`, `> 6` for seconds; a text; a list of lines, or `{before: [a, b]}`, for an order; all but a list,
    /// `overlap` or `apart` for a drawing.
    fn when(&mut self, node: &Node, name: Option<KindName>) -> Option<When> {
        match (&node.value, name?) {
            (Value::Text(text), KindName::Draw) if text == "overlap" => Some(When::Overlap),
            (Value::Text(text), KindName::Draw) if text == "apart" => Some(When::Apart),
            (Value::Text(text), KindName::Seconds | KindName::Draw) => {
                let (text, make): (&str, fn(f64) -> When) = if let Some(rest) = text.strip_prefix('<') {
                    (rest, When::Below)
                } else if let Some(rest) = text.strip_prefix('>') {
                    (rest, When::Above)
                } else {
                    (text, When::Seconds)
                };
                let number = text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
                if number.is_none() {
                    let also = if name == Some(KindName::Draw) { "`overlap`, `apart`, " } else { "" };
                    let text = format!("`when` must be {also}a number of seconds, `< 2` or `> 6`");
                    self.findings.add(node.line, text);
                }
                number.map(make)
            }
            (Value::Text(text), KindName::Output | KindName::Choice) => Some(When::Text(text.clone())),
            (Value::List(_), KindName::Order) => {
                Some(When::Lines(fields::texts(node, "when", &mut self.findings)))
            }
            (Value::Map(_), KindName::Order | KindName::Draw) => {
                let mut fields = Fields::of(node, "`when`", &mut self.findings)?;
                let pair = fields.required("before", &mut self.findings);
                let pair = pair.map(|node| fields::texts(node, "before", &mut self.findings));
                fields.finish(&mut self.findings);
                match pair?.as_slice() {
                    [first, second] => Some(When::Before(first.clone(), second.clone())),
                    _ => {
                        let what = if name == Some(KindName::Draw) { "lanes" } else { "items" };
                        self.findings.add(node.line, format!("`before` needs two of the {what}"));
                        None
                    }
                }
            }
            _ => {
                self.findings.add(node.line, "this `when` does not fit the kind of the prediction");
                None
            }
        }
    }
}
