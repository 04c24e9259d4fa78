//! What the trace calls a sleep: `sleep(0.3)`.

use vm::{Value, Vm};

/// As many delays as one program sleeps again and again.
const KEPT: usize = 64;

/// A delay to the bit: whether it is an int, and which; `1` and `1.0` are written differently.
type Delay = (u8, u64);

/// The labels of delays that were seen last: writing the number was a tenth of what a sleep takes.
#[derive(Default)]
pub(crate) struct SleepLabels {
    /// By what [`place`] says.
    kept: Vec<Option<(Delay, Box<str>)>>,
}

impl SleepLabels {
    fn get(&self, delay: Delay) -> Option<&str> {
        let (known, label) = self.kept.get(place(delay))?.as_ref()?;
        (*known == delay).then_some(label)
    }

    /// In the place of another one perhaps.
    fn keep(&mut self, delay: Delay, label: &str) {
        self.kept.resize_with(KEPT, || None);
        self.kept[place(delay)] = Some((delay, label.into()));
    }
}

/// The label of a sleep of so many seconds.
pub(super) fn of(vm: &mut Vm, delay: &Value) -> String {
    let key = match delay {
        Value::Float(number) => (0, number.to_bits()),
        Value::Int(number) => (1, *number as u64),
        _ => return written(vm, delay),
    };
    if let Some(label) = vm.state::<SleepLabels>().get(key) {
        return label.to_owned();
    }
    let label = written(vm, delay);
    vm.state::<SleepLabels>().keep(key, &label);
    label
}

fn written(vm: &mut Vm, delay: &Value) -> String {
    let delay = vm.repr(delay).map(|text| text.to_string());
    format!("sleep({})", delay.unwrap_or_default())
}

/// Where the label of a delay lies, if it is kept.
fn place((kind, bits): Delay) -> usize {
    let mixed = (bits ^ u64::from(kind)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (mixed >> 32) as usize % KEPT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_delay_is_known_to_the_bit_until_another_takes_its_place() {
        let mut labels = SleepLabels::default();
        let delays = (0..4 * KEPT as u64).flat_map(|bits| [(0, bits), (1, bits)]);
        for (kind, bits) in delays.clone() {
            assert_eq!(labels.get((kind, bits)), None);
            labels.keep((kind, bits), &format!("{kind} {bits}"));
            assert_eq!(labels.get((kind, bits)), Some(format!("{kind} {bits}").as_str()));
        }
        let kept: Vec<Delay> = delays.filter(|delay| labels.get(*delay).is_some()).collect();
        assert!(!kept.is_empty() && kept.len() <= KEPT, "{kept:?}");
        for (kind, bits) in kept {
            assert_eq!(labels.get((kind, bits)), Some(format!("{kind} {bits}").as_str()));
        }
    }
}
