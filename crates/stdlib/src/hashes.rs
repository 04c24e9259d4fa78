//! `_hashlib`: the hashes of bytes behind `hashlib`.
//!
//! All of them have one payload, [`Hash`]; only blake2, which takes parameters, has code of its own ([`blake`]).

use std::cell::RefCell;
use std::rc::Rc;

use digest::{Digest, DynDigest, ExtendableOutput, Update};
use vm::class::Class;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm};

use crate::arguments::bytes_if_any;

mod blake;
mod scrypt;

/// A hash that takes further bytes.
struct Hash {
    name: &'static str,
    digest_size: usize,
    block_size: usize,
    state: RefCell<State>,
}

#[derive(Clone)]
enum State {
    Fixed(Box<dyn DynDigest>),
    Shake128(sha3::Shake128),
    Shake256(sha3::Shake256),
    Blake2b(blake::Blake2b),
    Blake2s(blake::Blake2s),
}

impl State {
    fn update(&mut self, data: &[u8]) {
        match self {
            State::Fixed(state) => DynDigest::update(&mut **state, data),
            State::Shake128(state) => Update::update(state, data),
            State::Shake256(state) => Update::update(state, data),
            State::Blake2b(state) => state.update(data),
            State::Blake2s(state) => state.update(data),
        }
    }

    /// The hash of what came so far; `length` is for those that give as much as one asks for.
    fn digest(&self, length: usize) -> Vec<u8> {
        let mut out = vec![0; length];
        match self.clone() {
            State::Fixed(state) => return state.finalize().into_vec(),
            State::Shake128(state) => state.finalize_xof_into(&mut out),
            State::Shake256(state) => state.finalize_xof_into(&mut out),
            State::Blake2b(state) => state.finish(&mut out),
            State::Blake2s(state) => state.finish(&mut out),
        }
        out
    }

    fn is_extendable(&self) -> bool {
        matches!(self, State::Shake128(_) | State::Shake256(_))
    }
}

/// The classes that show which kind of hash it is.
#[derive(Default)]
struct Classes {
    fixed: Option<Rc<Class>>,
    extendable: Option<Rc<Class>>,
    blake2b: Option<Rc<Class>>,
    blake2s: Option<Rc<Class>>,
}

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    let classes = Classes {
        fixed: Some(class(vm, module, "HASH", "_hashlib")),
        extendable: Some(class(vm, module, "HASHXOF", "_hashlib")),
        blake2b: Some(blake_class(vm, module, "blake2b", 64, 16)),
        blake2s: Some(blake_class(vm, module, "blake2s", 32, 8)),
    };
    *vm.state() = classes;
    vm.add_function(module, "new", new);
    vm.add_function(module, "scrypt", scrypt::scrypt);
    Ok(())
}

fn class(vm: &mut Vm, module: &Module, name: &str, shown_module: &str) -> Rc<Class> {
    let class = vm.native_type(module, name, shown_module, 301);
    vm.name_in_full(&class, shown_module);
    class.is_base.set(false);
    vm.def(&class, "update", |vm, args| {
        args.exact(vm, "HASH.update", 1, 1)?;
        let data = data(vm, &args[1])?;
        hash(vm, &args)?.state.borrow_mut().update(&data);
        Ok(Value::None)
    });
    vm.def(&class, "digest", |vm, args| Ok(Value::bytes(digest(vm, args, "digest")?)));
    vm.def(&class, "hexdigest", |vm, args| {
        let digest = digest(vm, args, "hexdigest")?;
        vm.reserve(digest.len() * 2)?;
        let mut out = String::with_capacity(digest.len() * 2);
        for byte in digest {
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
        Ok(Value::str(out))
    });
    vm.def(&class, "copy", |vm, args| {
        args.exact(vm, "HASH.copy", 1, 0)?;
        let hash = hash(vm, &args)?;
        let copy = Hash { state: hash.state.clone(), ..*hash };
        let class = vm.class_of(&args[0]);
        Ok(vm.new_native(&class, copy))
    });
    vm.def_get(&class, "name", |vm, value| Ok(field(vm, value)?.name.into()), None);
    vm.def_get(&class, "digest_size", |vm, value| Ok(field(vm, value)?.digest_size.into()), None);
    vm.def_get(&class, "block_size", |vm, value| Ok(field(vm, value)?.block_size.into()), None);
    if shown_module == "_hashlib" {
        vm.def(&class, "__repr__", |vm, args| {
            let class = vm.class_of(&args[0]).qualname.borrow().to_string();
            let name = hash(vm, &args)?.name;
            Ok(Value::str(format!("<{name} _hashlib.{class} object @ {:#x}>", args[0].id())))
        });
    }
    class
}

/// A class that is called by its name, and tells how much may be chosen.
fn blake_class(vm: &mut Vm, module: &Module, name: &str, most: i64, small: i64) -> Rc<Class> {
    let class = class(vm, module, name, "_blake2");
    for (limit, size) in
        [("MAX_DIGEST_SIZE", most), ("MAX_KEY_SIZE", most), ("SALT_SIZE", small), ("PERSON_SIZE", small)]
    {
        let limit = vm.intern(limit);
        class.set(&limit, Value::Int(size));
    }
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let name = class.name.borrow().rsplit('.').next().unwrap_or_default().to_owned();
        if args.pos.len() > 1 {
            let given = args.pos.len();
            return Err(
                vm.type_error(format!("{name}() takes at most 1 positional argument ({given} given)"))
            );
        }
        args.take_kw("usedforsecurity");
        args.pos.insert(0, Value::str(name));
        new(vm, args)
    });
    vm.def(&class, "__init__", |_, _| Ok(Value::None));
    class
}

fn field<'a>(vm: &mut Vm, value: &'a Value) -> PyResult<&'a Hash> {
    match value.native::<Hash>() {
        Some(hash) => Ok(hash),
        None => Err(vm.type_error("a hash object is required")),
    }
}

fn hash<'a>(vm: &mut Vm, args: &'a Args) -> PyResult<&'a Hash> {
    field(vm, args.get(0).unwrap_or(&Value::None))
}

fn digest(vm: &mut Vm, args: Args, name: &str) -> PyResult<Vec<u8>> {
    let receiver = args.get(0).cloned().unwrap_or_default();
    let hash = field(vm, &receiver)?;
    let mut length = hash.digest_size;
    if hash.state.borrow().is_extendable() {
        let [wanted] = args.bind(vm, name, 1, ["length"], 1)?;
        let wanted = vm.small_index(&wanted.unwrap_or_default())?;
        if wanted < 0 {
            return Err(vm.value_error("value must be positive"));
        }
        length = text::to_size(wanted);
        vm.reserve(length)?;
    } else {
        args.exact(vm, &format!("HASH.{name}"), 1, 0)?;
    }
    vm.spend(length as u64 / 64)?;
    let digest = hash.state.borrow().digest(length);
    Ok(digest)
}

/// What is hashed: counted as work by its length.
fn data(vm: &mut Vm, value: &Value) -> PyResult<Vec<u8>> {
    if value.as_str().is_some() {
        return Err(vm.type_error("Strings must be encoded before hashing"));
    }
    match bytes_if_any(vm, value)? {
        Some(data) => {
            vm.spend(data.len() as u64 / 32)?;
            Ok(data)
        }
        None => Err(vm.type_error("object supporting the buffer API required")),
    }
}

/// `new(name, data=b"", **options)`
fn new(vm: &mut Vm, mut args: Args) -> PyResult {
    args.between(vm, "new", 0, 1, 2)?;
    let name = vm.str_arg(&args.take(0), "new() argument 'name' must be str")?;
    let string = args.take(1);
    let given = if string.is_null() { Vec::new() } else { data(vm, &string)? };
    let hash = if name.starts_with("blake2") {
        blake::new(vm, &name, &mut args)?
    } else {
        args.no_more_kw(vm, &format!("openssl_{}", name.as_str()), &["string", "usedforsecurity"])?;
        fixed(&name)
    };
    let Some(hash) = hash else {
        return Err(vm.value_error(format!("unsupported hash type {}", name.as_str())));
    };
    hash.state.borrow_mut().update(&given);
    let extendable = hash.state.borrow().is_extendable();
    let classes = vm.state::<Classes>();
    let class = match hash.name {
        "blake2b" => &classes.blake2b,
        "blake2s" => &classes.blake2s,
        _ if extendable => &classes.extendable,
        _ => &classes.fixed,
    };
    let class = class.clone().expect("the module makes its classes first");
    Ok(vm.new_native(&class, hash))
}

fn fixed(name: &str) -> Option<Hash> {
    fn of<D: Digest + DynDigest + Clone + 'static>(name: &'static str, block_size: usize) -> Hash {
        let state = D::new();
        let digest_size = <D as Digest>::output_size();
        Hash { name, digest_size, block_size, state: RefCell::new(State::Fixed(Box::new(state))) }
    }
    let shake =
        |name, block_size, state| Hash { name, digest_size: 0, block_size, state: RefCell::new(state) };
    Some(match name {
        "md5" => of::<md5::Md5>("md5", 64),
        "sha1" => of::<sha1::Sha1>("sha1", 64),
        "sha224" => of::<sha2::Sha224>("sha224", 64),
        "sha256" => of::<sha2::Sha256>("sha256", 64),
        "sha384" => of::<sha2::Sha384>("sha384", 128),
        "sha512" => of::<sha2::Sha512>("sha512", 128),
        "sha3_224" => of::<sha3::Sha3_224>("sha3_224", 144),
        "sha3_256" => of::<sha3::Sha3_256>("sha3_256", 136),
        "sha3_384" => of::<sha3::Sha3_384>("sha3_384", 104),
        "sha3_512" => of::<sha3::Sha3_512>("sha3_512", 72),
        "shake_128" => shake("shake_128", 168, State::Shake128(Default::default())),
        "shake_256" => shake("shake_256", 136, State::Shake256(Default::default())),
        _ => return None,
    })
}
