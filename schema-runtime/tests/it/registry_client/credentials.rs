//! Credentials: asked for, refused, and shown nowhere.

use std::error::Error as _;

use schema_runtime::{ErrorKind, SchemaId, Subject};

use super::{refused, register};
use crate::registry_support::{Reply, Server, assert_error, dead_url, html, json, quick};

#[tokio::test]
async fn credentials_are_asked_for() {
    let error = refused(
        || json(401, r#"{"error_code":401,"message":"Unauthorized"}"#),
        ErrorKind::Unauthorized,
        "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: the registry asks for credentials, \
         and none are configured (HTTP 401, error code 401): Unauthorized; set them on the client's builder or in the URL",
    )
    .await;
    assert_eq!((error.http_status(), error.error_code()), (Some(401), Some(401)));
}

#[tokio::test]
async fn credentials_are_refused_and_shown_nowhere() {
    // It sends back what it was sent, as a debugging proxy would.
    let server = Server::start(|request, _| {
        let seen = request.header("authorization").unwrap();
        json(401, serde_json::json!({ "error_code": 40101, "message": format!("no: {seen}, hunter2") }).to_string())
    })
    .await;
    let url = server.url().replace("http://", "http://alice:hunter2@");
    let (from_url, set) = (quick(&url), quick(&server.url()).basic_auth("alice", "hunter2"));
    for builder in [from_url, set] {
        let registry = builder.clone().build().unwrap();
        let error = assert_error(
            register(&registry).await,
            ErrorKind::Unauthorized,
            &server.fill(
                "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: the registry refused the \
                 credentials (HTTP 401, error code 40101): no: Basic ***, ***; check the user name and password, or the token",
            ),
        );
        for shown in [format!("{builder:?}"), format!("{registry:?}"), format!("{error:?}")] {
            assert!(!shown.contains("hunter2") && !shown.contains("alice") && !shown.contains("YWxpY2"), "{shown}");
        }
    }
    for request in server.requests() {
        assert_eq!(request.header("authorization"), Some("Basic YWxpY2U6aHVudGVyMg=="));
    }
}

#[tokio::test]
async fn credentials_stay_out_of_every_other_error() {
    let dead = dead_url().await.replace("http://", "http://alice:hunter2@");
    let unreachable = register(&quick(&dead).build().unwrap()).await.unwrap_err();

    let server = Server::start(|request, _| html(200, request.header("authorization").unwrap())).await;
    let misanswered = register(&quick(&server.url()).bearer_token("hunter2").build().unwrap()).await.unwrap_err();
    assert_eq!(server.requests()[0].header("authorization"), Some("Bearer hunter2"));

    for error in [unreachable, misanswered] {
        let mut shown = format!("{error} {error:?}");
        let mut source = error.source();
        while let Some(error) = source {
            shown.push_str(&format!("{error} {error:?}"));
            source = error.source();
        }
        assert!(!shown.contains("hunter2") && !shown.contains("alice"), "{shown}");
    }
}

#[tokio::test]
async fn the_right_is_missing() {
    refused(
        || json(403, r#"{"error_code":40301,"message":"User is denied operation Write on Subject: users-value"}"#),
        ErrorKind::Unauthorized,
        "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: the registry forbids this (HTTP 403, \
         error code 40301): User is denied operation Write on Subject: users-value; check what the credentials permit",
    )
    .await;
}

#[tokio::test]
async fn credentials_in_a_redirect_are_shown_nowhere() {
    // It sends back what it was sent, in the URLs that it leads to and in what it says there.
    let server = Server::start(|request, _| {
        let token = request.header("authorization").unwrap().trim_start_matches("Bearer ").to_owned();
        let to = |location: String| Reply::Answer {
            status: 308,
            headers: vec![("Location", location)],
            body: String::new(),
        };
        match request.target.as_str() {
            "/subjects/far/versions" => to(format!("http://other.invalid/{token}?x=hunter%32")),
            "/subjects/user/versions" => to(format!("http://{token}:{token}@other.invalid/")),
            "/subjects/near/versions" => to(format!("/x?token={token}&again=%68unter2")),
            "/subjects/id/versions" => json(200, format!(r#"{{"id":"{token}"}}"#)),
            "/schemas/ids/1" => json(200, format!(r#"{{"schemaType":"{token}","schema":""}}"#)),
            "/schemas/ids/2" => json(200, format!(r#"{{"references":[{{"name":"{token}"}}],"schema":""}}"#)),
            "/schemas/ids/3" => json(200, format!(r#"{{"schema":"\"{token}\""}}"#)),
            _ => html(404, "nothing here"),
        }
    })
    .await;
    let registry = quick(&server.url()).bearer_token("hunter2").build().unwrap();
    let register = async |subject: &'static str| registry.register(&Subject::named(subject), "\"int\"").await;

    let mut errors = Vec::new();
    for subject in ["far", "user", "near", "id"] {
        errors.push(register(subject).await.unwrap_err());
    }
    assert!(errors[0].to_string().contains("redirects to http://other.invalid/***?x=***, and"), "{}", errors[0]);
    assert!(errors[1].to_string().contains("redirects to http://other.invalid/, and"), "{}", errors[1]);
    let near = server.fill("POST $URL/x?token=***&again=*** gave HTTP 404");
    assert!(errors[2].to_string().contains(&near), "{}", errors[2]);
    for id in 1..=3 {
        errors.push(registry.schema_by_id(SchemaId::new(id)).await.unwrap_err());
    }
    for error in errors {
        let mut shown = format!("{error} {error:?}");
        let mut source = error.source();
        while let Some(error) = source {
            shown.push_str(&format!("{error} {error:?}"));
            source = error.source();
        }
        assert!(!shown.contains("hunter"), "{shown}");
        assert!(shown.contains("***") || shown.contains("other.invalid/,"), "{shown}");
    }
}
