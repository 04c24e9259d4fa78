//! `sum`.

use bytecode::BinaryOp;

use crate::methods::pull::{Sink, each};
use crate::native::{Args, Flow};
use crate::value::{Module, PyResult, Value};
use crate::vm::Vm;

pub(super) fn install(vm: &mut Vm, module: &Module) {
    vm.add_flow(module, "sum", sum);
}

fn sum(vm: &mut Vm, args: Args) -> PyResult<Flow> {
    let given = args.len();
    if given == 0 {
        return Err(vm.type_error("sum() takes at least 1 positional argument (0 given)"));
    }
    if given + args.kw.len() > 2 {
        let given = given + args.kw.len();
        return Err(vm.type_error(format!("sum() takes at most 2 arguments ({given} given)")));
    }
    let [iterable, start] = args.bind(vm, "sum", 0, ["", "start"], 0)?;
    let iterable = iterable.unwrap_or_default();
    // What is no iterable is told before a start that does not fit.
    if !matches!(start, None | Some(Value::Int(_))) {
        match &iterable {
            Value::Generator(_) | Value::Instance(_) => {}
            other => drop(vm.iter(other)?),
        }
    }
    let total = match start {
        None => Total::Int(0),
        Some(start) => {
            let refused = match &start {
                Value::Str(_) => Some(("strings", "''")),
                Value::Bytes(_) => Some(("bytes", "b''")),
                Value::ByteArray(_) => Some(("bytearray", "b''")),
                _ => None,
            };
            if let Some((what, empty)) = refused {
                return Err(vm.type_error(format!("sum() can't sum {what} [use {empty}.join(seq) instead]")));
            }
            Total::of(start)
        }
    };
    each(vm, &iterable, Sum { total })
}

struct Sum {
    total: Total,
}

/// The sum so far.
enum Total {
    Int(i64),
    /// A sum of floats, and what was lost to rounding (Neumaier's compensation, as CPython has it).
    Float(f64, f64),
    Other(Value),
}

impl Total {
    fn of(value: Value) -> Total {
        match value {
            Value::Int(value) => Total::Int(value),
            Value::Float(value) => Total::Float(value, 0.0),
            other => Total::Other(other),
        }
    }

    fn value(self) -> Value {
        match self {
            Total::Int(value) => Value::Int(value),
            // An infinite compensation would make the sum a NaN.
            Total::Float(value, lost) => {
                Value::Float(if lost != 0.0 && lost.is_finite() { value + lost } else { value })
            }
            Total::Other(value) => value,
        }
    }

    fn add(self, vm: &mut Vm, item: Value) -> PyResult<Total> {
        match (&self, &item) {
            (Total::Int(total), Value::Int(item)) => {
                if let Some(sum) = total.checked_add(*item) {
                    return Ok(Total::Int(sum));
                }
            }
            (Total::Int(total), Value::Bool(item)) => {
                if let Some(sum) = total.checked_add(*item as i64) {
                    return Ok(Total::Int(sum));
                }
            }
            (Total::Float(total, lost), Value::Float(item)) => {
                let sum = total + item;
                let error =
                    if total.abs() >= item.abs() { (total - sum) + item } else { (item - sum) + total };
                return Ok(Total::Float(sum, lost + error));
            }
            (Total::Float(total, lost), Value::Int(item)) => {
                return Ok(Total::Float(total + *item as f64, *lost));
            }
            (Total::Float(total, lost), Value::Bool(item)) => {
                return Ok(Total::Float(total + f64::from(*item as u8), *lost));
            }
            _ => {}
        }
        let was_plain = matches!(self, Total::Int(_));
        let result = vm.binary_op(BinaryOp::Add, false, self.value(), item)?;
        // Only integers lead on to the quicker ways, as in CPython.
        Ok(if was_plain { Total::of(result) } else { Total::Other(result) })
    }
}

impl Sink for Sum {
    fn item(&mut self, vm: &mut Vm, item: Value) -> PyResult<Option<Value>> {
        let total = std::mem::replace(&mut self.total, Total::Int(0));
        self.total = total.add(vm, item)?;
        Ok(None)
    }

    fn end(&mut self, _: &mut Vm) -> PyResult<Flow> {
        Ok(Flow::Value(std::mem::replace(&mut self.total, Total::Int(0)).value()))
    }

    fn name(&self) -> &'static str {
        "sum"
    }
}
