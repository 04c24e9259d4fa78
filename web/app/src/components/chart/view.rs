//! Zoom and pan: which part of the axis is shown. `None` stands for all of it.

use timeline::{AxisKind, View};

/// The least that a view shows: a microsecond, or four steps.
pub fn least(kind: AxisKind) -> f64 {
    match kind {
        AxisKind::Time => 1_000.0,
        AxisKind::Steps => 4.0,
    }
}

/// What is shown, of an axis of this length.
pub fn shown(view: Option<View>, length: f64) -> View {
    view.unwrap_or(View { start: 0.0, end: length })
}

/// Shows `factor` times as much, and leaves `at` where it is.
pub fn zoomed(view: Option<View>, length: f64, least: f64, factor: f64, at: f64) -> Option<View> {
    let now = shown(view, length);
    let wide = now.end - now.start;
    let next = (wide * factor).max(least.min(length));
    if next >= length * 0.999 {
        return None;
    }
    let share = ((at - now.start) / wide).clamp(0.0, 1.0);
    Some(fitted(at - share * next, next, length))
}

/// Moves along the axis.
pub fn panned(view: Option<View>, length: f64, by: f64) -> Option<View> {
    view.map(|view| fitted(view.start + by, view.end - view.start, length))
}

/// Moves no further than is needed to show a stretch, or its beginning if it is longer than the view.
pub fn showing(view: Option<View>, length: f64, from: f64, to: f64) -> Option<View> {
    let view = view?;
    if to >= view.start && from <= view.end {
        return Some(view);
    }
    let wide = view.end - view.start;
    let start = if from > view.end { to.min(from + wide * 0.8) - wide * 0.8 } else { from - wide * 0.2 };
    Some(fitted(start, wide, length))
}

/// A wider view around one, so that a little panning needs no other picture.
pub fn with_margins(view: View, length: f64) -> View {
    let wide = view.end - view.start;
    View { start: (view.start - wide).max(0.0), end: (view.end + wide).min(length) }
}

fn fitted(start: f64, wide: f64, length: f64) -> View {
    let start = start.clamp(0.0, (length - wide).max(0.0));
    View { start, end: start + wide }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LENGTH: f64 = 100.0;

    #[test]
    fn zooming_keeps_the_place_under_the_pointer() {
        let near = zoomed(None, LENGTH, 1.0, 0.5, 80.0).unwrap();
        assert_eq!((near.start, near.end), (40.0, 90.0));
        assert_eq!((80.0 - near.start) / 50.0, 0.8, "as far from the left as before");
        assert_eq!(zoomed(Some(near), LENGTH, 1.0, 2.0, 80.0), None, "all of it again");
    }

    #[test]
    fn a_view_stays_within_the_axis() {
        let view = Some(View { start: 10.0, end: 30.0 });
        assert_eq!(panned(view, LENGTH, -50.0), Some(View { start: 0.0, end: 20.0 }));
        assert_eq!(panned(view, LENGTH, 500.0), Some(View { start: 80.0, end: 100.0 }));
        assert_eq!(panned(None, LENGTH, 5.0), None);
        let least = zoomed(view, LENGTH, 4.0, 0.0001, 20.0).unwrap();
        assert_eq!(least.end - least.start, 4.0);
    }

    #[test]
    fn a_bar_outside_is_brought_into_view() {
        let shown = View { start: 10.0, end: 30.0 };
        let view = Some(shown);
        assert_eq!(showing(view, LENGTH, 12.0, 90.0), view, "a part of it is seen");
        let later = showing(view, LENGTH, 50.0, 52.0).unwrap();
        assert!(later.start < 50.0 && later.end > 52.0);
        let earlier = showing(view, LENGTH, 1.0, 2.0).unwrap();
        assert!(earlier.start <= 1.0);
        assert_eq!(with_margins(shown, LENGTH), View { start: 0.0, end: 50.0 });
    }
}
