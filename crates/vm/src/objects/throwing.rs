//! What `throw` and `athrow` throw, and into whom.

use std::rc::Rc;

use crate::generator::Generator;
use crate::iter::IterState;
use crate::native::Args;
use crate::value::{PyResult, Raised, Value};
use crate::vm::Vm;

/// What the last generator of a row that wait for each other waits for gets what `throw` was given as it is: it alone
/// looks whether that is an exception.
pub(crate) struct Given {
    pub(crate) to: Value,
    pub(crate) args: Args,
}

/// What is thrown into a generator. Where it is none, the generator that waits for whom it would have reached gets the
/// error.
pub(super) fn thrown_into(vm: &mut Vm, generator: &Rc<Generator>, mut args: Args) -> PyResult<Raised> {
    check_count(vm, &args, "throw")?;
    let made = exception_of(vm, &args);
    let as_given = made.is_err() || args.len() > 2 || matches!(args[1], Value::Class(_));
    if as_given && let Some(to) = reached(vm, generator)? {
        let exit = vm.types.generator_exit.clone();
        let is_exit = made.as_ref().is_ok_and(|raised| vm.raised_is(raised, &exit));
        if !is_exit && (made.is_err() || matches!(to, Value::Instance(_))) {
            args.pos.remove(0);
            // A future has its own words for it.
            let of_future =
                matches!(&to, Value::Iter(iter) if matches!(&*iter.state(), IterState::Custom(_)));
            vm.given_to_throw = Some(Box::new(Given { to, args }));
            return Ok(match made {
                Ok(raised) => raised,
                Err(_) if of_future => vm.type_error(
                    "exceptions must be classes deriving BaseException or instances of such a class",
                ),
                Err(raised) => raised,
            });
        }
    }
    made
}

/// Whom an exception that is thrown into a generator reaches in the end, if that is not the generator itself.
fn reached(vm: &mut Vm, generator: &Rc<Generator>) -> PyResult<Option<Value>> {
    let mut generator = generator.clone();
    let mut last = None;
    loop {
        let awaited = generator.awaiting.borrow().clone();
        generator = match &awaited {
            Value::Generator(inner) => inner.clone(),
            Value::Iter(iter) => match &*iter.state() {
                IterState::Coroutine(inner) => inner.clone(),
                IterState::Custom(_) | IterState::AsyncStep(_) => return Ok(Some(awaited.clone())),
                _ => return Ok(last),
            },
            Value::Instance(_) => {
                let name = vm.names.throw.clone();
                return Ok(if vm.get_attr_opt(&awaited, &name)?.is_some() { Some(awaited) } else { last });
            }
            _ => return Ok(last),
        };
        last = Some(awaited);
    }
}

/// The exception that `throw` was given: an instance, a class, or the old form of three arguments; `method` is `throw` or `athrow`.
pub(super) fn thrown(vm: &mut Vm, args: &Args, method: &str) -> PyResult<Raised> {
    check_count(vm, args, method)?;
    exception_of(vm, args)
}

fn check_count(vm: &mut Vm, args: &Args, method: &str) -> PyResult<()> {
    if !args.kw.is_empty() {
        let kind = vm.type_name(&args[0]);
        args.no_kw(vm, &format!("{kind}.{method}"))?;
    }
    args.between(vm, method, 1, 1, 3)?;
    if args.len() > 2 {
        let category = vm.types.deprecation_warning.clone();
        let advice = "use the single-arg signature instead.";
        vm.warn(&category, &format!("the (type, exc, tb) signature of {method}() is deprecated, {advice}"))?;
    }
    Ok(())
}

fn exception_of(vm: &mut Vm, args: &Args) -> PyResult<Raised> {
    if args.get(3).is_some_and(|traceback| {
        !traceback.is_none() && traceback.native::<crate::tracebacks::Traceback>().is_none()
    }) {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    let first = args[1].clone();
    if matches!(&first, Value::Instance(_)) && args.get(2).is_some_and(|value| !value.is_none()) {
        return Err(vm.type_error("instance exception may not have a separate value"));
    }
    if let (Value::Class(_), Some(value)) = (&first, args.get(2))
        && !value.is_none()
    {
        if let (Value::Class(class), true) = (&first, matches!(value, Value::Instance(_)))
            && vm.is_instance(value, class)
        {
            return vm.exception_from(value.clone());
        }
        let values = match value {
            Value::Tuple(values) => values.to_vec(),
            value => vec![value.clone()],
        };
        return Ok(made_to_throw(vm, &first, Args::of(values)));
    }
    let is_exception = match &first {
        Value::Class(class) => class.is_subclass(&vm.types.base_exception),
        other => matches!(other, Value::Instance(instance) if instance.exception().is_some()),
    };
    if !is_exception {
        let kind = vm.type_name(&first);
        return Err(vm.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {kind}"
        )));
    }
    match first {
        Value::Class(_) => Ok(made_to_throw(vm, &first, Args::new())),
        first => vm.exception_from(first),
    }
}

/// An exception of a class that `throw` was given. Where making it fails, that failure is what is thrown.
fn made_to_throw(vm: &mut Vm, class: &Value, args: Args) -> Raised {
    match vm.call(class, args) {
        Ok(Value::Instance(made)) if made.exception().is_some() => Raised(made),
        Ok(other) => {
            let kind = vm.type_name(&other);
            match vm.repr(class) {
                Ok(class) => vm.type_error(format!(
                    "calling {} should have returned an instance of BaseException, not {kind}",
                    class.as_str()
                )),
                Err(raised) => raised,
            }
        }
        Err(raised) => raised,
    }
}
