//! Floats of two bytes.

/// The bits of the nearest half float; none where it would be infinite.
pub(super) fn pack(value: f64) -> Option<u16> {
    let sign = if value.is_sign_negative() { 0x8000 } else { 0 };
    if value.is_nan() {
        return Some(sign | 0x7e00);
    }
    let size = value.abs();
    if size.is_infinite() {
        return Some(sign | 0x7c00);
    }
    // Below this the exponent stays and the fraction has fewer bits.
    const LEAST_EXPONENT: i32 = -14;
    let exponent = if size == 0.0 { LEAST_EXPONENT } else { libm::ilogb(size).max(LEAST_EXPONENT) };
    // Ten bits of fraction and the one before the point, rounded half to even.
    let scaled = libm::rint(libm::scalbn(size, 10 - exponent)) as u32;
    // A fraction that is full carries over into the exponent.
    let bits = ((exponent - LEAST_EXPONENT) as u32 * 1024).saturating_add(scaled);
    if bits >= 0x7c00 {
        return None;
    }
    Some(sign | bits as u16)
}

pub(super) fn unpack(bits: u16) -> f64 {
    let sign = if bits & 0x8000 != 0 { -1.0 } else { 1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1f), f64::from(bits & 0x3ff));
    let size = match exponent {
        0 => libm::scalbn(fraction, -24),
        0x1f if fraction == 0.0 => f64::INFINITY,
        0x1f => f64::NAN,
        _ => libm::scalbn(fraction + 1024.0, exponent - 25),
    };
    sign * size
}
