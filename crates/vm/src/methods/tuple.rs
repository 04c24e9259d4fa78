//! `tuple`.

use std::rc::Rc;

use crate::class::Class;
use crate::methods::list::bounds;
use crate::methods::pull::{Sink, each_sized};
use crate::methods::slots::{self, Kind};
use crate::native::{Args, Flow};
use crate::value::{PyResult, Tuple, Value};
use crate::vm::Vm;

pub(crate) struct TupleKind;

impl Kind for TupleKind {
    const NAME: &'static str = "tuple";

    fn is(value: &Value) -> bool {
        matches!(value, Value::Tuple(_))
    }
}

pub(super) fn install(vm: &mut Vm) {
    let class = vm.types.tuple.clone();
    slots::install_container::<TupleKind>(vm, &class);
    slots::install_getitem::<TupleKind>(vm, &class);
    slots::install_sequence::<TupleKind>(vm, &class);
    slots::install_hash::<TupleKind>(vm, &class);
    vm.def_generic(&class);
    vm.def_new(&class, |vm, mut args| {
        let tuple = vm.types.tuple.clone();
        let class = vm.class_for_new(&mut args, &tuple)?;
        let init = vm.names.init.clone();
        if vm.refuses_names(&class, &tuple, &init) {
            args.no_kw(vm, "tuple")?;
        }
        args.between(vm, "tuple", 0, 0, 1)?;
        let items = match args.get(0) {
            Some(same @ Value::Tuple(_)) => return Ok(vm.wrap_builtin(&class, same.clone())),
            Some(iterable) => vm.list_of(iterable)?,
            None => Vec::new(),
        };
        Ok(vm.wrap_builtin(&class, Value::tuple(items)))
    });
    vm.def(&class, "__getnewargs__", |vm, args| {
        let this = slots::own::<TupleKind>(vm, &args, "__getnewargs__")?;
        Ok(Value::tuple(vec![this]))
    });
    vm.def(&class, "count", |vm, args| {
        let items = this(vm, &args, "count")?;
        args.exact(vm, "tuple.count", 1, 1)?;
        vm.spend(items.len() as u64 / 8)?;
        let mut count = 0;
        for item in items.iter() {
            count += vm.eq(item, &args[1])? as i64;
        }
        Ok(Value::Int(count))
    });
    vm.def(&class, "index", |vm, args| {
        let items = this(vm, &args, "index")?;
        args.no_kw(vm, "tuple.index")?;
        args.between(vm, "index", 1, 1, 3)?;
        let (start, stop) = bounds(vm, &args, items.len())?;
        vm.spend(items.len() as u64 / 8)?;
        for at in start..stop.min(items.len()) {
            if vm.eq(&items[at], &args[1])? {
                return Ok(Value::from(at));
            }
        }
        Err(vm.value_error("tuple.index(x): x not in tuple"))
    });
}

fn this(vm: &mut Vm, args: &Args, name: &str) -> PyResult<Rc<Tuple>> {
    match args.get(0).map(Value::builtin) {
        Some(Value::Tuple(items)) => Ok(items.clone()),
        _ => Err(vm.wrong_receiver("tuple", name, args.get(0))),
    }
}

impl Vm {
    /// A call of `list`, `tuple`, `set` or `frozenset` with one iterable whose items come from code of the
    /// program: it is emptied in a frame. None where the plain way is as good.
    pub(crate) fn collect_flow(&mut self, class: &Rc<Class>, args: &Args) -> PyResult<Option<Flow>> {
        if class.is_heap || args.len() != 1 || !args.kw.is_empty() {
            return Ok(None);
        }
        let what = match class.layout.get() {
            crate::class::Layout::List => Collected::List,
            crate::class::Layout::Tuple => Collected::Tuple,
            _ => return Ok(None),
        };
        match &args[0] {
            Value::Generator(_) | Value::Instance(_) | Value::Iter(_) => {
                each_sized(self, &args[0], Collect { items: Vec::new(), what }).map(Some)
            }
            _ => Ok(None),
        }
    }
}

#[derive(Clone, Copy)]
enum Collected {
    List,
    Tuple,
}

struct Collect {
    items: Vec<Value>,
    what: Collected,
}

impl Sink for Collect {
    fn item(&mut self, vm: &mut Vm, item: Value) -> PyResult<Option<Value>> {
        self.items.push(item);
        if self.items.len().is_multiple_of(1024) {
            vm.reserve(self.items.len() * 16)?;
        }
        Ok(None)
    }

    fn end(&mut self, _: &mut Vm) -> PyResult<Flow> {
        let items = std::mem::take(&mut self.items);
        Ok(Flow::Value(match self.what {
            Collected::List => Value::list(items),
            Collected::Tuple => Value::tuple(items),
        }))
    }

    fn name(&self) -> &'static str {
        match self.what {
            Collected::List => "list",
            Collected::Tuple => "tuple",
        }
    }
}
