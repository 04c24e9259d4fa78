//! The gamma function and its logarithm, by Lanczos' approximation with CPython's coefficients.

use std::f64::consts::PI;

use text::elementary;
use vm::{Raised, Vm};

pub(super) enum Failure {
    Domain,
    Range,
}

impl Failure {
    pub(super) fn raise(self, vm: &mut Vm) -> Raised {
        match self {
            Failure::Domain => super::domain(vm),
            Failure::Range => super::range(vm),
        }
    }
}

const G: f64 = 6.02468004077673;
const G_MINUS_HALF: f64 = 5.52468004077673;
const LOG_PI: f64 = 1.1447298858494002;

const NUMERATOR: [f64; 13] = [
    23531376880.41076,
    42919803642.6491,
    35711959237.35567,
    17921034426.03721,
    6039542586.352028,
    1439720407.3117216,
    248874557.86205417,
    31426415.585400194,
    2876370.6289353725,
    186056.26539522348,
    8071.672002365816,
    210.82427775157936,
    2.5066282746310002,
];
const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for index in (0..13).rev() {
            numerator = numerator * x + NUMERATOR[index];
            denominator = denominator * x + DENOMINATOR[index];
        }
    } else {
        for index in 0..13 {
            numerator = numerator / x + NUMERATOR[index];
            denominator = denominator / x + DENOMINATOR[index];
        }
    }
    numerator / denominator
}

/// `sin(pi * x)` without losing digits near integers.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let r = match libm::round(2.0 * y) as i32 {
        0 => elementary::sin(PI * y),
        1 => elementary::cos(PI * (y - 0.5)),
        2 => elementary::sin(PI * (1.0 - y)),
        3 => -elementary::cos(PI * (y - 1.5)),
        _ => elementary::sin(PI * (y - 2.0)),
    };
    1f64.copysign(x) * r
}

pub(super) fn gamma(x: f64) -> Result<f64, Failure> {
    if x.is_nan() || x == f64::INFINITY {
        return Ok(x);
    }
    if x.is_infinite() || x == 0.0 || x < 0.0 && x == libm::floor(x) {
        return Err(Failure::Domain);
    }
    if x == libm::floor(x) && x <= 23.0 {
        // Exact: 22! is a float.
        return Ok((1..x as u64).map(|factor| factor as f64).product());
    }
    let absolute = x.abs();
    let finite = |value: f64| if value.is_infinite() { Err(Failure::Range) } else { Ok(value) };
    if absolute < 1e-20 {
        return finite(1.0 / x);
    }
    if absolute > 200.0 {
        return if x < 0.0 { Ok(0.0 / sin_pi(x)) } else { Err(Failure::Range) };
    }
    let y = absolute + G_MINUS_HALF;
    // The error of that sum.
    let z =
        if absolute > G_MINUS_HALF { (y - absolute) - G_MINUS_HALF } else { (y - G_MINUS_HALF) - absolute };
    let z = z * G / y;
    let mut r;
    if x < 0.0 {
        r = -PI / sin_pi(absolute) / absolute * elementary::exp(y) / lanczos_sum(absolute);
        r -= z * r;
        if absolute < 140.0 {
            r /= elementary::pow(y, absolute - 0.5);
        } else {
            let half = elementary::pow(y, absolute / 2.0 - 0.25);
            r /= half;
            r /= half;
        }
    } else {
        r = lanczos_sum(absolute) / elementary::exp(y);
        r += z * r;
        if absolute < 140.0 {
            r *= elementary::pow(y, absolute - 0.5);
        } else {
            let half = elementary::pow(y, absolute / 2.0 - 0.25);
            r *= half;
            r *= half;
        }
    }
    finite(r)
}

pub(super) fn log_gamma(x: f64) -> Result<f64, Failure> {
    if !x.is_finite() {
        return Ok(if x.is_nan() { x } else { f64::INFINITY });
    }
    if x == libm::floor(x) && x <= 2.0 {
        return if x <= 0.0 { Err(Failure::Domain) } else { Ok(0.0) };
    }
    let absolute = x.abs();
    if absolute < 1e-20 {
        return Ok(-elementary::log(absolute));
    }
    let mut r = elementary::log(lanczos_sum(absolute)) - G;
    r += (absolute - 0.5) * (elementary::log(absolute + G - 0.5) - 1.0);
    if x < 0.0 {
        r = LOG_PI - elementary::log(sin_pi(absolute).abs()) - elementary::log(absolute) - r;
    }
    if r.is_infinite() { Err(Failure::Range) } else { Ok(r) }
}
