//! What CPython says of arguments that do not fit a function that it has in C, where the library here has it in Python.
//!
//! A call that fits never comes here: the words are found when binding has failed, from the number of arguments by
//! position, the names of the others, and the manner in which the C function reads its arguments.

use std::rc::Rc;

use crate::value::{Function, Raised, Str, Value};
use crate::vm::Vm;

/// How a C function reads its arguments, which decides in what words it refuses them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parsing {
    pub manner: Manner,
    /// The module that a function complains under; none for methods.
    pub module: Option<&'static str>,
    /// The name it complains under where that is not its own; an empty one complains of "function".
    pub name: Option<&'static str>,
}

/// The ways of reading arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Without arguments, or with one: `date.today() takes no arguments (1 given)`.
    Counted(usize),
    /// By position alone, unpacked: `read expected at most 1 argument, got 2`. The flag says that arguments by name
    /// are left to others.
    Unpacked(usize, usize, bool),
    /// By position alone, parsed: `strptime() takes exactly 2 arguments (1 given)`.
    Parsed(usize, usize),
    /// By the names of the Python form: `replace() takes at most 3 arguments (4 given)`.
    Named,
}

/// The arguments of a call that did not fit.
pub(super) struct Given {
    pub(super) receiver: Option<Value>,
    pub(super) positional: usize,
    pub(super) names: Vec<Str>,
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl Vm {
    /// The refusal in CPython's words; none where the function is in Python there too.
    #[cold]
    pub(super) fn refuse_as_c_does(&mut self, function: &Rc<Function>, given: &Given) -> Option<Raised> {
        let module = function.globals.get_str(&self.intern("__name__"))?;
        let Value::Str(module) = module else { return None };
        let qualname = function.qualname.borrow().to_string();
        let parsing = self.host.c_parameters(module.as_str(), &qualname)?;
        let message = self.words_of_c(function, given, &qualname, parsing)?;
        Some(self.type_error(message))
    }

    fn words_of_c(
        &mut self,
        function: &Rc<Function>,
        given: &Given,
        qualname: &str,
        parsing: Parsing,
    ) -> Option<String> {
        let (class, own) = qualname.rsplit_once('.').unwrap_or(("", qualname));
        let receivers = usize::from(!class.is_empty());
        let count = match given.positional.checked_sub(receivers) {
            Some(count) => count,
            None => return Some(format!("unbound method {qualname}() needs an argument")),
        };
        let makes = matches!(own, "__new__" | "__init__");
        let plain = own;
        let own = parsing.name.unwrap_or(if makes { class } else { own });
        // Methods of classes that CPython does not have, or has in each subclass anew, complain under the class of
        // their object.
        let class = match &given.receiver {
            Some(receiver) if class.starts_with('_') || class.ends_with("IOBase") => {
                let name = self.type_name(receiver);
                name.rsplit('.').next().map(str::to_owned)?
            }
            _ => class.to_owned(),
        };
        let full = match parsing.module {
            Some(module) => format!("{module}.{own}"),
            None if makes || class.is_empty() => own.to_owned(),
            None => format!("{class}.{own}"),
        };
        let has_names = !given.names.is_empty();
        match parsing.manner {
            Manner::Counted(_) | Manner::Unpacked(_, _, false) if has_names => {
                Some(format!("{full}() takes no keyword arguments"))
            }
            Manner::Parsed(..) if has_names => Some(format!("{plain}() takes no keyword arguments")),
            Manner::Counted(0) => Some(format!("{full}() takes no arguments ({count} given)")),
            Manner::Counted(_) => Some(format!("{full}() takes exactly one argument ({count} given)")),
            Manner::Unpacked(min, max, _) => {
                let bound = if count < min { min } else { max };
                let extent = match (min == max, count < min) {
                    (true, _) => "",
                    (_, true) => "at least ",
                    (_, false) => "at most ",
                };
                Some(format!("{own} expected {extent}{bound} argument{}, got {count}", plural(bound)))
            }
            Manner::Parsed(min, max) => {
                let bound = if count < min { min } else { max };
                let extent = match (min == max, count < min) {
                    (true, _) => "exactly",
                    (_, true) => "at least",
                    (_, false) => "at most",
                };
                let subject = if own.is_empty() { "function".to_owned() } else { format!("{own}()") };
                Some(format!("{subject} takes {extent} {bound} argument{} ({count} given)", plural(bound)))
            }
            Manner::Named => words_for_names(function, given, own, count, receivers),
        }
    }
}

/// What a function says that takes its arguments by name too.
fn words_for_names(
    function: &Rc<Function>,
    given: &Given,
    own: &str,
    count: usize,
    receivers: usize,
) -> Option<String> {
    let code = &function.code.code;
    let positional = code.arg_count as usize - receivers;
    let only = (code.pos_only_count as usize).saturating_sub(receivers);
    let required = positional.saturating_sub(function.defaults.borrow().len());
    let names: Vec<&str> = function.code.locals
        [receivers..receivers + positional + code.kw_only_count as usize]
        .iter()
        .map(|name| name.as_str())
        .collect();
    let (subject, this) = match own {
        "" => ("function".to_owned(), "this function".to_owned()),
        _ => (format!("{own}()"), format!("{own}()")),
    };
    let total = count + given.names.len();
    if total > names.len() {
        let keyword = if count == 0 { "keyword " } else { "" };
        let most = names.len();
        return Some(format!(
            "{subject} takes at most {most} {keyword}argument{} ({total} given)",
            plural(most)
        ));
    }
    if count > positional {
        let extent = if required < positional { "at most" } else { "exactly" };
        let s = plural(positional);
        return Some(match positional {
            0 => format!("{subject} takes no positional arguments"),
            _ => format!("{subject} takes {extent} {positional} positional argument{s} ({count} given)"),
        });
    }
    let least = only.min(required);
    if count < least {
        let extent = if least < positional { "at least" } else { "exactly" };
        let s = plural(least);
        return Some(format!("{subject} takes {extent} {least} positional argument{s} ({count} given)"));
    }
    let is_named = |name: &str| given.names.iter().any(|known| known.as_str() == name);
    if let Some(missing) = (count..required).find(|index| !is_named(names[*index])) {
        let place = missing + 1;
        return Some(format!("{subject} missing required argument '{}' (pos {place})", names[missing]));
    }
    if let Some(twice) = (only..count.min(names.len())).find(|index| is_named(names[*index])) {
        let place = twice + 1;
        return Some(format!(
            "argument for {subject} given by name ('{}') and position ({place})",
            names[twice]
        ));
    }
    let unknown = given.names.iter().find(|name| !names[only..].contains(&name.as_str()))?;
    let known = names[only..].iter().copied().filter(|name| !name.is_empty());
    let hint = text::suggest::suggestion(unknown, known)
        .map_or(String::new(), |name| format!(". Did you mean '{name}'?"));
    Some(format!("{this} got an unexpected keyword argument '{}'{hint}", unknown.as_str()))
}
