//! `re.Match`.

use std::rc::Rc;

use vm::dict::Dict;
use vm::value::{Instance, Module};
use vm::{Args, PyResult, Raised, Value, Vm};

use super::matcher::{Found, NONE};
use super::pattern::{self, Pattern};
use super::subject::{Joined, Subject};
use super::template::Part;
use crate::native_class::{self, layout};

pub(super) struct Match {
    pattern: Rc<Instance>,
    subject: Rc<Subject>,
    bounds: (usize, usize),
    found: Found,
    /// A position in bytes, and in characters.
    known: (usize, usize),
}

impl Match {
    pub(super) fn object(
        vm: &mut Vm,
        pattern: &Rc<Instance>,
        subject: &Rc<Subject>,
        bounds: (usize, usize),
        found: Found,
        known: (usize, usize),
    ) -> Value {
        let class = vm.native_class::<Match>();
        let object = Match { pattern: pattern.clone(), subject: subject.clone(), bounds, found, known };
        vm.new_native(&class, object)
    }

    fn groups(&self) -> usize {
        self.found.slots.len() / 2
    }

    /// Where a group stands, in bytes.
    fn span(&self, group: usize) -> Option<(usize, usize)> {
        let (from, to) = (self.found.slots[group * 2], self.found.slots[group * 2 + 1]);
        if from == NONE || to == NONE { None } else { Some((from, to.max(from))) }
    }

    fn text(&self, group: usize) -> Option<Value> {
        self.span(group).map(|(from, to)| self.subject.part(from, to))
    }

    /// A position in characters.
    fn position(&self, bytes: usize) -> usize {
        let input = self.subject.input();
        let (known, chars) = self.known;
        if bytes >= known { chars + input.count(known, bytes) } else { chars - input.count(bytes, known) }
    }

    /// Start and end of a group in characters, `-1` where it is not part of the match.
    fn positions(&self, group: usize) -> (i64, i64) {
        match self.span(group) {
            Some((from, to)) => (self.position(from) as i64, self.position(to) as i64),
            None => (-1, -1),
        }
    }
}

fn this<'a>(vm: &mut Vm, args: &'a Args) -> PyResult<(&'a Match, &'a Pattern)> {
    let found = args.get(0).and_then(Value::native::<Match>);
    match found.and_then(|found| Some((found, found.pattern.native::<Pattern>()?))) {
        Some(parts) => Ok(parts),
        None => Err(vm.type_error("a match is needed")),
    }
}

fn no_such_group(vm: &mut Vm) -> Raised {
    vm.index_error("no such group")
}

/// The number of a group that is given by number or name.
fn group_of(vm: &mut Vm, found: &Match, pattern: &Pattern, group: &Value) -> PyResult<usize> {
    let number = match group.builtin() {
        Value::Str(name) => {
            pattern.program.names.iter().find(|(known, _)| known == name.as_str()).map(|(_, index)| *index)
        }
        Value::Int(number) => usize::try_from(*number).ok(),
        Value::Bool(number) => Some(*number as usize),
        Value::BigInt(_) => None,
        other => {
            let index = vm.names.index.clone();
            if vm.class_of(other).lookup(&index).is_none() {
                // Where there are names, it is looked up among them.
                if !pattern.program.names.is_empty() {
                    vm.hash(group)?;
                }
                return Err(no_such_group(vm));
            }
            usize::try_from(vm.small_index(group)?).ok()
        }
    };
    match number.filter(|number| *number < found.groups()) {
        Some(number) => Ok(number),
        None => Err(no_such_group(vm)),
    }
}

/// The group that the only argument names, the whole match without one.
fn optional_group(vm: &mut Vm, args: &Args, name: &str) -> PyResult<usize> {
    args.no_kw(vm, name)?;
    args.between(vm, name, 1, 0, 1)?;
    let (found, pattern) = this(vm, args)?;
    match args.get(1) {
        Some(group) => group_of(vm, found, pattern, group),
        None => Ok(0),
    }
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let class = native_class::class(vm, module, "Match", "re", layout::MATCH);
    class.is_base.set(false);
    vm.register_class::<Match>(&class);
    vm.def_generic(&class);
    vm.def_new(&class, |vm, _| Err(vm.type_error("cannot create 're.Match' instances")));
    vm.def(&class, "group", |vm, args| {
        args.no_kw(vm, "group")?;
        let (found, pattern) = this(vm, &args)?;
        match args.len() {
            1 => Ok(found.text(0).unwrap_or(Value::None)),
            2 => {
                let group = group_of(vm, found, pattern, &args[1])?;
                Ok(found.text(group).unwrap_or(Value::None))
            }
            _ => {
                let mut texts = Vec::with_capacity(args.len() - 1);
                for group in &args.pos[1..] {
                    let group = group_of(vm, found, pattern, group)?;
                    texts.push(found.text(group).unwrap_or(Value::None));
                }
                Ok(Value::tuple(texts))
            }
        }
    });
    vm.def(&class, "__getitem__", |vm, args| {
        args.exact(vm, "__getitem__", 1, 1)?;
        let (found, pattern) = this(vm, &args)?;
        let group = group_of(vm, found, pattern, &args[1])?;
        Ok(found.text(group).unwrap_or(Value::None))
    });
    vm.def(&class, "groups", |vm, args| {
        let object = args[0].clone();
        let [default] = args.bind(vm, "groups", 1, ["default"], 0)?;
        let args = Args::one(object);
        let (found, _) = this(vm, &args)?;
        let default = default.unwrap_or(Value::None);
        let texts = (1..found.groups()).map(|group| found.text(group).unwrap_or_else(|| default.clone()));
        Ok(Value::tuple(texts.collect()))
    });
    vm.def(&class, "groupdict", |vm, args| {
        let object = args[0].clone();
        let [default] = args.bind(vm, "groupdict", 1, ["default"], 0)?;
        let args = Args::one(object);
        let (found, pattern) = this(vm, &args)?;
        let default = default.unwrap_or(Value::None);
        let dict = Dict::new();
        for (name, group) in &pattern.program.names {
            dict.set(name, found.text(*group).unwrap_or_else(|| default.clone()));
        }
        Ok(Value::dict(dict))
    });
    vm.def(&class, "start", |vm, args| {
        let group = optional_group(vm, &args, "start")?;
        let (found, _) = this(vm, &args)?;
        Ok(Value::Int(found.positions(group).0))
    });
    vm.def(&class, "end", |vm, args| {
        let group = optional_group(vm, &args, "end")?;
        let (found, _) = this(vm, &args)?;
        Ok(Value::Int(found.positions(group).1))
    });
    vm.def(&class, "span", |vm, args| {
        let group = optional_group(vm, &args, "span")?;
        let (found, _) = this(vm, &args)?;
        let (start, end) = found.positions(group);
        Ok(Value::tuple(vec![Value::Int(start), Value::Int(end)]))
    });
    vm.def(&class, "expand", |vm, args| {
        let object = args[0].clone();
        let [source] = args.bind(vm, "expand", 1, ["template"], 1)?;
        let args = Args::one(object);
        let (found, pattern) = this(vm, &args)?;
        let parts = pattern::template(vm, pattern, &source.unwrap_or_default())?;
        let mut joined = Joined::new(pattern.is_text);
        for part in parts {
            match part {
                Part::Literal(text) => joined.push(vm, &text)?,
                Part::Group(group) => {
                    if let Some(text) = found.text(group) {
                        joined.push(vm, &text)?;
                    }
                }
            }
        }
        Ok(joined.into_value())
    });
    vm.def(&class, "__repr__", |vm, args| {
        let (found, _) = this(vm, &args)?;
        let (start, end) = found.positions(0);
        let text = found.text(0).unwrap_or(Value::None);
        // What is longer is cut off, its closing quote as well.
        let shown: String = vm.repr(&text)?.as_str().chars().take(50).collect();
        Ok(Value::str(format!("<re.Match object; span=({start}, {end}), match={shown}>")))
    });
    for name in ["__copy__", "__deepcopy__"] {
        vm.def(&class, name, |_, args| Ok(args[0].clone()));
    }
    fill_attributes(vm, &class);
}

fn fill_attributes(vm: &mut Vm, class: &Rc<vm::class::Class>) {
    fn of<'a>(vm: &mut Vm, value: &'a Value) -> PyResult<&'a Match> {
        value.native::<Match>().ok_or_else(|| vm.type_error("a match is needed"))
    }
    vm.def_member(class, "string", |vm, value| Ok(of(vm, value)?.subject.object.clone()));
    vm.def_member(class, "re", |vm, value| Ok(Value::Instance(of(vm, value)?.pattern.clone())));
    vm.def_member(class, "pos", |vm, value| Ok(Value::from(of(vm, value)?.bounds.0)));
    vm.def_member(class, "endpos", |vm, value| Ok(Value::from(of(vm, value)?.bounds.1)));
    vm.def_get(
        class,
        "lastindex",
        |vm, value| {
            let last = of(vm, value)?.found.last;
            Ok(if last == 0 { Value::None } else { Value::from(last) })
        },
        None,
    );
    vm.def_get(
        class,
        "lastgroup",
        |vm, value| {
            let found = of(vm, value)?;
            let Some(pattern) = found.pattern.native::<Pattern>() else { return Ok(Value::None) };
            let names = &pattern.program.names;
            let name = names.iter().find(|(_, index)| *index == found.found.last);
            Ok(name.map_or(Value::None, |(name, _)| Value::str(name.as_str())))
        },
        None,
    );
    vm.def_get(
        class,
        "regs",
        |vm, value| {
            let found = of(vm, value)?;
            let spans = (0..found.groups()).map(|group| {
                let (start, end) = found.positions(group);
                Value::tuple(vec![Value::Int(start), Value::Int(end)])
            });
            Ok(Value::tuple(spans.collect()))
        },
        None,
    );
}
