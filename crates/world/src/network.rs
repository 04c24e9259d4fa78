//! The requests of one run: who asked what how often.

use std::collections::BTreeMap;

use crate::reply::Reply;

/// The library a request is made with; each keeps its own count of requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Client {
    Aiohttp,
    Requests,
    Httpx,
}

impl Client {
    pub fn from_name(name: &str) -> Option<Client> {
        match name {
            "aiohttp" => Some(Client::Aiohttp),
            "requests" => Some(Client::Requests),
            "httpx" => Some(Client::Httpx),
            _ => None,
        }
    }
}

/// The simulated web as one program sees it: only the number of requests to each URL changes.
#[derive(Clone, Debug, Default)]
pub struct Network {
    counts: BTreeMap<(Client, String), u64>,
}

impl Network {
    pub fn new() -> Network {
        Network::default()
    }

    /// Counts and answers one request. `payload` is the request's body as JSON text.
    pub fn exchange(&mut self, client: Client, method: &str, url: &str, payload: Option<&str>) -> Reply {
        let url = url.split('#').next().unwrap_or("");
        let count = self.counts.entry((client, url.to_owned())).or_insert(0);
        *count += 1;
        Reply::new(method, url, payload, *count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_count_separately() {
        let mut network = Network::new();
        let url = "https://api.example.com/a?fail=1";
        assert_eq!(network.exchange(Client::Aiohttp, "GET", url, None).status, 503);
        assert_eq!(network.exchange(Client::Requests, "GET", url, None).status, 503);
        assert_eq!(network.exchange(Client::Aiohttp, "POST", url, None).status, 200);
    }
}
