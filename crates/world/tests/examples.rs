//! The worked examples of the simulation's rule: every URL with its latency, status, headers and body.

use serde_json::Value;
use world::{Client, Network, Reply};

fn examples() -> Value {
    serde_json::from_str(include_str!("simnet_examples.json")).expect("the examples are JSON")
}

fn cases(group: &str) -> Vec<Value> {
    examples()[group].as_array().expect("a list of cases").clone()
}

/// JSON as Python prints it, which is what a client hands over as the request's body.
fn dumps(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(dumps).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let members: Vec<_> =
                members.iter().map(|(key, item)| format!("\"{key}\": {}", dumps(item))).collect();
            format!("{{{}}}", members.join(", "))
        }
        scalar => scalar.to_string(),
    }
}

#[test]
fn first_requests() {
    for case in cases("get") {
        let url = case["url"].as_str().unwrap();
        let reply = Reply::new("GET", url, None, 1);
        assert_eq!(reply.latency, case["latency"].as_f64().unwrap(), "{url}");
        assert_eq!(u64::from(reply.status), case["status"].as_u64().unwrap(), "{url}");
        assert_eq!(reply.reason, case["reason"], "{url}");
        assert_eq!(reply.failure.map(|failure| failure.name()), case["error"].as_str(), "{url}");
        assert_eq!(reply.failure_text().as_deref(), case["error_text"].as_str(), "{url}");
        let headers: Value =
            reply.headers().into_iter().map(|(name, value)| (name.to_owned(), Value::from(value))).collect();
        assert_eq!(headers, case["headers"], "{url}");
        assert_eq!(reply.body.into_text(), case["body"], "{url}");
    }
}

#[test]
fn repeated_requests() {
    let mut network = Network::new();
    for case in cases("repeated") {
        let url = case["url"].as_str().unwrap();
        let reply = network.exchange(Client::Aiohttp, "GET", url, None);
        let place = format!("{url}, request {}", case["request"]);
        assert_eq!(u64::from(reply.status), case["status"].as_u64().unwrap(), "{place}");
        assert_eq!(reply.failure.map(|failure| failure.name()), case["error"].as_str(), "{place}");
    }
}

#[test]
fn other_methods() {
    for case in cases("other_methods") {
        let (method, url) = (case["method"].as_str().unwrap(), case["url"].as_str().unwrap());
        let payload = Some(&case["payload"]).filter(|payload| !payload.is_null()).map(dumps);
        let reply = Reply::new(method, url, payload.as_deref(), 1);
        assert_eq!(u64::from(reply.status), case["status"].as_u64().unwrap(), "{url}");
        assert_eq!(reply.latency, case["latency"].as_f64().unwrap(), "{url}");
        assert_eq!(reply.body.into_text(), case["body"], "{url}");
    }
}
