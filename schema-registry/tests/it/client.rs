//! Requests to a registry without a socket.

use axum::body::{Body, to_bytes};
use axum::http::header::{ACCEPT, CONTENT_TYPE};
use axum::http::{HeaderMap, Request, StatusCode};
use schema_registry::{Registry, app};
use serde_json::{Value, json};
use tower::ServiceExt;

/// Confluent's own media type.
pub(crate) const V1: &str = "application/vnd.schemaregistry.v1+json";

/// A record with two fields, as a person writes it.
pub(crate) const USER: &str = r#"{
    "type": "record", "name": "User", "namespace": "com.example",
    "fields": [{"name": "first_name", "type": "string"}, {"name": "age", "type": {"type": "int"}, "default": 7}]
}"#;

/// [`USER`] as the registry keeps it.
pub(crate) const USER_TEXT: &str = concat!(
    r#"{"type":"record","name":"User","namespace":"com.example","fields":["#,
    r#"{"name":"first_name","type":"string"},{"name":"age","type":"int","default":7}]}"#,
);

/// A client of one registry.
#[derive(Clone, Default)]
pub(crate) struct Client {
    pub(crate) registry: Registry,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Client {
    /// A client of a registry that takes any schema after any other.
    pub(crate) async fn lenient() -> Self {
        let client = Self::default();
        client.put("/config", &json!({ "compatibility": "NONE" })).await.ok();
        client
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = app(self.registry.clone()).oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer { status: parts.status, headers: parts.headers, body: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn get_accepting(&self, path: &str, accept: &str) -> Answer {
        self.send(Request::get(path).header(ACCEPT, accept).body(Body::empty()).unwrap()).await
    }

    /// POSTs a text, as what the media type says it is.
    pub(crate) async fn post_as(&self, path: &str, media: &str, body: impl Into<Body>) -> Answer {
        self.send(Request::post(path).header(CONTENT_TYPE, media).body(body.into()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.post_as(path, V1, body.to_string()).await
    }

    pub(crate) async fn put(&self, path: &str, body: &Value) -> Answer {
        self.send(Request::put(path).header(CONTENT_TYPE, V1).body(Body::from(body.to_string())).unwrap()).await
    }

    pub(crate) async fn delete(&self, path: &str) -> Answer {
        self.send(Request::delete(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post_schema(&self, path: &str, schema: &str) -> Answer {
        self.post(path, &json!({ "schema": schema })).await
    }

    /// Registers a schema that must be taken.
    pub(crate) async fn register(&self, subject: &str, schema: &str) -> Value {
        self.post_schema(&format!("/subjects/{subject}/versions"), schema).await.ok()
    }
}

impl Answer {
    pub(crate) fn media(&self) -> &str {
        self.headers[CONTENT_TYPE].to_str().unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The JSON of a success.
    #[track_caller]
    pub(crate) fn ok(&self) -> Value {
        assert_eq!(self.status, StatusCode::OK, "{self:?}");
        self.json()
    }

    /// Asserts an error: the whole body, with the code's first three digits as the status.
    #[track_caller]
    pub(crate) fn is_error(&self, code: u32, message: &str) {
        assert_eq!(self.json(), json!({ "error_code": code, "message": message }));
        let status = if code > 999 { code / 100 } else { code };
        assert_eq!(u32::from(self.status.as_u16()), status, "{self:?}");
    }

    /// Asserts an error whose text need only contain something.
    #[track_caller]
    pub(crate) fn is_error_with(&self, code: u32, part: &str) {
        let message = self.json()["message"].as_str().unwrap().to_owned();
        assert!(message.contains(part), "{message:?} lacks {part:?}");
        self.is_error(code, &message);
    }
}
