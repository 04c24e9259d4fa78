//! `unicodedata`, and what `\N{…}` knows of names.
//!
//! The tables are larger than the rest of the library, so the page fetches them when a program first asks. Normal forms
//! are by the tables that the parser of Python has for identifiers.

use std::cell::Cell;
use std::rc::Rc;

use unicode_names2::OutOfReach;
use unicode_normalization::UnicodeNormalization;
use vm::value::Module;
use vm::{Args, PyResult, Value, Vm, library};

use characters::{Characters, Sort};

mod characters;

// Where the tables are.
include!(concat!(env!("OUT_DIR"), "/characters.rs"));

/// The tables, read once for each thread; none where they cannot be fetched.
fn characters() -> Option<&'static Characters> {
    thread_local! {
        static CHARACTERS: Cell<Option<&'static Characters>> = const { Cell::new(None) };
    }
    CHARACTERS.get().or_else(|| {
        let read = library::read(CHARACTERS_FILE, CHARACTERS_TEXT).and_then(Characters::read)?;
        CHARACTERS.set(Some(Box::leak(Box::new(read))));
        CHARACTERS.get()
    })
}

/// Lets the parser, codecs and regular expressions ask here for the names of characters.
pub fn tell_names() {
    unicode_names2::ask(unicode_names2::Table {
        character: |name| characters().map(|table| table.character(name)).ok_or(OutOfReach),
        name: |char| characters().map(|table| table.name(char)).ok_or(OutOfReach),
    });
}

fn table(vm: &mut Vm) -> PyResult<&'static Characters> {
    characters().ok_or_else(|| vm.refuse(library::out_of_reach("unicodedata")))
}

/// A function of one character.
macro_rules! of_char {
    ($vm:ident, $module:ident, $($name:literal => |$table:ident, $char:ident| $value:expr;)*) => {
        $($vm.add_function($module, $name, |vm, args| {
            args.no_kw(vm, concat!("unicodedata.", $name))?;
            args.exact(vm, concat!("unicodedata.", $name), 0, 1)?;
            let $char = char_arg(vm, &args, concat!($name, "() argument"))?;
            let $table = table(vm)?;
            Ok($value)
        });)*
    };
}

pub(crate) fn fill(vm: &mut Vm, module: &Rc<Module>) -> PyResult<()> {
    vm.add_value(module, "unidata_version", "15.1.0".into());
    of_char! { vm, module,
        "category" => |table, char| table.kind(char).category.into();
        "bidirectional" => |table, char| table.kind(char).bidirectional.into();
        "combining" => |table, char| Value::Int(table.kind(char).combining.into());
        "mirrored" => |table, char| Value::Int(table.kind(char).mirrored.into());
        "east_asian_width" => |table, char| table.kind(char).width.into();
        "decomposition" => |table, char| table.decomposition(char).into();
    }
    vm.add_function(module, "normalize", |vm, args| {
        let (form, text) = form_and_text(vm, &args, "normalize")?;
        Ok(Value::str(form(&text)))
    });
    vm.add_function(module, "is_normalized", |vm, args| {
        let (form, text) = form_and_text(vm, &args, "is_normalized")?;
        Ok(Value::Bool(form(&text) == text))
    });
    vm.add_function(module, "name", |vm, args| {
        let char = char_and_default(vm, &args, "name")?;
        match (table(vm)?.name(char), args.get(1)) {
            (Some(name), _) => Ok(Value::str(name)),
            (None, Some(default)) => Ok(default.clone()),
            (None, None) => Err(vm.value_error("no such name")),
        }
    });
    vm.add_function(module, "lookup", |vm, args| {
        args.no_kw(vm, "unicodedata.lookup")?;
        args.exact(vm, "unicodedata.lookup", 0, 1)?;
        let name = match args[0].builtin() {
            Value::Str(name) => name.to_string(),
            Value::Bytes(name) => String::from_utf8_lossy(&name.data).into_owned(),
            other => {
                let kind = vm.type_name(other);
                return Err(vm.type_error(format!("a bytes-like object is required, not '{kind}'")));
            }
        };
        const LONGEST: usize = 256;
        if name.len() > LONGEST {
            return Err(vm.key_error("name too long".into()));
        }
        let table = table(vm)?;
        match table.character(&name).map(String::from).or_else(|| table.sequence(&name)) {
            Some(found) => Ok(Value::str(found)),
            None => Err(vm.key_error(Value::str(format!("undefined character name '{name}'")))),
        }
    });
    fill_numbers(vm, module);
    Ok(())
}

/// The characters with a value, as whole numbers or not.
fn fill_numbers(vm: &mut Vm, module: &Rc<Module>) {
    fn number(vm: &mut Vm, args: &Args, name: &str, least: Sort, complaint: &str) -> PyResult {
        let char = char_and_default(vm, args, name)?;
        match (table(vm)?.number(char).filter(|(sort, _)| *sort >= least), args.get(1)) {
            (Some((_, value)), _) if least == Sort::Number => Ok(Value::Float(value)),
            (Some((_, value)), _) => Ok(Value::Int(value as i64)),
            (None, Some(default)) => Ok(default.clone()),
            (None, None) => Err(vm.value_error(complaint)),
        }
    }
    vm.add_function(module, "decimal", |vm, args| {
        number(vm, &args, "decimal", Sort::Decimal, "not a decimal")
    });
    vm.add_function(module, "digit", |vm, args| number(vm, &args, "digit", Sort::Digit, "not a digit"));
    vm.add_function(module, "numeric", |vm, args| {
        number(vm, &args, "numeric", Sort::Number, "not a numeric character")
    });
}

type Form = fn(&str) -> String;

/// The arguments of what has to do with normal forms.
fn form_and_text(vm: &mut Vm, args: &Args, name: &str) -> PyResult<(Form, String)> {
    args.no_kw(vm, &format!("unicodedata.{name}"))?;
    args.between(vm, name, 0, 2, 2)?;
    let mut texts = [String::new(), String::new()];
    for (at, text) in texts.iter_mut().enumerate() {
        let Value::Str(given) = args[at].builtin() else {
            let kind = vm.type_name(&args[at]);
            return Err(vm.type_error(format!("{name}() argument {} must be str, not {kind}", at + 1)));
        };
        *text = given.to_string();
    }
    let [form, text] = texts;
    vm.spend(text.len() as u64)?;
    let form: Form = match form.as_str() {
        _ if text.is_ascii() && matches!(form.as_str(), "NFC" | "NFD" | "NFKC" | "NFKD") => str::to_owned,
        "NFC" => |text| text.nfc().collect(),
        "NFD" => |text| text.nfd().collect(),
        "NFKC" => |text| text.nfkc().collect(),
        "NFKD" => |text| text.nfkd().collect(),
        _ => return Err(vm.value_error("invalid normalization form")),
    };
    Ok((form, text))
}

/// The only character of the first argument, where there may be a second one.
fn char_and_default(vm: &mut Vm, args: &Args, name: &str) -> PyResult<char> {
    args.no_kw(vm, &format!("unicodedata.{name}"))?;
    args.between(vm, name, 0, 1, 2)?;
    char_arg(vm, args, &format!("{name}() argument 1"))
}

fn char_arg(vm: &mut Vm, args: &Args, what: &str) -> PyResult<char> {
    let only = args[0].as_str().and_then(|text| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    });
    match only {
        Some(char) => Ok(char),
        None => {
            let kind = vm.type_name(&args[0]);
            Err(vm.type_error(format!("{what} must be a unicode character, not {kind}")))
        }
    }
}
