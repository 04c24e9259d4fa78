//! The worker on a pipe instead of in a page, so that `cargo xtask fuzz` can give one process many requests: reads
//! requests and writes what is posted for each, every request and every answer after its length in four bytes, and
//! every response in an answer too. Nothing here reads a clock, so that equal requests have equal answers.
//!
//! The same worker as WebAssembly answers the same way in `tests/fuzz/pipe.mjs`.

use std::{
    io::{self, Read, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Mutex,
    thread,
};

use protocol::{Request, RequestId, Response, decode, encode};
use worker::Worker;

/// What a panic said, for its report.
static SAID: Mutex<String> = Mutex::new(String::new());

/// As much as the command line gives.
const STACK: usize = 256 << 20;

fn main() {
    std::panic::set_hook(Box::new(|panic| {
        if let Ok(mut said) = SAID.lock() {
            *said = panic.to_string();
        }
    }));
    let thread = thread::Builder::new().stack_size(STACK).spawn(serve).expect("a thread can start");
    thread.join().expect("panics are answers").expect("the pipe holds as long as the other side");
}

fn serve() -> io::Result<()> {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut length = [0; 4];
    let mut worker = Worker::default();
    while input.read_exact(&mut length).is_ok() {
        let mut bytes = vec![0; u32::from_le_bytes(length) as usize];
        input.read_exact(&mut bytes)?;
        let mut answer = Vec::new();
        let mut post = |response: &Response| {
            let bytes = encode(response);
            answer.extend((bytes.len() as u32).to_le_bytes());
            answer.extend(bytes);
        };
        let done = catch_unwind(AssertUnwindSafe(|| {
            if let Some(request) = decode::<Request>(&bytes) {
                worker.answer(request, || 0.0, |response| post(&response));
            }
        }));
        if done.is_err() {
            let message = SAID.lock().map(|said| said.clone()).unwrap_or_default();
            post(&Response::Panicked { id: None::<RequestId>, message });
        }
        output.write_all(&(answer.len() as u32).to_le_bytes())?;
        output.write_all(&answer)?;
        output.flush()?;
        if done.is_err() {
            // What the panic left half done must not decide what comes next.
            std::process::exit(1);
        }
    }
    Ok(())
}
