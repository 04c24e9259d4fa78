//! The end of a machine: modules, classes and functions refer to each other in circles, which counted references alone
//! would never free, so that each run would leave all of its library behind.

use std::rc::Rc;

use crate::class::Class;
use crate::memory;
use crate::value::Value;
use crate::vm::Vm;

impl Vm {
    /// Frees everything that modules and classes lead to. No code of the program runs meanwhile.
    pub fn take_apart(self) {
        memory::end();
        let mut classes: Vec<Rc<Class>> = vec![self.types.object.clone()];
        let mut at = 0;
        while let Some(class) = classes.get(at) {
            // One with several bases is listed by each.
            let more = class.subclasses();
            classes.extend(more.into_iter().filter(|class| class.take_order()));
            at += 1;
        }
        let namespaces = self.modules.entries().into_iter().filter_map(|(_, module)| match module {
            Value::Module(module) => Some(module.dict.clone()),
            _ => None,
        });
        let namespaces: Vec<_> = namespaces.chain([self.builtins.clone(), self.modules.clone()]).collect();
        for namespace in namespaces {
            namespace.clear();
        }
        for class in classes {
            class.take_apart();
        }
    }
}
