//! From where to where a slider goes, and in which steps: so that the program's own value is one of them.

use trace::Slider;

/// The least and the largest value, and the step.
pub fn range(slider: &Slider) -> (f64, f64, f64) {
    let value = slider.value;
    if slider.kind.is_count() {
        return (1.0, (value * 3.0).max(10.0), 1.0);
    }
    // Every step divides all larger ones, so that the ends are values as well.
    let steps = [0.5, 0.1, 0.05, 0.01, 0.005, 0.001];
    let fits = |step: &&f64| **step * 10.0 <= value && is_multiple(value, **step);
    let step = steps.iter().find(fits).copied().unwrap_or(0.001);
    let most = (value * 3.0).max(step * 50.0);
    (0.0, (most / step).ceil() * step, step)
}

fn is_multiple(value: f64, step: f64) -> bool {
    let steps = value / step;
    (steps - steps.round()).abs() < 1e-6
}

#[cfg(test)]
mod tests {
    use super::*;
    use trace::SliderKind;

    fn slider(value: f64, kind: SliderKind) -> Slider {
        Slider { line: 1, column: 1, start: 0, end: 1, value, kind, label: String::new() }
    }

    #[test]
    fn own_values_are_steps() {
        for value in [0.001, 0.01, 0.125, 0.3, 0.5, 1.0, 1.25, 2.0, 10.0, 37.5, 3600.0] {
            let (least, most, step) = range(&slider(value, SliderKind::Sleep));
            assert!(is_multiple(value, step), "{value} in steps of {step}");
            assert!(least <= value && value * 2.0 <= most, "{value} of {most}");
        }
        assert_eq!(range(&slider(3.0, SliderKind::Limit)), (1.0, 10.0, 1.0));
    }
}
