//! What holds for every path: media types, unknown paths and methods, bodies, slashes, counting.

use axum::body::Body;
use axum::http::header::{ACCEPT, ALLOW, CONTENT_TYPE};
use axum::http::{Request, StatusCode};
use schema_registry::{MAX_BODY_BYTES, app};
use serde_json::json;
use tower::ServiceExt;

use crate::client::{Client, USER, V1};

const UNVERSIONED: &str = "application/vnd.schemaregistry+json";
const JSON: &str = "application/json";
const REGISTER: &str = "/subjects/users/versions";

#[tokio::test]
async fn the_root_is_empty() {
    let client = Client::default();
    assert_eq!(client.get("/").await.ok(), json!({}));
    assert_eq!(client.post("/", &json!({ "any": "thing" })).await.ok(), json!({}));
    assert_eq!(client.send(Request::post("/").body(Body::empty()).unwrap()).await.ok(), json!({}));
}

#[tokio::test]
async fn unknown_paths_are_answered_as_json() {
    let client = Client::default();
    for path in [
        "/nothing",
        "/associations/resources/topic-id?resourceType=topic",
        "/associations/subjects/users-value",
        "/contexts",
        "/schemas",
        "/schemas/ids",
        "/schemas/guids/d629bb05-ad85-3d20-fbcb-895de3c459f7",
        "/compatibility",
        "/compatibility/subjects/users",
        "/subjects/users/versions/1/referencedby",
        "/v1/metadata/version",
        "//",
    ] {
        let answer = client.get(path).await;
        answer.is_error(404, "HTTP 404 Not Found");
        assert_eq!(answer.media(), V1, "{path}");
    }
    client.post("/associations", &json!({})).await.is_error(404, "HTTP 404 Not Found");
}

#[tokio::test]
async fn a_known_path_refuses_unknown_methods() {
    let client = Client::default();
    for (method, path, allowed) in [
        ("PUT", "/subjects/users", "POST,DELETE"),
        ("GET", "/subjects/users", "POST,DELETE"),
        ("PUT", REGISTER, "GET,HEAD,POST"),
        ("POST", "/schemas/ids/1", "GET,HEAD"),
        ("POST", "/subjects/users/versions/1", "GET,HEAD,DELETE"),
        ("POST", "/subjects/", "GET,HEAD"),
        ("POST", "/config", "GET,HEAD,PUT,DELETE"),
        ("POST", "/mode/users", "GET,HEAD,PUT,DELETE"),
        ("GET", "/compatibility/subjects/users/versions/latest", "POST"),
    ] {
        // Content negotiation comes later: neither a strange Accept nor a strange Content-Type changes the answer.
        let request = Request::builder().method(method).uri(path).header(ACCEPT, "text/html").body(Body::empty());
        let answer = client.send(request.unwrap()).await;
        answer.is_error(405, "HTTP 405 Method Not Allowed");
        assert_eq!(answer.headers[ALLOW], allowed, "{method} {path}");
    }
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    let client = Client::default();
    let answer = client.send(Request::head("/subjects").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.body.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn a_trailing_slash_changes_nothing() {
    let client = Client::default();
    let first = client.post_schema(&format!("{REGISTER}/"), USER).await.ok();
    assert_eq!(client.post_schema(REGISTER, USER).await.ok(), first);
    client.post_schema("/subjects/users/", USER).await.ok();
    client.post_schema("/compatibility/subjects/users/versions/", USER).await.ok();
    client.post_schema("/compatibility/subjects/users/versions/1/", USER).await.ok();
    client.put("/config/users/", &json!({ "compatibility": "FULL" })).await.ok();
    client.put("/mode/users/", &json!({ "mode": "READWRITE" })).await.ok();
    client.delete("/config/users/").await.ok();
    client.delete("/mode/users/").await.ok();
    for path in [
        "/subjects",
        REGISTER,
        "/subjects/users/versions/1",
        "/subjects/users/versions/latest/schema",
        "/config",
        "/mode",
        "/schemas/types",
        "/schemas/ids/1",
        "/schemas/ids/1/schema",
        "/schemas/ids/1/subjects",
        "/schemas/ids/1/versions",
    ] {
        let plain = client.get(path).await;
        assert_eq!(client.get(&format!("{path}/")).await.ok(), plain.ok(), "{path}");
    }
    assert_eq!(client.get("/schemas/ids/1/?fetchMaxId=true").await.ok()["maxId"], 1);
    assert_eq!(client.delete("/subjects/users/versions/1/").await.ok(), json!(1));
    assert_eq!(client.delete("/subjects/users/?permanent=true").await.ok(), json!([1]));
}

#[tokio::test]
async fn answers_have_the_type_that_was_asked_for() {
    let client = Client::default();
    client.register("users", USER).await;
    for path in ["/", "/subjects", "/schemas/ids/1", "/schemas/ids/1/schema", "/schemas/ids/9", "/nothing"] {
        assert_eq!(client.get(path).await.media(), V1);
        for (accept, media) in [
            (V1, V1),
            (UNVERSIONED, UNVERSIONED),
            (JSON, JSON),
            ("*/*", V1),
            ("application/*", V1),
            // As the Java client asks.
            ("application/vnd.schemaregistry.v1+json, application/vnd.schemaregistry+json, application/json", V1),
            ("application/vnd.schemaregistry+json; q=0.9, application/json; q=0.5", UNVERSIONED),
        ] {
            assert_eq!(client.get_accepting(path, accept).await.media(), media, "{path} {accept}");
        }
    }
}

#[tokio::test]
async fn what_cannot_be_produced_is_406() {
    let client = Client::default();
    for accept in ["text/html", "application/xml", "application/octet-stream", "application/json;q=0"] {
        client.get_accepting("/subjects", accept).await.is_error(406, "HTTP 406 Not Acceptable");
        client.get_accepting("/nothing", accept).await.is_error(404, "HTTP 404 Not Found");
    }
    // A request that is refused for its answer has done nothing.
    let request =
        Request::post(REGISTER).header(ACCEPT, "text/html").body(Body::from(json!({ "schema": USER }).to_string()));
    client.send(request.unwrap()).await.is_error(406, "HTTP 406 Not Acceptable");
    assert_eq!(client.get("/subjects").await.ok(), json!([]));
}

#[tokio::test]
async fn bodies_may_call_themselves_four_things_or_nothing() {
    let client = Client::default();
    let body = json!({ "schema": USER }).to_string();
    for media in [V1, UNVERSIONED, JSON, "application/octet-stream", "Application/JSON; charset=utf-8"] {
        client.post_as(REGISTER, media, body.clone()).await.ok();
        client.post_as("/subjects/users", media, body.clone()).await.ok();
    }
    client.send(Request::post(REGISTER).body(Body::from(body.clone())).unwrap()).await.ok();
    for media in ["application/x-www-form-urlencoded", "text/plain", "application/avro", "", "\u{1f600}"] {
        for path in [REGISTER, "/subjects/users", "/", "/compatibility/subjects/users/versions"] {
            client.post_as(path, media, body.clone()).await.is_error(415, "HTTP 415 Unsupported Media Type");
        }
        let put = Request::put("/config").header(CONTENT_TYPE, media).body(Body::from("{}")).unwrap();
        client.send(put).await.is_error(415, "HTTP 415 Unsupported Media Type");
    }
}

#[tokio::test]
async fn malformed_bodies_are_400() {
    let client = Client::default();
    for body in [
        "",
        "{",
        "not json",
        "null",
        "\"text\"",
        "[]",
        " [\"\\\"string\\\"\"]",
        "{\"schema\": 1}",
        "{\"schema\": {\"type\": \"string\"}}",
    ] {
        for path in [REGISTER, "/subjects/users", "/compatibility/subjects/users/versions/latest?verbose=true"] {
            let answer = client.post_as(path, V1, body).await;
            answer.is_error_with(400, "");
        }
    }
    client.post_as(REGISTER, V1, "{\"schema\": }").await.is_error_with(400, "line 1 column 12");
    client.post_as(REGISTER, V1, vec![b'{', b'"', 0xff, b'"']).await.is_error_with(400, "");
    // Deep nesting ends in an error, not in an exhausted stack.
    let deep = format!("{{\"metadata\": {}", "{\"a\":".repeat(200_000));
    client.post_as(REGISTER, V1, deep).await.is_error_with(400, "recursion limit");
}

#[tokio::test]
async fn bodies_are_bounded() {
    let client = Client::default();
    let padded = |length: usize| {
        let mut body = json!({ "schema": USER }).to_string();
        body.push_str(&" ".repeat(length - body.len()));
        body
    };
    client.post_as(REGISTER, V1, padded(MAX_BODY_BYTES)).await.ok();
    let answer = client.post_as(REGISTER, V1, padded(MAX_BODY_BYTES + 1)).await;
    answer.is_error_with(413, "over 2097152 bytes");
    assert_eq!(answer.media(), V1);
}

#[tokio::test]
async fn the_app_can_be_nested() {
    let client = Client::default();
    let outer = axum::Router::new().nest("/registry", app(client.registry.clone()));
    for (path, status) in [("/registry/subjects", 200), ("/registry/subjects/", 200), ("/registry/nothing", 404)] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let response = outer.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status().as_u16(), status, "{path}");
        assert_eq!(response.headers()[CONTENT_TYPE], V1, "{path}");
    }
}
