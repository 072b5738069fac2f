//! Deleting subjects and versions, softly and for good.

use serde_json::json;

use crate::client::{Client, USER, USER_TEXT};

/// "users" with versions 1 to 3, of the ids 1 to 3; 1 is [`USER`].
async fn three_versions() -> Client {
    let client = Client::lenient().await;
    for schema in [USER, r#""string""#, r#""int""#] {
        client.register("users", schema).await;
    }
    client
}

#[tokio::test]
async fn a_deleted_version_is_hidden_and_its_id_stays() {
    let client = three_versions().await;
    let answer = client.delete("/subjects/users/versions/1").await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "1"));
    assert_eq!(client.get("/subjects/users/versions").await.ok(), json!([2, 3]));
    assert_eq!(client.get("/subjects/users/versions?deleted=true").await.ok(), json!([1, 2, 3]));
    assert_eq!(client.get("/subjects/users/versions?deletedOnly=true&deleted=true").await.ok(), json!([1]));
    client.get("/subjects/users/versions/1").await.is_error(40402, "Version 1 not found.");
    client.get("/subjects/users/versions/1/schema").await.is_error(40402, "Version 1 not found.");
    let version = client.get("/subjects/users/versions/1?deleted=true").await.ok();
    assert_eq!((&version["id"], &version["schema"], &version["deleted"]), (&json!(1), &json!(USER_TEXT), &json!(true)));
    assert_eq!(client.get("/subjects/users/versions/1/schema?deleted=true").await.body, USER_TEXT);
    assert_eq!(client.get("/subjects/users/versions/2?deleted=true").await.ok().get("deleted"), None);

    assert_eq!(client.get("/schemas/ids/1").await.ok()["schema"], USER_TEXT);
    assert_eq!(client.get("/schemas/ids/1/schema").await.body, USER_TEXT);
    assert_eq!(client.get("/schemas/ids/1/subjects").await.ok(), json!([]));
    assert_eq!(client.get("/schemas/ids/1/subjects?deleted=true").await.ok(), json!(["users"]));
    assert_eq!(client.get("/schemas/ids/1/versions").await.ok(), json!([]));
    let places = json!([{ "subject": "users", "version": 1 }]);
    assert_eq!(client.get("/schemas/ids/1/versions?deleted=true").await.ok(), places);

    client.post_schema("/subjects/users", USER).await.is_error(40403, "Schema not found");
    assert_eq!(client.post_schema("/subjects/users?deleted=true", USER).await.ok()["version"], 1);
}

#[tokio::test]
async fn the_latest_version_is_one_that_is_not_deleted() {
    let client = three_versions().await;
    assert_eq!(client.delete("/subjects/users/versions/latest").await.ok(), json!(3));
    assert_eq!(client.delete("/subjects/users/versions/-1").await.ok(), json!(2));
    for query in ["", "?deleted=true"] {
        assert_eq!(client.get(&format!("/subjects/users/versions/latest{query}")).await.ok()["version"], 1);
    }
    assert_eq!(client.delete("/subjects/users/versions/latest").await.ok(), json!(1));
    client.get("/subjects/users/versions/latest").await.is_error(40401, "Subject 'users' not found.");
    client.get("/subjects/users/versions/latest?deleted=true").await.is_error(40402, "Version -1 not found.");
    client.delete("/subjects/users/versions/latest").await.is_error(40402, "Version -1 not found.");
}

#[tokio::test]
async fn a_schema_that_is_registered_again_keeps_its_id_and_gets_a_new_version() {
    let client = three_versions().await;
    client.delete("/subjects/users/versions/1").await.ok();
    client.delete("/subjects/users/versions/3").await.ok();
    let again = client.register("users", USER).await;
    assert_eq!((&again["id"], &again["version"]), (&json!(1), &json!(4)));
    assert_eq!(client.get("/subjects/users/versions").await.ok(), json!([2, 4]));
    // The version that it had before is gone.
    assert_eq!(client.get("/subjects/users/versions?deleted=true").await.ok(), json!([2, 3, 4]));
    assert_eq!(client.register("users", USER).await, again);
}

#[tokio::test]
async fn a_version_is_deleted_softly_before_it_is_deleted_for_good() {
    let client = three_versions().await;
    let path = "/subjects/users/versions/1";
    let message = "Subject 'users' Version 1 was not deleted first before being permanently deleted";
    client.delete(&format!("{path}?permanent=true")).await.is_error(40407, message);
    let message = "Subject 'users' Version 3 was not deleted first before being permanently deleted";
    client.delete("/subjects/users/versions/latest?permanent=true").await.is_error(40407, message);
    assert_eq!(client.delete(&format!("{path}?permanent=false")).await.ok(), json!(1));
    let message = "Subject 'users' Version 1 was soft deleted.Set permanent=true to delete permanently";
    client.delete(path).await.is_error(40406, message);
    assert_eq!(client.delete(&format!("{path}?permanent=true")).await.ok(), json!(1));
    for query in ["", "?permanent=true"] {
        client.delete(&format!("{path}{query}")).await.is_error(40402, "Version 1 not found.");
    }
    client.get(&format!("{path}?deleted=true")).await.is_error(40402, "Version 1 not found.");
    client.get("/schemas/ids/1").await.is_error(40403, "Schema 1 not found");
    // No id is given twice.
    let again = client.register("users", USER).await;
    assert_eq!((&again["id"], &again["version"]), (&json!(4), &json!(4)));
}

#[tokio::test]
async fn a_subject_is_deleted_softly_before_it_is_deleted_for_good() {
    let client = three_versions().await;
    let path = "/subjects/users";
    let message = "Subject 'users' was not deleted first before being permanently deleted";
    client.delete(&format!("{path}?permanent=true")).await.is_error(40405, message);
    client.delete("/subjects/users/versions/2").await.ok();
    client.delete(&format!("{path}?permanent=true")).await.is_error(40405, message);
    let answer = client.delete(path).await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "[1,3]"));
    let message = "Subject 'users' was soft deleted.Set permanent=true to delete permanently";
    client.delete(path).await.is_error(40404, message);

    assert_eq!(client.get("/subjects").await.ok(), json!([]));
    assert_eq!(client.get("/subjects?deleted=true").await.ok(), json!(["users"]));
    assert_eq!(client.get("/subjects?deletedOnly=true").await.ok(), json!(["users"]));
    client.get("/subjects/users/versions").await.is_error(40401, "Subject 'users' not found.");
    assert_eq!(client.get("/subjects/users/versions?deletedOnly=true").await.ok(), json!([1, 2, 3]));
    client.post_schema(path, USER).await.is_error(40401, "Subject 'users' not found.");
    assert_eq!(client.get("/schemas/ids/1").await.ok()["schema"], USER_TEXT);

    assert_eq!(client.delete(&format!("{path}?permanent=true")).await.body, "[1,2,3]");
    for query in ["", "?permanent=true"] {
        client.delete(&format!("{path}{query}")).await.is_error(40401, "Subject 'users' not found.");
    }
    assert_eq!(client.get("/subjects?deleted=true").await.ok(), json!([]));
    client.get("/schemas/ids/1").await.is_error(40403, "Schema 1 not found");
    let again = client.register("users", USER).await;
    assert_eq!((&again["id"], &again["version"]), (&json!(4), &json!(1)));
}

#[tokio::test]
async fn a_subject_is_there_as_long_as_one_version_is() {
    let client = three_versions().await;
    client.delete("/subjects/users/versions/1").await.ok();
    assert_eq!(client.get("/subjects").await.ok(), json!(["users"]));
    assert_eq!(client.get("/subjects?deletedOnly=true").await.ok(), json!([]));
}

#[tokio::test]
async fn deleted_versions_are_not_compared() {
    let client = Client::default();
    client.register("users", USER).await;
    let check = "/compatibility/subjects/users/versions";
    client.post_schema("/subjects/users/versions", r#""int""#).await.is_error_with(40901, "TYPE_MISMATCH");
    client.delete("/subjects/users").await.ok();
    for path in [check.to_owned(), format!("{check}/latest")] {
        assert_eq!(client.post_schema(&path, r#""int""#).await.ok(), json!({ "is_compatible": true }));
    }
    client.post_schema(&format!("{check}/1"), r#""int""#).await.is_error(40402, "Version 1 not found.");
    assert_eq!(client.register("users", r#""int""#).await["version"], 2);
}

#[tokio::test]
async fn settings_go_with_the_last_version_for_good() {
    for whole in [true, false] {
        let client = Client::default();
        client.register("users", USER).await;
        client.put("/config/users", &json!({ "compatibility": "FULL" })).await.ok();
        client.put("/mode/users", &json!({ "mode": "READWRITE" })).await.ok();
        let path = if whole { "/subjects/users" } else { "/subjects/users/versions/1" };
        client.delete(path).await.ok();
        assert_eq!(client.get("/config/users").await.ok(), json!({ "compatibilityLevel": "FULL" }));
        client.delete(&format!("{path}?permanent=true")).await.ok();
        client.get("/config/users").await.is_error_with(40408, "users");
        client.get("/mode/users").await.is_error_with(40409, "users");
    }
}

#[tokio::test]
async fn what_is_read_only_is_not_deleted() {
    let client = three_versions().await;
    client.delete("/subjects/users/versions/1").await.ok();
    client.put("/mode/users", &json!({ "mode": "READONLY" })).await.ok();
    let message = "Subject users in context  is in read-only mode";
    for query in ["", "?permanent=true"] {
        client.delete(&format!("/subjects/users{query}")).await.is_error(42205, message);
    }
    client.delete("/subjects/users/versions/2").await.is_error(42205, message);
    client.delete("/subjects/users/versions/1?permanent=true").await.is_error(42205, message);
    // What is not there is not there in any mode.
    client.delete("/subjects/users/versions/9").await.is_error(40402, "Version 9 not found.");
    assert_eq!(client.get("/subjects/users/versions?deleted=true").await.ok(), json!([1, 2, 3]));
}

#[tokio::test]
async fn unknown_subjects_and_versions_are_told_apart() {
    let client = three_versions().await;
    client.delete("/subjects/nobody").await.is_error(40401, "Subject 'nobody' not found.");
    client.delete("/subjects/nobody/versions/1").await.is_error(40401, "Subject 'nobody' not found.");
    client.delete("/subjects/nobody/versions/latest").await.is_error(40401, "Subject 'nobody' not found.");
    client.delete("/subjects/users/versions/4").await.is_error(40402, "Version 4 not found.");
    client.delete("/subjects/nobody/versions/zero").await.is_error_with(42202, "'zero'");
    assert_eq!(client.delete("/subjects/:.:users").await.ok(), json!([1, 2, 3]));
}
