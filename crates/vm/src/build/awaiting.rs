//! What `await` accepts.

use crate::generator::GeneratorKind;
use crate::native::Args;
use crate::value::{PyResult, Value};
use crate::vm::Vm;
use bytecode::AwaitSite;

impl Vm {
    /// What `await` iterates over.
    pub fn awaitable_iter(&mut self, value: &Value, site: AwaitSite) -> PyResult {
        match value {
            Value::Generator(generator) if generator.kind == GeneratorKind::Coroutine => {
                if generator.state.get() == crate::generator::GeneratorState::Running {
                    return Err(self.value_error("coroutine already executing"));
                }
                if !generator.awaiting.borrow().is_null() {
                    return Err(self.runtime_error("coroutine is being awaited already"));
                }
                return Ok(value.clone());
            }
            Value::Generator(generator)
                if generator.kind == GeneratorKind::Generator
                    && generator.code.is_iterable_coroutine.get() =>
            {
                return Ok(value.clone());
            }
            Value::Iter(iter)
                if matches!(
                    &*iter.state(),
                    crate::iter::IterState::AsyncStep(_) | crate::iter::IterState::Custom(_)
                ) =>
            {
                return Ok(value.clone());
            }
            _ => {}
        }
        let name = self.names.await_.clone();
        if let Some(result) = self.call_special(value, &name, Args::new())? {
            if is_coroutine(&result) {
                return Err(self.type_error("__await__() returned a coroutine"));
            }
            if self.is_iterator(&result) {
                return Ok(result);
            }
            let kind = self.type_name(&result);
            return Err(self.type_error(format!("__await__() returned non-iterator of type '{kind}'")));
        }
        let kind = self.type_name(value);
        let unusable = format!("object {kind} can't be used in 'await' expression");
        Err(self.type_error(match site {
            AwaitSite::AsyncWithEnter => format!(
                "'async with' received an object from __aenter__ that does not implement __await__: {kind}"
            ),
            AwaitSite::AsyncWithExit => format!(
                "'async with' received an object from __aexit__ that does not implement __await__: {kind}"
            ),
            AwaitSite::AsyncFor | AwaitSite::Await | AwaitSite::YieldFrom => unusable,
        }))
    }

    /// What `async for` awaits of what `__anext__` gave.
    pub(crate) fn awaitable_of_anext(&mut self, value: &Value) -> PyResult {
        self.awaitable_iter(value, AwaitSite::AsyncFor).map_err(|cause| {
            let kind = self.type_name(value);
            let error =
                self.type_error(format!("'async for' received an invalid object from __anext__: {kind}"));
            *error.data().cause.borrow_mut() = cause.value();
            *error.data().context.borrow_mut() = cause.value();
            error.data().suppress_context.set(true);
            error
        })
    }
}

fn is_coroutine(value: &Value) -> bool {
    match value {
        Value::Generator(generator) if generator.code.is_iterable_coroutine.get() => true,
        _ => super::is_coroutine(value),
    }
}
