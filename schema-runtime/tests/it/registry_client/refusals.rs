//! What a registry refuses, in its own words.

use schema_runtime::{ErrorKind, SchemaId, Subject, Version};

use super::{USERS, refused, register};
use crate::registry_support::{Server, assert_error, json};

#[tokio::test]
async fn incompatible() {
    let error = refused(
        || json(409, r#"{"error_code":40901,"message":"Schema being registered is incompatible\nwith an earlier one"}"#),
        ErrorKind::Incompatible,
        "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: the registry refused it as \
         incompatible (HTTP 409, error code 40901): Schema being registered is incompatible\\nwith an earlier one; make the \
         change a compatible one, or change the subject's compatibility level",
    )
    .await;
    assert_eq!((error.http_status(), error.error_code()), (Some(409), Some(40901)));
}

#[tokio::test]
async fn a_long_message_is_cut() {
    let message = "x".repeat(100_000);
    let server =
        Server::start(move |_, _| json(409, serde_json::json!({ "error_code": 409, "message": message }).to_string()))
            .await;
    let error = register(&server.client()).await.unwrap_err().to_string();
    assert!(error.contains("xxx... (98500 bytes more); make the change"), "{error}");
}

#[tokio::test]
async fn invalid() {
    refused(
        || json(422, r#"{"error_code":42201,"message":"Invalid schema {}, details: No type: {}"}"#),
        ErrorKind::Rejected,
        "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: the registry finds the schema invalid \
         (HTTP 422, error code 42201): Invalid schema {}, details: No type: {}; mend the schema",
    )
    .await;
}

#[tokio::test]
async fn not_found() {
    let subject = Subject::value_of("users");
    let answer = |code: u32, message: &str| format!(r#"{{"error_code":{code},"message":"{message}"}}"#);
    let server = Server::start(move |request, _| match request.target.as_str() {
        "/schemas/ids/7" => json(404, answer(40403, "Schema 7 not found")),
        "/subjects/users-value/versions/3" => json(404, answer(40402, "Version 3 not found.")),
        "/subjects/users-value/versions/latest" => json(404, answer(40401, "Subject 'users-value' not found.")),
        "/subjects/users-value" => json(404, answer(40403, "Schema not found")),
        _ => json(404, answer(404, "HTTP 404 Not Found")),
    })
    .await;
    let registry = server.client();

    let error = assert_error(
        registry.schema_by_id(SchemaId::new(7)).await,
        ErrorKind::NotFound,
        &server.fill(
            "fetch schema id 7 at $URL: the registry does not have the schema (HTTP 404, error code 40403): Schema 7 not found; \
             the message may have been written with another registry than the one at this URL",
        ),
    );
    assert_eq!((error.http_status(), error.error_code()), (Some(404), Some(40403)));
    assert_error(
        registry.schema_by_version(&subject, 3).await,
        ErrorKind::NotFound,
        &server.fill(
            "fetch version 3 of subject \"users-value\" at $URL: the registry does not have the version (HTTP 404, error code \
             40402): Version 3 not found.; check its number, and the URL",
        ),
    );
    assert_error(
        registry.schema_by_version(&subject, Version::Latest).await,
        ErrorKind::NotFound,
        &server.fill(
            "fetch the latest version of subject \"users-value\" at $URL: the registry does not have the subject (HTTP 404, \
             error code 40401): Subject 'users-value' not found.; check its name, and the URL",
        ),
    );
    assert_error(
        registry.lookup(&subject, USERS).await,
        ErrorKind::NotFound,
        &server.fill(
            "look up schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: the registry does not have the \
             schema there (HTTP 404, error code 40403): Schema not found; register it first",
        ),
    );
    assert_error(
        registry.schema_by_id(SchemaId::new(8)).await,
        ErrorKind::NotFound,
        &server.fill(
            "fetch schema id 8 at $URL: the registry does not have this (HTTP 404, error code 404): HTTP 404 Not Found; check \
             the URL and its path",
        ),
    );
    assert_eq!(server.requests().len(), 5);
}
