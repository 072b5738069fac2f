//! `/mode`.

use serde_json::json;

use crate::client::{Client, USER};

#[tokio::test]
async fn everything_can_be_written_until_a_mode_is_set() {
    let client = Client::default();
    let mode = |name: &str| format!(r#"{{"mode":"{name}"}}"#);
    assert_eq!(client.get("/mode").await.body, mode("READWRITE"));
    assert_eq!(client.delete("/mode").await.body, mode("READWRITE"));
    assert_eq!(client.put("/mode", &json!({ "mode": "READONLY" })).await.body, mode("READONLY"));
    assert_eq!(client.get("/mode").await.body, mode("READONLY"));
    assert_eq!(client.delete("/mode").await.body, mode("READONLY"));
    assert_eq!(client.get("/mode").await.body, mode("READWRITE"));
}

#[tokio::test]
async fn a_subject_has_a_mode_of_its_own_before_it_has_a_schema() {
    let client = Client::default();
    let missing = "Subject 'users' does not have subject-level mode configured";
    client.get("/mode/users").await.is_error(40409, missing);
    client.put("/mode", &json!({ "mode": "READONLY" })).await.ok();
    assert_eq!(client.get("/mode/users?defaultToGlobal=true").await.ok(), json!({ "mode": "READONLY" }));
    // The answer is the request, the mode is not.
    assert_eq!(client.put("/mode/users", &json!({ "mode": "readwrite" })).await.ok(), json!({ "mode": "readwrite" }));
    for query in ["", "?defaultToGlobal=true"] {
        assert_eq!(client.get(&format!("/mode/users{query}")).await.ok(), json!({ "mode": "READWRITE" }));
    }
    client.register("users", USER).await;
    assert_eq!(client.delete("/mode/users").await.ok(), json!({ "mode": "READWRITE" }));
    client.get("/mode/users").await.is_error(40409, missing);
    client.delete("/mode/users").await.is_error(40401, "Subject 'users' not found.");
}

#[tokio::test]
async fn null_takes_a_mode_back() {
    let client = Client::default();
    client.put("/mode/users", &json!({ "mode": "READONLY" })).await.ok();
    assert_eq!(client.put("/mode/users", &json!({ "mode": null })).await.body, r#"{"mode":null}"#);
    client.get("/mode/users").await.is_error_with(40409, "users");
    assert_eq!(client.put("/mode/users", &json!({ "mode": null })).await.body, r#"{"mode":null}"#);
}

#[tokio::test]
async fn a_mode_that_is_none_is_refused() {
    let client = Client::default();
    let message = "Invalid mode. Valid values are READWRITE, READONLY, IMPORT and FORWARD.";
    for mode in ["", "WRITE", "READONLY_OVERRIDE"] {
        client.put("/mode", &json!({ "mode": mode })).await.is_error(42204, message);
        client.put("/mode/users", &json!({ "mode": mode })).await.is_error(42204, message);
    }
    client.put("/mode", &json!({})).await.is_error(42204, message);
    let forward = "Forward mode only supported on global level";
    client.put("/mode", &json!({ "mode": "FORWARD" })).await.is_error(42204, forward);
    // The subject is judged before the mode.
    let answer = client.put("/mode/__GLOBAL", &json!({ "mode": "" })).await;
    answer.is_error(42208, "The specified subject '__GLOBAL' is not a valid.");
}

#[tokio::test]
async fn what_is_read_only_is_not_registered_or_configured() {
    let client = Client::default();
    let registered = client.register("users", USER).await;
    client.put("/config/users", &json!({ "compatibility": "FULL" })).await.ok();
    client.put("/mode/users", &json!({ "mode": "READONLY" })).await.ok();
    let message = "Subject users in context  is in read-only mode";
    client.post_schema("/subjects/users/versions", r#""string""#).await.is_error(42205, message);
    client.put("/config/users", &json!({ "compatibility": "NONE" })).await.is_error(42205, message);
    client.delete("/config/users").await.is_error(42205, message);
    // What is there already is found, and another subject is another matter.
    assert_eq!(client.register("users", USER).await, registered);
    assert_eq!(client.post_schema("/subjects/users", USER).await.ok()["version"], 1);
    client.register("orders", USER).await;
    client.put("/config", &json!({ "compatibility": "NONE" })).await.ok();
    assert_eq!(client.get("/config/users").await.ok(), json!({ "compatibilityLevel": "FULL" }));
}

#[tokio::test]
async fn all_can_be_read_only_but_one() {
    let client = Client::default();
    client.put("/mode", &json!({ "mode": "READONLY" })).await.ok();
    let answer = client.post_schema("/subjects/users/versions", USER).await;
    answer.is_error(42205, "Subject users in context  is in read-only mode");
    let answer = client.put("/config", &json!({ "compatibility": "NONE" })).await;
    answer.is_error(42205, "Subject null in context  is in read-only mode");
    client.delete("/config").await.is_error(42205, "Subject null in context  is in read-only mode");
    client.put("/mode/users", &json!({ "mode": "READWRITE" })).await.ok();
    client.register("users", USER).await;
    client.put("/config/users", &json!({ "compatibility": "NONE" })).await.ok();
}
