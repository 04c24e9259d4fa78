//! What a trace answers to a prediction, and what the learner is told.

use trace::{Outcome, Stream, Trace};

use crate::check::{check, same_text};
use crate::draw::{bars_of_run, difference, end_of, overlaps};
use crate::{Answer, Computed, Facts, Guess, Kind, Phrase, Predict, Rule, Tag, When};

/// What a prediction was worth.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    pub right: bool,
    /// What the run says.
    pub answer: Answer,
    /// The lesson's words for this guess.
    pub say: Option<Phrase>,
    /// The belief that leads to this guess.
    pub tag: Option<Tag>,
}

/// Compares a guess with the run.
pub fn judge(predict: &Predict, guess: &Guess, trace: &Trace, source: &str) -> Judgement {
    let answer = compute(&predict.kind, trace, source);
    let right = fits(&predict.kind, guess, &answer);
    let (mut say, mut tag) = (None, None);
    if let (Kind::Choice { options, .. }, Guess::Choice(number)) = (&predict.kind, guess)
        && let Some(option) = options.get(*number)
    {
        (say, tag) = (option.say.clone(), option.tag);
    }
    if say.is_none()
        && let Some(rule) = rule_for(predict, guess)
    {
        say = Some(rule.say.clone());
        tag = tag.or(rule.tag);
    }
    Judgement { right, answer, say, tag }
}

/// The right answer, computed from the run.
pub fn compute(kind: &Kind, trace: &Trace, source: &str) -> Answer {
    match kind {
        Kind::Seconds { answer, .. } | Kind::Order { answer, .. } | Kind::Output { answer } => {
            value(answer, trace)
        }
        Kind::Choice { answer: Some(answer), options } => {
            let text = match value(answer, trace) {
                Answer::Text(text) => text,
                Answer::Seconds(seconds) => format!("{seconds}"),
                Answer::Lines(lines) => lines.join("\n"),
                Answer::Choice(_) | Answer::Bars(_) => String::new(),
            };
            let same = |option: &Phrase| {
                let option = option.plain();
                // Numbers are compared as numbers: `6`, `6.0` and `6 s` are one answer.
                let number = |text: &str| text.trim().trim_end_matches(['s', ' ']).parse::<f64>().ok();
                match (number(&option), number(&text)) {
                    (Some(left), Some(right)) => (left - right).abs() < 1e-6,
                    _ => same_text(&option, &text),
                }
            };
            Answer::Choice(options.iter().position(|option| same(&option.text)))
        }
        Kind::Draw(drawing) => Answer::Bars(bars_of_run(drawing, trace)),
        Kind::Choice { answer: None, options } => {
            let holds = |expectation| check(expectation, trace, source).passed();
            Answer::Choice(
                options
                    .iter()
                    .position(|option| option.check.as_ref().is_some_and(|check| holds(&check.expectation))),
            )
        }
    }
}

fn value(computed: &Computed, trace: &Trace) -> Answer {
    let facts = Facts::of(trace);
    let line =
        |line: Option<&crate::OutputLine>| Answer::Text(line.map_or(String::new(), |line| line.text.clone()));
    match computed {
        Computed::Total => Answer::Seconds(trace.elapsed.seconds()),
        Computed::TimeOf(text) => {
            let line = facts.lines.iter().find(|line| line.text.contains(text.as_str()));
            // Never printed: no number of seconds is right.
            Answer::Seconds(line.map_or(f64::INFINITY, |line| line.at.seconds()))
        }
        Computed::MaxConcurrent => Answer::Text(facts.busiest().0.to_string()),
        Computed::Output => Answer::Text(trace.output(Stream::Stdout)),
        Computed::Lines => Answer::Lines(facts.lines.into_iter().map(|line| line.text).collect()),
        Computed::FirstLine => line(facts.lines.first()),
        Computed::LastLine => line(facts.lines.last()),
        Computed::Exception => Answer::Text(match &trace.outcome {
            Outcome::Exception { exception, .. } | Outcome::SyntaxError { exception, .. } => {
                exception.clone()
            }
            Outcome::Finished { .. } => "none".to_owned(),
            Outcome::Deadlock { .. } => "deadlock".to_owned(),
            Outcome::Unsupported { .. } | Outcome::Limit { .. } => "stopped".to_owned(),
        }),
    }
}

fn fits(kind: &Kind, guess: &Guess, answer: &Answer) -> bool {
    match (guess, answer) {
        (Guess::Seconds(guess), Answer::Seconds(answer)) => {
            (guess - answer).abs() <= tolerance_of(kind) + 1e-9
        }
        (Guess::Order(guess), Answer::Lines(answer)) => same_text(&guess.join("\n"), &answer.join("\n")),
        (Guess::Output(guess), Answer::Text(answer)) => same_text(guess, answer),
        (Guess::Choice(guess), Answer::Choice(answer)) => Some(*guess) == *answer,
        (Guess::Bars(guess), Answer::Bars(answer)) => difference(guess, answer) <= tolerance_of(kind) + 1e-6,
        _ => false,
    }
}

/// By how many seconds a guess of this kind may be wrong.
fn tolerance_of(kind: &Kind) -> f64 {
    match kind {
        Kind::Seconds { tolerance, .. } => *tolerance,
        Kind::Draw(drawing) => drawing.tolerance,
        Kind::Order { .. } | Kind::Output { .. } | Kind::Choice { .. } => 0.0,
    }
}

/// The first rule that is for this guess.
pub(crate) fn rule_for<'p>(predict: &'p Predict, guess: &Guess) -> Option<&'p Rule> {
    let tolerance = tolerance_of(&predict.kind);
    let lane = |name: &str| match &predict.kind {
        Kind::Draw(drawing) => drawing.lanes.iter().position(|lane| lane.name == name),
        Kind::Seconds { .. } | Kind::Order { .. } | Kind::Output { .. } | Kind::Choice { .. } => None,
    };
    let chosen = match (&predict.kind, guess) {
        (Kind::Choice { options, .. }, Guess::Choice(number)) => {
            options.get(*number).map(|option| option.text.plain())
        }
        _ => None,
    };
    predict.feedback.iter().find(|rule| match (&rule.when, guess) {
        (When::Otherwise, _) => true,
        (When::Seconds(wanted), Guess::Seconds(guess)) => (wanted - guess).abs() <= tolerance + 1e-9,
        (When::Seconds(wanted), Guess::Bars(bars)) => (wanted - end_of(bars)).abs() <= tolerance + 1e-9,
        (When::Below(limit), Guess::Bars(bars)) => end_of(bars) < *limit,
        (When::Above(limit), Guess::Bars(bars)) => end_of(bars) > *limit,
        (When::Overlap, Guess::Bars(bars)) => overlaps(bars),
        (When::Apart, Guess::Bars(bars)) => !overlaps(bars),
        (When::Before(first, second), Guess::Bars(bars)) => {
            let begin = |name: &str| Some(bars.get(lane(name)?)?.first()?.0);
            matches!((begin(first), begin(second)), (Some(first), Some(second)) if first + 1e-6 < second)
        }
        (When::Below(limit), Guess::Seconds(guess)) => guess < limit,
        (When::Above(limit), Guess::Seconds(guess)) => guess > limit,
        (When::Text(wanted), Guess::Output(guess)) => same_text(wanted, guess),
        (When::Text(wanted), Guess::Choice(_)) => {
            chosen.as_ref().is_some_and(|chosen| same_text(wanted, chosen))
        }
        (When::Lines(wanted), Guess::Order(guess)) => wanted == guess,
        (When::Before(first, second), Guess::Order(guess)) => {
            let place = |wanted: &String| guess.iter().position(|line| line == wanted);
            matches!((place(first), place(second)), (Some(first), Some(second)) if first < second)
        }
        _ => false,
    })
}
