//! Subjects, their versions, and lookups.

use serde_json::json;

use crate::client::{Client, USER, USER_TEXT};

#[tokio::test]
async fn subjects_are_sorted_filtered_and_paged() {
    let client = Client::default();
    assert_eq!(client.get("/subjects").await.ok(), json!([]));
    for subject in ["users-value", "orders-value", "users-key"] {
        client.register(subject, USER).await;
    }
    for (query, names) in [
        ("", json!(["orders-value", "users-key", "users-value"])),
        ("?subjectPrefix=users", json!(["users-key", "users-value"])),
        ("?subjectPrefix=:*:users-v", json!(["users-value"])),
        ("?subjectPrefix=nobody", json!([])),
        ("?offset=1", json!(["users-key", "users-value"])),
        ("?limit=1", json!(["orders-value"])),
        ("?offset=1&limit=1", json!(["users-key"])),
        ("?offset=9", json!([])),
        ("?offset=-1&limit=-1", json!(["orders-value", "users-key", "users-value"])),
        ("?deleted=true&unknown=x", json!(["orders-value", "users-key", "users-value"])),
        ("?deletedOnly=true", json!([])),
    ] {
        assert_eq!(client.get(&format!("/subjects{query}")).await.ok(), names, "{query}");
    }
    client.get("/subjects?limit=many").await.is_error(404, "HTTP 404 Not Found");
}

#[tokio::test]
async fn versions_of_a_subject_are_listed() {
    let client = Client::lenient().await;
    client.get("/subjects/users/versions").await.is_error(40401, "Subject 'users' not found.");
    client.get("/subjects//versions").await.is_error(40401, "Subject '' not found.");
    client.register("users", USER).await;
    client.register("users", r#""string""#).await;
    client.register("users", r#""int""#).await;
    assert_eq!(client.get("/subjects/users/versions").await.ok(), json!([1, 2, 3]));
    assert_eq!(client.get("/subjects/users/versions?offset=1&limit=1").await.ok(), json!([2]));
    assert_eq!(client.get("/subjects/users/versions?deletedOnly=true").await.ok(), json!([]));
}

#[tokio::test]
async fn a_version_is_answered_whole() {
    let client = Client::lenient().await;
    let guid = client.register("users", USER).await["guid"].clone();
    client.register("users", r#""string""#).await;
    let version = client.get("/subjects/users/versions/1").await.ok();
    let whole = json!({
        "subject": "users", "version": 1, "id": 1, "guid": guid, "schemaType": "AVRO", "schema": USER_TEXT,
    });
    assert_eq!(version, whole);
    for latest in ["2", "latest", "LATEST", "-1"] {
        assert_eq!(client.get(&format!("/subjects/users/versions/{latest}")).await.ok()["id"], 2, "{latest}");
    }
}

#[tokio::test]
async fn a_version_can_be_had_as_bare_schema() {
    let client = Client::default();
    client.register("users", USER).await;
    let answer = client.get("/subjects/users/versions/latest/schema").await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, USER_TEXT));
    client.get("/subjects/users/versions/2/schema").await.is_error(40402, "Version 2 not found.");
    client.get("/subjects/nobody/versions/2/schema").await.is_error(40401, "Subject 'nobody' not found.");
    client.get("/subjects/users/versions/zero/schema").await.is_error_with(42202, "'zero'");
}

#[tokio::test]
async fn unknown_and_invalid_versions_differ() {
    let client = Client::default();
    client.register("users", USER).await;
    client.get("/subjects/users/versions/2").await.is_error(40402, "Version 2 not found.");
    client.get("/subjects/users/versions/2147483647").await.is_error(40402, "Version 2147483647 not found.");
    client.get("/subjects/nobody/versions/1").await.is_error(40401, "Subject 'nobody' not found.");
    client.get("/subjects/nobody/versions/latest").await.is_error(40401, "Subject 'nobody' not found.");
    for version in ["0", "-2", "one", "2147483648", "1.0"] {
        let message = format!(
            "The specified version '{version}' is not a valid version id. \
             Allowed values are between [1, 2^31-1] and the string \"latest\""
        );
        client.get(&format!("/subjects/users/versions/{version}")).await.is_error(42202, &message);
        client.get(&format!("/subjects/nobody/versions/{version}")).await.is_error(42202, &message);
    }
}

#[tokio::test]
async fn lookup_finds_the_version_that_has_a_schema() {
    let client = Client::lenient().await;
    client.register("users", r#""string""#).await;
    let guid = client.register("users", USER).await["guid"].clone();
    let found = client.post_schema("/subjects/users", USER).await.ok();
    let whole = json!({
        "subject": "users", "version": 2, "id": 2, "guid": guid, "schemaType": "AVRO", "schema": USER_TEXT,
    });
    assert_eq!(found, whole);
    assert_eq!(client.post_schema("/subjects/users?deleted=true&normalize=false", USER).await.ok(), whole);
}

#[tokio::test]
async fn lookup_tells_unknown_subject_from_unknown_schema() {
    let client = Client::default();
    client.register("users", USER).await;
    client.post_schema("/subjects/users", r#""int""#).await.is_error(40403, "Schema not found");
    client.post_schema("/subjects/orders", USER).await.is_error(40401, "Subject 'orders' not found.");
    client.post_schema("/subjects/orders", "rubbish").await.is_error_with(42201, "Invalid schema of type AVRO");
    client.post("/subjects/users", &json!({})).await.is_error(40403, "Schema not found");
    client.post("/subjects/orders", &json!({})).await.is_error(40401, "Subject 'orders' not found.");
}

#[tokio::test]
async fn looking_up_registers_nothing() {
    let client = Client::default();
    client.post_schema("/subjects/users", USER).await.is_error(40401, "Subject 'users' not found.");
    assert_eq!(client.get("/subjects").await.ok(), json!([]));
}

#[tokio::test]
async fn subjects_are_percent_decoded_once() {
    let client = Client::default();
    let names = ["a/b", "a b", "größe", "日本", "100%", "a%2Fb", "a+b", "a?b#c", ".", "a:b", "\u{1f600}"];
    for name in names {
        let encoded: String = name.bytes().map(|byte| format!("%{byte:02X}")).collect();
        client.register(&encoded, USER).await;
        let version = client.get(&format!("/subjects/{encoded}/versions/1")).await.ok();
        assert_eq!(version["subject"], name);
        assert_eq!(client.post_schema(&format!("/subjects/{encoded}"), USER).await.ok()["subject"], name);
    }
    let mut sorted = names.to_vec();
    sorted.sort_unstable();
    assert_eq!(client.get("/subjects").await.ok(), json!(sorted));
    client.get("/subjects/%FF/versions").await.is_error_with(400, "UTF-8");
    // An encoded slash separates nothing, a bare one does.
    client.get("/subjects/a/b/versions/1").await.is_error(404, "HTTP 404 Not Found");
}
