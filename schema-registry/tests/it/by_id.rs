//! `/schemas`.

use serde_json::json;

use crate::client::{Client, USER, USER_TEXT};

/// Id 1: [`USER`], under "users" 1 and "people" 2. Id 2: a string, under "people" 1.
async fn three_versions() -> Client {
    let client = Client::lenient().await;
    client.register("users", USER).await;
    client.register("people", r#""string""#).await;
    client.register("people", USER).await;
    client
}

#[tokio::test]
async fn a_schema_by_its_id() {
    let client = three_versions().await;
    let body = client.get("/schemas/ids/1").await.ok();
    let guid = client.get("/subjects/users/versions/1").await.ok()["guid"].clone();
    assert_eq!(body, json!({ "schema": USER_TEXT, "schemaType": "AVRO", "guid": guid }));
}

#[tokio::test]
async fn subject_adds_a_place_and_refuses_nothing() {
    let client = three_versions().await;
    for (subject, place, version) in [
        ("people", "people", 2),
        ("users", "users", 1),
        (":.:users", "users", 1),
        ("nobody", "people", 2),
        ("", "people", 2),
    ] {
        let body = client.get(&format!("/schemas/ids/1?subject={subject}")).await.ok();
        assert_eq!((&body["subject"], &body["version"]), (&json!(place), &json!(version)), "{subject}");
        assert_eq!(body["schema"], USER_TEXT);
    }
}

#[tokio::test]
async fn the_highest_id_comes_on_request() {
    let client = three_versions().await;
    assert_eq!(client.get("/schemas/ids/1?fetchMaxId=true").await.ok()["maxId"], 2);
    for query in ["", "?fetchMaxId=false", "?fetchMaxId=1", "?fetchMaxId"] {
        assert_eq!(client.get(&format!("/schemas/ids/1{query}")).await.ok().get("maxId"), None, "{query}");
    }
}

#[tokio::test]
async fn bare_schema_by_id() {
    let client = three_versions().await;
    let answer = client.get("/schemas/ids/1/schema").await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, USER_TEXT));
    assert_eq!(client.get("/schemas/ids/2/schema?subject=people").await.body, r#""string""#);
}

#[tokio::test]
async fn subjects_and_versions_of_an_id() {
    let client = three_versions().await;
    client.post("/subjects/people/versions", &json!({ "schema": USER, "version": 3 })).await.ok();
    assert_eq!(client.get("/schemas/ids/1/subjects").await.ok(), json!(["people", "users"]));
    assert_eq!(client.get("/schemas/ids/1/subjects?offset=1").await.ok(), json!(["users"]));
    assert_eq!(client.get("/schemas/ids/2/subjects").await.ok(), json!(["people"]));
    let versions = json!([
        { "subject": "people", "version": 2 },
        { "subject": "people", "version": 3 },
        { "subject": "users", "version": 1 },
    ]);
    assert_eq!(client.get("/schemas/ids/1/versions").await.ok(), versions);
    assert_eq!(client.get("/schemas/ids/1/versions?offset=2&limit=1").await.ok(), json!([versions[2]]));
}

#[tokio::test]
async fn unknown_ids() {
    let client = three_versions().await;
    for id in ["3", "0", "-1", "2147483647"] {
        client.get(&format!("/schemas/ids/{id}")).await.is_error(40403, &format!("Schema {id} not found"));
        client.get(&format!("/schemas/ids/{id}/schema")).await.is_error(40403, &format!("Schema {id} not found"));
        client.get(&format!("/schemas/ids/{id}/subjects")).await.is_error(40403, "Schema not found");
        client.get(&format!("/schemas/ids/{id}/versions")).await.is_error(40403, "Schema not found");
    }
    for id in ["one", "2147483648", "1.5", "%20"] {
        for resource in ["", "/schema", "/subjects", "/versions"] {
            client.get(&format!("/schemas/ids/{id}{resource}")).await.is_error(404, "HTTP 404 Not Found");
        }
    }
}

#[tokio::test]
async fn avro_is_the_one_type() {
    assert_eq!(Client::default().get("/schemas/types").await.ok(), json!(["AVRO"]));
}
