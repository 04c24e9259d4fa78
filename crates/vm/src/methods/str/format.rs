//! `template.format(…)`, `format_map` and `__format__`.

use std::rc::Rc;

use text::template::{self, Accessor, Conversion, Field, First, Numbering};

use crate::class::Class;
use crate::native::Args;
use crate::value::{PyResult, Str, Value, str_object};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, class: &Rc<Class>) {
    vm.def(class, "format", |vm, mut args| {
        let template = vm.this_str(&args, "format")?;
        args.pos.remove(0);
        Formatter { arguments: Arguments::Given(args), numbering: Numbering::default() }.run(vm, &template)
    });
    vm.def(class, "format_map", |vm, mut args| {
        let template = vm.this_str(&args, "format_map")?;
        args.exact(vm, "str.format_map", 1, 1)?;
        let arguments = Arguments::Mapping(args.take(1));
        Formatter { arguments, numbering: Numbering::default() }.run(vm, &template)
    });
    vm.def(class, "__format__", |vm, args| {
        vm.this_str(&args, "__format__")?;
        format_method(vm, args, "str")
    });
}

/// `__format__` of a built-in type, after its receiver was checked.
pub(in crate::methods) fn format_method(vm: &mut Vm, args: Args, owner: &str) -> PyResult {
    vm.exactly(&args, owner, "__format__", 1)?;
    let spec = vm.str_arg(&args[1], "__format__() argument must be str")?;
    vm.format_builtin(&args[0], &spec).map(Value::Str)
}

struct Formatter {
    arguments: Arguments,
    numbering: Numbering,
}

enum Arguments {
    Given(Args),
    Mapping(Value),
}

impl Formatter {
    fn run(mut self, vm: &mut Vm, template: &Str) -> PyResult {
        let mut out = String::with_capacity(template.as_str().len());
        self.expand(vm, template, template::MAX_DEPTH, &mut out)?;
        Ok(Value::str(out))
    }

    fn expand(&mut self, vm: &mut Vm, template: &str, depth: usize, out: &mut String) -> PyResult<()> {
        let Some(depth) = depth.checked_sub(1) else { return Err(vm.text_error(template::too_deep())) };
        for piece in template::pieces(template) {
            let piece = piece.map_err(|error| vm.text_error(error))?;
            out.push_str(piece.literal);
            if let Some(field) = piece.field {
                let text = self.field(vm, &field, depth)?;
                vm.reserve(out.len().saturating_add(text.as_str().len()))?;
                vm.spend(1)?;
                out.push_str(&text);
            }
        }
        Ok(())
    }

    fn field(&mut self, vm: &mut Vm, field: &Field, depth: usize) -> PyResult<Str> {
        let (first, accessors) = field.split(&mut self.numbering).map_err(|error| vm.text_error(error))?;
        let mut value = self.argument(vm, first)?;
        for accessor in accessors {
            value = match accessor.map_err(|error| vm.text_error(error))? {
                Accessor::Attribute(name) => vm.get_attr_str(&value, name)?,
                Accessor::Index(index) => vm.get_item(&value, &Value::from(index))?,
                Accessor::Key(key) => vm.get_item(&value, &Value::str(key))?,
            };
        }
        if let Some(char) = field.conversion {
            let conversion = Conversion::of(char).map_err(|error| vm.text_error(error))?;
            value = Value::Str(match conversion {
                Conversion::Repr => vm.repr(&value)?,
                Conversion::Str => vm.str(&value)?,
                Conversion::Ascii => str_object(text::quote::escape_non_ascii(&vm.repr(&value)?)),
            });
        }
        if !field.spec_has_fields {
            return vm.format(&value, field.spec);
        }
        let mut spec = String::new();
        self.expand(vm, field.spec, depth, &mut spec)?;
        vm.format(&value, &spec)
    }

    fn argument(&self, vm: &mut Vm, first: First) -> PyResult {
        match (&self.arguments, first) {
            (Arguments::Given(args), First::Index(index)) => match args.get(index) {
                Some(value) => Ok(value.clone()),
                None => Err(vm.index_error(template::index_out_of_range(index))),
            },
            (Arguments::Given(args), First::Name(name)) => {
                match args.kw.iter().find(|(key, _)| key.as_str() == name) {
                    Some((_, value)) => Ok(value.clone()),
                    None => Err(vm.key_error(Value::str(name))),
                }
            }
            (Arguments::Mapping(_), First::Index(_)) => {
                Err(vm.value_error("Format string contains positional fields"))
            }
            (Arguments::Mapping(mapping), First::Name(name)) => vm.get_item(mapping, &Value::str(name)),
        }
    }
}
