//! The end of a program: what it made is finalised while its functions and globals are still there for the finalisers.

use super::{Heap, Known, Order, finalize, held, noted};
use crate::Vm;
use crate::dict::Dict;
use crate::generator::GeneratorState;
use crate::value::{Payload, PyResult, Value};

/// All that can be reached from some objects.
pub struct Reached(Heap);

impl Reached {
    pub fn has(&self, value: &Value) -> bool {
        self.0.place(value).is_some()
    }

    /// In the order in which CPython's collector reaches them.
    pub fn values(&self) -> &[Value] {
        &self.0.values
    }
}

/// Adds what the objects of a heap from a place on hold, in the order of CPython's collector: of lists and tuples the
/// last item first, attributes as if no dictionary stood between them and their object, and of exceptions the variables of
/// the outermost frame first.
fn follow_backward(heap: &mut Heap, known: &Known, mut at: usize) {
    while at < heap.values.len() {
        let value = heap.values[at].clone();
        let add = &mut |inner: &Value| _ = heap.add(inner);
        match &value {
            Value::Tuple(items) => held::visit_all(items.iter().rev(), add),
            Value::List(list) => held::visit_all(list.borrow().iter().rev(), add),
            Value::Instance(instance) => {
                instance.each_dict(&mut |attributes| {
                    if let Value::Dict(attributes) = attributes {
                        attributes.entries().iter().for_each(|(_, attribute)| add(attribute));
                    }
                });
                if let Payload::Exception(data) = &instance.payload {
                    held::each_of_exception_backward(data, add);
                }
                held::each(known, &value, add);
            }
            _ => held::each(known, &value, add),
        }
        at += 1;
    }
}

impl Vm {
    /// What can be reached from some objects; `more` gives what an object holds that the collector does not know of.
    pub fn reachable(&mut self, roots: &[Value], more: fn(&Value) -> Vec<Value>) -> Reached {
        let known = self.state::<Known>().clone();
        let mut heap = Heap::default();
        for root in roots {
            heap.add(root);
        }
        let mut at = 0;
        loop {
            follow_backward(&mut heap, &known, at);
            let until = heap.values.len();
            for place in at..until {
                for value in more(&heap.values[place].clone()) {
                    heap.add(&value);
                }
            }
            at = until;
            if heap.values.len() == until {
                return Reached(heap);
            }
        }
    }

    /// Finalises the objects of a program that has ended, whose globals are given.
    ///
    /// # Errors
    /// Only when the run has to stop; what finalisers raise is told on the error stream.
    pub fn finalize_program(&mut self, globals: &std::rc::Rc<Dict>) -> PyResult<()> {
        if noted().is_empty() {
            return Ok(());
        }
        self.collect_cycles()?;
        let known = self.state::<Known>().clone();
        let (mut heap, count) = Heap::of_noted(&known);
        heap.add(&Value::Dict(globals.clone()));
        heap.follow(&known);
        let order = Order::new(&heap, &known, count).walk();
        for value in order.into_iter().map(|place| &heap.values[place]).chain(&heap.values) {
            let ends = match value {
                // What is to be told of futures is told when their loop goes.
                Value::Instance(instance) => instance.class.borrow().has_del.get(),
                Value::Generator(generator) => {
                    generator.state.get() == GeneratorState::Suspended && generator.is_guarded()
                }
                _ => false,
            };
            if ends {
                finalize(value);
            }
        }
        drop(heap);
        self.run_finalizers()
    }
}
