//! Shows the bytecode of a Python source from the standard input, or what is wrong with it.

use std::io::Read;
use std::rc::Rc;

use bytecode::Source;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).expect("the standard input is text");
    let source = Rc::new(Source::new("main.py", &text, false));
    match compiler::compile(source.clone()) {
        Ok(code) => {
            print!("{}", compiler::dis::disassemble(&code));
            if let Err(problem) = compiler::verify::verify(&code) {
                println!("VERIFY: {problem}");
            }
        }
        Err(error) => {
            let (start, end) = (error.range.start, error.range.end);
            println!(
                "{:?}: {} at {}:{} to {}:{}",
                error.kind,
                error.message,
                source.line(start),
                source.column(start) + 1,
                source.line(end),
                source.column(end) + 1,
            );
        }
    }
}
