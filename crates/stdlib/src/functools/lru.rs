//! What `lru_cache` makes of a function.
//!
//! The function runs in a frame of its own, so that recursion through the cache is as deep as without it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use vm::collect::{Contents, visit_all};
use vm::dict::Dict;
use vm::native::{Input, NativeFrame, Next};
use vm::value::{Instance, Module};
use vm::{Args, Flow, PyResult, Value, Vm};

use crate::native_class::{self, layout};

struct Cache {
    function: Value,
    /// None: without bound.
    max: Option<i64>,
    typed: bool,
    info_class: Value,
    hits: Cell<i64>,
    misses: Cell<i64>,
    /// From keys to places in the list.
    index: Rc<Dict>,
    list: RefCell<List>,
}

/// The results in the order of their last use, in one vector; its first node is the ring's knot.
struct List {
    nodes: Vec<Node>,
    free: Vec<usize>,
}

struct Node {
    hash: i64,
    key: Value,
    value: Value,
    before: usize,
    behind: usize,
}

impl List {
    fn new() -> List {
        let knot = Node { hash: 0, key: Value::Null, value: Value::Null, before: 0, behind: 0 };
        List { nodes: vec![knot], free: Vec::new() }
    }

    fn unlink(&mut self, at: usize) {
        let (before, behind) = (self.nodes[at].before, self.nodes[at].behind);
        self.nodes[before].behind = behind;
        self.nodes[behind].before = before;
    }

    /// Links a node in as the one used last.
    fn link(&mut self, at: usize) {
        let last = self.nodes[0].before;
        self.nodes[at].before = last;
        self.nodes[at].behind = 0;
        self.nodes[last].behind = at;
        self.nodes[0].before = at;
    }

    fn add(&mut self, hash: i64, key: Value, value: Value) -> usize {
        let node = Node { hash, key, value, before: 0, behind: 0 };
        let at = match self.free.pop() {
            Some(at) => {
                self.nodes[at] = node;
                at
            }
            None => {
                self.nodes.push(node);
                self.nodes.len() - 1
            }
        };
        self.link(at);
        at
    }

    /// Takes out the node that was used least recently.
    fn remove_oldest(&mut self) -> Option<(i64, Value, Value)> {
        let at = self.nodes[0].behind;
        if at == 0 {
            return None;
        }
        self.unlink(at);
        self.free.push(at);
        let node = &mut self.nodes[at];
        Some((node.hash, std::mem::take(&mut node.key), std::mem::take(&mut node.value)))
    }
}

impl Cache {
    /// The place of a key, if it is known. A call asks for its hash once.
    fn find(&self, vm: &mut Vm, hash: i64, key: &Value) -> PyResult<Option<usize>> {
        let position = vm.dict_find_hashed(&self.index, hash, key)?;
        Ok(position.and_then(|position| match self.index.value_at(position) {
            Value::Int(at) => Some(at as usize),
            _ => None,
        }))
    }

    fn keep(&self, vm: &mut Vm, hash: i64, key: Value, value: &Value) -> PyResult<()> {
        if self.max == Some(0) {
            return Ok(());
        }
        if let Some(at) = self.find(vm, hash, &key)? {
            // A call within this one has been faster. Only where there is no order to keep, the later one counts.
            if self.max.is_none() {
                let old = std::mem::replace(&mut self.list.borrow_mut().nodes[at].value, value.clone());
                drop(old);
            }
            return Ok(());
        }
        if self.max.is_some_and(|max| self.index.len() as i64 >= max) {
            let oldest = self.list.borrow_mut().remove_oldest();
            if let Some((hash, key, value)) = oldest {
                if let Some(position) = vm.dict_find_hashed(&self.index, hash, &key)? {
                    self.index.remove_at(position);
                }
                drop(value);
            }
        }
        let at = self.list.borrow_mut().add(hash, key.clone(), value.clone());
        self.index.push(hash, key, Value::from(at));
        Ok(())
    }
}

/// One value for all arguments of a call.
fn key_of(vm: &mut Vm, args: &Args, typed: bool) -> Value {
    if args.kw.is_empty() && !typed && args.len() == 2 && matches!(args[1], Value::Int(_) | Value::Str(_)) {
        return args[1].clone();
    }
    let mut key: Vec<Value> = args.pos.iter().skip(1).cloned().collect();
    if !args.kw.is_empty() {
        // The class is a mark that no argument is likely to equal.
        key.push(Value::Class(vm.native_class::<Cache>()));
        for (name, value) in &args.kw {
            key.push(Value::Str(name.clone()));
            key.push(value.clone());
        }
    }
    if typed {
        let values = args.pos.iter().skip(1).chain(args.kw.iter().map(|(_, value)| value));
        let classes: Vec<Value> = values.map(|value| Value::Class(vm.class_of(value))).collect();
        key.extend(classes);
    }
    Value::tuple(key)
}

/// Calls the function and keeps what it returns.
struct Miss {
    wrapper: Rc<Instance>,
    hash: i64,
    key: Value,
    args: Option<Args>,
}

impl NativeFrame for Miss {
    fn step(&mut self, vm: &mut Vm, input: Input) -> PyResult<Next> {
        let Some(cache) = self.wrapper.native::<Cache>() else { return Ok(Next::Return(Value::None)) };
        match input {
            Input::Start => Ok(Next::Call(cache.function.clone(), self.args.take().unwrap_or_default())),
            Input::Value(value) | Input::Yielded(value) => {
                cache.keep(vm, self.hash, std::mem::take(&mut self.key), &value)?;
                Ok(Next::Return(value))
            }
            Input::Raised(raised) => Err(raised),
        }
    }

    fn name(&self) -> &'static str {
        "lru_cache"
    }
}

fn call(vm: &mut Vm, mut args: Args) -> PyResult<Flow> {
    let Value::Instance(wrapper) = args[0].clone() else { return Ok(Flow::Value(Value::None)) };
    let Some(cache) = wrapper.native::<Cache>() else { return Ok(Flow::Value(Value::None)) };
    if cache.max == Some(0) {
        cache.misses.set(cache.misses.get() + 1);
        args.pos.remove(0);
        return Ok(Flow::Call(cache.function.clone(), args));
    }
    let key = key_of(vm, &args, cache.typed);
    let hash = vm.hash(&key)?;
    if let Some(at) = cache.find(vm, hash, &key)? {
        cache.hits.set(cache.hits.get() + 1);
        let mut list = cache.list.borrow_mut();
        if cache.max.is_some() {
            list.unlink(at);
            list.link(at);
        }
        return Ok(Flow::Value(list.nodes[at].value.clone()));
    }
    cache.misses.set(cache.misses.get() + 1);
    args.pos.remove(0);
    Ok(Flow::Push(Box::new(Miss { wrapper: wrapper.clone(), hash, key, args: Some(args) })))
}

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    let class = native_class::class(vm, module, "_lru_cache_wrapper", "functools", layout::LRU);
    vm.register_class::<Cache>(&class);
    vm.know_contents::<Cache>(Contents {
        visit: |payload, visit| {
            let Some(cache) = payload.downcast_ref::<Cache>() else { return };
            visit_all([&cache.function, &cache.info_class], visit);
            visit(&Value::Dict(cache.index.clone()));
            for node in &cache.list.borrow().nodes {
                visit_all([&node.key, &node.value], visit);
            }
        },
        clear: |payload, released| {
            let Some(cache) = payload.downcast_ref::<Cache>() else { return };
            cache.index.clear();
            let list = cache.list.replace(List::new());
            released.extend(list.nodes.into_iter().flat_map(|node| [node.key, node.value]));
        },
    });
    class.has_dict.set(true);
    vm.def_new(&class, |vm, mut args| {
        let class = vm.class_arg(&mut args)?;
        let names = ["user_function", "maxsize", "typed", "cache_info_type"];
        let [function, max, typed, info] = args.bind(vm, "_lru_cache_wrapper", 0, names, 4)?;
        let function = function.unwrap_or_default();
        if !vm.is_callable(&function) {
            return Err(vm.type_error("the first argument must be callable"));
        }
        let max = match max.unwrap_or_default().builtin() {
            Value::None => None,
            Value::Int(max) => Some((*max).max(0)),
            Value::Bool(max) => Some(i64::from(*max)),
            _ => return Err(vm.type_error("maxsize should be integer or None")),
        };
        let typed = vm.truth(&typed.unwrap_or_default())?;
        let cache = Cache {
            function,
            max,
            typed,
            info_class: info.unwrap_or_default(),
            hits: Cell::new(0),
            misses: Cell::new(0),
            index: Rc::default(),
            list: RefCell::new(List::new()),
        };
        Ok(vm.new_native(&class, cache))
    });
    vm.def(&class, "__init__", |_, _| Ok(Value::None));
    vm.def_flow(&class, "__call__", call);
    vm.def(&class, "__get__", |_, args| {
        let object = args.get(1).cloned().unwrap_or(Value::None);
        if object.is_none() {
            return Ok(args[0].clone());
        }
        Ok(Value::Method(vm::value::Method::new(args[0].clone(), object)))
    });
    vm.def(&class, "cache_info", |vm, args| {
        args.exact(vm, "_lru_cache_wrapper.cache_info", 1, 0)?;
        let Some(cache) = args[0].native::<Cache>() else { return Ok(Value::None) };
        let numbers = Args::of([
            Value::Int(cache.hits.get()),
            Value::Int(cache.misses.get()),
            cache.max.map_or(Value::None, Value::Int),
            Value::from(cache.index.len()),
        ]);
        vm.call(&cache.info_class, numbers)
    });
    vm.def(&class, "cache_clear", |vm, args| {
        args.exact(vm, "_lru_cache_wrapper.cache_clear", 1, 0)?;
        let Some(cache) = args[0].native::<Cache>() else { return Ok(Value::None) };
        cache.hits.set(0);
        cache.misses.set(0);
        cache.index.clear();
        let old = cache.list.replace(List::new());
        drop(old);
        Ok(Value::None)
    });
    for name in ["__copy__", "__deepcopy__"] {
        vm.def(&class, name, |_, args| Ok(args[0].clone()));
    }
    vm.def(&class, "__reduce__", |vm, args| vm.get_attr_str(&args[0], "__qualname__"));
}
