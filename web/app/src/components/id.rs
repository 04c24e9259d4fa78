//! Ids for elements that name or describe others: no two of the page are equal.

use std::{cell::Cell, rc::Rc};

use yew::prelude::*;

/// An id that stays the same as long as the component lives.
#[hook]
pub fn use_id(prefix: &'static str) -> Rc<String> {
    use_memo((), |()| {
        thread_local! {
            static LAST: Cell<u32> = const { Cell::new(0) };
        }
        LAST.set(LAST.get() + 1);
        format!("{prefix}-{}", LAST.get())
    })
}
