//! Native forms of the functions of the Python part that programs spend their time in.
//!
//! The Python source says what each of them does in all cases, and stays what a program sees: its signature, its name,
//! what a subclass overrides. `@_shortcut` has the native form tried first. That one takes the plain case only, in which
//! no code of the program takes part, and does in it exactly what the source says.

mod gathering;
mod groups;
mod locks;
mod queues;
mod spawning;
mod waiters;

use std::rc::{Rc, Weak};

use vm::class::Class;
use vm::code::{CodeObject, Shortcut};
use vm::value::{Instance, Method, Module, Str};
use vm::{Value, Vm};

use crate::sleep;
use crate::state::{State, instance};

/// By the qualified name of the function.
const SHORTCUTS: &[(&str, Shortcut)] = &[
    ("BaseEventLoop.create_task", spawning::loop_create_task),
    ("BaseEventLoop.create_future", spawning::create_future),
    ("create_task", spawning::create_task),
    ("sleep", sleep::shortcut),
    ("TaskGroup.__aenter__", groups::enter),
    ("TaskGroup.__aexit__", groups::exit),
    ("TaskGroup.create_task", groups::create_task),
    ("TaskGroup._on_task_done", groups::on_task_done),
    ("_ContextManagerMixin.__aenter__", locks::enter),
    ("_ContextManagerMixin.__aexit__", locks::exit),
    ("Lock.acquire", locks::lock_acquire),
    ("Lock.release", locks::release),
    ("Semaphore.acquire", locks::semaphore_acquire),
    ("Semaphore.release", locks::release),
    ("BoundedSemaphore.release", locks::release),
    ("Queue.put", queues::put),
    ("Queue.put_nowait", queues::put_nowait),
    ("Queue.get", queues::get),
    ("Queue.get_nowait", queues::get_nowait),
    ("Queue.task_done", queues::task_done),
];

/// What shortcuts need at every turn.
#[derive(Default)]
pub(crate) struct Known {
    names: Option<Rc<Names>>,
    /// The code of these methods of `BaseEventLoop`: a loop that has others is asked itself.
    create_task: Option<Rc<CodeObject>>,
    create_future: Option<Rc<CodeObject>>,
    /// Classes whose objects do what the source here says, in the order of [`Plain`], with the version at which they do:
    /// a program may give the library's class another method.
    classes: [Option<(Rc<Class>, u32)>; PLAIN.len()],
    /// What the last task of a group calls when it is done.
    last_on_task_done: Weak<Method>,
}

/// A class of the library, and none that a program made of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plain {
    Lock,
    Semaphore,
    BoundedSemaphore,
    Queue,
    LifoQueue,
    TaskGroup,
}

const PLAIN: [(&str, Plain); 6] = [
    ("Lock", Plain::Lock),
    ("Semaphore", Plain::Semaphore),
    ("BoundedSemaphore", Plain::BoundedSemaphore),
    ("Queue", Plain::Queue),
    ("LifoQueue", Plain::LifoQueue),
    ("TaskGroup", Plain::TaskGroup),
];

macro_rules! names {
    ($($field:ident $text:literal)*) => {
        struct Names { $($field: Str,)* }

        impl Names {
            fn new(vm: &mut Vm) -> Names {
                Names { $($field: vm.intern($text),)* }
            }
        }
    };
}

names! {
    create_task "create_task" create_future "create_future" task_factory "_task_factory"
    entered "_entered" exiting "_exiting" aborting "_aborting" event_loop "_loop" tasks "_tasks"
    on_completed "_on_completed_fut" on_task_done "_on_task_done"
    parent_task "_parent_task" parent_cancel_requested "_parent_cancel_requested" errors "_errors" base_error "_base_error"
    abort "_abort" end "_end"
    acquire "acquire" release "release" waiters "_waiters" locked "_locked" value "_value" bound_value "_bound_value"
    queue "_queue" getters "_getters" putters "_putters" maxsize "_maxsize" is_shutdown "_is_shutdown" kind "_kind"
    unfinished_tasks "_unfinished_tasks" finished "_finished"
    children "_children" left "_left" cancel_requested "_cancel_requested" return_exceptions "_return_exceptions"
}

pub(crate) fn install(vm: &mut Vm, module: &Rc<Module>) {
    let names = Names::new(vm);
    vm.state::<State>().known.names = Some(Rc::new(names));
    vm.add_function(module, "_shortcut", |vm, args| {
        args.exact(vm, "_shortcut", 0, 1)?;
        let Value::Function(function) = &args[0] else { return Err(vm.type_error("a function is needed")) };
        let name = function.qualname.borrow().clone();
        let Some((_, shortcut)) = SHORTCUTS.iter().find(|(known, _)| *known == name.as_str()) else {
            return Err(vm.value_error("the function has no shortcut"));
        };
        function.code.set_shortcut(*shortcut);
        match name.as_str() {
            "BaseEventLoop.create_task" => {
                vm.state::<State>().known.create_task = Some(function.code.clone())
            }
            "BaseEventLoop.create_future" => {
                vm.state::<State>().known.create_future = Some(function.code.clone())
            }
            _ => {}
        }
        Ok(args[0].clone())
    });
    vm.add_function(module, "_plain", |vm, args| {
        args.exact(vm, "_plain", 0, 1)?;
        let Value::Class(class) = &args[0] else { return Err(vm.type_error("a class is needed")) };
        let name = class.name.borrow().clone();
        let Some((_, plain)) = PLAIN.iter().find(|(known, _)| *known == name.as_str()) else {
            return Err(vm.value_error("the class has no shortcuts"));
        };
        vm.state::<State>().known.classes[*plain as usize] = Some((class.clone(), class.version()));
        Ok(args[0].clone())
    });
    gathering::install(vm, module);
}

/// The names of attributes.
fn names(vm: &mut Vm) -> Rc<Names> {
    vm.state::<State>().known.names.clone().expect("made when `_asyncio` is first imported")
}

/// Which class of the library this object is of, and not of one made of it.
fn plain(vm: &mut Vm, object: &Rc<Instance>) -> Option<Plain> {
    let class = object.class.borrow();
    let classes = &vm.state::<State>().known.classes;
    let is = |known: &(Rc<Class>, u32)| Rc::ptr_eq(&known.0, &class) && known.1 == class.version();
    PLAIN.iter().map(|(_, plain)| *plain).find(|plain| classes[*plain as usize].as_ref().is_some_and(is))
}

/// Whether a method of a loop is the library's.
fn is_own_method(
    vm: &mut Vm,
    event_loop: &Value,
    name: &Str,
    code: fn(&Known) -> &Option<Rc<CodeObject>>,
) -> bool {
    let Some(instance) = instance(event_loop) else { return false };
    if instance.dict_if_any().is_some_and(|dict| !dict.lacks(name)) {
        return false;
    }
    match (instance.class().lookup(name), code(&vm.state::<State>().known)) {
        (Some(Value::Function(function)), Some(own)) => Rc::ptr_eq(&function.code, own),
        _ => false,
    }
}

/// An attribute of an object of the library, which it keeps in its dictionary.
fn attribute(object: &Rc<Instance>, name: &Str) -> Option<Value> {
    object.dict_if_any()?.get_str(name)
}
