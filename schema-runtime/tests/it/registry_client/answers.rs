//! Answers that are none.

use std::error::Error as _;

use schema_runtime::{ErrorKind, SchemaId};

use super::{refused, register};
use crate::registry_support::{Reply, Server, assert_error, json, quick};

#[tokio::test]
async fn an_encoded_body_is_named_and_not_shown() {
    let gzip = |status: u16, body: &'static [u8]| {
        let head = format!("HTTP/1.1 {status} S\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", body.len());
        [head.as_bytes(), body].concat()
    };
    let prefix = "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: this is not how a schema \
                  registry answers: POST $URL/subjects/users-value/versions gave HTTP ";
    let body = b"\x1f\x8b\x08\0\xff\xff\xff";
    for (status, problem) in [(200, "an encoded body: "), (404, "")] {
        let text = format!(
            "{prefix}{status} with {problem}7 bytes in the content encoding \"gzip\", which was not asked for; check the URL \
             and its path"
        );
        refused(move || Reply::Raw(gzip(status, body)), ErrorKind::Protocol, &text).await;
    }
    // One that only says so is understood.
    let server = Server::start(move |_, _| Reply::Raw(gzip(200, br#"{"id":7}"#))).await;
    assert_eq!(register(&server.client()).await.unwrap().id.get(), 7);
}

#[tokio::test]
async fn answers_that_no_registry_gives() {
    let prefix = "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: this is not how a schema \
                  registry answers: POST $URL/subjects/users-value/versions gave HTTP ";
    for (status, body, problem) in [
        (200, "<html>", "a body that is not JSON (expected value at line 1 column 1): \"<html>\""),
        (
            200,
            r#"{"id":7,"ver"#,
            r#"a body that is not JSON (EOF while parsing a string at line 1 column 12): "{"id":7,"ver""#,
        ),
        (200, "", "a body that is not JSON (EOF while parsing a value at line 1 column 0): an empty body"),
        (204, "", "a body that is not JSON (EOF while parsing a value at line 1 column 0): an empty body"),
        (200, "[7]", "JSON that is no object: \"[7]\""),
        (200, "{}", "no `id`: \"{}\""),
        (200, r#"{"id":0}"#, r#"`id` 0, which is no number from 1 to 2147483647: "{"id":0}""#),
        (200, r#"{"id":-1}"#, r#"`id` -1, which is no number from 1 to 2147483647: "{"id":-1}""#),
        (200, r#"{"id":"7"}"#, r#"`id` "7", which is no number from 1 to 2147483647: "{"id":"7"}""#),
        (200, r#"{"id":null}"#, r#"`id` null, which is no number from 1 to 2147483647: "{"id":null}""#),
        (
            200,
            r#"{"id":2147483648}"#,
            r#"`id` 2147483648, which is no number from 1 to 2147483647: "{"id":2147483648}""#,
        ),
        (
            200,
            r#"{"id":7,"version":0}"#,
            r#"`version` 0, which is no number from 1 to 2147483647: "{"id":7,"version":0}""#,
        ),
    ] {
        let text = format!("{prefix}{status} with {problem}; check the URL and its path");
        let error = refused(move || json(status, body), ErrorKind::Protocol, &text).await;
        assert_eq!(error.http_status(), Some(status));
        assert_eq!(error.source().is_some(), problem.contains("not JSON"));
    }
}

#[tokio::test]
async fn control_characters_do_not_reach_the_terminal() {
    refused(
        || json(422, r#"{"error_code":42201,"message":"\u001b[2J\u0007\nforged: line"}"#),
        ErrorKind::Rejected,
        "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: the registry finds the schema invalid \
         (HTTP 422, error code 42201): \\u{1b}[2J\\u{7}\\nforged: line; mend the schema",
    )
    .await;
}

#[tokio::test]
async fn a_body_without_end_is_not_read() {
    for length in ["Content-Length: 10000000000\r\n", ""] {
        let head = format!("HTTP/1.1 200 OK\r\n{length}\r\n");
        let body = "{".repeat(5000);
        let server = Server::start(move |_, _| Reply::Raw(format!("{head}{body}").into_bytes())).await;
        let registry = quick(&server.url()).max_response_bytes(1000).build().unwrap();
        let error = registry.schema_by_id(SchemaId::new(7)).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Protocol);
        let text = error.to_string();
        let expected = server.fill(
            "fetch schema id 7 at $URL: this is not how a schema registry answers: GET $URL/schemas/ids/7 gave HTTP 200 with a \
             body of more than 1000 bytes: ",
        );
        assert!(text.starts_with(&expected), "{text}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn schemas_that_cannot_be_used() {
    let server = Server::start(|request, _| match request.target.as_str() {
        "/schemas/ids/1" => json(200, r#"{"schemaType":"PROTOBUF","schema":"syntax = \"proto3\";"}"#),
        "/schemas/ids/2" => {
            json(200, r#"{"schema":"\"a.B\"","references":[{"name":"a.B","subject":"b","version":1}]}"#)
        }
        "/schemas/ids/3" => json(200, r#"{"schema":7}"#),
        _ => json(200, r#"{"schemaType":"AVRO","references":[],"schema":"{\"type\":\"strin\"}"}"#),
    })
    .await;
    let registry = server.client();
    let fetch = async |id| registry.schema_by_id(SchemaId::new(id)).await;
    assert_error(
        fetch(1).await,
        ErrorKind::Schema,
        &server.fill("fetch schema id 1 at $URL: the schema is of type PROTOBUF, and only AVRO is read here"),
    );
    assert_error(
        fetch(2).await,
        ErrorKind::Schema,
        &server.fill(
            "fetch schema id 2 at $URL: the schema refers to schemas of other subjects (1 of them, the first is a.B), which are \
             not fetched",
        ),
    );
    assert_error(
        fetch(3).await,
        ErrorKind::Protocol,
        &server.fill(
            "fetch schema id 3 at $URL: this is not how a schema registry answers: GET $URL/schemas/ids/3 gave HTTP 200 with a \
             `schema` that is no string: \"{\"schema\":7}\"; check the URL and its path",
        ),
    );
    let error = fetch(4).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Schema);
    let parse_error = error.source().unwrap();
    assert_eq!(
        error.to_string(),
        server
            .fill(&format!("fetch schema id 4 at $URL: the registry's text is not a valid Avro schema: {parse_error}")),
    );
}
