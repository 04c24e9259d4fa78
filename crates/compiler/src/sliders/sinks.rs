//! The functions of the library whose arguments decide how long something takes or how many may work at once.

use ruff_python_ast::{Expr, ExprCall};
use trace::SliderKind::{self, Limit, Sleep, Timeout, Workers};

/// Positional places and keywords of functions, by the last part of their name.
const SINKS: &[(&str, &[usize], &[&str], SliderKind)] = &[
    ("sleep", &[0], &["delay", "secs", "seconds"], Sleep),
    ("call_later", &[0], &["delay"], Sleep),
    ("Timer", &[0], &["interval"], Sleep),
    ("timeout", &[0], &["delay"], Timeout),
    ("wait_for", &[1], &[], Timeout),
    ("ClientTimeout", &[0], &["total", "connect", "sock_read", "sock_connect"], Timeout),
    ("Semaphore", &[0], &["value"], Limit),
    ("BoundedSemaphore", &[0], &["value"], Limit),
    ("Queue", &[0], &["maxsize"], Limit),
    ("LifoQueue", &[0], &["maxsize"], Limit),
    ("PriorityQueue", &[0], &["maxsize"], Limit),
    ("TCPConnector", &[], &["limit", "limit_per_host"], Limit),
    ("ThreadPoolExecutor", &[0], &["max_workers"], Workers),
    ("ProcessPoolExecutor", &[0], &["max_workers"], Workers),
    ("Pool", &[0], &["processes"], Workers),
];

/// The last part of a function's name.
pub(super) fn tail(function: &Expr) -> Option<&str> {
    match function {
        Expr::Name(name) => Some(name.id.as_str()),
        Expr::Attribute(attribute) => Some(attribute.attr.as_str()),
        _ => None,
    }
}

/// The arguments of a call that decide something, with the keyword's name where they have one.
pub(super) fn of_library(call: &ExprCall) -> Vec<(&Expr, SliderKind, &str)> {
    let mut found = Vec::new();
    let Some(name) = tail(&call.func) else { return found };
    let arguments = &call.arguments;
    for (function, places, keywords, kind) in SINKS {
        if *function != name {
            continue;
        }
        found.extend(places.iter().filter_map(|place| Some((arguments.args.get(*place)?, *kind, ""))));
        for keyword in &arguments.keywords {
            if let Some(name) = keyword.arg.as_ref().filter(|name| keywords.contains(&name.as_str())) {
                found.push((&keyword.value, *kind, name.as_str()));
            }
        }
    }
    for keyword in &arguments.keywords {
        if keyword.arg.as_ref().is_some_and(|name| name.as_str() == "timeout") {
            found.push((&keyword.value, Timeout, "timeout"));
        }
    }
    // `to_thread(time.sleep, 1)`: the function stands before its argument.
    for pair in arguments.args.windows(2) {
        if let [function @ (Expr::Name(_) | Expr::Attribute(_)), argument] = pair
            && tail(function) == Some("sleep")
        {
            found.push((argument, Sleep, "sleep"));
        }
    }
    found
}

/// Whether a call gives a number that its arguments decide.
pub(super) fn passes_on(call: &ExprCall) -> bool {
    matches!(tail(&call.func), Some("uniform" | "randint" | "randrange" | "max" | "min" | "float" | "round"))
}
