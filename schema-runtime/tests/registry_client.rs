//! The registry client against a server that behaves and misbehaves: what is sent, and what a person reads when it fails.

#![allow(clippy::unwrap_used)]

mod registry_support;

use std::{
    error::Error as _,
    time::{Duration, Instant},
};

use registry_support::{Reply, Server, assert_error, dead_url, html, json, quick};
use schema_runtime::{Error, ErrorKind, Registered, RegistryClient, RetryPolicy, SchemaId, Subject, Version};

const USERS: &str = r#"{"type":"record","name":"AvroUsers","namespace":"com.example","fields":[]}"#;

async fn register(registry: &RegistryClient) -> Result<Registered, Error> {
    registry.register(&Subject::value_of("users"), USERS).await
}

/// The error of a registration that is answered like this.
async fn refused(reply: impl Fn() -> Reply + Send + Sync + 'static, kind: ErrorKind, text: &str) -> Error {
    let server = Server::start(move |_, _| reply()).await;
    let error = assert_error(register(&server.client()).await, kind, &server.fill(text));
    assert_eq!(server.requests().len(), 1, "not worth another attempt");
    error
}

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
async fn nobody_listens() {
    let url = dead_url().await;
    let error = assert_error(
        register(&quick(&url).build().unwrap()).await,
        ErrorKind::Unreachable,
        &format!(
            "cannot reach the schema registry at {url} to register schema \"com.example.AvroUsers\" under subject \
             \"users-value\" after 4 attempts: connection refused; check that it runs and that the URL is right"
        ),
    );
    assert_eq!((error.http_status(), error.error_code()), (None, None));
    assert!(error.source().unwrap().is::<reqwest::Error>());
}

#[tokio::test]
async fn silence() {
    let server = Server::start(|_, _| Reply::Stall(Vec::new())).await;
    let registry = quick(&server.url())
        .request_timeout(Duration::from_millis(100))
        .retry(RetryPolicy::default().retries(1).initial_delay(Duration::ZERO))
        .build()
        .unwrap();
    assert_error(
        registry.schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &server.fill(
            "no answer from the schema registry at $URL, asked to fetch schema id 7, after 2 attempts: nothing came within \
             100ms; check that the URL is right and that the registry is not overloaded",
        ),
    );
}

#[tokio::test]
async fn a_body_that_does_not_go_on() {
    let start = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"schema\":\"".to_vec();
    let server = Server::start(move |_, _| Reply::Stall(start.clone())).await;
    let registry =
        quick(&server.url()).request_timeout(Duration::from_millis(300)).retry(RetryPolicy::none()).build().unwrap();
    assert_error(
        registry.schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &server.fill(
            "no whole answer from the schema registry at $URL, asked to fetch schema id 7, after 1 attempt: the answer (HTTP \
             200) did not end within 300ms, after 11 bytes of its body; check the registry and the proxies before it",
        ),
    );
}

#[tokio::test]
async fn https_where_http_is_spoken() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", listener.local_addr().unwrap());
    let answering = tokio::spawn(async move {
        while let Ok((mut socket, _)) = listener.accept().await {
            // To the end: a socket closed with bytes unread resets the connection, and the answer may be lost.
            let _ = tokio::io::AsyncReadExt::read(&mut socket, &mut [0; 10_000]).await;
            let _ = tokio::io::AsyncWriteExt::write_all(&mut socket, b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let registry = quick(&url).retry(RetryPolicy::none()).build().unwrap();
    assert_error(
        registry.schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &format!(
            "cannot reach the schema registry at {url} to fetch schema id 7 after 1 attempt: received corrupt message of type \
             InvalidContentType; check that the URL's scheme is right and that this machine trusts the registry's certificate"
        ),
    );
    answering.abort();
}

#[tokio::test]
async fn a_server_that_refuses_the_handshake() {
    for (answer, cause) in [
        (&b"\x15\x03\x03\0\x02\x02\x28"[..], "received fatal alert: HandshakeFailure"),
        (&b""[..], "tls handshake eof"),
    ] {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let answering = tokio::spawn(async move {
            while let Ok((mut socket, _)) = listener.accept().await {
                let _ = tokio::io::AsyncReadExt::read(&mut socket, &mut [0; 10_000]).await;
                let _ = tokio::io::AsyncWriteExt::write_all(&mut socket, answer).await;
            }
        });
        let registry = quick(&url).retry(RetryPolicy::none()).build().unwrap();
        assert_error(
            registry.schema_by_id(SchemaId::new(7)).await,
            ErrorKind::Unreachable,
            &format!(
                "cannot reach the schema registry at {url} to fetch schema id 7 after 1 attempt: {cause}; check that the URL's \
                 scheme is right and that this machine trusts the registry's certificate"
            ),
        );
        answering.abort();
    }
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
async fn connection_closed_instead_of_an_answer() {
    let server = Server::start(|_, _| Reply::Raw(Vec::new())).await;
    assert_error(
        server.client().schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &server.fill(
            "no answer from the schema registry at $URL, asked to fetch schema id 7, after 4 attempts: connection closed \
             before message completed; check that the URL is right and that the registry is not overloaded",
        ),
    );
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn something_that_is_not_http() {
    // A TLS alert: `unexpected_message`.
    let server = Server::start(|_, _| Reply::Raw(b"\x15\x03\x01\0\x02\x02\x0a".to_vec())).await;
    assert_error(
        server.client().schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &server.fill(
            "no answer from the schema registry at $URL, asked to fetch schema id 7, after 4 attempts: what came is not HTTP \
             (invalid HTTP version parsed); check the URL's port, and its scheme: where TLS is spoken, it is https",
        ),
    );
}

#[tokio::test]
async fn connection_cut_inside_a_body() {
    let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"schema\":\"".to_vec();
    let server = Server::start(move |_, _| Reply::Raw(cut.clone())).await;
    assert_error(
        server.client().schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &server.fill(
            "no whole answer from the schema registry at $URL, asked to fetch schema id 7, after 4 attempts: the answer (HTTP \
             200) broke off, after 11 bytes of its body; check the registry and the proxies before it",
        ),
    );
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_cut_connection_is_tried_again() {
    let server = Server::start(|_, before| match before {
        0 => Reply::Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{".to_vec()),
        1 => Reply::Raw(Vec::new()),
        _ => json(200, r#"{"id":7}"#),
    })
    .await;
    assert_eq!(register(&server.client()).await.unwrap().id.get(), 7);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_failing_registry_is_tried_again() {
    for status in [408, 429, 500, 502, 503, 504] {
        let server = Server::start(move |_, before| match before {
            0..3 => json(status, r#"{"error_code":50001,"message":"not yet"}"#),
            _ => json(200, r#"{"id":7}"#),
        })
        .await;
        assert_eq!(register(&server.client()).await.unwrap().id.get(), 7);
        assert_eq!(server.requests().len(), 4);
    }
}

#[tokio::test]
async fn a_registry_that_fails_for_ever() {
    let server =
        Server::start(|_, _| json(500, r#"{"error_code":50001,"message":"Error in the backend store"}"#)).await;
    let error = assert_error(
        register(&server.client()).await,
        ErrorKind::Registry,
        &server.fill(
            "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: the registry failed (HTTP 500, \
             error code 50001): Error in the backend store; its log may tell more; gave up after 4 attempts",
        ),
    );
    assert_eq!((error.http_status(), error.error_code()), (Some(500), Some(50001)));
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test]
async fn a_proxy_that_fails_for_ever() {
    let server = Server::start(|_, _| html(503, "<html>\n<b>Service Unavailable</b>")).await;
    let registry = quick(&server.url()).retry(RetryPolicy::none()).build().unwrap();
    assert_error(
        registry.schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Registry,
        &server.fill(
            "fetch schema id 7 at $URL: the registry failed (HTTP 503), with \"<html>\\n<b>Service Unavailable</b>\"; its log \
             may tell more; gave up after 1 attempt",
        ),
    );
}

#[tokio::test]
async fn the_registry_says_how_long_to_wait() {
    let server = Server::start(|_, before| match before {
        0 => Reply::Answer { status: 429, headers: vec![("Retry-After", "3600".to_owned())], body: String::new() },
        _ => json(200, r#"{"id":7}"#),
    })
    .await;
    let longest = Duration::from_millis(300);
    let retry = RetryPolicy::default().initial_delay(Duration::ZERO).max_delay(longest);
    let registry = quick(&server.url()).retry(retry).build().unwrap();
    let start = Instant::now();
    register(&registry).await.unwrap();
    assert!(start.elapsed() >= longest, "waits when asked to, and no hour");
}

#[tokio::test]
async fn too_many_requests_for_ever() {
    let server = Server::start(|_, _| json(429, r#"{"error_code":429,"message":"slow down"}"#)).await;
    let registry = quick(&server.url()).retry(RetryPolicy::none()).build().unwrap();
    assert_error(
        register(&registry).await,
        ErrorKind::Registry,
        &server.fill(
            "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: the registry asks to try again \
             later (HTTP 429, error code 429): slow down; it may be overloaded; gave up after 1 attempt",
        ),
    );
}

#[tokio::test]
async fn the_next_url_is_tried_and_remembered() {
    let dead = dead_url().await;
    let failing = Server::start(|_, _| json(503, "{}")).await;
    let good = Server::start(|_, before| json(200, format!(r#"{{"id":{}}}"#, before + 1))).await;
    let registry = quick(&dead).fallback_url(failing.url()).fallback_url(good.url()).build().unwrap();
    registry.register(&Subject::named("a"), "\"int\"").await.unwrap();
    registry.register(&Subject::named("b"), "\"int\"").await.unwrap();
    assert_eq!((failing.requests().len(), good.requests().len()), (1, 2));
}

#[tokio::test]
async fn all_urls_fail() {
    let failing = Server::start(|_, _| json(503, "{}")).await;
    let dead = dead_url().await;
    let registry = quick(&failing.url()).fallback_url(&dead).build().unwrap();
    assert_error(
        registry.schema_by_id(SchemaId::new(7)).await,
        ErrorKind::Unreachable,
        &failing.fill(&format!(
            "cannot reach the schema registry at {dead} to fetch schema id 7 after 4 attempts: connection refused; check that \
             it runs and that the URL is right; also tried $URL: HTTP 503"
        )),
    );
    assert_eq!(failing.requests().len(), 4);
}

#[tokio::test]
async fn a_refusal_is_not_taken_to_the_next_url() {
    let refusing = Server::start(|_, _| json(422, r#"{"error_code":42201,"message":"Invalid schema"}"#)).await;
    let other = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let registry = quick(&refusing.url()).fallback_url(other.url()).build().unwrap();
    assert_eq!(register(&registry).await.unwrap_err().kind(), ErrorKind::Rejected);
    assert_eq!(other.requests().len(), 0);
}

#[tokio::test]
async fn a_url_of_something_else() {
    let error = refused(
        || html(404, "<!DOCTYPE html>\n<html><head><title>404</title></head><body>Nothing here</body></html>"),
        ErrorKind::Protocol,
        "register schema \"com.example.AvroUsers\" under subject \"users-value\" at $URL: this is not how a schema registry \
         answers: POST $URL/subjects/users-value/versions gave HTTP 404 with \"<!DOCTYPE html>\\n<html><head><title>404</title>\
         </head><body>Nothing here</body></html>\"; check the URL and its path",
    )
    .await;
    assert_eq!((error.http_status(), error.error_code()), (Some(404), None));
}

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

#[tokio::test]
async fn redirects_stay_on_the_host() {
    let elsewhere = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let target = elsewhere.url();
    let server = Server::start(move |request, _| {
        let to = |location: String| Reply::Answer {
            status: 308,
            headers: vec![("Location", location)],
            body: String::new(),
        };
        match request.target.as_str() {
            "/subjects/near/versions" => to("/other/path".to_owned()),
            "/other/path" => json(200, r#"{"id":9}"#),
            "/subjects/loop/versions" => to("/subjects/loop/versions".to_owned()),
            "/subjects/host/versions" => to("http://other.invalid/x".to_owned()),
            "/subjects/scheme/versions" => to(format!("https://{}/x", request.header("host").unwrap())),
            _ => to(format!("{target}/subjects/far/versions")),
        }
    })
    .await;
    let registry = quick(&server.url()).basic_auth("alice", "hunter2").build().unwrap();
    let register = async |subject: &'static str| registry.register(&Subject::named(subject), "\"int\"").await;

    assert_eq!(register("near").await.unwrap().id.get(), 9);
    let requests = server.requests();
    assert_eq!((requests[0].method.as_str(), &requests[0].body), (requests[1].method.as_str(), &requests[1].body));

    assert_error(
        register("far").await,
        ErrorKind::Protocol,
        &server.fill(&format!(
            "register schema \"int\" under subject \"far\" at $URL: the answer (HTTP 308) redirects to \
             {}/subjects/far/versions, and a redirect to another port is not followed; if that is the registry, configure its \
             URL",
            elsewhere.url()
        )),
    );
    assert_eq!(elsewhere.requests().len(), 0);

    assert_error(
        register("loop").await,
        ErrorKind::Protocol,
        &server.fill(
            "register schema \"int\" under subject \"loop\" at $URL: the answer (HTTP 308) redirects to \
             $URL/subjects/loop/versions, and no more than 3 redirects are followed; check the URL, and the proxies before the \
             registry",
        ),
    );
    assert_eq!(server.requests().len(), 2 + 1 + 4);
    for (subject, detour) in [("host", "http://other.invalid/x, and a redirect to another host"), ("scheme", "scheme")]
    {
        let text = register(subject).await.unwrap_err().to_string();
        assert!(
            text.contains(&format!("{detour} is not followed; if that is the registry, configure its URL")),
            "{text}"
        );
    }
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

#[tokio::test]
async fn settings_are_checked() {
    let builder = || RegistryClient::builder("http://localhost:8081");
    for (builder, text) in [
        (builder().request_timeout(Duration::ZERO), "registry client: a timeout of zero would let no request succeed"),
        (builder().cache_size(0), "registry client: a cache has room for at least 1 entry"),
        (
            builder().fallback_url("localhost:8082"),
            "registry URL \"localhost:8082\": the scheme is neither http nor https; write it like http://localhost:8081",
        ),
        (builder().bearer_token(""), "bearer authentication: the token is empty"),
        (builder().user_agent("a\nb"), "registry client: builder error: failed to parse header value"),
    ] {
        assert_error(builder.build(), ErrorKind::Config, text);
    }
    assert_error(
        RegistryClient::new("ftp://alice:hunter2@host"),
        ErrorKind::Config,
        "registry URL \"***@host\": the scheme is neither http nor https; write it like http://localhost:8081",
    );
    assert!(RegistryClient::new("https://localhost:8081").is_ok());
}

#[test]
fn without_a_runtime() {
    let registry = RegistryClient::new("http://localhost:8081").unwrap();
    assert_error(
        futures_util::FutureExt::now_or_never(registry.schema_by_id(SchemaId::new(7))).unwrap(),
        ErrorKind::Config,
        "fetch schema id 7: the registry client works inside a tokio runtime only",
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_tasks_send_one_request() {
    let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let registry = server.client();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..1000 {
        let registry = registry.clone();
        tasks.spawn(async move { register(&registry).await.map(|registered| registered.id.get()) });
    }
    while let Some(result) = tasks.join_next().await {
        assert_eq!(result.unwrap().unwrap(), 7);
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_thousand_callers_share_a_failure_and_the_next_tries_again() {
    let server = Server::start(|_, before| match before {
        0 => json(409, r#"{"error_code":40901,"message":"no"}"#),
        _ => json(200, r#"{"id":7}"#),
    })
    .await;
    server.hold();
    let registry = server.client();
    let mut callers: Vec<_> = (0..1000).map(|_| Box::pin(register(&registry))).collect();
    for caller in &mut callers {
        assert!(futures_util::future::poll_immediate(caller).await.is_none());
    }
    server.release();
    for result in futures_util::future::join_all(callers).await {
        assert_eq!(result.unwrap_err().kind(), ErrorKind::Incompatible);
    }
    assert_eq!(server.requests().len(), 1);

    assert_eq!(register(&registry).await.unwrap().id.get(), 7);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_cancelled_caller_takes_nobody_with_it() {
    let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    server.hold();
    let registry = server.client();
    let first = tokio::spawn({
        let registry = registry.clone();
        async move { register(&registry).await }
    });
    while server.requests().is_empty() {
        tokio::task::yield_now().await;
    }
    let mut second = Box::pin(register(&registry));
    assert!(futures_util::future::poll_immediate(&mut second).await.is_none());

    first.abort();
    assert!(first.await.unwrap_err().is_cancelled());
    server.release();
    assert_eq!(second.await.unwrap().id.get(), 7);
    assert_eq!(server.requests().len(), 1);
}
