//! The error function, by the rational approximations that C libraries use.

use super::exp;

/// `c[0] + c[1] * x + …`, two terms at a time, in which order C libraries add them.
fn pairs(x: f64, coefficients: &[f64]) -> f64 {
    let square = x * x;
    let fourth = square * square;
    let powers = [1.0, square, fourth, fourth * square, fourth * fourth];
    let mut total = 0.0;
    for (index, pair) in coefficients.chunks(2).enumerate() {
        let part = match pair {
            [low, high] => low + x * high,
            rest => rest[0],
        };
        total = if index == 0 { part } else { total + powers[index] * part };
    }
    total
}

const EFX: f64 = 0.1283791670955126;
const ERX: f64 = 8.450_629_115_104_675e-1;

const PP: [f64; 5] = [
    1.283_791_670_955_125_6e-1,
    -3.250_421_072_470_015e-1,
    -2.848_174_957_559_851e-2,
    -5.770_270_296_489_442e-3,
    -2.376_301_665_665_016_3e-5,
];
const QQ: [f64; 6] = [
    1.0,
    3.979_172_239_591_553_5e-1,
    6.502_224_998_876_73e-2,
    5.081_306_281_875_766e-3,
    1.324_947_380_043_216_4e-4,
    -3.960_228_278_775_368e-6,
];
const PA: [f64; 7] = [
    -2.362_118_560_752_659_4e-3,
    4.148_561_186_837_483_3e-1,
    -3.722_078_760_357_013e-1,
    3.183_466_199_011_617_5e-1,
    -1.108_946_942_823_966_8e-1,
    3.547_830_432_561_823_4e-2,
    -2.166_375_594_868_791e-3,
];
const QA: [f64; 7] = [
    1.0,
    1.064_208_804_008_442_3e-1,
    5.403_979_177_021_71e-1,
    7.182_865_441_419_627e-2,
    1.261_712_198_087_616_4e-1,
    1.363_708_391_202_905e-2,
    1.198_449_984_679_910_7e-2,
];
const RA: [f64; 8] = [
    -9.864_944_034_847_148e-3,
    -6.938_585_727_071_818e-1,
    -1.055_862_622_532_329_1e1,
    -6.237_533_245_032_600_6e1,
    -1.623_966_694_625_734_7e2,
    -1.846_050_929_067_110_4e2,
    -8.128_743_550_630_66e1,
    -9.814_329_344_169_145,
];
const SA: [f64; 9] = [
    1.0,
    1.965_127_166_743_925_7e1,
    1.376_577_541_435_190_4e2,
    4.345_658_774_752_292_3e2,
    6.453_872_717_332_679e2,
    4.290_081_400_275_678_3e2,
    1.086_350_055_417_794_4e2,
    6.570_249_770_319_282,
    -6.042_441_521_485_81e-2,
];
const RB: [f64; 7] = [
    -9.864_942_924_700_1e-3,
    -7.992_832_376_805_23e-1,
    -1.775_795_491_775_475_2e1,
    -1.606_363_848_558_219_2e2,
    -6.375_664_433_683_896e2,
    -1.025_095_131_611_077_2e3,
    -4.835_191_916_086_514e2,
];
const SB: [f64; 8] = [
    1.0,
    3.033_806_074_348_246e1,
    3.257_925_129_965_739e2,
    1.536_729_586_084_437e3,
    3.199_858_219_508_595_5e3,
    2.553_050_406_433_164_4e3,
    4.745_285_412_069_553_7e2,
    -2.244_095_244_658_582e1,
];

/// `P / Q` for sizes from 0.84375 to 1.25.
fn middle(size: f64) -> f64 {
    let s = size - 1.0;
    pairs(s, &PA) / pairs(s, &QA)
}

/// `erfc` of a size from 1.25 to 28.
fn tail(size: f64) -> f64 {
    let s = 1.0 / (size * size);
    let ratio = if size < 1.0 / 0.35 { pairs(s, &RA) / pairs(s, &SA) } else { pairs(s, &RB) / pairs(s, &SB) };
    let z = f64::from_bits(size.to_bits() & 0xffff_ffff_0000_0000);
    exp(-z * z - 0.5625) * exp((z - size) * (z + size) + ratio) / size
}

pub fn erf(x: f64) -> f64 {
    let size = x.abs();
    if x.is_nan() {
        return x;
    }
    if size < 0.84375 {
        if size < 3.7e-9 {
            return 0.0625 * (16.0 * x + (16.0 * EFX) * x);
        }
        let z = x * x;
        return x + x * (pairs(z, &PP) / pairs(z, &QQ));
    }
    let value = if size < 1.25 {
        ERX + middle(size)
    } else if size < 6.0 {
        1.0 - tail(size)
    } else {
        1.0
    };
    value.copysign(x)
}

pub fn erfc(x: f64) -> f64 {
    let size = x.abs();
    if x.is_nan() {
        return x;
    }
    if size < 0.84375 {
        if size < 1.4e-17 {
            return 1.0 - x;
        }
        let z = x * x;
        let y = pairs(z, &PP) / pairs(z, &QQ);
        return if x < 0.25 { 1.0 - (x + x * y) } else { 0.5 - (x * y + (x - 0.5)) };
    }
    if size < 1.25 {
        return if x > 0.0 { (1.0 - ERX) - middle(size) } else { 1.0 + (ERX + middle(size)) };
    }
    match x {
        28.0.. => 0.0,
        0.0..28.0 => tail(size),
        -6.0..0.0 => 2.0 - tail(size),
        _ => 2.0,
    }
}
