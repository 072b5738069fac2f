//! `/config`.

use serde_json::json;

use crate::client::{Client, USER};

#[tokio::test]
async fn the_level_is_backward_until_it_is_set() {
    let client = Client::default();
    let level = |name: &str| format!(r#"{{"compatibilityLevel":"{name}"}}"#);
    assert_eq!(client.get("/config").await.body, level("BACKWARD"));
    assert_eq!(client.delete("/config").await.body, level("BACKWARD"));
    let answer = client.put("/config", &json!({ "compatibility": "FULL" })).await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, r#"{"compatibility":"FULL"}"#));
    assert_eq!(client.get("/config").await.body, level("FULL"));
    assert_eq!(client.get("/config?defaultToGlobal=true").await.body, level("FULL"));
    assert_eq!(client.delete("/config").await.body, level("FULL"));
    assert_eq!(client.get("/config").await.body, level("BACKWARD"));
}

#[tokio::test]
async fn every_level_is_taken_in_any_case() {
    let client = Client::default();
    for name in ["NONE", "BACKWARD", "FORWARD", "FULL", "BACKWARD_TRANSITIVE", "FORWARD_TRANSITIVE", "FULL_TRANSITIVE"]
    {
        for spelling in [name.to_owned(), name.to_lowercase()] {
            let answer = client.put("/config", &json!({ "compatibility": spelling })).await;
            assert_eq!(answer.ok(), json!({ "compatibility": name }));
            assert_eq!(client.get("/config").await.ok(), json!({ "compatibilityLevel": name }));
        }
    }
}

#[tokio::test]
async fn a_subject_has_a_level_of_its_own_before_it_has_a_schema() {
    let client = Client::default();
    let missing = "Subject 'users' does not have subject-level compatibility configured";
    client.get("/config/users").await.is_error(40408, missing);
    client.get("/config/users?defaultToGlobal=false").await.is_error(40408, missing);
    client.put("/config", &json!({ "compatibility": "FORWARD" })).await.ok();
    assert_eq!(client.get("/config/users?defaultToGlobal=true").await.ok(), json!({ "compatibilityLevel": "FORWARD" }));
    let answer = client.put("/config/users", &json!({ "compatibility": "none" })).await;
    assert_eq!(answer.ok(), json!({ "compatibility": "NONE" }));
    for query in ["", "?defaultToGlobal=true"] {
        let config = client.get(&format!("/config/users{query}")).await.ok();
        assert_eq!(config, json!({ "compatibilityLevel": "NONE" }));
    }
    assert_eq!(client.get("/config/:.:users").await.ok(), json!({ "compatibilityLevel": "NONE" }));
    assert_eq!(client.get("/config").await.ok(), json!({ "compatibilityLevel": "FORWARD" }));
    assert_eq!(client.get("/subjects").await.ok(), json!([]));
    assert_eq!(client.delete("/config/users").await.ok(), json!({ "compatibilityLevel": "NONE" }));
    client.get("/config/users").await.is_error(40408, missing);
    // A level that is not there to be deleted is told as if the subject were not.
    client.delete("/config/users").await.is_error(40401, "Subject 'users' not found.");
}

#[tokio::test]
async fn a_level_that_is_none_is_refused() {
    let client = Client::default();
    let message = "Invalid compatibility level. Valid values are none, backward, forward, full, backward_transitive, \
                   forward_transitive, and full_transitive";
    for level in ["", "BACKWARDS", " FULL", "full-transitive"] {
        client.put("/config", &json!({ "compatibility": level })).await.is_error(42203, message);
        // The level is judged before the subject.
        client.put("/config/__GLOBAL", &json!({ "compatibility": level })).await.is_error(42203, message);
    }
    client.put("/config", &json!({ "compatibility": 1 })).await.is_error_with(400, "string");
    assert_eq!(client.get("/config").await.ok(), json!({ "compatibilityLevel": "BACKWARD" }));
}

#[tokio::test]
async fn members_that_are_not_there_stay_as_they_are() {
    let client = Client::default();
    client.put("/config/users", &json!({ "compatibility": "FULL" })).await.ok();
    let answer = client.put("/config/users", &json!({ "normalize": false })).await;
    assert_eq!(answer.body, r#"{"normalize":false,"compatibility":"FULL"}"#);
    assert_eq!(client.get("/config/users").await.body, r#"{"normalize":false,"compatibilityLevel":"FULL"}"#);
    assert_eq!(client.put("/config/users", &json!({})).await.ok(), answer.ok());
    assert_eq!(
        client.put("/config/users", &json!({ "normalize": null })).await.ok(),
        json!({ "compatibility": "FULL" })
    );
    assert_eq!(client.put("/config/users", &json!({ "compatibility": null })).await.body, "{}");
    assert_eq!(client.get("/config/users").await.ok(), json!({ "compatibilityLevel": "BACKWARD" }));
}

#[tokio::test]
async fn a_subject_takes_normalization_from_all_and_the_level_from_the_default() {
    let client = Client::default();
    client.put("/config", &json!({ "compatibility": "NONE", "normalize": false })).await.ok();
    client.put("/config/users", &json!({})).await.ok();
    assert_eq!(client.get("/config/users").await.ok(), json!({ "compatibilityLevel": "BACKWARD" }));
    let whole = json!({ "normalize": false, "compatibilityLevel": "BACKWARD" });
    assert_eq!(client.get("/config/users?defaultToGlobal=true").await.ok(), whole);
}

#[tokio::test]
async fn settings_are_unknown_or_empty_or_refused() {
    let client = Client::default();
    let harmless = json!({
        "compatibility": "FULL", "anything": [1], "alias": null, "validateFields": false, "compatibilityGroup": "",
        "defaultMetadata": { "properties": {} }, "overrideRuleSet": { "domainRules": [] },
    });
    assert_eq!(client.put("/config/users", &harmless).await.ok(), json!({ "compatibility": "FULL" }));
    for (name, value) in [
        ("alias", json!("orders")),
        ("validateFields", json!(true)),
        ("compatibilityPolicy", json!("LENIENT")),
        ("compatibilityGroup", json!("major")),
        ("defaultMetadata", json!({ "properties": { "owner": "me" } })),
        ("overrideRuleSet", json!({ "domainRules": [{ "name": "r" }] })),
    ] {
        let answer = client.put("/config/users", &json!({ "compatibility": "NONE", name: value })).await;
        answer.is_error(42205, &format!("The setting {name} is not supported by this registry"));
    }
    let answer = client.put("/config", &json!({ "normalize": true })).await;
    answer.is_error(42205, "Normalization (normalize) is not supported by this registry");
    assert_eq!(client.get("/config/users").await.ok(), json!({ "compatibilityLevel": "FULL" }));
}

#[tokio::test]
async fn a_configuration_without_a_subject_is_for_all() {
    let client = Client::default();
    client.put("/config/:.:", &json!({ "compatibility": "NONE" })).await.ok();
    assert_eq!(client.get("/config").await.ok(), json!({ "compatibilityLevel": "NONE" }));
    assert_eq!(client.delete("/config//").await.ok(), json!({ "compatibilityLevel": "NONE" }));
    for name in ["__GLOBAL", "__EMPTY"] {
        let answer = client.put(&format!("/config/{name}"), &json!({ "compatibility": "NONE" })).await;
        answer.is_error(42208, &format!("The specified subject '{name}' is not a valid."));
        client.get(&format!("/config/{name}")).await.is_error_with(40408, name);
    }
    client.put("/config/:.staging:", &json!({})).await.is_error_with(42208, "Contexts other than the default one");
}

#[tokio::test]
async fn a_level_changes_what_can_be_registered_next() {
    let client = Client::default();
    client.register("users", USER).await;
    let path = "/subjects/users/versions";
    client.post_schema(path, r#""string""#).await.is_error_with(40901, "");
    client.put("/config/users", &json!({ "compatibility": "NONE" })).await.ok();
    assert_eq!(client.register("users", r#""string""#).await["version"], 2);
    client.delete("/config/users").await.ok();
    client.post_schema(path, r#""int""#).await.is_error_with(40901, "");
    client.put("/config", &json!({ "compatibility": "NONE" })).await.ok();
    assert_eq!(client.register("users", r#""int""#).await["version"], 3);
}
