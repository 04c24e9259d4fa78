//! What the browser keeps for the page. Storage may be full, forbidden or absent: then the page works on
//! and says that it cannot keep anything.

use std::cell::Cell;

use serde::{Serialize, de::DeserializeOwned};
use web_sys::Storage;

/// More than this is not kept: browsers allow a page about 5 MB, and writing it at each keystroke is slow.
const MOST: usize = 1 << 20;

thread_local! {
    static REFUSED: Cell<bool> = const { Cell::new(false) };
}

/// The value kept under a key; none when there is none, or when it cannot be understood any more.
pub fn read<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_json::from_str(&read_text(key)?).ok()
}

/// The text kept under a key.
pub fn read_text(key: &str) -> Option<String> {
    storage()?.get_item(&full(key)).ok()?
}

/// Keeps a value. False when the browser refuses, or when it is too large.
pub fn write<T: Serialize>(key: &str, value: &T) -> bool {
    serde_json::to_string(value).is_ok_and(|text| write_text(key, &text))
}

/// Keeps a text.
pub fn write_text(key: &str, text: &str) -> bool {
    if text.len() > MOST {
        return false;
    }
    let kept = storage().is_some_and(|storage| storage.set_item(&full(key), text).is_ok());
    REFUSED.set(!kept);
    kept
}

/// Forgets what is kept under a key.
pub fn remove(key: &str) {
    if let Some(storage) = storage() {
        // Where nothing can be removed nothing was kept either.
        let _ = storage.remove_item(&full(key));
    }
}

/// Whether the last attempt to keep something was refused by the browser.
pub fn refused() -> bool {
    REFUSED.get() || storage().is_none()
}

fn storage() -> Option<Storage> {
    // Reading the property throws where storage is forbidden.
    web_sys::window()?.local_storage().ok()?
}

fn full(key: &str) -> String {
    format!("interleave:{key}")
}
