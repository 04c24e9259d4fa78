//! What `compile` gives for `PyCF_ONLY_AST`: the syntax tree of a source as objects of the classes of `ast`.

use std::collections::BTreeMap;
use std::rc::Rc;

use bytecode::{Node, Source, Tree};

use crate::class::Class;
use crate::code::constant_value;
use crate::value::{Instance, Payload, PyResult, Str, Value};
use crate::vm::Vm;

/// Makes the objects for the tree of a source.
pub(super) fn objects(vm: &mut Vm, source: &Source, tree: Tree) -> PyResult {
    let module = vm.import_module("ast")?;
    let place = ["lineno", "col_offset", "end_lineno", "end_col_offset"].map(|name| vm.intern(name));
    Grower { source, module, place, kinds: BTreeMap::new() }.value(vm, tree)
}

struct Grower<'a> {
    source: &'a Source,
    module: Value,
    place: [Str; 4],
    kinds: BTreeMap<&'static str, Kind>,
}

/// A class of nodes.
struct Kind {
    class: Rc<Class>,
    fields: Vec<Str>,
    /// The only object of a class that has neither fields nor places.
    shared: Option<Value>,
}

impl Grower<'_> {
    fn value(&mut self, vm: &mut Vm, tree: Tree) -> PyResult {
        Ok(match tree {
            Tree::Const(constant) => constant_value(vm, &constant),
            Tree::List(items) => {
                let items = items.into_iter().map(|item| self.value(vm, item));
                Value::list(items.collect::<PyResult<_>>()?)
            }
            Tree::Node(node) => self.node(vm, *node)?,
        })
    }

    fn node(&mut self, vm: &mut Vm, node: Node) -> PyResult {
        if !self.kinds.contains_key(node.kind) {
            let kind = self.kind(vm, node.kind)?;
            self.kinds.insert(node.kind, kind);
        }
        let kind = &self.kinds[node.kind];
        let is_shared = node.span.is_none() && node.fields.is_empty();
        if let Some(shared) = kind.shared.as_ref().filter(|_| is_shared) {
            return Ok(shared.clone());
        }
        let instance = Instance::new(kind.class.clone(), Payload::None);
        let fields = kind.fields.clone();
        for (name, field) in fields.iter().zip(node.fields) {
            let value = self.value(vm, field)?;
            instance.dict().set_str(name, value);
        }
        if let Some(span) = node.span {
            let (line, column) = self.place_of(span.start);
            let (end_line, end_column) = self.place_of(span.end);
            for (name, value) in self.place.iter().zip([line, column, end_line, end_column]) {
                instance.dict().set_str(name, Value::Int(i64::from(value)));
            }
        }
        let made = Value::Instance(instance);
        if is_shared && let Some(kind) = self.kinds.get_mut(node.kind) {
            kind.shared = Some(made.clone());
        }
        Ok(made)
    }

    fn kind(&self, vm: &mut Vm, name: &str) -> PyResult<Kind> {
        let class = vm.get_attr_str(&self.module, name)?;
        let fields = vm.get_attr_str(&class, "_fields")?;
        let (Value::Class(class), Value::Tuple(fields)) = (class, fields) else {
            return Err(vm.type_error(format!("ast.{name} is no class of nodes")));
        };
        let fields = fields.iter().filter_map(|field| field.as_str().cloned()).collect();
        Ok(Kind { class, fields, shared: None })
    }

    /// The line of a byte offset, and how many bytes of the line are before it.
    fn place_of(&self, offset: u32) -> (u32, u32) {
        let line = self.source.line(offset);
        (line, offset - self.source.line_start(line))
    }
}
