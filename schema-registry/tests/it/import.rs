//! Import mode: ids and versions are the client's.

use serde_json::json;

use crate::client::{Client, USER};

async fn importing(path: &str) -> Client {
    let client = Client::default();
    client.put(path, &json!({ "mode": "IMPORT" })).await.ok();
    client
}

#[tokio::test]
async fn schemas_keep_their_ids_and_versions() {
    let client = importing("/mode").await;
    for (version, id, schema) in [(3, 70, r#""string""#), (7, 10, USER), (5, 11, r#""int""#)] {
        let body = json!({ "schema": schema, "id": id, "version": version });
        let answer = client.post("/subjects/users/versions", &body).await.ok();
        assert_eq!((&answer["id"], &answer["version"]), (&json!(id), &json!(version)));
        assert_eq!(client.post("/subjects/users/versions", &body).await.ok(), answer);
    }
    assert_eq!(client.get("/subjects/users/versions").await.ok(), json!([3, 5, 7]));
    assert_eq!(client.get("/schemas/ids/70").await.ok()["schema"], r#""string""#);
    // Without a version it is the next one.
    let answer = client.post("/subjects/users/versions", &json!({ "schema": r#""long""#, "id": 12 })).await;
    assert_eq!(answer.ok()["version"], 8);
    // The registry's own ids are beyond.
    client.put("/mode", &json!({ "mode": "READWRITE" })).await.ok();
    let answer = client.register("orders", r#""bytes""#).await;
    assert_eq!((&answer["id"], &answer["version"]), (&json!(71), &json!(1)));
}

#[tokio::test]
async fn an_id_is_needed_and_stays_that_of_its_content() {
    let client = importing("/mode/users").await;
    let path = "/subjects/users/versions";
    let answer = client.post(path, &json!({ "schema": USER })).await;
    answer.is_error(42205, "Subject users in context  is not in read-write mode");
    client.post(path, &json!({ "schema": USER, "id": 5 })).await.ok();
    let answer = client.post(path, &json!({ "schema": r#""string""#, "id": 5 })).await;
    answer.is_error(42205, "Overwrite new schema with id 5 in context  is not permitted.");
    client.post(path, &json!({ "id": 5 })).await.ok();
    let answer = client.post("/subjects/orders/versions", &json!({ "schema": USER, "id": 6 })).await;
    answer.is_error(42205, "Subject orders in context  is not in import mode");
}

#[tokio::test]
async fn one_content_can_have_two_ids() {
    let client = importing("/mode").await;
    for (id, subject) in [(5, "a"), (6, "b")] {
        client.post(&format!("/subjects/{subject}/versions"), &json!({ "schema": USER, "id": id })).await.ok();
    }
    for (id, subject) in [(5, "a"), (6, "b")] {
        assert_eq!(client.post_schema(&format!("/subjects/{subject}"), USER).await.ok()["id"], id);
        assert_eq!(client.get(&format!("/schemas/ids/{id}/subjects")).await.ok(), json!([subject]));
    }
    // Under one subject they are two versions, each found by its id.
    for (id, version) in [(6, 2), (5, 1), (6, 2)] {
        let answer = client.post("/subjects/a/versions", &json!({ "schema": USER, "id": id })).await.ok();
        assert_eq!((&answer["id"], &answer["version"]), (&json!(id), &json!(version)));
    }
}

#[tokio::test]
async fn a_version_can_be_written_over() {
    let client = importing("/mode").await;
    let put = async |id: u32, schema: &str| {
        let body = json!({ "schema": schema, "id": id, "version": 2 });
        client.post("/subjects/users/versions", &body).await.ok();
    };
    put(5, USER).await;
    put(6, r#""string""#).await;
    assert_eq!(client.get("/subjects/users/versions").await.ok(), json!([2]));
    assert_eq!(client.get("/subjects/users/versions/2").await.ok()["id"], 6);
    client.get("/schemas/ids/5").await.is_error(40403, "Schema 5 not found");
}

#[tokio::test]
async fn schemas_are_imported_where_there_are_none() {
    let client = Client::default();
    client.register("users", USER).await;
    let import = json!({ "mode": "IMPORT" });
    let message = "Cannot import since found existing subjects";
    client.put("/mode", &import).await.is_error(42205, message);
    client.put("/mode/users", &import).await.is_error(42205, message);
    client.put("/mode/orders", &import).await.ok();
    client.put("/mode/users?force=true", &import).await.ok();
    client.put("/mode/users", &import).await.ok();
    assert_eq!(client.get("/mode/users").await.ok(), import);
    // Nothing is compared.
    let answer = client.post("/subjects/users/versions", &json!({ "schema": r#""string""#, "id": 9 })).await;
    assert_eq!(answer.ok()["version"], 2);
}

#[tokio::test]
async fn what_was_deleted_softly_makes_room_for_what_is_imported() {
    let client = Client::default();
    client.register("users", USER).await;
    client.register("orders", USER).await;
    client.delete("/subjects/users").await.ok();
    client.put("/mode/users", &json!({ "mode": "IMPORT" })).await.ok();
    client.get("/subjects/users/versions?deleted=true").await.is_error(40401, "Subject 'users' not found.");
    let answer = client.post("/subjects/users/versions", &json!({ "schema": r#""string""#, "id": 2 })).await;
    assert_eq!(answer.ok()["version"], 1);
    assert_eq!(client.get("/schemas/ids/1/subjects?deleted=true").await.ok(), json!(["orders"]));
}
