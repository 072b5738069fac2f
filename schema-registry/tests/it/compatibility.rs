//! `/compatibility`, and what registrations are refused for.

use serde_json::json;

use crate::client::{Client, USER, USER_TEXT};

const LATEST: &str = "/compatibility/subjects/users/versions/latest";
const ALL: &str = "/compatibility/subjects/users/versions";
const REGISTER: &str = "/subjects/users/versions";

/// [`USER`] and a field without a default.
const WITH_EMAIL: &str = r#"{"type":"record","name":"User","namespace":"com.example","fields":[
    {"name":"first_name","type":"string"},{"name":"age","type":"int","default":7},{"name":"email","type":"string"}]}"#;

/// [`USER`] without its field that has no default.
const WITHOUT_NAME: &str = r#"{"type":"record","name":"User","namespace":"com.example","fields":[
    {"name":"age","type":"int","default":7}]}"#;

/// Why [`WITH_EMAIL`] cannot follow [`USER`].
const NO_DEFAULT: &str = "{errorType:'READER_FIELD_MISSING_DEFAULT_VALUE', description:'The field 'email' at path \
    '/fields/2' in the new schema has no default value and is missing in the old schema', additionalInfo:'email'}";

async fn with_users() -> Client {
    let client = Client::default();
    client.register("users", USER).await;
    client
}

#[tokio::test]
async fn a_compatible_schema_is_told() {
    let client = with_users().await;
    for path in
        [LATEST, ALL, "/compatibility/subjects/users/versions/1", "/compatibility/subjects/:.:users/versions/-1"]
    {
        let answer = client.post_schema(path, WITHOUT_NAME).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, r#"{"is_compatible":true}"#), "{path}");
        let answer = client.post_schema(&format!("{path}?verbose=true"), WITHOUT_NAME).await;
        assert_eq!(answer.body, r#"{"is_compatible":true,"messages":[]}"#);
    }
    assert_eq!(client.get(REGISTER).await.ok(), json!([1]));
}

#[tokio::test]
async fn an_incompatible_schema_is_told_with_reasons_on_request() {
    let client = with_users().await;
    let reasons = json!([
        NO_DEFAULT,
        "{oldSchemaVersion: 1}",
        format!("{{oldSchema: '{USER_TEXT}'}}"),
        "{validateFields: 'false', compatibility: 'BACKWARD'}",
    ]);
    for path in [LATEST, ALL] {
        assert_eq!(client.post_schema(path, WITH_EMAIL).await.body, r#"{"is_compatible":false}"#);
        let answer = client.post_schema(&format!("{path}?verbose=true"), WITH_EMAIL).await;
        assert_eq!(answer.ok(), json!({ "is_compatible": false, "messages": reasons }));
    }
}

#[tokio::test]
async fn an_incompatible_schema_is_not_registered() {
    let client = with_users().await;
    let message = format!(
        "Schema being registered is incompatible with an earlier schema for subject \"users\", details: \
         [{NO_DEFAULT}, {{oldSchemaVersion: 1}}, {{oldSchema: '{USER_TEXT}'}}, \
         {{validateFields: 'false', compatibility: 'BACKWARD'}}]"
    );
    let answer = client.post_schema(REGISTER, WITH_EMAIL).await;
    assert_eq!(answer.status.as_u16(), 409);
    answer.is_error(40901, &message);
    // The version that the client asks for is looked at later.
    client.post(REGISTER, &json!({ "schema": WITH_EMAIL, "version": 9 })).await.is_error(40901, &message);
    assert_eq!(client.get(REGISTER).await.ok(), json!([1]));
    client.post_schema("/subjects/users", WITH_EMAIL).await.is_error(40403, "Schema not found");
    // It got no id, and is welcome elsewhere.
    assert_eq!(client.register("people", WITH_EMAIL).await["id"], 2);
}

#[tokio::test]
async fn what_is_registered_stays_so_under_any_level() {
    let client = Client::lenient().await;
    let first = client.register("users", USER).await;
    client.register("users", r#""string""#).await;
    client.put("/config", &json!({ "compatibility": "FULL_TRANSITIVE" })).await.ok();
    assert_eq!(client.register("users", USER).await, first);
    // As the latest, it would be a new version.
    client.post(REGISTER, &json!({ "schema": USER, "version": -1 })).await.is_error_with(40901, "FULL_TRANSITIVE");
    let answer = client.post_schema(LATEST, USER).await;
    assert_eq!(answer.ok(), json!({ "is_compatible": false }));
}

#[tokio::test]
async fn each_level_has_its_direction() {
    for (level, with_field, without_field) in [
        ("NONE", true, true),
        ("BACKWARD", false, true),
        ("FORWARD", true, false),
        ("FULL", false, false),
        ("BACKWARD_TRANSITIVE", false, true),
        ("FORWARD_TRANSITIVE", true, false),
        ("FULL_TRANSITIVE", false, false),
    ] {
        let client = with_users().await;
        client.put("/config/users", &json!({ "compatibility": level })).await.ok();
        for (schema, compatible) in [(WITH_EMAIL, with_field), (WITHOUT_NAME, without_field)] {
            for path in [LATEST, ALL] {
                let verdict = client.post_schema(path, schema).await.ok();
                assert_eq!(verdict, json!({ "is_compatible": compatible }), "{level} {schema}");
            }
        }
        let status = client.post_schema(REGISTER, WITH_EMAIL).await.status.as_u16();
        assert_eq!(status, if with_field { 200 } else { 409 }, "{level}");
    }
}

#[tokio::test]
async fn transitive_levels_look_at_all_versions() {
    let client = Client::lenient().await;
    for schema in [r#""string""#, r#""int""#, r#""long""#] {
        client.register("users", schema).await;
    }
    client.put("/config", &json!({ "compatibility": "BACKWARD" })).await.ok();
    assert_eq!(client.post_schema(ALL, r#""float""#).await.ok(), json!({ "is_compatible": true }));
    client.put("/config", &json!({ "compatibility": "BACKWARD_TRANSITIVE" })).await.ok();
    let verdict = client.post_schema(&format!("{ALL}?verbose=true"), r#""float""#).await.ok();
    let reasons = json!([
        "{errorType:'TYPE_MISMATCH', description:'The type (path '/') of a field in the new schema does not match with \
         the old schema', additionalInfo:'reader type: FLOAT not compatible with writer type: STRING'}",
        "{oldSchemaVersion: 1}",
        "{oldSchema: '\"string\"'}",
        "{validateFields: 'false', compatibility: 'BACKWARD_TRANSITIVE'}",
    ]);
    assert_eq!(verdict, json!({ "is_compatible": false, "messages": reasons }));
    // One version is compared with that one.
    for (version, compatible) in [("1", false), ("2", true), ("latest", true)] {
        let answer = client.post_schema(&format!("{ALL}/{version}"), r#""float""#).await;
        assert_eq!(answer.ok(), json!({ "is_compatible": compatible }), "{version}");
    }
    client.post_schema(REGISTER, r#""float""#).await.is_error_with(40901, "{oldSchemaVersion: 1}");
    assert_eq!(client.register("users", r#""long""#).await["version"], 3);
}

#[tokio::test]
async fn versions_that_are_not_there() {
    let client = with_users().await;
    for path in ["/compatibility/subjects/nobody/versions", "/compatibility/subjects/nobody/versions/latest"] {
        assert_eq!(client.post_schema(path, USER).await.ok(), json!({ "is_compatible": true }));
    }
    let path = "/compatibility/subjects/nobody/versions/1";
    client.post_schema(path, USER).await.is_error(40402, "Version 1 not found.");
    client.post_schema(&format!("{ALL}/2"), USER).await.is_error(40402, "Version 2 not found.");
    // The version is judged before the schema.
    client.post_schema(&format!("{ALL}/2?verbose=true"), "rubbish").await.is_error(40402, "Version 2 not found.");
    let message = "The specified version '0' is not a valid version id. Allowed values are between [1, 2^31-1] and the \
                   string \"latest\"";
    client.post_schema(&format!("{ALL}/0"), "rubbish").await.is_error(42202, message);
}

#[tokio::test]
async fn what_is_no_schema_is_an_error_or_a_message() {
    let client = with_users().await;
    let schema = r#""strin""#;
    let answer = client.post_schema(REGISTER, schema).await.json();
    let message = answer["message"].as_str().unwrap();
    for path in [LATEST, ALL, "/compatibility/subjects/nobody/versions/latest"] {
        client.post_schema(path, schema).await.is_error(42201, message);
        let verdict = client.post_schema(&format!("{path}?verbose=true"), schema).await.ok();
        assert_eq!(verdict, json!({ "is_compatible": false, "messages": [message] }));
        client.post(path, &json!({})).await.is_error(42201, "Empty schema");
        let verdict = client.post(&format!("{path}?verbose=true"), &json!({ "schema": " " })).await.ok();
        assert_eq!(verdict, json!({ "is_compatible": false, "messages": ["Empty schema"] }));
    }
    let large = format!(r#"{{"type":"fixed","name":"F","size":1,"doc":"{}"}}"#, "x".repeat(1 << 20));
    client.post_schema(&format!("{ALL}?verbose=true"), &large).await.is_error_with(42209, "too large");
}

/// Records that hold each other by name are nested deeper than their text: first they are defined beside each other, in a
/// field that is skipped as the reader alone has it.
#[tokio::test]
async fn deep_schemas_are_compared() {
    let client = Client::default();
    let nested = |levels: usize, field: &str, leaf: &str| {
        let records: Vec<_> = (0..levels)
            .map(|level| {
                let inner = if level == 0 { leaf.to_owned() } else { format!("\"R{}\"", level - 1) };
                format!(r#"{{"type":"record","name":"R{level}","fields":[{{"name":"f","type":["null",{inner}]}}]}}"#)
            })
            .collect();
        format!(
            r#"{{"type":"record","name":"R","fields":[{{"name":"{field}","type":["null",{}],"default":null}},
                {{"name":"last","type":"R{}"}}]}}"#,
            records.join(","),
            levels - 1
        )
    };
    // Beyond a bound it is refused, and the registry lives on.
    for (levels, compatible) in [(300, true), (1_000, false)] {
        let subject = format!("nested-{levels}");
        client.register(&subject, &nested(levels, "old", r#""int""#)).await;
        let check = format!("/compatibility/subjects/{subject}/versions");
        let verdict = client.post_schema(&check, &nested(levels, "new", r#""long""#)).await.ok();
        assert_eq!(verdict["is_compatible"], compatible, "{levels}");
    }
}
