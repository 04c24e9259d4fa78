//! `re.Pattern`.

use std::cell::RefCell;
use std::rc::Rc;

use vm::class::Class;
use vm::dict::Dict;
use vm::iter::{CustomIter, NativeIter};
use vm::value::{Instance, Module};
use vm::{Args, PyResult, Value, Vm};

use super::program::{self, Program};
use super::scan::Scan;
use super::subject::{Joined, Subject};
use super::syntax::flag;
use super::template::{self, Part};
use super::tokens::Result;
use super::{parse, raise};
use crate::arguments::bytes_if_any;
use crate::native_class::{self, layout};

pub(super) struct Pattern {
    pub(super) source: Value,
    pub(super) is_text: bool,
    pub(super) program: Program,
}

/// Compiles a pattern that is a text or bytes. Where something is to be warned of, its texts follow in a list.
pub(super) fn compile(vm: &mut Vm, source: &Value, flags: u32) -> Result<Value> {
    let (chars, is_text) = characters_of(source);
    let mut parsed = parse::parse(chars, is_text, flags)?;
    let warnings = std::mem::take(&mut parsed.warnings);
    let program = program::compile(parsed)?;
    let class = vm.native_class::<Pattern>();
    let pattern = vm.new_native(&class, Pattern { source: source.clone(), is_text, program });
    if warnings.is_empty() {
        return Ok(pattern);
    }
    let texts = warnings.into_iter().map(Value::str);
    Ok(Value::list([pattern].into_iter().chain(texts).collect()))
}

/// The characters of a pattern or replacement, and whether it is a text.
fn characters_of(source: &Value) -> (Vec<char>, bool) {
    match source.builtin() {
        Value::Str(text) => (text.chars().collect(), true),
        Value::Bytes(bytes) => (bytes.data.iter().map(|byte| *byte as char).collect(), false),
        Value::ByteArray(bytes) => (bytes.data.borrow().iter().map(|byte| *byte as char).collect(), false),
        _ => (Vec::new(), true),
    }
}

fn this(value: &Value) -> Option<(&Rc<Instance>, &Pattern)> {
    match value {
        Value::Instance(instance) => Some((instance, instance.native::<Pattern>()?)),
        _ => None,
    }
}

/// `string`, `pos` and `endpos`, as most methods take them.
fn scan_of(vm: &mut Vm, args: Args, name: &str) -> PyResult<Scan> {
    let object = args[0].clone();
    let Some((instance, pattern)) = this(&object) else { return Err(vm.type_error("a pattern is needed")) };
    let [string, from, to] = args.bind(vm, name, 1, ["string", "pos", "endpos"], 1)?;
    let bound = |vm: &mut Vm, value: Option<Value>, default: i64| match value {
        Some(value) => vm.small_index(&value),
        None => Ok(default),
    };
    let from = bound(vm, from, 0)?;
    let to = bound(vm, to, i64::MAX)?;
    let subject = Subject::new(vm, &string.unwrap_or_default(), pattern.is_text)?;
    Ok(Scan::new(instance, subject, from, to))
}

fn one(vm: &mut Vm, args: Args, name: &str, here: bool, full: bool) -> PyResult {
    let mut scan = scan_of(vm, args, name)?;
    match scan.next(vm, here, full)? {
        Some(found) => Ok(scan.match_object(vm, found)),
        None => Ok(Value::None),
    }
}

fn find_all(vm: &mut Vm, args: Args) -> PyResult {
    let mut scan = scan_of(vm, args, "findall")?;
    let groups = scan.pattern.native::<Pattern>().map_or(1, |pattern| pattern.program.groups);
    let empty = scan.subject.part(0, 0);
    let mut items = Vec::new();
    while let Some(found) = scan.next(vm, false, false)? {
        vm.spend(2)?;
        items.push(match groups {
            1 => scan.group(&found, 0, Value::None),
            2 => scan.group(&found, 1, empty.clone()),
            _ => Value::tuple((1..groups).map(|group| scan.group(&found, group, empty.clone())).collect()),
        });
        if items.len() % 1024 == 0 {
            vm.reserve(items.len() * 64)?;
        }
    }
    Ok(Value::list(items))
}

fn split(vm: &mut Vm, args: Args) -> PyResult {
    let object = args[0].clone();
    let Some((instance, pattern)) = this(&object) else { return Ok(Value::None) };
    let [string, most] = args.bind(vm, "split", 1, ["string", "maxsplit"], 1)?;
    let most = most.map_or(Ok(0), |most| vm.small_index(&most))?;
    let subject = Subject::new(vm, &string.unwrap_or_default(), pattern.is_text)?;
    let mut scan = Scan::new(instance, subject, 0, i64::MAX);
    let mut items = Vec::new();
    let mut last = 0;
    let mut count = 0;
    while most == 0 || count < most {
        let Some(found) = scan.next(vm, false, false)? else { break };
        vm.spend(2)?;
        items.push(scan.subject.part(last, found.slots[0]));
        items.extend((1..pattern.program.groups).map(|group| scan.group(&found, group, Value::None)));
        last = found.slots[1];
        count += 1;
        if items.len() % 1024 == 0 {
            vm.reserve(items.len() * 64)?;
        }
    }
    items.push(scan.subject.part(last, scan.end));
    Ok(Value::list(items))
}

/// What a match is replaced with.
enum Replacement {
    Literal(Value),
    Parts(Vec<Part>),
    Call(Value),
}

/// Reads a replacement for a pattern.
pub(super) fn template(vm: &mut Vm, pattern: &Pattern, source: &Value) -> PyResult<Vec<Part>> {
    let (chars, is_text) = characters_of(source);
    template::parse(chars, is_text, pattern.program.groups, &pattern.program.names)
        .map_err(|failure| raise(vm, failure, source))
}

fn replacement(vm: &mut Vm, pattern: &Pattern, given: &Value) -> PyResult<Replacement> {
    let source = match given.builtin() {
        _ if vm.is_callable(given) => return Ok(Replacement::Call(given.clone())),
        Value::Str(text) if !text.contains('\\') => return Ok(Replacement::Literal(given.builtin().clone())),
        Value::Bytes(bytes) if !bytes.data.contains(&b'\\') => {
            return Ok(Replacement::Literal(given.builtin().clone()));
        }
        source @ (Value::Str(_) | Value::Bytes(_)) => source.clone(),
        _ if bytes_if_any(vm, given)?.is_some() => return Ok(Replacement::Literal(given.clone())),
        _ => {
            let kind = vm.type_name(given);
            return Err(vm.type_error(format!("decoding to str: need a bytes-like object, {kind} found")));
        }
    };
    Ok(Replacement::Parts(template(vm, pattern, &source)?))
}

/// `sub` and `subn`: the new text, and how often something was replaced.
fn substitute(vm: &mut Vm, args: Args, name: &str) -> PyResult<(Value, i64)> {
    let object = args[0].clone();
    let Some((instance, pattern)) = this(&object) else { return Err(vm.type_error("a pattern is needed")) };
    let [given, string, most] = args.bind(vm, name, 1, ["repl", "string", "count"], 2)?;
    let most = most.map_or(Ok(0), |most| vm.small_index(&most))?;
    let string = string.unwrap_or_default();
    let replacement = replacement(vm, pattern, &given.unwrap_or_default())?;
    let subject = Subject::new(vm, &string, pattern.is_text)?;
    let mut scan = Scan::new(instance, subject, 0, i64::MAX);
    let mut joined = Joined::new(pattern.is_text);
    let (mut last, mut count, mut reserved) = (0, 0, 0);
    while most == 0 || count < most {
        let Some(found) = scan.next(vm, false, false)? else { break };
        vm.spend(2)?;
        let (start, end) = (found.slots[0], found.slots[1]);
        joined.push(vm, &scan.subject.part(last, start))?;
        last = end;
        count += 1;
        match &replacement {
            Replacement::Literal(text) => joined.push(vm, text)?,
            Replacement::Parts(parts) => {
                for part in parts {
                    match part {
                        Part::Literal(text) => joined.push(vm, text)?,
                        Part::Group(group) => {
                            let text = scan.group(&found, *group, Value::None);
                            if !text.is_none() {
                                joined.push(vm, &text)?;
                            }
                        }
                    }
                }
            }
            Replacement::Call(function) => {
                let object = scan.match_object(vm, found);
                let text = vm.call(function, Args::one(object))?;
                if !text.is_none() {
                    joined.push(vm, &text)?;
                }
            }
        }
        if joined.len() > reserved + (1 << 16) {
            reserved = joined.len();
            vm.reserve(reserved)?;
        }
    }
    if count == 0 && string.as_str().is_some() {
        return Ok((scan.subject.part(0, scan.end), 0));
    }
    joined.push(vm, &scan.subject.part(last, scan.end))?;
    Ok((joined.into_value(), count))
}

/// `finditer`, and the callable inside of a `scanner`.
struct Matches {
    class: Rc<Class>,
    scan: RefCell<Option<Scan>>,
}

impl CustomIter for Matches {
    fn class(&self, _vm: &Vm) -> Rc<Class> {
        self.class.clone()
    }

    fn outlives_end(&self) -> bool {
        true
    }

    fn next(&self, vm: &mut Vm) -> PyResult<Option<Value>> {
        let Some(mut scan) = self.scan.borrow_mut().take() else { return Ok(None) };
        vm.spend(2)?;
        match scan.next(vm, false, false)? {
            Some(found) => {
                let object = scan.match_object(vm, found);
                *self.scan.borrow_mut() = Some(scan);
                Ok(Some(object))
            }
            None => Ok(None),
        }
    }
}

/// The payload of a `scanner`.
struct Scanner(RefCell<Scan>);

fn show(value: &Value) -> String {
    let Some((_, pattern)) = this(value) else { return "re.compile()".to_owned() };
    let source = match &pattern.source {
        Value::Str(text) => text::quote::repr(text),
        Value::Bytes(bytes) => text::quote::bytes_repr(&bytes.data),
        _ => String::new(),
    };
    let source: String = source.chars().take(200).collect();
    let mut flags = pattern.program.flags;
    // What a text is understood by anyway is not named.
    if pattern.is_text && flags & (flag::LOCALE | flag::UNICODE | flag::ASCII) == flag::UNICODE {
        flags &= !flag::UNICODE;
    }
    let names = [
        (flag::IGNORECASE, "re.IGNORECASE"),
        (flag::LOCALE, "re.LOCALE"),
        (flag::MULTILINE, "re.MULTILINE"),
        (flag::DOTALL, "re.DOTALL"),
        (flag::UNICODE, "re.UNICODE"),
        (flag::VERBOSE, "re.VERBOSE"),
        (flag::DEBUG, "re.DEBUG"),
        (flag::ASCII, "re.ASCII"),
    ];
    let named: Vec<&str> = names.iter().filter(|(bit, _)| flags & bit != 0).map(|(_, name)| *name).collect();
    if named.is_empty() {
        format!("re.compile({source})")
    } else {
        format!("re.compile({source}, {})", named.join("|"))
    }
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let class = native_class::class(vm, module, "Pattern", "re", layout::PATTERN);
    class.is_base.set(false);
    vm.register_class::<Pattern>(&class);
    vm.def_generic(&class);
    vm.def_new(&class, |vm, _| Err(vm.type_error("cannot create 're.Pattern' instances")));
    vm.def(&class, "match", |vm, args| one(vm, args, "match", true, false));
    vm.def(&class, "fullmatch", |vm, args| one(vm, args, "fullmatch", true, true));
    vm.def(&class, "search", |vm, args| one(vm, args, "search", false, false));
    vm.def(&class, "findall", find_all);
    vm.def(&class, "finditer", |vm, args| {
        let scan = scan_of(vm, args, "finditer")?;
        let class = vm.types.callable_iterator.clone();
        Ok(NativeIter::custom(Matches { class, scan: RefCell::new(Some(scan)) }))
    });
    vm.def(&class, "split", split);
    vm.def(&class, "sub", |vm, args| substitute(vm, args, "sub").map(|(text, _)| text));
    vm.def(&class, "subn", |vm, args| {
        let (text, count) = substitute(vm, args, "subn")?;
        Ok(Value::tuple(vec![text, Value::Int(count)]))
    });
    vm.def(&class, "scanner", |vm, args| {
        let scan = scan_of(vm, args, "scanner")?;
        let class = vm.native_class::<Scanner>();
        Ok(vm.new_native(&class, Scanner(RefCell::new(scan))))
    });
    let scanner = native_class::class(vm, module, "SRE_Scanner", "_sre", layout::PATTERN);
    vm.register_class::<Scanner>(&scanner);
    fn step(vm: &mut Vm, args: &Args, here: bool) -> PyResult {
        let Some(scanner) = args[0].native::<Scanner>() else { return Ok(Value::None) };
        let mut scan = scanner.0.borrow_mut();
        Ok(match scan.next(vm, here, false)? {
            Some(found) => scan.match_object(vm, found),
            None => Value::None,
        })
    }
    vm.def(&scanner, "match", |vm, args| step(vm, &args, true));
    vm.def(&scanner, "search", |vm, args| step(vm, &args, false));
    for name in ["__copy__", "__deepcopy__"] {
        vm.def(&class, name, |_, args| Ok(args[0].clone()));
    }
    vm.def(&class, "__repr__", |_, args| Ok(Value::str(show(&args[0]))));
    vm.def(&class, "__eq__", |vm, args| {
        let (Some((_, a)), Some((_, b))) = (args.get(0).and_then(this), args.get(1).and_then(this)) else {
            return Ok(Value::NotImplemented);
        };
        let same = a.is_text == b.is_text && a.program.flags == b.program.flags;
        Ok(Value::Bool(same && vm.eq(&a.source, &b.source)?))
    });
    vm.def(&class, "__hash__", |vm, args| match this(&args[0]) {
        Some((_, pattern)) => {
            let hash = vm.hash(&pattern.source)?;
            Ok(Value::Int(hash ^ i64::from(pattern.program.flags)))
        }
        None => Ok(Value::Int(0)),
    });
    vm.def(&class, "__reduce__", |vm, args| {
        let module = vm.import_module("re")?;
        let compile = vm.get_attr_str(&module, "_compile")?;
        let given = match this(&args[0]) {
            Some((_, pattern)) => {
                vec![pattern.source.clone(), Value::Int(i64::from(pattern.program.flags))]
            }
            None => vec![],
        };
        Ok(Value::tuple(vec![compile, Value::tuple(given)]))
    });
    vm.def_member(&class, "pattern", |_, value| {
        Ok(this(value).map_or(Value::None, |(_, pattern)| pattern.source.clone()))
    });
    vm.def_member(&class, "flags", |_, value| {
        Ok(this(value).map_or(Value::None, |(_, pattern)| Value::Int(i64::from(pattern.program.flags))))
    });
    vm.def_member(&class, "groups", |_, value| {
        Ok(this(value).map_or(Value::None, |(_, pattern)| Value::from(pattern.program.groups - 1)))
    });
    vm.def_get(
        &class,
        "groupindex",
        |vm, value| {
            let dict = Dict::new();
            if let Some((_, pattern)) = this(value) {
                for (name, index) in &pattern.program.names {
                    dict.set(name, Value::from(*index));
                }
            }
            // CPython shares one empty dictionary for all patterns without names, and does not guard it.
            let is_empty = dict.is_empty();
            let dict = Value::dict(dict);
            Ok(if is_empty { dict } else { vm.mapping_proxy(dict) })
        },
        None,
    );
}
