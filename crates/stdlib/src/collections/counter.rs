//! `_count_elements`: the loop of `Counter.update`.

use std::rc::Rc;

use bytecode::BinaryOp;
use vm::value::Module;
use vm::{Args, Value, Vm};

pub(super) fn fill(vm: &mut Vm, module: &Rc<Module>) {
    vm.add_function(module, "_count_elements", |vm, args| {
        args.exact(vm, "_count_elements", 0, 2)?;
        let mapping = args[0].clone();
        let class = vm.class_of(&mapping);
        let (get, set) = (vm.intern("get"), vm.names.setitem.clone());
        let plain = [&get, &set].iter().all(|name| matches!(class.lookup(name), Some(Value::Native(_))));
        let iter = vm.iter(&args[1])?;
        if let Value::Dict(dict) = mapping.builtin()
            && plain
        {
            while let Some(item) = vm.iter_next(&iter)? {
                vm.spend(1)?;
                let count = match vm.dict_get(dict, &item)? {
                    None => Value::Int(1),
                    Some(count) => vm.binary_op(BinaryOp::Add, false, count, Value::Int(1))?,
                };
                vm.dict_set(dict, item, count)?;
            }
            return Ok(Value::None);
        }
        let get = vm.get_attr(&mapping, &get)?;
        while let Some(item) = vm.iter_next(&iter)? {
            vm.spend(1)?;
            let count = vm.call(&get, Args::two(item.clone(), Value::Int(0)))?;
            let count = vm.binary_op(BinaryOp::Add, false, count, Value::Int(1))?;
            vm.set_item(&mapping, item, count)?;
        }
        Ok(Value::None)
    });
}
