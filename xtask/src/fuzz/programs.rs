//! Whole programs: snippets that each tell what they came to, so that one run compares many things.

use super::{
    calls, classes, formats, iteration, library, methods, random::Random, statements, stories, tasks,
};

/// What shows a value, or what was raised in its place.
const SHOW: &str = "\
import asyncio
import time

def show(make):
    try:
        value = make()
        print(type(value).__name__, value)
    except Exception as error:
        print(type(error).__name__, error)
";

/// Makes a snippet.
type Source = fn(&mut Random) -> String;

/// Where snippets come from, and how often.
const SOURCES: &[(usize, Source)] = &[
    (3, statements::values),
    (2, statements::statements),
    (4, methods::methods),
    (3, formats::formats),
    (3, library::library),
    (4, classes::class),
    (2, calls::calls),
    (2, calls::errors),
    (2, iteration::generator),
    (2, iteration::asynchronous),
    (2, iteration::comprehensions),
    (6, tasks::tasks),
    (1, tasks::threads),
    (6, stories::story),
];

/// A program of so many snippets; each prints its number first.
pub fn program(seed: u64, snippets: usize) -> String {
    let mut random = Random::new(seed);
    let mut text = String::from(SHOW);
    for number in 0..snippets {
        let body = snippet(&mut random);
        text.push_str(&format!("\ndef snippet_{number}():\n    print('#', {number})\n"));
        for line in body.lines() {
            text.push_str(if line.is_empty() { "" } else { "    " });
            text.push_str(line);
            text.push('\n');
        }
        text.push_str(&format!("\n\ntry:\n    snippet_{number}()\nexcept "));
        text.push_str("BaseException as error:\n    print('raised', type(error).__name__, error)\n");
    }
    // What nobody catches, and what is left when a program ends.
    if random.once_in(4) {
        let number = random.below(snippets);
        text.push_str(&format!("snippet_{number}()\n"));
    }
    text
}

fn snippet(random: &mut Random) -> String {
    let all = SOURCES.iter().map(|(weight, _)| weight).sum();
    let mut at = random.below(all);
    for (weight, make) in SOURCES {
        if at < *weight {
            return make(random);
        }
        at -= weight;
    }
    String::new()
}
