//! What is known of parameters, variables, attributes and containers whose values decide something.
//!
//! Names are not resolved by scope: two variables of one name count as one, which at worst offers a number too many.

use std::collections::BTreeMap;

use ruff_python_ast::{Expr, ExprCall, StmtFunctionDef};
use trace::SliderKind;

use super::sinks::tail;

#[derive(Default)]
pub(super) struct Flows {
    /// Parameters, by their function's name.
    parameters: BTreeMap<(String, String), SliderKind>,
    variables: BTreeMap<String, SliderKind>,
    attributes: BTreeMap<String, SliderKind>,
    /// Lists and dictionaries whose items decide something; with a place, the items are tuples.
    containers: BTreeMap<String, (SliderKind, Option<usize>)>,
    /// The functions' parameters, without `self`; a class has those of its `__init__`.
    functions: BTreeMap<String, Vec<String>>,
    /// Where the visitor stands.
    inside: Vec<String>,
    classes: Vec<String>,
}

/// A number's place, what it decides and what it belongs to.
type Item<'e> = (&'e Expr, SliderKind, String);

impl Flows {
    /// How much is known.
    pub fn len(&self) -> usize {
        self.parameters.len()
            + self.variables.len()
            + self.attributes.len()
            + self.containers.len()
            + self.functions.len()
    }

    /// A function begins. Gives its parameters' defaults that decide something.
    pub fn enter_function<'e>(
        &mut self,
        function: &'e StmtFunctionDef,
    ) -> Vec<(&'e Expr, String, SliderKind)> {
        let name = match (function.name.as_str(), self.classes.last()) {
            ("__init__", Some(class)) => class.clone(),
            (name, _) => name.to_owned(),
        };
        let parameters = &function.parameters;
        let names = parameters.iter_non_variadic_params().map(|one| one.parameter.name.as_str());
        let names: Vec<String> =
            names.filter(|name| !matches!(*name, "self" | "cls")).map(str::to_owned).collect();
        let defaults = parameters.iter_non_variadic_params().filter_map(|one| {
            let parameter = one.parameter.name.to_string();
            let kind = *self.parameters.get(&(name.clone(), parameter.clone()))?;
            Some((one.default()?, parameter, kind))
        });
        let defaults = defaults.collect();
        self.functions.insert(name.clone(), names);
        self.inside.push(name);
        defaults
    }

    pub fn leave_function(&mut self) {
        self.inside.pop();
    }

    pub fn enter_class(&mut self, name: &str) {
        self.classes.push(name.to_owned());
    }

    pub fn leave_class(&mut self) {
        self.classes.pop();
    }

    /// The value of an expression that is no number decides something.
    pub fn learn(&mut self, expr: &Expr, kind: SliderKind) {
        match expr {
            Expr::Name(name) => {
                let name = name.id.to_string();
                let owner = self.inside.iter().rev().find(|function| {
                    self.functions.get(*function).is_some_and(|parameters| parameters.contains(&name))
                });
                match owner {
                    Some(function) => self.parameters.entry((function.clone(), name)).or_insert(kind),
                    None => self.variables.entry(name).or_insert(kind),
                };
            }
            Expr::Attribute(attribute) => {
                self.attributes.entry(attribute.attr.to_string()).or_insert(kind);
            }
            Expr::Subscript(subscript) => self.learn_container(&subscript.value, kind, None),
            _ => {}
        }
    }

    fn learn_container(&mut self, expr: &Expr, kind: SliderKind, place: Option<usize>) {
        if let Expr::Name(name) = expr {
            self.containers.entry(name.id.to_string()).or_insert((kind, place));
        }
    }

    /// The arguments of a call of the program's own function that decide something.
    pub fn arguments<'e>(&self, call: &'e ExprCall) -> Vec<(&'e Expr, SliderKind, String)> {
        let Some(function) = tail(&call.func) else { return Vec::new() };
        let Some(parameters) = self.functions.get(function) else { return Vec::new() };
        let kind = |name: &str| self.parameters.get(&(function.to_owned(), name.to_owned())).copied();
        let positional = call.arguments.args.iter().zip(parameters);
        let positional = positional.take_while(|(argument, _)| !argument.is_starred_expr());
        let mut found: Vec<_> =
            positional.filter_map(|(argument, name)| Some((argument, kind(name)?, name.clone()))).collect();
        found.extend(call.arguments.keywords.iter().filter_map(|keyword| {
            let name = keyword.arg.as_ref()?;
            Some((&keyword.value, kind(name)?, name.to_string()))
        }));
        found
    }

    /// What an assignment to this target decides.
    pub fn of_target(&self, target: &Expr) -> Option<(SliderKind, String)> {
        match target {
            Expr::Name(name) => Some((*self.variables.get(name.id.as_str())?, name.id.to_string())),
            Expr::Attribute(attribute) => {
                Some((*self.attributes.get(attribute.attr.as_str())?, attribute.attr.to_string()))
            }
            _ => None,
        }
    }

    /// The items of a container that is assigned, where they decide something.
    pub fn items_of<'e>(&self, target: &Expr, value: &'e Expr) -> Vec<Item<'e>> {
        let Expr::Name(name) = target else { return Vec::new() };
        let Some((kind, place)) = self.containers.get(name.id.as_str()) else { return Vec::new() };
        items(value, *place).into_iter().map(|item| (item, *kind, name.id.to_string())).collect()
    }

    /// What a loop gives to variables that decide something: numbers of a literal, or it is learned of a container.
    pub fn looped<'e>(&mut self, target: &Expr, iterated: &'e Expr) -> Vec<Item<'e>> {
        let mut found = Vec::new();
        let targets: Vec<(Option<usize>, &Expr)> = match target {
            Expr::Tuple(tuple) => {
                tuple.elts.iter().enumerate().map(|(place, target)| (Some(place), target)).collect()
            }
            other => vec![(None, other)],
        };
        for (place, target) in targets {
            if let (Some(1), Expr::Call(call)) = (place, iterated)
                && tail(&call.func) == Some("enumerate")
                && let Some(inner) = call.arguments.args.first()
            {
                found.extend(self.looped(target, inner));
                continue;
            }
            if let (Some(place), Expr::Call(call)) = (place, iterated)
                && tail(&call.func) == Some("zip")
                && let Some(inner) = call.arguments.args.get(place)
            {
                found.extend(self.looped(target, inner));
                continue;
            }
            let Some((kind, label)) = self.of_target(target) else { continue };
            match iterated {
                Expr::Name(_) => self.learn_container(iterated, kind, place),
                // The values of `delays.items()` and `delays.values()`.
                Expr::Call(call) => {
                    if let Expr::Attribute(method) = &*call.func
                        && (method.attr.as_str() == "values"
                            || method.attr.as_str() == "items" && place == Some(1))
                    {
                        self.learn_container(&method.value, kind, None);
                    }
                }
                literal => {
                    found.extend(items(literal, place).into_iter().map(|item| (item, kind, label.clone())))
                }
            }
        }
        found
    }
}

/// The items of a literal, or what stands at a place of each of them.
fn items(container: &Expr, place: Option<usize>) -> Vec<&Expr> {
    let elements: Vec<&Expr> = match container {
        Expr::List(list) => list.elts.iter().collect(),
        Expr::Tuple(tuple) => tuple.elts.iter().collect(),
        Expr::Set(set) => set.elts.iter().collect(),
        Expr::Dict(dict) => dict.items.iter().map(|item| &item.value).collect(),
        _ => Vec::new(),
    };
    let Some(place) = place else { return elements };
    elements.into_iter().filter_map(|element| at(element, place)).collect()
}

/// What stands at a place of a tuple or list.
fn at(element: &Expr, place: usize) -> Option<&Expr> {
    match element {
        Expr::Tuple(tuple) => tuple.elts.get(place),
        Expr::List(list) => list.elts.get(place),
        _ => None,
    }
}
