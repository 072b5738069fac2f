//! What is sent, and what is kept of the answers.

use schema_runtime::{ErrorKind, SchemaId, Subject, Version};

use super::{USERS, register};
use crate::registry_support::{Server, json, quick};

#[tokio::test]
async fn register_sends_the_schema_and_keeps_the_id() {
    let server = Server::start(|_, _| json(200, r#"{"id":7,"version":2,"schemaType":"AVRO"}"#)).await;
    let registry = server.client();
    for _ in 0..3 {
        let registered = register(&registry).await.unwrap();
        assert_eq!((registered.id, registered.version), (SchemaId::new(7), Some(2)));
    }

    let [request] = &server.requests()[..] else { panic!("the id was not kept") };
    assert_eq!((request.method.as_str(), request.target.as_str()), ("POST", "/subjects/users-value/versions"));
    assert_eq!(request.body, serde_json::json!({ "schema": USERS }).to_string());
    assert_eq!(request.header("content-type"), Some("application/vnd.schemaregistry.v1+json"));
    assert_eq!(request.header("accept"), Some("application/vnd.schemaregistry.v1+json"));
    assert_eq!(request.header("authorization"), None);
    assert_eq!(request.header("user-agent"), Some(concat!("schema-runtime/", env!("CARGO_PKG_VERSION"))));
}

#[tokio::test]
async fn old_registries_answer_with_the_id_alone() {
    let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    assert_eq!(register(&server.client()).await.unwrap().version, None);
}

#[tokio::test]
async fn other_subjects_and_texts_are_other_requests() {
    let server = Server::start(|_, before| json(200, format!(r#"{{"id":{}}}"#, before + 1))).await;
    let registry = server.client();
    let mut ids = Vec::new();
    for (subject, schema) in [("a", "\"int\""), ("b", "\"int\""), ("a", "\"long\""), ("a", "\"int\"")] {
        ids.push(registry.register(&Subject::named(subject), schema).await.unwrap().id.get());
    }
    assert_eq!(ids, [1, 2, 3, 1]);
}

#[tokio::test]
async fn a_full_cache_forgets_what_was_not_used_for_longest() {
    let server = Server::start(|_, before| json(200, format!(r#"{{"id":{}}}"#, before + 1))).await;
    let registry = quick(&server.url()).cache_size(1).build().unwrap();
    let mut ids = Vec::new();
    for subject in ["a", "a", "b", "a"] {
        ids.push(registry.register(&Subject::named(subject), "\"int\"").await.unwrap().id.get());
    }
    assert_eq!(ids, [1, 1, 2, 3]);
}

#[tokio::test]
async fn schema_by_id_is_parsed_and_kept() {
    let server = Server::start(|_, _| json(200, serde_json::json!({ "schema": USERS }).to_string())).await;
    let registry = server.client();
    for _ in 0..2 {
        let schema = registry.schema_by_id(SchemaId::new(7)).await.unwrap();
        assert_eq!(schema.root().name().unwrap().full(), "com.example.AvroUsers");
    }
    let [request] = &server.requests()[..] else { panic!("the schema was not kept") };
    assert_eq!((request.method.as_str(), request.target.as_str()), ("GET", "/schemas/ids/7"));
}

#[tokio::test]
async fn lookup_and_versions_are_asked_each_time() {
    let answer = r#"{"subject":"users-value","version":3,"id":7,"schema":"\"int\""}"#;
    let server = Server::start(move |_, _| json(200, answer)).await;
    let registry = server.client();
    let subject = Subject::value_of("users");
    for version in [Version::Latest, Version::Number(3), 3.into()] {
        let found = registry.schema_by_version(&subject, version).await.unwrap();
        assert_eq!((found.version, found.id.get(), &*found.schema), (3, 7, "\"int\""));
    }
    assert_eq!(registry.lookup(&subject, "\"int\"").await.unwrap().subject, subject);
    let requests: Vec<_> =
        server.requests().into_iter().map(|seen| format!("{} {}", seen.method, seen.target)).collect();
    assert_eq!(
        requests,
        [
            "GET /subjects/users-value/versions/latest",
            "GET /subjects/users-value/versions/3",
            "GET /subjects/users-value/versions/3",
            "POST /subjects/users-value",
        ]
    );
}

#[tokio::test]
async fn subjects_are_encoded_under_the_base_path() {
    let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let registry = quick(&format!("{}/registry/", server.url())).build().unwrap();
    registry.register(&Subject::named("a/b ü%?#:.ctx"), "\"int\"").await.unwrap();
    assert_eq!(server.requests()[0].target, "/registry/subjects/a%2Fb%20%C3%BC%25%3F%23%3A.ctx/versions");
}

#[tokio::test]
async fn a_subject_that_no_request_can_carry() {
    let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let registry = server.client();
    let error = registry.register(&Subject::named("x".repeat(70_000)), "\"int\"").await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Config);
    let text = error.to_string();
    assert!(text.contains("xxx... (69800 bytes more)\" at "), "{text}");
    assert!(text.contains(": the request cannot be made, with a URL of 700"), "{text}");
    assert!(text.len() < 1000, "{text}");
    assert_eq!(server.requests().len(), 0);
}
