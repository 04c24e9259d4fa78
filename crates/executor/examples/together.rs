//! The same waits one after another and together.
//!
//! `cargo run -p executor --example together`

use executor::{Duration, Executor, Handle};
use futures::future::join_all;

/// A service that answers after a while.
async fn fetch(handle: Handle, name: &str, millis: u64) -> usize {
    handle.sleep(Duration::from_millis(millis)).await;
    println!("{:>6} {name}", handle.now().to_string());
    name.len()
}

fn main() {
    let pages = [("weather", 300), ("news", 500), ("mail", 200)];

    let mut executor = Executor::new();
    let handle = executor.handle().clone();
    let one_after_another = async {
        let mut total = 0;
        for (name, millis) in pages {
            total += fetch(handle.clone(), name, millis).await;
        }
        total
    };
    let total = executor.block_on(one_after_another).expect("every sleep ends");
    println!("one after another: {total} letters in {}\n", executor.clock().now());

    let mut executor = Executor::new();
    let handle = executor.handle().clone();
    let fetches = pages.map(|(name, millis)| fetch(handle.clone(), name, millis));
    let letters = executor.block_on(join_all(fetches)).expect("every sleep ends");
    println!("together: {} letters in {}", letters.iter().sum::<usize>(), executor.clock().now());
}
