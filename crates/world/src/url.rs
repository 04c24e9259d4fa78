//! Taking a URL apart as Python's `urllib.parse` does.

/// The parts of an absolute URL that the simulated web looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub scheme: String,
    pub host: String,
    pub port: u16,
    /// Never empty; not percent-decoded.
    pub path: String,
    pub query: String,
}

/// Why a URL has no address. The text is that of Python's `ValueError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressError {
    /// Not an absolute http or https URL.
    NotAbsolute,
    Invalid(String),
}

impl Address {
    pub fn parse(url: &str) -> Result<Address, AddressError> {
        let url = url.split('#').next().unwrap_or("");
        let url = url.trim_start_matches(|character| character <= ' ').replace(['\t', '\r', '\n'], "");
        let (scheme, rest) = split_scheme(&url);
        let rest = rest.strip_prefix("//").ok_or(AddressError::NotAbsolute)?;
        let (netloc, tail) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
        if netloc.contains('[') != netloc.contains(']') {
            return Err(AddressError::Invalid("Invalid IPv6 URL".to_owned()));
        }
        let (path, query) = tail.split_once('?').unwrap_or((tail, ""));
        let (host, port) = split_host(netloc);
        let port = parse_port(port)?;
        if host.is_empty() || !(scheme == "http" || scheme == "https") {
            return Err(AddressError::NotAbsolute);
        }
        Ok(Address {
            port: port.filter(|&port| port != 0).unwrap_or(if scheme == "https" { 443 } else { 80 }),
            host: host.to_lowercase(),
            scheme,
            path: if path.is_empty() { "/".to_owned() } else { path.to_owned() },
            query: query.to_owned(),
        })
    }

    /// The non-empty parts of the path.
    pub(crate) fn segments(&self) -> Vec<&str> {
        self.path.split('/').filter(|segment| !segment.is_empty()).collect()
    }

    /// The decoded arguments in order, the first of several with one name winning.
    pub(crate) fn arguments(&self) -> Vec<(String, String)> {
        let mut arguments: Vec<(String, String)> = Vec::new();
        for pair in self.query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let name = unquote_plus(name);
            if !arguments.iter().any(|(known, _)| *known == name) {
                arguments.push((name, unquote_plus(value)));
            }
        }
        arguments
    }
}

fn split_scheme(url: &str) -> (String, &str) {
    let is_scheme = |text: &str| {
        text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text.chars().all(|rest| rest.is_ascii_alphanumeric() || "+-.".contains(rest))
    };
    match url.split_once(':') {
        Some((scheme, rest)) if is_scheme(scheme) => (scheme.to_ascii_lowercase(), rest),
        _ => (String::new(), url),
    }
}

/// Host and port text of a network location, user information dropped.
fn split_host(netloc: &str) -> (&str, &str) {
    let info = netloc.rsplit_once('@').map_or(netloc, |(_, info)| info);
    match info.split_once('[') {
        Some((_, bracketed)) => {
            let (host, after) = bracketed.split_once(']').unwrap_or((bracketed, ""));
            (host, after.split_once(':').map_or("", |(_, port)| port))
        }
        None => info.split_once(':').unwrap_or((info, "")),
    }
}

fn parse_port(text: &str) -> Result<Option<u16>, AddressError> {
    if text.is_empty() {
        return Ok(None);
    }
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(AddressError::Invalid(format!("Port could not be cast to integer value as '{text}'")));
    }
    let port = text.parse().map_err(|_| AddressError::Invalid("Port out of range 0-65535".to_owned()))?;
    Ok(Some(port))
}

fn unquote_plus(text: &str) -> String {
    let bytes = text.as_bytes();
    let hex = |at: usize| bytes.get(at).and_then(|&byte| (byte as char).to_digit(16));
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], hex(at + 1), hex(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
                continue;
            }
            (b'+', _, _) => decoded.push(b' '),
            (byte, _, _) => decoded.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts() {
        let address =
            Address::parse("HTTPS://user:pw@API.Example.com:8443/a//b/?x=1&y=%C3%A9+z&x=2&k#top").unwrap();
        assert_eq!(
            (address.scheme.as_str(), address.host.as_str(), address.port),
            ("https", "api.example.com", 8443)
        );
        assert_eq!(address.segments(), ["a", "b"]);
        let pairs =
            [("x", "1"), ("y", "é z"), ("k", "")].map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(address.arguments(), pairs);
        assert_eq!(Address::parse("http://[::1]:80?q").unwrap().host, "::1");
    }

    #[test]
    fn refused() {
        for url in ["", "example.com", "/path", "ftp://a.b", "http://", "https:///x"] {
            assert_eq!(Address::parse(url), Err(AddressError::NotAbsolute), "{url}");
        }
        for url in ["http://a:b/", "http://a:70000", "http://[::1"] {
            assert!(matches!(Address::parse(url), Err(AddressError::Invalid(_))), "{url}");
        }
    }
}
