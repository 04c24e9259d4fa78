//! Messages as bytes.

use postcard::ser_flavors::Flavor;
use serde::{Serialize, de::DeserializeOwned};

use crate::Response;

/// Nearly all that is written at once is shorter, for most of a trace is small numbers.
const SHORT: usize = 16;

/// The bytes of a message.
pub fn encode<T: Serialize>(message: &T) -> Vec<u8> {
    postcard::serialize_with_flavor(message, Buffer::default())
        .expect("messages are plain data, and the buffer grows as needed")
}

/// The bytes of a response. Compiled here once, and for speed: a trace is millions of small numbers.
pub fn encode_response(response: &Response) -> Vec<u8> {
    encode(response)
}

/// The message of some bytes, or none when they are not one.
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// Where the bytes gather.
#[derive(Default)]
struct Buffer(Vec<u8>);

impl Flavor for Buffer {
    type Output = Vec<u8>;

    /// Puts few bytes down one by one: to copy a slice, WebAssembly leaves the engine's code, which takes ten times
    /// as long as the copying.
    #[inline]
    fn try_extend(&mut self, data: &[u8]) -> postcard::Result<()> {
        if data.len() > SHORT {
            self.0.extend_from_slice(data);
            return Ok(());
        }
        for &byte in data {
            self.0.push(byte);
        }
        Ok(())
    }

    #[inline]
    fn try_push(&mut self, data: u8) -> postcard::Result<()> {
        self.0.push(data);
        Ok(())
    }

    fn finalize(self) -> postcard::Result<Vec<u8>> {
        Ok(self.0)
    }
}
