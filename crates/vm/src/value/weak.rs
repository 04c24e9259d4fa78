//! References that do not keep their object.

use std::rc::{Rc, Weak};

use super::{Function, Instance, List, Method, Module, Value};
use crate::class::Class;
use crate::dict::Dict;
use crate::generator::Generator;
use crate::iter::NativeIter;
use crate::native::NativeFunction;
use crate::set::Set;

macro_rules! weak_value {
    ($($kind:ident $object:ident,)*) => {
        /// A [`Value`] that does not keep its object.
        pub enum WeakValue {
            $($kind(Weak<$object>),)*
        }

        impl WeakValue {
            /// None for what is no object of its own, such as a number, or cannot be referred to in this way.
            pub fn of(value: &Value) -> Option<WeakValue> {
                match value {
                    $(Value::$kind(object) => Some(WeakValue::$kind(Rc::downgrade(object))),)*
                    _ => None,
                }
            }

            /// The object, as long as there is one.
            pub fn get(&self) -> Option<Value> {
                match self {
                    $(WeakValue::$kind(object) => object.upgrade().map(Value::$kind),)*
                }
            }

            pub fn is_gone(&self) -> bool {
                match self {
                    $(WeakValue::$kind(object) => object.strong_count() == 0,)*
                }
            }
        }
    };
}

weak_value! {
    Instance Instance,
    List List,
    Dict Dict,
    Set Set,
    FrozenSet Set,
    Function Function,
    Native NativeFunction,
    Method Method,
    Class Class,
    Generator Generator,
    Module Module,
    Iter NativeIter,
}
