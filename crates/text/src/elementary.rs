//! Exponentials, logarithms and trigonometry, rounded as a C library rounds them.
//!
//! What a program prints of `math.sin(2)` or `1.05 ** 10` shows the last bit. The C library behind CPython gives the
//! nearest float in all but one of a thousand cases, so these functions do as well: they compute with pairs of
//! floats, a value and what it lacks (`Double`), to about 67 bits, and round once. Only additions,
//! multiplications and divisions are used, so the results are the same on every machine.

mod error_function;
mod tables;

pub use error_function::{erf, erfc};

/// A number as the sum of a float and a much smaller one.
type Double = (f64, f64);

/// The sum and its rounding error.
fn sum(a: f64, b: f64) -> Double {
    let high = a + b;
    let part = high - a;
    (high, (a - (high - part)) + (b - part))
}

/// The same where `a` is the larger one.
fn fast_sum(a: f64, b: f64) -> Double {
    let high = a + b;
    (high, b - (high - a))
}

/// The product and its rounding error, for factors that are not huge.
fn product(a: f64, b: f64) -> Double {
    const SPLIT: f64 = 134_217_729.0;
    let high = a * b;
    let (a_part, b_part) = (a * SPLIT, b * SPLIT);
    let (a_high, b_high) = (a_part - (a_part - a), b_part - (b_part - b));
    let (a_low, b_low) = (a - a_high, b - b_high);
    (high, ((a_high * b_high - high) + a_high * b_low + a_low * b_high) + a_low * b_low)
}

fn add(a: Double, b: Double) -> Double {
    let (high, low) = sum(a.0, b.0);
    fast_sum(high, low + (a.1 + b.1))
}

fn multiply(a: Double, b: Double) -> Double {
    let (high, low) = product(a.0, b.0);
    fast_sum(high, low + (a.0 * b.1 + a.1 * b.0))
}

fn divide(a: Double, b: Double) -> Double {
    let quotient = a.0 / b.0;
    let (high, low) = product(quotient, b.0);
    let rest = ((a.0 - high) - low) + (a.1 - quotient * b.1);
    fast_sum(quotient, rest / b.0)
}

fn negate(a: Double) -> Double {
    (-a.0, -a.1)
}

/// `c[0] + c[1] * x + …`
fn polynomial(x: f64, coefficients: &[f64]) -> f64 {
    coefficients.iter().rev().fold(0.0, |value, coefficient| value * x + coefficient)
}

const LN_2: Double = (std::f64::consts::LN_2, 2.319_046_813_846_3e-17);
const LOG2_E: Double = (std::f64::consts::LOG2_E, 2.035_527_374_093_103_3e-17);
const HALF_PI: Double = (std::f64::consts::FRAC_PI_2, 6.123_233_995_736_766e-17);
const PI: Double = (std::f64::consts::PI, 1.224_646_799_147_353_2e-16);

/// `e ** x` for an `x` whose result is near the floats.
fn exp_double((high, low): Double) -> f64 {
    // ln(2) / 64 in parts of few bits, so that their products are exact.
    const PARTS: [f64; 3] =
        [0.010_830_424_693_267_56, 2.981_585_826_317_297_3e-12, 6.679_961_858_980_702e-22];
    let count = libm::rint(high * 92.332_482_616_893_66);
    let (rest, error) = sum(high - count * PARTS[0], -count * PARTS[1]);
    let (rest, error) = fast_sum(rest, error + (low - count * PARTS[2]));
    let small = error
        + rest
            * rest
            * polynomial(rest, &[0.5, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0, 1.0 / 720.0, 1.0 / 5040.0]);
    let count = count as i64;
    let grid = tables::EXP[count.rem_euclid(64) as usize];
    let (part, part_error) = product(grid.0, rest);
    let (value, value_error) = fast_sum(grid.0, part);
    let tail = value_error + (part_error + (grid.1 + (grid.0 * small + grid.1 * rest)));
    libm::scalbn(value + tail, count.div_euclid(64) as i32)
}

/// `e ** x`
pub fn exp(x: f64) -> f64 {
    // Beyond, the result is 0, infinite or not a normal number; what is not a number stays.
    if x.is_nan() || x.abs() > 708.0 {
        return libm::exp(x);
    }
    exp_double((x, 0.0))
}

/// `2 ** x`
pub fn exp2(x: f64) -> f64 {
    if x.is_nan() || x.abs() > 1021.0 {
        return libm::exp2(x);
    }
    if x == libm::rint(x) {
        return libm::scalbn(1.0, x as i32);
    }
    let (high, low) = product(x, LN_2.0);
    exp_double(fast_sum(high, low + x * LN_2.1))
}

/// The logarithm of a positive, finite number.
fn log_double(x: f64) -> Double {
    let (x, lifted) = if x < f64::MIN_POSITIVE { (x * 18_014_398_509_481_984.0, 54) } else { (x, 0) };
    let bits = x.to_bits();
    let offset = bits.wrapping_sub(0x3fe6_0000_0000_0000);
    let index = (offset >> 46) as usize % 64;
    let exponent = ((offset as i64) >> 52) - lifted;
    // Between 0.6875 and 1.375.
    let mantissa = f64::from_bits(bits.wrapping_sub(offset & (0xfff << 52)));
    let reciprocal = tables::RECIPROCAL[index];
    let upper = f64::from_bits(mantissa.to_bits() & 0xffff_ffff_0000_0000);
    let rest = sum(upper * reciprocal - 1.0, (mantissa - upper) * reciprocal);
    // rest - rest² / 2 + rest³ / 3 - …
    let square = multiply(rest, rest);
    let r = rest.0;
    let series = [
        1.0 / 3.0,
        -1.0 / 4.0,
        1.0 / 5.0,
        -1.0 / 6.0,
        1.0 / 7.0,
        -1.0 / 8.0,
        1.0 / 9.0,
        -1.0 / 10.0,
        1.0 / 11.0,
        -1.0 / 12.0,
    ];
    let tail = r * square.0 * polynomial(r, &series);
    let (high, low) = sum(rest.0, -0.5 * square.0);
    let near = fast_sum(high, low + (rest.1 - 0.5 * square.1 + tail));
    // ln(2) in two parts, of which the first times any exponent is exact.
    let exponent = exponent as f64;
    let (high, low) = sum(exponent * 0.693_147_180_559_208_2, tables::LOG[index].0);
    let far = fast_sum(high, low + (tables::LOG[index].1 + exponent * 7.371_002_565_167_799e-13));
    add(far, near)
}

fn is_common(x: f64) -> bool {
    x > 0.0 && x.is_finite()
}

/// The natural logarithm.
pub fn log(x: f64) -> f64 {
    if !is_common(x) {
        return libm::log(x);
    }
    let (high, low) = log_double(x);
    high + low
}

/// The logarithm of base 2.
pub fn log2(x: f64) -> f64 {
    if !is_common(x) {
        return libm::log2(x);
    }
    let (mantissa, exponent) = libm::frexp(x);
    if mantissa == 0.5 {
        return f64::from(exponent - 1);
    }
    let (high, low) = multiply(log_double(x), LOG2_E);
    high + low
}

/// The logarithm of base 10, by the C library's own way, which is not the nearest float.
pub fn log10(x: f64) -> f64 {
    if !is_common(x) {
        return libm::log10(x);
    }
    let (x, lifted) = if x < f64::MIN_POSITIVE { (x * 18_014_398_509_481_984.0, 54) } else { (x, 0) };
    let bits = x.to_bits();
    let exponent = (bits >> 52) as i64 - 1023 - lifted;
    let below = i64::from(exponent < 0);
    let mantissa = f64::from_bits(bits & 0x000f_ffff_ffff_ffff | (0x3ff - below as u64) << 52);
    let y = (exponent + below) as f64;
    let z = y * 3.694_239_077_158_931e-13 + std::f64::consts::LOG10_E * log(mantissa);
    z + y * 3.010_299_956_636_117_7e-1
}

/// `x ** y`
pub fn pow(x: f64, y: f64) -> f64 {
    let special = x == 0.0 || !x.is_finite() || !y.is_finite() || y == 0.0 || x == 1.0 || y.abs() > 1e18;
    let odd = libm::fmod(y.abs(), 2.0) == 1.0;
    if special || x < 0.0 && y != libm::rint(y) {
        return libm::pow(x, y);
    }
    if y == 1.0 {
        return x;
    }
    let (high, low) = log_double(x.abs());
    let (power, error) = product(high, y);
    if !(-708.0..709.0).contains(&power) {
        return libm::pow(x, y);
    }
    let value = exp_double(fast_sum(power, error + low * y));
    if x < 0.0 && odd { -value } else { value }
}

/// The nearest multiple of half a turn's half, as its number, and what is left; for `x` that is not huge.
fn reduce(x: f64) -> Option<(i64, Double)> {
    const PARTS: [f64; 4] = [
        1.570_796_326_734_125_6,
        6.077_100_506_303_966e-11,
        2.022_266_248_711_166_5e-21,
        8.478_427_660_368_9e-32,
    ];
    if x.is_nan() || x.abs() > 500_000.0 {
        return None;
    }
    if x.abs() <= std::f64::consts::FRAC_PI_4 {
        return Some((0, (x, 0.0)));
    }
    let count = libm::rint(x * std::f64::consts::FRAC_2_PI);
    let (high, low) = sum(x - count * PARTS[0], -count * PARTS[1]);
    let (middle, rest) = sum(-count * PARTS[2], low);
    let (high, middle) = sum(high, middle);
    Some((count as i64, fast_sum(high, middle + (rest - count * PARTS[3]))))
}

/// Sine and cosine of at most an eighth of a turn.
fn sin_cos(angle: Double) -> (Double, Double) {
    let (angle, negative) = if angle.0 < 0.0 { (negate(angle), true) } else { (angle, false) };
    let index = libm::rint(angle.0 * 64.0);
    let (sine, cosine) = (tables::SIN[(index as usize).min(51)], tables::COS[(index as usize).min(51)]);
    let (rest, error) = sum(angle.0 - index / 64.0, angle.1);
    let square = rest * rest;
    // What the sine of the rest lacks to the rest, and its cosine to 1.
    let sine_part = error
        + rest * square * polynomial(square, &[-1.0 / 6.0, 1.0 / 120.0, -1.0 / 5040.0, 1.0 / 362_880.0]);
    let cosine_part =
        square * polynomial(square, &[-0.5, 1.0 / 24.0, -1.0 / 720.0, 1.0 / 40_320.0]) - error * rest;
    let combine = |main: Double, other: Double, sign: f64| {
        let (part, part_error) = product(other.0, sign * rest);
        let (high, low) = sum(main.0, part);
        let tail = main.0 * cosine_part + sign * other.0 * sine_part;
        fast_sum(high, low + (part_error + (main.1 + (other.1 * sign * rest + tail))))
    };
    let (sin, cos) = (combine(sine, cosine, 1.0), combine(cosine, sine, -1.0));
    (if negative { negate(sin) } else { sin }, cos)
}

fn quarter(x: f64) -> Option<(Double, Double)> {
    let (count, rest) = reduce(x)?;
    let (sin, cos) = sin_cos(rest);
    Some(match count.rem_euclid(4) {
        0 => (sin, cos),
        1 => (cos, negate(sin)),
        2 => (negate(sin), negate(cos)),
        _ => (negate(cos), sin),
    })
}

/// Whether an angle is so small that its sine and tangent are the angle itself.
fn is_tiny(x: f64) -> bool {
    x.abs() < 1e-9
}

pub fn sin(x: f64) -> f64 {
    match quarter(x) {
        Some(_) if is_tiny(x) => x,
        Some(((high, low), _)) => high + low,
        None => libm::sin(x),
    }
}

pub fn cos(x: f64) -> f64 {
    match quarter(x) {
        Some((_, (high, low))) => high + low,
        None => libm::cos(x),
    }
}

pub fn tan(x: f64) -> f64 {
    match quarter(x) {
        Some(_) if is_tiny(x) => x,
        Some((sin, cos)) => {
            let (high, low) = divide(sin, cos);
            high + low
        }
        None => libm::tan(x),
    }
}

/// The arc tangent of `y / x`, both positive.
fn atan_double(y: Double, x: Double) -> Double {
    let swap = y.0 > x.0;
    let (y, x) = if swap { (x, y) } else { (y, x) };
    let index = libm::rint(y.0 / x.0 * 64.0);
    let grid = index / 64.0;
    // atan(y / x) - atan(grid) = atan((y - grid * x) / (x + grid * y))
    let rest = divide(add(y, multiply((-grid, 0.0), x)), add(x, multiply((grid, 0.0), y)));
    let square = rest.0 * rest.0;
    let tail =
        rest.0 * square * polynomial(square, &[-1.0 / 3.0, 1.0 / 5.0, -1.0 / 7.0, 1.0 / 9.0, -1.0 / 11.0]);
    let angle = add(tables::ATAN[(index as usize).min(64)], fast_sum(rest.0, rest.1 + tail));
    if swap { add(HALF_PI, negate(angle)) } else { angle }
}

/// The angle of a point, between 0 and half a turn; `y` is not negative.
fn angle(y: Double, x: Double) -> f64 {
    let (high, low) = if x.0 < 0.0 { add(PI, negate(atan_double(y, negate(x)))) } else { atan_double(y, x) };
    high + low
}

/// Numbers with which [`atan_double`] neither overflows nor loses digits.
fn is_moderate(x: f64) -> bool {
    (1e-140..1e140).contains(&x.abs())
}

pub fn atan(x: f64) -> f64 {
    if is_tiny(x) || !is_moderate(x) {
        return libm::atan(x);
    }
    angle((x.abs(), 0.0), (1.0, 0.0)).copysign(x)
}

pub fn atan2(y: f64, x: f64) -> f64 {
    let ratio = (y / x).abs();
    if !is_moderate(y) || !is_moderate(x) || !(1e-9..1e9).contains(&ratio) {
        return libm::atan2(y, x);
    }
    angle((y.abs(), 0.0), (x, 0.0)).copysign(y)
}

/// `sqrt(1 - x * x)`
fn other_leg(x: f64) -> Double {
    let square = multiply(sum(1.0, -x), sum(1.0, x));
    let root = libm::sqrt(square.0);
    let (high, low) = product(root, root);
    fast_sum(root, ((square.0 - high) - low + square.1) / (2.0 * root))
}

pub fn asin(x: f64) -> f64 {
    if is_tiny(x) || x.abs() >= 1.0 || x.is_nan() {
        return libm::asin(x);
    }
    angle((x.abs(), 0.0), other_leg(x)).copysign(x)
}

pub fn acos(x: f64) -> f64 {
    if is_tiny(x) || x.abs() >= 1.0 || x.is_nan() {
        return libm::acos(x);
    }
    angle(other_leg(x), (x, 0.0))
}

/// `sqrt(x * x + y * y)`
pub fn hypot(x: f64, y: f64) -> f64 {
    let (x, y) = if x.abs() < y.abs() { (y.abs(), x.abs()) } else { (x.abs(), y.abs()) };
    if !is_moderate(x) || !is_moderate(y) || y < x * 1e-9 {
        return libm::hypot(x, y);
    }
    let square = add(product(x, x), product(y, y));
    let root = libm::sqrt(square.0);
    let (high, low) = product(root, root);
    root + ((square.0 - high) - low + square.1) / (2.0 * root)
}

pub fn sinh(x: f64) -> f64 {
    libm::sinh(x)
}

pub fn cosh(x: f64) -> f64 {
    let size = x.abs();
    if size < 0.5 * LN_2.0 {
        let t = libm::expm1(size);
        let w = 1.0 + t;
        return if size < 2.8e-17 { w } else { 1.0 + (t * t) / (w + w) };
    }
    if size < 22.0 {
        let t = exp(size);
        return 0.5 * t + 0.5 / t;
    }
    if size < 709.0 { 0.5 * exp(size) } else { libm::cosh(x) }
}

pub fn tanh(x: f64) -> f64 {
    let size = x.abs();
    if x.is_nan() {
        return x;
    }
    let value = if size >= 22.0 {
        1.0
    } else if size < 2.8e-17 {
        return x * (1.0 + x);
    } else if size >= 1.0 {
        let t = libm::expm1(2.0 * size);
        1.0 - 2.0 / (t + 2.0)
    } else {
        let t = libm::expm1(-2.0 * size);
        -t / (t + 2.0)
    };
    value.copysign(x)
}

pub fn asinh(x: f64) -> f64 {
    let size = x.abs();
    if !x.is_finite() || size < 3.7e-9 {
        return x;
    }
    let value = if size > 268_435_456.0 {
        log(size) + LN_2.0
    } else if size > 2.0 {
        log(2.0 * size + 1.0 / (libm::sqrt(x * x + 1.0) + size))
    } else {
        let square = x * x;
        libm::log1p(size + square / (1.0 + libm::sqrt(1.0 + square)))
    };
    value.copysign(x)
}

pub fn acosh(x: f64) -> f64 {
    if x > 268_435_456.0 && x.is_finite() {
        return log(x) + LN_2.0;
    }
    if x > 2.0 && x.is_finite() {
        return log(2.0 * x - 1.0 / (x + libm::sqrt(x * x - 1.0)));
    }
    if x > 1.0 {
        let t = x - 1.0;
        return libm::log1p(t + libm::sqrt(2.0 * t + t * t));
    }
    libm::acosh(x)
}
