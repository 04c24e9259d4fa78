//! The operations that are not in the run loop itself: dispatched here, each to the file of its family.

mod awaiting;
mod collect;

use std::rc::Rc;

use bytecode::{AwaitSite, Conversion, Op, UnaryOp};

use crate::dict::Dict;
use crate::generator::GeneratorKind;
use crate::native::Args;
use crate::run::{Called, Did};
use crate::set::Set;
use crate::value::{PyCell, PyResult, Raised, Value};
use crate::vm::Vm;

impl Vm {
    /// Executes one of the rarer operations.
    pub(crate) fn rare_op(&mut self, op: Op, a: u32, b: u16) -> PyResult<Did> {
        let n = a as usize;
        // A generator that is to be unpacked is emptied in frames of its own first.
        if let Op::ListExtend | Op::SetUpdate | Op::UnpackSequence | Op::UnpackEx = op
            && self.collects_top(matches!(op, Op::UnpackSequence).then_some(n))?
        {
            return Ok(Did::Reload);
        }
        if op == Op::CallEx && n == 0 && self.collects_top(None)? {
            return Ok(Did::Reload);
        }
        match op {
            Op::DeleteFast => {
                let slot = self.slot_index(n);
                if self.fiber.stack[slot].is_null() {
                    let code = self.top_frame().code.clone();
                    return Err(self.unbound_local(&code, n));
                }
                self.fiber.stack[slot] = Value::Null;
                self.run_finalizers_if_any()?;
            }
            Op::ClearFast => {
                let slot = self.slot_index(n);
                self.fiber.stack[slot] = Value::Null;
            }
            Op::MakeCell => {
                let slot = self.slot_index(n);
                let value = std::mem::take(&mut self.fiber.stack[slot]);
                self.fiber.stack[slot] = Value::Cell(PyCell::new(value));
            }
            Op::LoadDeref => {
                let value = self.cell(n).value.borrow().clone();
                if value.is_null() {
                    let code = self.top_frame().code.clone();
                    return Err(self.unbound_cell(&code, n));
                }
                self.push(value);
            }
            Op::StoreDeref => {
                let value = self.pop();
                let old = self.cell(n).value.replace(value);
                drop(old);
                self.run_finalizers_if_any()?;
            }
            Op::DeleteDeref => {
                let old = self.cell(n).value.take();
                if old.is_null() {
                    let code = self.top_frame().code.clone();
                    return Err(self.unbound_cell(&code, n));
                }
                drop(old);
                self.run_finalizers_if_any()?;
            }
            Op::LoadClosure => {
                let slot = self.slot_index(n);
                let cell = self.fiber.stack[slot].clone();
                self.push(cell);
            }
            Op::LoadClassDeref => {
                let code = self.top_frame().code.clone();
                let name = self.intern(code.code.slot_name(n));
                let value = match self.namespace_get(&name)? {
                    Some(value) => value,
                    None => self.cell(n).value.borrow().clone(),
                };
                if value.is_null() {
                    return Err(self.unbound_cell(&code, n));
                }
                self.push(value);
            }
            Op::StoreGlobal => {
                let value = self.pop();
                let frame = self.top_frame();
                let name = frame.code.body().names[n].clone();
                frame.globals.clone().set_str(&name, value);
                self.run_finalizers_if_any()?;
            }
            Op::DeleteGlobal => {
                let frame = self.top_frame();
                let name = frame.code.body().names[n].clone();
                if frame.globals.clone().remove_str(&name).is_none() {
                    return Err(self.undefined_name(&name));
                }
                self.run_finalizers_if_any()?;
            }
            Op::LoadName => {
                let name = self.top_frame().code.body().names[n].clone();
                let value = match self.namespace_get(&name)? {
                    Some(value) => value,
                    None => {
                        let globals = self.top_frame().globals.clone();
                        match globals.get_str(&name) {
                            Some(value) => value,
                            None => self.builtin_named(&globals, &name)?,
                        }
                    }
                };
                self.push(value);
            }
            Op::StoreName => {
                let value = self.pop();
                let frame = self.top_frame();
                let name = frame.code.body().names[n].clone();
                let namespace = frame.namespace.clone();
                match &namespace {
                    Value::Dict(dict) => dict.set_str(&name, value),
                    Value::Null => frame.globals.clone().set_str(&name, value),
                    other => self.set_item(other, Value::Str(name), value)?,
                }
            }
            Op::DeleteName => {
                let frame = self.top_frame();
                let name = frame.code.body().names[n].clone();
                let namespace = frame.namespace.clone();
                let removed = match &namespace {
                    Value::Dict(dict) => dict.remove_str(&name).is_some(),
                    Value::Null => frame.globals.clone().remove_str(&name).is_some(),
                    other => {
                        // Whatever it was that failed, CPython tells that the name is not there.
                        self.del_item(other, Value::Str(name.clone())).is_ok()
                    }
                };
                if !removed {
                    return Err(self.undefined_name(&name));
                }
            }
            Op::LoadLocals => {
                let frame = self.top_frame();
                let locals = match &frame.namespace {
                    Value::Null => Value::Dict(frame.globals.clone()),
                    namespace => namespace.clone(),
                };
                self.push(locals);
            }
            Op::DeleteAttr => {
                let object = self.pop();
                let name = self.top_frame().code.body().names[n].clone();
                self.set_attr(&object, &name, Value::Null)?;
                self.run_finalizers_if_any()?;
            }
            Op::StoreSubscr => {
                let key = self.pop();
                let container = self.pop();
                let value = self.pop();
                if let Value::Instance(instance) = &container
                    && let Some(Value::Function(function)) =
                        instance.class().lookup(&self.names.setitem.clone())
                {
                    return self.push_store(&function, [container.clone(), key, value]);
                }
                self.set_item(&container, key, value)?;
                self.run_finalizers_if_any()?;
            }
            Op::DeleteSubscr => {
                let key = self.pop();
                let container = self.pop();
                if let Value::Instance(instance) = &container
                    && let Some(Value::Function(function)) = instance.class().lookup(&self.names.delitem)
                {
                    return self.push_store(&function, [container.clone(), key]);
                }
                self.del_item(&container, key)?;
                self.run_finalizers_if_any()?;
            }
            Op::BuildSlice => {
                let step = if n == 3 { self.pop() } else { Value::None };
                let stop = self.pop();
                let start = self.pop();
                self.push(Value::Slice(Rc::new([start, stop, step])));
            }
            Op::UnaryOp => {
                let value = self.pop();
                let result = self.unary_op(UnaryOp::from_operand(a), &value)?;
                self.push(result);
            }
            Op::IsOp => {
                let right = self.pop();
                let left = self.pop();
                self.push(Value::Bool(left.is(&right) == (a == 0)));
            }
            Op::ContainsOp => {
                let container = self.pop();
                let item = self.pop();
                let result = self.contains(&container, &item)?;
                self.push(Value::Bool(result == (a == 0)));
            }
            Op::GetIter => {
                let value = self.pop();
                let iter = self.iter(&value)?;
                self.push(iter);
            }
            Op::GetAiter => return self.op_get_aiter(),
            Op::GetAnext => return self.op_get_anext(),
            Op::EndAsyncFor => {
                let exception = self.pop();
                let stop = self.types.stop_async_iteration.clone();
                if !self.is_instance(&exception, &stop) {
                    self.reraising = true;
                    return Err(self.exception_from(exception)?);
                }
                self.pop();
            }
            Op::BuildTuple => {
                let at = self.fiber.stack.len() - n;
                let items = self.fiber.stack.split_off(at);
                self.push(Value::tuple(items));
            }
            Op::BuildList => {
                let at = self.fiber.stack.len() - n;
                let items = self.fiber.stack.split_off(at);
                self.push(Value::list(items));
            }
            Op::BuildSet => {
                let at = self.fiber.stack.len() - n;
                let set = Rc::new(Set::new());
                for item in self.fiber.stack.split_off(at) {
                    self.set_add(&set, item)?;
                }
                self.push(Value::Set(set));
            }
            Op::BuildMap => {
                let at = self.fiber.stack.len() - 2 * n;
                let dict = Rc::new(Dict::new());
                let mut items = self.fiber.stack.split_off(at).into_iter();
                while let (Some(key), Some(value)) = (items.next(), items.next()) {
                    self.dict_set(&dict, key, value)?;
                }
                self.push(Value::Dict(dict).noted());
            }
            Op::BuildString => {
                let at = self.fiber.stack.len() - n;
                let parts = self.fiber.stack.split_off(at);
                let mut text = String::with_capacity(
                    parts.iter().map(|part| part.as_str().map_or(0, |text| text.as_str().len())).sum(),
                );
                for part in &parts {
                    if let Some(part) = part.as_str() {
                        text.push_str(part);
                    }
                }
                self.push(Value::str(text));
            }
            Op::ListAppend => {
                let value = self.pop();
                if let Value::List(list) = self.peek(n - 1) {
                    list.push(value);
                }
            }
            Op::SetAdd => {
                let value = self.pop();
                if let Value::Set(set) = self.peek(n - 1).clone() {
                    self.set_add(&set, value)?;
                }
            }
            Op::MapAdd => {
                let value = self.pop();
                let key = self.pop();
                if let Value::Dict(dict) = self.peek(n - 1).clone() {
                    self.dict_set(&dict, key, value)?;
                }
            }
            Op::ListExtend => {
                let value = self.pop();
                if self.lacks_iter(&value) {
                    let kind = self.type_name(&value);
                    return Err(self.type_error(format!("Value after * must be an iterable, not {kind}")));
                }
                let items = self.sized_list_of(&value)?;
                if let Value::List(list) = self.peek(n - 1) {
                    list.borrow_mut().extend(items);
                    list.charge();
                }
            }
            Op::SetUpdate => {
                let value = self.pop();
                if let Value::Set(set) = self.peek(n - 1).clone() {
                    self.set_update(&set, &value)?;
                }
            }
            Op::DictUpdate => {
                let value = self.pop();
                if let Value::Dict(dict) = self.peek(n - 1).clone() {
                    if let Value::Dict(other) = &value {
                        for (hash, key, value) in other.hashed_entries() {
                            self.dict_set_hashed(&dict, hash, key, value)?;
                        }
                        return Ok(Did::Next);
                    }
                    let found = match self.mapping_entries(&value) {
                        Err(raised) if self.raised_is(&raised, &self.types.attribute_error.clone()) => None,
                        found => found?,
                    };
                    let Some(entries) = found else {
                        let kind = self.type_name(&value);
                        return Err(self.type_error(format!("'{kind}' object is not a mapping")));
                    };
                    for (key, value) in entries {
                        self.dict_set(&dict, key, value)?;
                    }
                }
            }
            Op::DictMerge => {
                let value = self.pop();
                let Value::Dict(dict) = self.peek(n - 1).clone() else { return Ok(Did::Next) };
                let callable = self.peek(n - 1 + b as usize).clone();
                let entries = self.keyword_entries(&callable, &value)?;
                for (key, value) in entries {
                    if key.as_str().is_none() {
                        return Err(self.type_error("keywords must be strings"));
                    }
                    if self.dict_find(&dict, &key)?.is_some() {
                        return Err(self.given_twice(&callable, &key)?);
                    }
                    self.dict_set(&dict, key, value)?;
                }
            }
            Op::ListToTuple => {
                if let Value::List(list) = self.pop() {
                    let items = list.borrow().clone();
                    self.push(Value::tuple(items));
                }
            }
            Op::UnpackSequence => self.op_unpack(n)?,
            Op::UnpackEx => self.op_unpack_ex(n, b as usize)?,
            Op::CallKw => {
                let called = self.call_named(n)?;
                return Ok(self.called(called));
            }
            Op::CallMethodKw => {
                let called = self.call_method_named(n)?;
                return Ok(self.called(called));
            }
            Op::CallEx => {
                let called = self.op_call_ex(n == 1)?;
                return Ok(self.called(called));
            }
            Op::MakeFunction => self.op_make_function(a)?,
            Op::LoadBuildClass => {
                let globals = self.top_frame().globals.clone();
                let own = self.own_builtins(&globals);
                let name = self.intern("__build_class__");
                let function = match self.odd_builtin(&globals, &name)? {
                    Some(found) => found,
                    None => own.as_ref().unwrap_or(&self.builtins).get_str(&name),
                };
                let Some(function) = function else {
                    return Err(self.name_error("__build_class__ not found"));
                };
                self.push(function);
            }
            Op::Yield => {
                let value = self.pop();
                self.suspend(value)?;
                return Ok(Did::Reload);
            }
            Op::YieldFrom => return self.op_yield_from(b),
            Op::GetYieldFromIter => {
                let value = self.pop();
                let iter = match &value {
                    Value::Generator(generator) if generator.kind == GeneratorKind::Generator => value,
                    _ if is_coroutine(&value) => {
                        let code = &self.top_frame().code;
                        if !code.code.flags.coroutine && !code.is_iterable_coroutine.get() {
                            return Err(self.type_error(
                                "cannot 'yield from' a coroutine object in a non-coroutine generator",
                            ));
                        }
                        value
                    }
                    _ => self.iter(&value)?,
                };
                self.push(iter);
            }
            Op::GetAwaitable => {
                let value = self.pop();
                let iter = self.awaitable_iter(&value, AwaitSite::from_operand(b as u32))?;
                self.push(iter);
            }
            Op::BeforeWith => return self.op_before_with(),
            Op::BeforeAsyncWith => return self.op_before_async_with(),
            Op::WithExceptStart => return self.op_with_except_start(),
            Op::PushExcInfo => {
                let exception = self.pop();
                let previous = self.set_handled(exception.clone());
                self.push(previous);
                self.push(exception);
            }
            Op::PopExcept => {
                let previous = self.pop();
                let old = self.set_handled(previous);
                drop(old);
                self.run_finalizers_if_any()?;
            }
            Op::Reraise => {
                let exception = self.pop();
                self.reraising = true;
                return Err(self.exception_from(exception)?);
            }
            Op::Raise => return self.op_raise(a),
            Op::CheckExcMatch => {
                let class = self.pop();
                let exception = self.peek(0).clone();
                let matches = self.exception_matches(&exception, &class)?;
                self.push(Value::Bool(matches));
            }
            Op::CheckEgMatch => self.op_check_eg_match()?,
            Op::PrepReraiseStar => self.op_prep_reraise_star()?,
            Op::LoadAssertionError => {
                let class = Value::Class(self.types.assertion_error.clone());
                self.push(class);
            }
            Op::FormatValue => {
                let spec = if b & 4 != 0 { self.pop() } else { Value::Null };
                let mut value = self.pop();
                match Conversion::from_operand((b & 3) as u32) {
                    Conversion::None => {}
                    Conversion::Str => value = Value::Str(self.str(&value)?),
                    Conversion::Repr => value = Value::Str(self.repr(&value)?),
                    Conversion::Ascii => {
                        let repr = self.repr(&value)?;
                        value = Value::str(text::quote::escape_non_ascii(&repr));
                    }
                }
                let text = match spec.as_str() {
                    Some(spec) => {
                        let spec = spec.clone();
                        self.format(&value, &spec)?
                    }
                    None => self.format(&value, "")?,
                };
                self.push(Value::Str(text));
            }
            Op::ImportName => return self.op_import_name(n),
            Op::ImportFrom => {
                let module = self.peek(0).clone();
                let name = self.top_frame().code.body().names[n].clone();
                return self.op_import_from(&module, &name);
            }
            Op::ImportStar => self.op_import_star()?,
            Op::SetupAnnotations => {
                let name = self.names.annotations.clone();
                let frame = self.top_frame();
                match &frame.namespace {
                    Value::Dict(dict) => {
                        if dict.position(&name).is_none() {
                            dict.set_str(&name, Value::dict(Dict::new()));
                        }
                    }
                    Value::Null => {
                        if frame.globals.position(&name).is_none() {
                            frame.globals.clone().set_str(&name, Value::dict(Dict::new()));
                        }
                    }
                    other => {
                        let other = other.clone();
                        if !self.contains(&other, &Value::Str(name.clone()))? {
                            self.set_item(&other, Value::Str(name), Value::dict(Dict::new()))?;
                        }
                    }
                }
            }
            Op::GetLen => {
                let value = self.peek(0).clone();
                let length = self.len(&value)?;
                self.push(Value::from(length));
            }
            Op::MatchMapping => {
                let value = self.peek(0).clone();
                let matches = self.is_mapping(&value);
                self.push(Value::Bool(matches));
            }
            Op::MatchSequence => {
                let value = self.peek(0).clone();
                let matches = self.is_sequence(&value);
                self.push(Value::Bool(matches));
            }
            Op::MatchKeys => self.op_match_keys()?,
            Op::MatchClass => self.op_match_class(n)?,
            Op::Intrinsic1 | Op::Intrinsic2 => self.op_intrinsic(op, a)?,
            Op::Print => {
                self.pop();
            }
            _ => return Err(self.runtime_error(format!("the machine does not know {op:?}"))),
        }
        Ok(Did::Next)
    }

    /// A called operation: its result is pushed, or a frame will push it.
    pub(crate) fn called(&mut self, called: Called) -> Did {
        match called {
            Called::Value(value) => {
                self.push(value);
                Did::Next
            }
            Called::Frame => Did::Reload,
            Called::Block(block) => Did::Block(block),
        }
    }

    fn slot_index(&mut self, slot: usize) -> usize {
        self.top_frame().base + slot
    }

    fn cell(&mut self, slot: usize) -> Rc<PyCell> {
        let at = self.slot_index(slot);
        match &self.fiber.stack[at] {
            Value::Cell(cell) => cell.clone(),
            _ => PyCell::new(Value::Null),
        }
    }

    fn namespace_get(&mut self, name: &crate::Str) -> PyResult<Option<Value>> {
        let namespace = self.top_frame().namespace.clone();
        match &namespace {
            Value::Dict(dict) => Ok(dict.get_str(name)),
            Value::Null => Ok(None),
            other => match self.get_item(other, &Value::Str(name.clone())) {
                Ok(value) => Ok(Some(value)),
                Err(raised) if self.raised_is(&raised, &self.types.key_error.clone()) => Ok(None),
                Err(raised) => Err(raised),
            },
        }
    }

    /// The entries of a mapping: a dictionary's, or those that `keys` and `__getitem__` give; none for others.
    pub fn mapping_entries(&mut self, value: &Value) -> PyResult<Option<Vec<(Value, Value)>>> {
        if let Value::Dict(dict) = value {
            return Ok(Some(dict.entries()));
        }
        let keys = self.names.keys.clone();
        // A subclass that iterates as `dict` does is taken for one, as CPython does it.
        if let Value::Dict(dict) = value.builtin()
            && matches!(self.class_of(value).lookup(&self.names.iter), Some(Value::Native(_)))
        {
            return Ok(Some(dict.entries()));
        }
        let Some(keys) = self.get_attr_opt(value, &keys)? else { return Ok(None) };
        let keys = self.call(&keys, Args::new())?;
        if !self.is_iterable(&keys) {
            let (owner, kind) = (self.type_name(value), self.type_name(&keys));
            let message = format!("{owner}.keys() returned a non-iterable (type {kind})");
            return Err(self.type_error(message));
        }
        let mut entries = Vec::new();
        for key in self.list_of(&keys)? {
            let item = self.get_item(value, &key)?;
            entries.push((key, item));
        }
        Ok(Some(entries))
    }

    /// The entries of what stands behind `**` in a call. An AttributeError or a KeyError on the way is taken for what a
    /// call most often means by it.
    fn keyword_entries(&mut self, callable: &Value, value: &Value) -> PyResult<Vec<(Value, Value)>> {
        match self.mapping_entries(value) {
            Ok(Some(entries)) => return Ok(entries),
            Ok(None) => {}
            Err(raised) if self.raised_is(&raised, &self.types.attribute_error.clone()) => {}
            Err(raised) if self.raised_is(&raised, &self.types.key_error.clone()) => {
                let args = raised.data().args.borrow().clone();
                return Err(match &args {
                    Value::Tuple(items) if items.len() == 1 => self.given_twice(callable, &items[0])?,
                    _ => raised,
                });
            }
            Err(raised) => return Err(raised),
        }
        let (function, kind) = (self.callable_name(callable), self.type_name(value));
        Err(self.type_error(format!("{function} argument after ** must be a mapping, not {kind}")))
    }

    fn given_twice(&mut self, callable: &Value, key: &Value) -> PyResult<Raised> {
        let (function, key) = (self.callable_name(callable), self.str(key)?);
        let key = key.as_str();
        Ok(self.type_error(format!("{function} got multiple values for keyword argument '{key}'")))
    }

    pub(crate) fn run_finalizers_if_any(&mut self) -> PyResult<()> {
        if crate::memory::finalizers_pending() { self.run_finalizers() } else { Ok(()) }
    }
}

fn is_coroutine(value: &Value) -> bool {
    match value {
        Value::Generator(generator) => generator.kind == GeneratorKind::Coroutine,
        Value::Iter(iter) => iter.is_coroutine(),
        _ => false,
    }
}
