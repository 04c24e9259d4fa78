//! `repr` of complex numbers.

use crate::float::digits::Style;

/// `repr(z)`: `2j` where the real part is a positive zero, otherwise `(1+2j)`.
pub fn repr(real: f64, imag: f64) -> String {
    let style = Style::repr(false);
    let imag_text = style.format(imag);
    if real == 0.0 && real.is_sign_positive() {
        return format!("{imag_text}j");
    }
    let sign = if imag_text.starts_with('-') { "" } else { "+" };
    format!("({}{sign}{imag_text}j)", style.format(real))
}
