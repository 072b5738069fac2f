//! POST `/subjects/{subject}/versions`.

use serde_json::json;

use crate::client::{Client, USER, USER_TEXT};

const PATH: &str = "/subjects/users-value/versions";

#[tokio::test]
async fn answer_has_every_member_and_the_id_first() {
    let client = Client::default();
    let answer = client.post_schema(PATH, USER).await;
    assert!(answer.body.starts_with(r#"{"id":1,"#), "{}", answer.body);
    let body = answer.ok();
    let guid = body["guid"].as_str().unwrap();
    assert_eq!(guid.len(), 36);
    assert_eq!(body, json!({ "id": 1, "version": 1, "guid": guid, "schemaType": "AVRO", "schema": USER_TEXT }));
}

#[tokio::test]
async fn guid_is_the_md5_of_the_text_and_the_same_everywhere() {
    let one = Client::default().register("a", r#""string""#).await;
    let client = Client::default();
    client.register("x", r#""int""#).await;
    let other = client.register("b", r#"{"type": "string"}"#).await;
    // printf '"string"' | md5sum
    assert_eq!(one["guid"], "095d71cf-1255-6b9d-5e33-0ad575b3df5d");
    assert_eq!(one["guid"], other["guid"]);
    assert_ne!(one["id"], other["id"]);
}

#[tokio::test]
async fn registering_again_gives_the_same_answer() {
    let client = Client::lenient().await;
    let first = client.register("users-value", USER).await;
    client.register("users-value", r#""string""#).await;
    assert_eq!(client.register("users-value", USER).await, first);
    assert_eq!(client.register("users-value", USER_TEXT).await, first);
    assert_eq!(client.get(PATH).await.ok(), json!([1, 2]));
}

#[tokio::test]
async fn same_content_has_the_same_id_on_all_subjects() {
    let client = Client::lenient().await;
    assert_eq!(client.register("a", r#""string""#).await["id"], 1);
    assert_eq!(client.register("b", r#""int""#).await["id"], 2);
    let again = client.register("b", r#""string""#).await;
    assert_eq!((&again["id"], &again["version"]), (&json!(1), &json!(2)));
}

#[tokio::test]
async fn a_type_object_of_a_primitive_is_the_primitive() {
    let client = Client::default();
    assert_eq!(client.register("a", r#"{"type":"string"}"#).await["schema"], r#""string""#);
    assert_eq!(client.register("a", r#" "string" "#).await["version"], 1);
}

#[tokio::test]
async fn doc_default_and_attributes_are_content() {
    let client = Client::default();
    let with = |extra: &str| format!(r#"{{"type":"record","name":"R","fields":[{{"name":"f","type":"int"{extra}}}]}}"#);
    assert_eq!(client.register("a", &with("")).await["id"], 1);
    assert_eq!(client.register("a", &with(r#","doc":"d""#)).await["id"], 2);
    assert_eq!(client.register("a", &with(r#","default":1"#)).await["id"], 3);
    assert_eq!(client.register("a", &with(r#","aliases":["g"]"#)).await["id"], 4);
    assert_eq!(client.register("a", &with(r#","owner":"me""#)).await["id"], 5);
    assert_eq!(client.register("a", &with("")).await["id"], 1);
}

#[tokio::test]
async fn an_invalid_schema_is_told_with_its_place() {
    let client = Client::default();
    let answer = client.post_schema(PATH, "{\"type\": \"record\",\n \"name\": }").await;
    answer.is_error_with(42201, "Invalid schema of type AVRO, details: line 2, column 10");
    let answer = client.post_schema(PATH, r#""strin""#).await;
    answer.is_error_with(42201, "strin");
    answer.is_error_with(42201, "line 1, column 1");
    // Nothing came of it.
    client.get(PATH).await.is_error(40401, "Subject 'users-value' not found.");
}

#[tokio::test]
async fn an_empty_schema_is_refused_or_stands_for_the_latest() {
    let client = Client::default();
    for body in [json!({}), json!({ "schema": null }), json!({ "schema": " \n" })] {
        client.post(PATH, &body).await.is_error(42201, "Empty schema");
    }
    client.register("users-value", USER).await;
    for body in [json!({}), json!({ "schema": "" })] {
        assert_eq!(client.post(PATH, &body).await.ok()["schema"], USER_TEXT);
    }
    assert_eq!(client.get(PATH).await.ok(), json!([1]));
}

#[tokio::test]
async fn what_is_not_supported_is_refused_by_name() {
    let client = Client::default();
    let refused = [
        (json!({ "schema": "syntax = \"proto3\";", "schemaType": "PROTOBUF" }), "Invalid schema type PROTOBUF"),
        (json!({ "schema": "{}", "schemaType": "JSON" }), "supports AVRO only"),
        (json!({ "schema": USER, "schemaType": "avro" }), "Invalid schema type avro"),
        (json!({ "schema": USER, "references": [{ "name": "a.B", "subject": "b", "version": 1 }] }), "references"),
        (json!({ "schema": USER, "metadata": { "properties": { "owner": "me" } } }), "metadata"),
        (json!({ "schema": USER, "ruleSet": { "domainRules": [{ "name": "r" }] } }), "Rule sets"),
    ];
    for (body, part) in refused {
        client.post(PATH, &body).await.is_error_with(42201, part);
        client.post("/subjects/users-value", &body).await.is_error_with(42201, part);
    }
    let body = json!({ "schema": USER });
    client.post(&format!("{PATH}?normalize=true"), &body).await.is_error_with(42201, "normalize=true");
}

#[tokio::test]
async fn members_that_say_nothing_are_no_obstacle() {
    let client = Client::default();
    let body = json!({
        "schema": USER, "schemaType": "AVRO", "references": [], "metadata": null, "ruleSet": { "domainRules": [] },
        "version": null, "id": -1, "schemaTagsToAdd": null, "anything": { "else": [1] },
    });
    let answer = client.post(&format!("{PATH}?normalize=false&format=&unknown=1"), &body).await.ok();
    assert_eq!(answer["id"], 1);
    let body = json!({ "schema": USER, "schemaType": null, "references": null, "metadata": {} });
    assert_eq!(client.post(PATH, &body).await.ok(), answer);
}

#[tokio::test]
async fn an_id_of_the_clients_own_needs_another_mode() {
    let client = Client::default();
    let body = json!({ "schema": USER, "id": 10 });
    client.post(PATH, &body).await.is_error(42205, "Subject users-value in context  is not in import mode");
    let id = client.register("users-value", USER).await["id"].clone();
    assert_eq!(client.post(PATH, &json!({ "schema": USER, "id": id })).await.ok()["id"], id);
}

#[tokio::test]
async fn a_version_of_the_clients_own_must_be_the_next() {
    let client = Client::default();
    let with = |version: i32| json!({ "schema": USER, "version": version });
    client.post(PATH, &with(2)).await.is_error(42201, "Version is not one more than previous version");
    assert_eq!(client.post(PATH, &with(1)).await.ok()["version"], 1);
    assert_eq!(client.post(PATH, &with(0)).await.ok()["version"], 1);
    assert_eq!(client.post(PATH, &with(-1)).await.ok()["version"], 1);
}

#[tokio::test]
async fn invalid_subjects_are_refused() {
    let client = Client::default();
    for (encoded, name) in
        [("__GLOBAL", "__GLOBAL"), ("__EMPTY", "__EMPTY"), ("a%0Ab", "a\nb"), ("%00", "\0"), ("", "")]
    {
        let answer = client.post_schema(&format!("/subjects/{encoded}/versions"), USER).await;
        answer.is_error(42208, &format!("The specified subject '{name}' is not a valid."));
    }
    let answer = client.post_schema("/subjects/:.staging:users/versions", USER).await;
    answer.is_error_with(42208, "Contexts other than the default one are not supported.");
    // The subject is judged before the schema, the body before the subject.
    client.post_schema("/subjects/__GLOBAL/versions", "rubbish").await.is_error_with(42208, "__GLOBAL");
    client.post_as("/subjects/__GLOBAL/versions", "application/json", "rubbish").await.is_error_with(400, "line 1");
    assert_eq!(client.get("/subjects").await.ok(), json!([]));
}

#[tokio::test]
async fn the_default_context_by_name_is_no_other_subject() {
    let client = Client::default();
    client.register(":.:users", USER).await;
    assert_eq!(client.get("/subjects").await.ok(), json!(["users"]));
    assert_eq!(client.get("/subjects/:.:users/versions/1").await.ok()["subject"], "users");
}

#[tokio::test]
async fn a_schema_of_more_than_a_mebibyte_is_too_large() {
    let client = Client::default();
    let documented =
        |length: usize| format!(r#"{{"type":"fixed","name":"F","size":1,"doc":"{}"}}"#, "x".repeat(length));
    let frame = documented(0).len();
    client.register("users-value", &documented((1 << 20) - frame)).await;
    let answer = client.post_schema(PATH, &documented((1 << 20) - frame + 1)).await;
    answer.is_error(42209, "Register operation failed because schema is too large");
}
