//! The rule of the simulated web: method and URL in, latency, status, headers and body out.
//!
//! Everything follows from the text of the URL: a hash of it gives a latency between 50 and 500 ms, and
//! arguments such as `delay=`, `status=`, `error=`, `fail=`, `size=` and `items=` ask for something particular.

use crate::json::Object;
use crate::number::{float, int, nanoseconds};
use crate::url::Address;

/// The answer to one request.
#[derive(Clone, Debug)]
pub struct Reply {
    pub url: String,
    pub host: String,
    pub port: u16,
    /// Seconds, as the program would pass them to `sleep`.
    pub latency: f64,
    pub status: u16,
    pub reason: &'static str,
    /// `Payload` strikes when the body is read, any other instead of a response.
    pub failure: Option<Failure>,
    pub content_type: &'static str,
    pub body: Body,
}

/// What can go wrong on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    Connect,
    Dns,
    Disconnect,
    Reset,
    Payload,
}

/// A body before it takes memory: a URL may ask for a gigabyte, and the caller decides whether to build it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Text(String),
    /// So many characters of `0123456789abcdef`, again and again.
    Tiles(u64),
    /// A JSON array of so many numbered items.
    Items(u64),
}

impl Reply {
    /// Answers the `count`-th request for `url`. `payload` is the request's body as JSON text.
    ///
    /// A URL without an address gets the answer of an unnamed host: checking it is up to the client.
    pub fn new(method: &str, url: &str, payload: Option<&str>, count: u64) -> Reply {
        let url = url.split('#').next().unwrap_or("");
        let address = Address::parse(url).unwrap_or_else(|_| Address {
            scheme: String::new(),
            host: String::new(),
            port: 80,
            path: "/".to_owned(),
            query: String::new(),
        });
        let hash = fnv1a(url.as_bytes());
        let segments = address.segments();
        let arguments = address.arguments();
        let argument =
            |name: &str| arguments.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());

        let (status, failure) = outcome(&address, &segments, &argument, count);
        let (content_type, body) = if let Some(size) = argument("size").and_then(int) {
            ("text/plain", Body::Tiles(size))
        } else if status == 204 {
            ("text/plain", Body::Text(String::new()))
        } else if let Some(items) = argument("items").and_then(int) {
            ("application/json", Body::Items(items))
        } else if is_page(&address.path, &segments) {
            ("text/html", Body::Text(page(&address, &segments)))
        } else {
            let about = About { method, url, hash, status, payload };
            ("application/json", Body::Text(description(&about, &address, &segments, &arguments)))
        };
        Reply {
            latency: latency(hash, &segments, argument("delay")),
            status,
            reason: reason(status),
            failure,
            content_type,
            body: if method == "HEAD" { Body::Text(String::new()) } else { body },
            url: url.to_owned(),
            port: address.port,
            host: address.host,
        }
    }

    pub fn latency_nanoseconds(&self) -> u64 {
        nanoseconds(self.latency)
    }

    pub fn headers(&self) -> Vec<(&'static str, String)> {
        let charset = if self.content_type == "application/json" { "" } else { "; charset=utf-8" };
        let mut headers = vec![
            ("Content-Type", format!("{}{charset}", self.content_type)),
            ("Content-Length", self.body.len().to_string()),
            ("Server", "simulated".to_owned()),
        ];
        if self.status == 429 || self.status == 503 {
            headers.push(("Retry-After", "1".to_owned()));
        }
        headers
    }

    /// The message of the exception that the failure stands for.
    pub fn failure_text(&self) -> Option<String> {
        let (host, port) = (&self.host, self.port);
        Some(match self.failure? {
            Failure::Connect => format!(
                "Cannot connect to host {host}:{port} ssl:default [Connect call failed ('192.0.2.1', {port})]"
            ),
            Failure::Dns => {
                format!("Cannot connect to host {host}:{port} ssl:default [Name or service not known]")
            }
            Failure::Disconnect => "Server disconnected".to_owned(),
            Failure::Reset => "Connection reset by peer".to_owned(),
            Failure::Payload => "Response payload is not completed".to_owned(),
        })
    }
}

impl Failure {
    /// The word that asks for this failure in a URL.
    pub fn name(self) -> &'static str {
        match self {
            Failure::Connect => "connect",
            Failure::Dns => "dns",
            Failure::Disconnect => "disconnect",
            Failure::Reset => "reset",
            Failure::Payload => "payload",
        }
    }

    fn from_name(name: &str) -> Option<Failure> {
        use Failure::*;
        [Connect, Dns, Disconnect, Reset, Payload].into_iter().find(|failure| failure.name() == name)
    }
}

impl Body {
    /// The number of bytes, without building them.
    pub fn len(&self) -> u64 {
        match self {
            Body::Text(text) => text.len() as u64,
            Body::Tiles(size) => *size,
            Body::Items(count) => items_len(*count),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn into_text(self) -> String {
        match self {
            Body::Text(text) => text,
            Body::Tiles(size) => "0123456789abcdef".chars().cycle().take(size as usize).collect(),
            Body::Items(count) => {
                let items: Vec<String> = (1..=count).map(item).collect();
                format!("[{}]", items.join(", "))
            }
        }
    }
}

fn item(id: u64) -> String {
    format!("{{\"id\": {id}, \"name\": \"item-{id}\"}}")
}

fn items_len(count: u64) -> u64 {
    // Ids of equal width make items of equal length.
    let (mut total, mut first) = (0, 1);
    while first <= count {
        let last = count.min(first * 10 - 1);
        total += (last - first + 1) * (item(first).len() as u64 + 2);
        first *= 10;
    }
    total.saturating_sub(2) + 2
}

/// The phrase that goes with a status; empty for those the simulated web does not know.
pub fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        301 => "Moved Permanently",
        302 => "Found",
        304 => "Not Modified",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        418 => "I'm a Teapot",
        422 => "Unprocessable Entity",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "",
    }
}

fn latency(hash: u64, segments: &[&str], delay: Option<&str>) -> f64 {
    let asked = match segments {
        [.., "delay", seconds] => float(seconds),
        _ => None,
    };
    delay.and_then(float).or(asked).unwrap_or((50 + hash % 451) as f64 / 1000.0)
}

fn outcome<'a>(
    address: &Address,
    segments: &[&str],
    argument: &impl Fn(&str) -> Option<&'a str>,
    count: u64,
) -> (u16, Option<Failure>) {
    let valid =
        |text: &str| int(text).filter(|status| (100..=599).contains(status)).map(|status| status as u16);
    let in_path = match segments {
        [.., "status", status] => valid(status),
        _ => None,
    };
    let status = argument("status").and_then(valid).or(in_path).unwrap_or(200);
    let failure = if address.host.ends_with(".invalid") {
        Some(Failure::Dns)
    } else {
        argument("error").and_then(Failure::from_name)
    };
    let Some(fails) = argument("fail") else { return (status, failure) };
    let failing = count <= int(fails).unwrap_or(0);
    match (failure, failing) {
        (Some(_), true) => (status, failure),
        (Some(_), false) => (status, None),
        (None, true) => (if status < 400 { 503 } else { status }, None),
        (None, false) => (200, None),
    }
}

fn is_page(path: &str, segments: &[&str]) -> bool {
    path == "/" || path.ends_with(".html") || matches!(segments, ["page", number] if is_digits(number))
}

/// A page of a small site: page n links to pages 2n+1 and 2n+2, so that crawlers find a tree of fourteen.
fn page(address: &Address, segments: &[&str]) -> String {
    let number = match segments {
        [] => Some(0),
        ["page", number, ..] if is_digits(number) => number.parse::<u64>().ok(),
        _ => None,
    };
    let links: String = number
        .filter(|&number| number <= 14)
        .into_iter()
        .flat_map(|number| [2 * number + 1, 2 * number + 2])
        .filter(|&next| next <= 14)
        .map(|next| format!("<a href=\"/page/{next}\">page {next}</a>\n"))
        .collect();
    let Address { host, path, .. } = address;
    format!("<html><head><title>{host}{path}</title></head>\n<body><h1>{path}</h1>\n{links}</body></html>\n")
}

struct About<'a> {
    method: &'a str,
    url: &'a str,
    hash: u64,
    status: u16,
    payload: Option<&'a str>,
}

fn description(
    about: &About<'_>,
    address: &Address,
    segments: &[&str],
    arguments: &[(String, String)],
) -> String {
    let id = match segments.iter().rev().find(|segment| is_digits(segment)) {
        Some(digits) => without_leading_zeros(digits).to_owned(),
        None => (about.hash % 100 + 1).to_string(),
    };
    let repository = match segments {
        [.., "repos", owner, name] => Some((owner, name)),
        _ => None,
    };
    let mut members = Object::new();
    for (key, value) in arguments {
        members.string(key, value);
    }
    let arguments = members.finish();
    let mut object = Object::new();
    object.string("url", about.url);
    object.string("method", about.method);
    object.string("host", &address.host);
    object.string("path", &address.path);
    object.raw("args", &arguments);
    object.number("status", about.status.into());
    object.raw("id", &id);
    match repository {
        Some((_, name)) => object.string("name", name),
        None => object.string("name", &format!("name-{id}")),
    }
    object.string("title", &format!("title-{id}"));
    object.number("value", about.hash % 1000);
    if let Some((owner, name)) = repository {
        object.string("full_name", &format!("{owner}/{name}"));
        object.number("stargazers_count", about.hash % 50000);
    }
    if let Some(payload) = about.payload {
        object.raw("json", payload);
    }
    object.finish()
}

fn is_digits(segment: &str) -> bool {
    !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit())
}

fn without_leading_zeros(digits: &str) -> &str {
    let rest = digits.trim_start_matches('0');
    if rest.is_empty() { "0" } else { rest }
}

fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash: u64, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_known_without_the_body() {
        for count in [0, 1, 2, 9, 10, 11, 123, 1000] {
            let body = Body::Items(count);
            assert_eq!(body.len(), body.into_text().len() as u64, "{count}");
        }
        assert_eq!(Body::Tiles(20).into_text(), "0123456789abcdef0123");
        assert_eq!(Reply::new("GET", "https://a.b/?size=999999999", None, 1).body.len(), 999_999_999);
    }

    #[test]
    fn repeated_page_segments_are_no_page() {
        let reply = Reply::new("GET", "https://books.example/page/about.html", None, 1);
        assert_eq!(reply.content_type, "text/html");
        assert!(!reply.body.into_text().contains("href"));
    }
}
