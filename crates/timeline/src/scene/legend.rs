//! What the marks mean, of those that a picture uses.

use crate::look::{Look, used};
use crate::model::{End, MarkKind, Timeline};
use crate::scale::px;
use crate::scene::chart::MARGIN;
use crate::scene::{Anchor, AxisKind, Group, Scene, Shape, text};
use crate::words;

const SIZE: f64 = 11.0;
const LINE: f64 = 20.0;
/// The width of a sample.
const SAMPLE: f64 = 20.0;

enum Sample {
    Bar(Look),
    Suspended,
    Passed,
    Done,
}

/// Draws a line or several of samples and words.
pub(crate) fn legend(scene: &mut Scene, timelines: &[&Timeline], axis: AxisKind, top: f64) -> f64 {
    let mut entries: Vec<(Sample, String)> = used(timelines, axis)
        .into_iter()
        .filter_map(|look| match look {
            // Where there is no loop, nothing holds it.
            Look::Running if timelines.iter().all(|timeline| timeline.loops.is_empty()) => {
                Some((Sample::Bar(look), words::runs()))
            }
            _ => Some((Sample::Bar(look), look.meaning()?)),
        })
        .collect();
    let lanes = || timelines.iter().flat_map(|timeline| timeline.shown());
    let has = |kind: MarkKind| lanes().flat_map(|lane| &lane.marks).any(|mark| mark.kind == kind);
    if has(MarkKind::Suspended) {
        entries.push((Sample::Suspended, words::means_suspended()));
    }
    if has(MarkKind::Passed) {
        entries.push((Sample::Passed, words::means_passed()));
    }
    if lanes().any(|lane| matches!(lane.end, End::Done { .. })) {
        entries.push((Sample::Done, words::done()));
    }
    let (mut x, mut y) = (MARGIN, top + LINE / 2.0 + 4.0);
    let mut shapes = Vec::new();
    for (sample, words) in entries {
        let width = SAMPLE + 5.0 + text::width(&words, SIZE);
        if x > MARGIN && x + width > scene.width - MARGIN {
            (x, y) = (MARGIN, y + LINE);
        }
        let centre = px(x + SAMPLE / 2.0);
        shapes.push(match sample {
            Sample::Bar(look) => {
                let (width, height) = match look {
                    Look::Running => (3.0, 14.0),
                    Look::Blocking => (SAMPLE, 14.0),
                    Look::Ready | Look::Waiting | Look::Inside | Look::Never | Look::Starting => {
                        (SAMPLE, 8.0)
                    }
                    Look::Join | Look::Turn | Look::RunsLoop => (SAMPLE, 5.0),
                };
                let class = format!("bar {}", look.class());
                Shape::rect(&class, px(centre - width / 2.0), y - height / 2.0, width, height, 1.5)
            }
            Sample::Suspended => Shape::circle("dot", centre, y, 3.0),
            Sample::Passed => Shape::circle("dot hollow", centre, y, 3.0),
            Sample::Done => Shape::circle("cap done", centre, y, 5.0),
        });
        let baseline = px(y + SIZE * 0.36);
        shapes.push(Shape::text("legend", px(x + SAMPLE + 5.0), baseline, SIZE, Anchor::Start, &words));
        x += width + 16.0;
    }
    // The words say nothing that the bars' own names do not say.
    scene.groups.push(Group { class: "legend".to_owned(), shapes, ..Group::default() });
    y + LINE / 2.0
}
