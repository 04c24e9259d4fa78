//! `list[int]` and `int | None`: `types.GenericAlias` and `types.UnionType`.

use std::rc::Rc;

use bytecode::CompareOp;

use crate::class::Class;
use crate::native::{Args, Flow, Input, NativeFrame, Next};
use crate::value::{PyResult, Value};
use crate::vm::Vm;

/// The payload of a generic alias.
pub struct GenericAlias {
    pub origin: Value,
    /// A tuple.
    pub args: Value,
    /// The type variables among the arguments, a tuple.
    parameters: Value,
    /// Its elements stand in the place of the alias: `*tuple[int, ...]`.
    starred: bool,
}

/// The payload of a union.
pub struct Union {
    pub members: Vec<Value>,
}

/// `list[int]()`: makes the object, and tells it by what it was made where it can be told.
struct CallOfAlias {
    alias: Value,
    origin: Value,
    args: Option<Args>,
}

impl NativeFrame for CallOfAlias {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        let made = match input {
            Input::Raised(raised) => return Err(raised),
            Input::Start => {
                return Ok(Next::Call(self.origin.clone(), self.args.take().unwrap_or_default()));
            }
            Input::Value(value) | Input::Yielded(value) => value,
        };
        let name = vm.intern("__orig_class__");
        if let Err(raised) = vm.set_attr(&made, &name, self.alias.clone()) {
            let expected = [vm.types.attribute_error.clone(), vm.types.type_error.clone()];
            if !expected.iter().any(|class| vm.is_instance(&raised.value(), class)) {
                return Err(raised);
            }
        }
        Ok(Next::Return(made))
    }

    fn name(&self) -> &'static str {
        "GenericAlias.__call__"
    }
}

impl Vm {
    /// `origin[args]`
    pub fn generic_alias(&mut self, origin: Value, args: Value) -> Value {
        let class = self.types.generic_alias.clone();
        self.new_alias(&class, origin, args)
    }

    fn new_alias(&mut self, class: &Rc<Class>, origin: Value, args: Value) -> Value {
        let args = match args {
            Value::Tuple(_) => args,
            single => Value::tuple(vec![single]),
        };
        let parameters = match &args {
            Value::Tuple(args) => parameters_of(self, args),
            _ => Vec::new(),
        };
        let parameters = Value::tuple(parameters);
        self.new_native(class, GenericAlias { origin, args, parameters, starred: false })
    }

    /// Whether a built-in class that has no `__class_getitem__` makes aliases: `type[int]`.
    pub fn is_generic(&self, class: &Rc<Class>) -> bool {
        let types = &self.types;
        let generic =
            [&types.type_, &types.generator, &types.coroutine, &types.async_generator, &types.weakref];
        generic.iter().any(|known| Rc::ptr_eq(known, class))
    }

    /// `a | b` of types; `NotImplemented` where one of them is no type.
    pub fn union_of(&mut self, a: Value, b: Value) -> PyResult {
        let is_type = |value: &Value| {
            matches!(value, Value::None | Value::Class(_))
                || value.native::<GenericAlias>().is_some()
                || value.native::<Union>().is_some()
                || is_type_alias(self, value)
        };
        if !is_type(&a) || !is_type(&b) {
            return Ok(Value::NotImplemented);
        }
        let mut members: Vec<Value> = Vec::new();
        for side in [a, b] {
            let parts = match (&side, side.native::<Union>()) {
                (_, Some(union)) => union.members.clone(),
                (Value::None, None) => vec![Value::Class(self.types.none_type.clone())],
                (_, None) => vec![side],
            };
            'parts: for part in parts {
                for known in &members {
                    if self.eq(known, &part)? {
                        continue 'parts;
                    }
                }
                members.push(part);
            }
        }
        if let [single] = members.as_slice() {
            return Ok(single.clone());
        }
        let class = self.types.union_type.clone();
        Ok(self.new_native(&class, Union { members }))
    }

    /// How a type is shown among the arguments of an alias or the members of a union.
    fn type_argument(&mut self, value: &Value) -> PyResult<String> {
        self.spend(1)?;
        match value {
            Value::Ellipsis => return Ok("...".to_owned()),
            Value::List(items) => {
                let items = items.borrow().clone();
                let shown: PyResult<Vec<String>> =
                    items.iter().map(|item| self.type_argument(item)).collect();
                return Ok(format!("[{}]", shown?.join(", ")));
            }
            Value::Class(class) => {
                return Ok(match Rc::ptr_eq(class, &self.types.none_type) {
                    true => "None".to_owned(),
                    false => self.class_full_name(class),
                });
            }
            Value::Function(_) | Value::Native(_) => {
                let (qualname, module) = (self.names.qualname.clone(), self.names.module.clone());
                if let Some(name) = self.get_attr_opt(value, &qualname)?
                    && let Some(module) = self.get_attr_opt(value, &module)?
                    && !module.is_none()
                {
                    let (name, module) = (self.str(&name)?, self.str(&module)?);
                    return Ok(match module.as_str() {
                        "builtins" => name.to_string(),
                        module => format!("{module}.{}", name.as_str()),
                    });
                }
            }
            _ => {}
        }
        Ok(self.repr(value)?.to_string())
    }
}

/// The type variables among arguments, each once.
/// Whether a value is what `type X = …` makes, whose class is of the library.
fn is_type_alias(vm: &Vm, value: &Value) -> bool {
    let Value::Instance(instance) = value else { return false };
    let class = instance.class();
    class.qualname.borrow().as_str() == "TypeAliasType"
        && class
            .dict
            .get_str(&vm.names.module)
            .is_some_and(|module| matches!(module, Value::Str(name) if name.as_str() == "typing"))
}

fn parameters_of(vm: &mut Vm, args: &[Value]) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for arg in args {
        for parameter in parameters_in(vm, arg) {
            if !found.iter().any(|known| known.is(&parameter)) {
                found.push(parameter);
            }
        }
    }
    found
}

fn parameters_in(vm: &mut Vm, arg: &Value) -> Vec<Value> {
    match arg {
        Value::Tuple(items) => return parameters_of(vm, items),
        Value::List(items) => {
            let items = items.borrow().clone();
            return parameters_of(vm, &items);
        }
        Value::Instance(_) => {}
        _ => return Vec::new(),
    }
    if let Some(alias) = arg.native::<GenericAlias>() {
        return match &alias.parameters {
            Value::Tuple(parameters) => parameters.to_vec(),
            _ => Vec::new(),
        };
    }
    if let Some(union) = arg.native::<Union>() {
        return parameters_of(vm, &union.members.clone());
    }
    let subst = vm.intern("__typing_subst__");
    if matches!(vm.get_attr_opt(arg, &subst), Ok(Some(_))) {
        return vec![arg.clone()];
    }
    let parameters = vm.intern("__parameters__");
    match vm.get_attr_opt(arg, &parameters) {
        Ok(Some(Value::Tuple(parameters))) => parameters.to_vec(),
        _ => Vec::new(),
    }
}

/// The arguments in brackets as a tuple, with the items of `*tuple[int, str]` in its place.
fn unpacked(vm: &mut Vm, item: Value) -> PyResult {
    let given = match &item {
        Value::Tuple(items) => items.to_vec(),
        _ => vec![item],
    };
    let name = vm.intern("__typing_unpacked_tuple_args__");
    let mut out = Vec::with_capacity(given.len());
    for one in given {
        let several = match &one {
            Value::Instance(_) => vm.get_attr_opt(&one, &name)?,
            _ => None,
        };
        match several {
            Some(Value::Tuple(several))
                if !several.last().is_some_and(|last| matches!(last, Value::Ellipsis)) =>
            {
                out.extend(several.iter().cloned());
            }
            _ => out.push(one),
        }
    }
    Ok(Value::tuple(out))
}

/// Arguments with the type variables among them replaced.
fn substitute(
    vm: &mut Vm,
    shown: &Value,
    args: &[Value],
    parameters: &[Value],
    item: Value,
) -> PyResult<Vec<Value>> {
    if parameters.is_empty() {
        let shown = vm.repr(shown)?;
        return Err(vm.type_error(format!("{} is not a generic class", shown.as_str())));
    }
    let mut item = unpacked(vm, item)?;
    let prepare = vm.intern("__typing_prepare_subst__");
    for parameter in parameters {
        if let Some(prepare) = vm.get_attr_opt(parameter, &prepare)?
            && !prepare.is_none()
        {
            item = vm.call(&prepare, Args::two(shown.clone(), item))?;
        }
    }
    let items = vm.list_of(&item)?;
    if items.len() != parameters.len() {
        let shown = vm.repr(shown)?;
        return Err(vm.type_error(format!(
            "Too {} arguments for {}; actual {}, expected {}",
            if items.len() > parameters.len() { "many" } else { "few" },
            shown.as_str(),
            items.len(),
            parameters.len()
        )));
    }
    let subst = vm.intern("__typing_subst__");
    let mut replaced = Vec::with_capacity(args.len());
    let unpacks = vm.intern("__typing_is_unpacked_typevartuple__");
    for arg in args {
        if matches!(arg, Value::Class(_)) {
            replaced.push(arg.clone());
            continue;
        }
        let at = parameters.iter().position(|parameter| parameter.is(arg));
        if let Some(at) = at
            && let Some(subst) = vm.get_attr_opt(arg, &subst)?
        {
            replaced.push(vm.call(&subst, Args::one(items[at].clone()))?);
            continue;
        }
        let inner = parameters_in(vm, arg);
        if inner.is_empty() {
            replaced.push(arg.clone());
            continue;
        }
        if let Value::List(list) = arg {
            let list = list.borrow().clone();
            let values = inner.iter().map(|wanted| {
                let at = parameters.iter().position(|parameter| parameter.is(wanted));
                at.map_or(wanted.clone(), |at| items[at].clone())
            });
            let values = Value::tuple(values.collect());
            replaced.push(Value::list(substitute(vm, shown, &list, &inner, values)?));
            continue;
        }
        // What stands for a type variable tuple is several arguments.
        let mut values: Vec<Value> = Vec::with_capacity(inner.len());
        for wanted in &inner {
            match parameters.iter().position(|parameter| parameter.is(wanted)) {
                Some(at) => match &items[at] {
                    Value::Tuple(several) if vm.is_iterable(wanted) => values.extend(several.iter().cloned()),
                    one => values.push(one.clone()),
                },
                None => values.push(wanted.clone()),
            }
        }
        let is_unpacked = match vm.get_attr_opt(arg, &unpacks)? {
            Some(answer) => vm.truth(&answer)?,
            None => false,
        };
        match vm.get_item(arg, &Value::tuple(values))? {
            Value::Tuple(several) if is_unpacked => replaced.extend(several.iter().cloned()),
            one => replaced.push(one),
        }
    }
    Ok(replaced)
}

pub(super) fn install(vm: &mut Vm) {
    install_alias(vm);
    install_union(vm);
    for class in [vm.types.generic_alias.clone(), vm.types.union_type.clone()] {
        vm.def_value(&class, "__module__", Value::str("types"));
        // The name for messages has the module's before it.
        let name = class.name.borrow().rsplit('.').next().unwrap_or_default().to_owned();
        *class.qualname.borrow_mut() = vm.intern(&name);
        vm.def(&class, "__or__", |vm, args| {
            args.exact(vm, "__or__", 1, 1)?;
            vm.union_of(args[0].clone(), args[1].clone())
        });
        vm.def(&class, "__ror__", |vm, args| {
            args.exact(vm, "__ror__", 1, 1)?;
            vm.union_of(args[1].clone(), args[0].clone())
        });
    }
}

/// What an alias is made of: origin, arguments, type variables.
fn alias_of(vm: &mut Vm, value: Option<&Value>) -> PyResult<(Value, Value, Value)> {
    match value.and_then(Value::native::<GenericAlias>) {
        Some(alias) => Ok((alias.origin.clone(), alias.args.clone(), alias.parameters.clone())),
        None => Err(vm.wrong_receiver("types.GenericAlias", "__origin__", value)),
    }
}

fn is_starred(value: &Value) -> bool {
    value.native::<GenericAlias>().is_some_and(|alias| alias.starred)
}

fn items(value: &Value) -> Vec<Value> {
    match value {
        Value::Tuple(items) => items.to_vec(),
        _ => Vec::new(),
    }
}

fn install_alias(vm: &mut Vm) {
    let class = vm.types.generic_alias.clone();
    vm.def_new(&class, |vm, mut args| {
        let alias = vm.types.generic_alias.clone();
        let class = vm.class_for_new(&mut args, &alias)?;
        args.no_kw(vm, "GenericAlias")?;
        args.between(vm, "GenericAlias", 0, 2, 2)?;
        let (origin, arguments) = (args.take(0), args.take(1));
        Ok(vm.new_alias(&class, origin, arguments))
    });
    vm.def(&class, "__repr__", |vm, args| {
        let (origin, arguments, _) = alias_of(vm, args.get(0))?;
        let origin = vm.type_argument(&origin)?;
        let shown: PyResult<Vec<String>> =
            items(&arguments).iter().map(|item| vm.type_argument(item)).collect();
        let shown = shown?;
        let star = if is_starred(&args[0]) { "*" } else { "" };
        Ok(Value::str(match shown.is_empty() {
            true => format!("{star}{origin}[()]"),
            false => format!("{star}{origin}[{}]", shown.join(", ")),
        }))
    });
    vm.def_flow(&class, "__call__", |vm, mut args| {
        let (origin, ..) = alias_of(vm, args.get(0))?;
        let alias = args.pos.remove(0);
        Ok(Flow::Push(Box::new(CallOfAlias { alias, origin, args: Some(args) })))
    });
    vm.def(&class, "__getitem__", |vm, args| {
        args.exact(vm, "__getitem__", 1, 1)?;
        let (origin, arguments, parameters) = alias_of(vm, args.get(0))?;
        let replaced = substitute(vm, &args[0], &items(&arguments), &items(&parameters), args[1].clone())?;
        let class = vm.class_of(&args[0]);
        Ok(vm.new_alias(&class, origin, Value::tuple(replaced)))
    });
    vm.def(&class, "__getattr__", |vm, args| {
        args.exact(vm, "__getattr__", 1, 1)?;
        let (origin, ..) = alias_of(vm, args.get(0))?;
        let name = vm.attribute_name(&args[1])?;
        // With these of the class behind it, an alias would pass for a class, or be copied as one.
        if matches!(name.as_str(), "__bases__" | "__copy__" | "__deepcopy__") {
            return Err(vm.attribute_error(format!(
                "'types.GenericAlias' object has no attribute '{}'",
                name.as_str()
            )));
        }
        vm.get_attr_str(&origin, &name)
    });
    vm.def(&class, "__mro_entries__", |vm, args| {
        let (origin, ..) = alias_of(vm, args.get(0))?;
        Ok(Value::tuple(vec![origin]))
    });
    vm.def(&class, "__dir__", |vm, args| {
        args.exact(vm, "__dir__", 1, 0)?;
        let (origin, ..) = alias_of(vm, args.get(0))?;
        let mut names = vm.dir_of(&origin)?;
        let own = "__args__ __bases__ __copy__ __deepcopy__ __mro_entries__ __origin__ __parameters__ \
                   __typing_unpacked_tuple_args__ __unpacked__";
        for name in own.split_ascii_whitespace() {
            if !names.iter().any(|known| known.as_str().is_some_and(|known| known.as_str() == name)) {
                names.push(Value::str(name));
            }
        }
        Ok(Value::list(names))
    });
    vm.def(&class, "__eq__", |vm, args| {
        args.exact(vm, "__eq__", 1, 1)?;
        let (origin, arguments, _) = alias_of(vm, args.get(0))?;
        if args[1].native::<GenericAlias>().is_none() {
            return Ok(Value::NotImplemented);
        }
        let (other, others, _) = alias_of(vm, args.get(1))?;
        let same_star = is_starred(&args[0]) == is_starred(&args[1]);
        Ok(Value::Bool(same_star && vm.eq(&origin, &other)? && vm.eq(&arguments, &others)?))
    });
    vm.def(&class, "__hash__", |vm, args| {
        let (origin, arguments, _) = alias_of(vm, args.get(0))?;
        Ok(Value::Int(vm.hash(&origin)? ^ vm.hash(&arguments)?))
    });
    vm.def(&class, "__instancecheck__", |vm, _| {
        Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
    });
    vm.def(&class, "__subclasscheck__", |vm, _| {
        Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
    });
    vm.def_member(&class, "__origin__", |vm, value| Ok(alias_of(vm, Some(value))?.0));
    vm.def_member(&class, "__args__", |vm, value| Ok(alias_of(vm, Some(value))?.1));
    vm.def_get(&class, "__parameters__", |vm, value| Ok(alias_of(vm, Some(value))?.2), None);
    vm.def(&class, "__iter__", |vm, args| {
        args.exact(vm, "__iter__", 1, 0)?;
        let (origin, arguments, parameters) = alias_of(vm, args.get(0))?;
        let class = vm.class_of(&args[0]);
        let starred = GenericAlias { origin, args: arguments, parameters, starred: true };
        let starred = vm.new_native(&class, starred);
        vm.iter(&Value::tuple(vec![starred]))
    });
    vm.def_get(&class, "__unpacked__", |_, value| Ok(Value::Bool(is_starred(value))), None);
    vm.def_get(
        &class,
        "__typing_unpacked_tuple_args__",
        |vm, value| {
            let (origin, arguments, _) = alias_of(vm, Some(value))?;
            let is_tuple = origin.is(&Value::Class(vm.types.tuple.clone()));
            Ok(if is_starred(value) && is_tuple { arguments } else { Value::None })
        },
        None,
    );
}

fn members(vm: &mut Vm, value: Option<&Value>) -> PyResult<Vec<Value>> {
    match value.and_then(Value::native::<Union>) {
        Some(union) => Ok(union.members.clone()),
        None => Err(vm.wrong_receiver("types.UnionType", "__args__", value)),
    }
}

fn install_union(vm: &mut Vm) {
    let class = vm.types.union_type.clone();
    class.is_base.set(false);
    vm.def_new(&class, |vm, _| Err(vm.type_error("cannot create 'types.UnionType' instances")));
    vm.def(&class, "__repr__", |vm, args| {
        let members = members(vm, args.get(0))?;
        let shown: PyResult<Vec<String>> = members.iter().map(|member| vm.type_argument(member)).collect();
        Ok(Value::str(shown?.join(" | ")))
    });
    vm.def(&class, "__eq__", |vm, args| {
        args.exact(vm, "__eq__", 1, 1)?;
        let ours = members(vm, args.get(0))?;
        let Some(other) = args[1].native::<Union>() else { return Ok(Value::NotImplemented) };
        let theirs = other.members.clone();
        let (ours, theirs) = (vm.set_of(&Value::list(ours))?, vm.set_of(&Value::list(theirs))?);
        let (ours, theirs) = (Value::FrozenSet(Rc::new(ours)), Value::FrozenSet(Rc::new(theirs)));
        vm.compare(CompareOp::Eq, &ours, &theirs)
    });
    vm.def(&class, "__hash__", |vm, args| {
        let members = members(vm, args.get(0))?;
        let set = vm.set_of(&Value::list(members))?;
        Ok(Value::Int(vm.hash(&Value::FrozenSet(Rc::new(set)))?))
    });
    vm.def(&class, "__getitem__", |vm, args| {
        args.exact(vm, "__getitem__", 1, 1)?;
        let members = members(vm, args.get(0))?;
        let parameters = parameters_of(vm, &members);
        let replaced = substitute(vm, &args[0], &members, &parameters, args[1].clone())?;
        let mut union = Value::Null;
        for member in replaced {
            union = match union {
                Value::Null => member,
                union => vm.binary_op(bytecode::BinaryOp::Or, false, union, member)?,
            };
        }
        Ok(union)
    });
    vm.def(&class, "__instancecheck__", |vm, args| {
        args.exact(vm, "__instancecheck__", 1, 1)?;
        for member in members(vm, args.get(0))? {
            if vm.is_instance_of(&args[1], &member)? {
                return Ok(Value::Bool(true));
            }
        }
        Ok(Value::Bool(false))
    });
    vm.def(&class, "__subclasscheck__", |vm, args| {
        args.exact(vm, "__subclasscheck__", 1, 1)?;
        for member in members(vm, args.get(0))? {
            if vm.is_subclass_of(&args[1], &member)? {
                return Ok(Value::Bool(true));
            }
        }
        Ok(Value::Bool(false))
    });
    vm.def_member(&class, "__args__", |vm, value| Ok(Value::tuple(members(vm, Some(value))?)));
    vm.def_get(
        &class,
        "__parameters__",
        |vm, value| {
            let members = members(vm, Some(value))?;
            Ok(Value::tuple(parameters_of(vm, &members)))
        },
        None,
    );
}
