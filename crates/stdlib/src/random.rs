//! `_random`: the Mersenne Twister under `random.Random`.
//!
//! Nothing is really random here: a generator that nobody seeds takes its seed from a generator of the machine, so
//! that every run of a program draws the same numbers. [`set_seed`] chooses where that one begins.

use std::cell::RefCell;
use std::rc::Rc;

use num_traits::ToPrimitive;
use text::Int;
use text::random::{Random, WORDS};
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

/// Where the seeds of unseeded generators come from.
struct Entropy {
    seed: u64,
    source: Random,
}

impl Default for Entropy {
    fn default() -> Self {
        Entropy::new(0)
    }
}

impl Entropy {
    fn new(seed: u64) -> Self {
        Entropy { seed, source: Random::from_bytes(format!("entropy {seed}").as_bytes()) }
    }
}

/// Chooses the numbers that a program draws without seeding: `random.seed(seed)` as if at its start.
pub fn set_seed(vm: &mut Vm, seed: u64) {
    *vm.state() = Entropy::new(seed);
}

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let seed = vm.state::<Entropy>().seed;
    vm.add_value(module, "_initial_seed", Value::int(seed.into()));
    let class = vm.native_type(module, "Random", "_random", 300);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        Ok(vm.new_native(&class, RefCell::new(Random::from_int(0))))
    });
    vm.def(&class, "__init__", |vm, args| {
        args.no_kw(vm, "Random")?;
        args.between(vm, "Random", 1, 0, 1)?;
        seed_with(vm, &args)
    });
    vm.def(&class, "seed", |vm, args| {
        args.no_kw(vm, "Random.seed")?;
        args.between(vm, "seed", 1, 0, 1)?;
        seed_with(vm, &args)
    });
    vm.def(&class, "random", |vm, args| {
        args.exact(vm, "Random.random", 1, 0)?;
        let number = generator(vm, &args)?.borrow_mut().random();
        Ok(Value::Float(number))
    });
    vm.def(&class, "getrandbits", |vm, args| {
        args.exact(vm, "Random.getrandbits", 1, 1)?;
        let count = match vm.index(&args[1])? {
            Value::Int(count) if count < 0 => {
                return Err(vm.value_error("number of bits must be non-negative"));
            }
            Value::Int(count) if count <= i64::from(i32::MAX) => count as u64,
            _ => return Err(vm.overflow_error("Python int too large to convert to C int")),
        };
        vm.reserve(count as usize / 8)?;
        vm.spend(count / 512)?;
        let bits = generator(vm, &args)?.borrow_mut().bits(count);
        Ok(match bits {
            Int::Small(value) => Value::Int(value),
            Int::Big(value) => Value::int(value),
        })
    });
    vm.def(&class, "getstate", |vm, args| {
        args.exact(vm, "Random.getstate", 1, 0)?;
        let random = generator(vm, &args)?.borrow();
        let (words, index) = random.state();
        let mut state: Vec<Value> = words.iter().map(|word| Value::Int(i64::from(*word))).collect();
        state.push(Value::from(index));
        Ok(Value::tuple(state))
    });
    vm.def(&class, "setstate", set_state);
    Ok(())
}

fn generator<'a>(vm: &mut Vm, args: &'a Args) -> PyResult<&'a RefCell<Random>> {
    match args.get(0).and_then(Value::native::<RefCell<Random>>) {
        Some(random) => Ok(random),
        None => Err(vm.type_error("descriptor of '_random.Random' object needs an argument")),
    }
}

fn seed_with(vm: &mut Vm, args: &Args) -> PyResult {
    let random = generator(vm, args)?;
    let seeded = match args.get(1).map(Value::builtin) {
        None | Some(Value::None) => {
            let Int::Small(seed) = vm.state::<Entropy>().source.bits(62) else {
                unreachable!("62 bits fit into a small integer")
            };
            Random::from_int(seed)
        }
        Some(Value::Int(seed)) => Random::from_int(*seed),
        Some(Value::Bool(seed)) => Random::from_int(i64::from(*seed)),
        Some(Value::BigInt(seed)) => Random::from_int(&**seed),
        Some(_) => {
            let hash = vm.hash(&args[1])? as u64;
            Random::from_int(&num_bigint::BigInt::from(hash))
        }
    };
    *random.borrow_mut() = seeded;
    Ok(Value::None)
}

fn set_state(vm: &mut Vm, args: Args) -> PyResult {
    args.exact(vm, "Random.setstate", 1, 1)?;
    let Value::Tuple(items) = args[1].builtin().clone() else {
        return Err(vm.type_error("state vector must be a tuple"));
    };
    if items.len() != WORDS + 1 {
        return Err(vm.value_error("state vector is the wrong size"));
    }
    let mut words = [0u32; WORDS];
    for (word, item) in words.iter_mut().zip(items.iter()) {
        *word = match item.builtin() {
            Value::Int(value) => *value as u32,
            Value::Bool(value) => u32::from(*value),
            Value::BigInt(value) => {
                (&**value & num_bigint::BigInt::from(u32::MAX)).to_u32().unwrap_or_default()
            }
            _ => return Err(vm.type_error("an integer is required")),
        };
    }
    let index = vm.small_index(&items[WORDS])?;
    let random = usize::try_from(index).ok().and_then(|index| Random::from_state(&words, index));
    match random {
        Some(random) => {
            *generator(vm, &args)?.borrow_mut() = random;
            Ok(Value::None)
        }
        None => Err(vm.value_error("invalid state")),
    }
}
