//! Processes that answer many requests over a pipe, and a watch over them: who is late or dies is started anew.

use std::{
    io::{Read, Write},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use anyhow::{Context, Result};

pub struct Peer {
    /// What the reports call it.
    pub name: &'static str,
    start: Box<dyn Fn() -> Command>,
    running: Option<Running>,
    patience: Duration,
    /// Requests since it was started.
    asked: u32,
}

/// A peer that has answered so many is replaced: what each leaves behind must not add up.
const LIFE: u32 = 2_000;

struct Running {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Vec<u8>>,
    /// The end of its error stream.
    said: Arc<Mutex<String>>,
}

pub enum Answer {
    Bytes(Vec<u8>),
    /// It said nothing in time, and was killed.
    Late,
    /// It died, with these last words.
    Dead(String),
}

impl Peer {
    pub fn new(name: &'static str, patience: Duration, start: impl Fn() -> Command + 'static) -> Peer {
        Peer { name, start: Box::new(start), running: None, patience, asked: 0 }
    }

    /// Sends a request, whose answer is to be asked for before the next one.
    pub fn send(&mut self, request: &[u8]) -> Result<()> {
        self.asked += 1;
        if self.asked > LIFE {
            self.stop();
        }
        if self.running.is_none() {
            self.asked = 0;
            self.running = Some(launch(&mut (self.start)()).with_context(|| format!("start {}", self.name))?);
        }
        let running = self.running.as_mut().expect("it was started");
        // A peer that died is noticed when it does not answer.
        let _ = running.input.write_all(&(request.len() as u32).to_le_bytes());
        let _ = running.input.write_all(request);
        let _ = running.input.flush();
        Ok(())
    }

    pub fn answer(&mut self) -> Answer {
        let Some(running) = self.running.as_mut() else { return Answer::Dead("it was not asked".to_owned()) };
        match running.answers.recv_timeout(self.patience) {
            Ok(bytes) => Answer::Bytes(bytes),
            Err(RecvTimeoutError::Timeout) => {
                self.stop();
                Answer::Late
            }
            Err(RecvTimeoutError::Disconnected) => {
                let status = running.child.wait().map_or_else(|error| error.to_string(), |it| it.to_string());
                // The reader of its last words ends with the stream.
                thread::sleep(Duration::from_millis(50));
                let said = running.said.lock().map(|said| said.clone()).unwrap_or_default();
                self.running = None;
                Answer::Dead(format!("{status}: {}", said.trim()))
            }
        }
    }

    fn stop(&mut self) {
        if let Some(mut running) = self.running.take() {
            let _ = running.child.kill();
            let _ = running.child.wait();
        }
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.stop();
    }
}

fn launch(command: &mut Command) -> Result<Running> {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let input = child.stdin.take().expect("piped above");
    let mut output = child.stdout.take().expect("piped above");
    let mut errors = child.stderr.take().expect("piped above");
    let (sender, answers) = mpsc::channel();
    thread::spawn(move || {
        let mut length = [0; 4];
        while output.read_exact(&mut length).is_ok() {
            let mut bytes = vec![0; u32::from_le_bytes(length) as usize];
            if output.read_exact(&mut bytes).is_err() || sender.send(bytes).is_err() {
                return;
            }
        }
    });
    let said = Arc::new(Mutex::new(String::new()));
    let last = said.clone();
    thread::spawn(move || {
        let mut some = [0; 4096];
        while let Ok(count @ 1..) = errors.read(&mut some) {
            let Ok(mut last) = last.lock() else { return };
            last.push_str(&String::from_utf8_lossy(&some[..count]));
            if last.len() > 2000 {
                let mut from = last.len() - 1000;
                while !last.is_char_boundary(from) {
                    from += 1;
                }
                *last = last[from..].to_owned();
            }
        }
    });
    Ok(Running { child, input, answers, said })
}
