//! What traces call the things that a program waits for.

use crate::pick;

/// The label of a wait: what is no code of Python and no name has a word in every language.
pub fn label(label: &str) -> String {
    let german = match label {
        "lock" => "Lock",
        "semaphore" => "Semaphore",
        "condition" => "Condition",
        "event" => "Event",
        "barrier" => "Barriere",
        "queue" => "Queue",
        "future" => "Future",
        "thread" => "Thread",
        "eager task" => "Eager-Task",
        "program" => "Programm",
        _ => {
            let german = match (label.strip_prefix("thread "), label.strip_suffix(" ms of work")) {
                (Some(number), _) => format!("Thread {number}"),
                (_, Some(time)) => format!("{time} ms Arbeit"),
                _ => label.to_owned(),
            };
            return pick(label.to_owned(), german);
        }
    };
    pick(label, german).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_and_names_stay_as_they_are() {
        crate::Language::German.speak();
        assert_eq!(label("lock"), "Lock");
        assert_eq!(label("sleep(2)"), "sleep(2)");
        assert_eq!(label("thread 2"), "Thread 2");
        assert_eq!(label("20 ms of work"), "20 ms Arbeit");
    }
}
