//! Many clients at once.

use std::collections::BTreeSet;

use serde_json::json;
use tokio::task::JoinSet;

use crate::client::{Client, USER};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_schema_gets_one_id_however_many_register_it() {
    let client = Client::default();
    let mut tasks = JoinSet::new();
    for index in 0..64 {
        let client = client.clone();
        tasks.spawn(async move { client.register(&format!("subject-{}", index % 8), USER).await });
    }
    let answers = tasks.join_all().await;
    assert_eq!(answers.len(), 64);
    assert!(answers.iter().all(|answer| answer["id"] == 1 && answer["version"] == 1));
    assert_eq!(client.get("/subjects").await.ok().as_array().unwrap().len(), 8);
    assert_eq!(client.get("/schemas/ids/1?fetchMaxId=true").await.ok()["maxId"], 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn different_schemas_get_different_ids_and_versions_without_gaps() {
    let client = Client::lenient().await;
    let mut tasks = JoinSet::new();
    for index in 0..64 {
        let client = client.clone();
        tasks.spawn(async move {
            let schema = format!(r#"{{"type":"fixed","name":"F","size":{}}}"#, index + 1);
            client.register("fixed", &schema).await
        });
    }
    let answers = tasks.join_all().await;
    let numbers = |member: &str| answers.iter().map(|answer| answer[member].as_u64().unwrap()).collect::<BTreeSet<_>>();
    assert_eq!(numbers("id"), (1..=64).collect());
    assert_eq!(numbers("version"), (1..=64).collect());
    assert_eq!(client.get("/subjects/fixed/versions").await.ok(), json!((1..=64).collect::<Vec<_>>()));
}

/// Which of them is first is chance; the others are compared with it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_schemas_that_exclude_each_other_one_is_registered() {
    let client = Client::default();
    let mut tasks = JoinSet::new();
    for index in 0..32 {
        let client = client.clone();
        tasks.spawn(async move {
            let schema = format!(r#"{{"type":"fixed","name":"F","size":{}}}"#, index + 1);
            client.post_schema("/subjects/fixed/versions", &schema).await.status.as_u16()
        });
    }
    let mut statuses = tasks.join_all().await;
    statuses.sort_unstable();
    assert_eq!(statuses, [[200].as_slice(), &[409; 31]].concat());
    assert_eq!(client.get("/subjects/fixed/versions").await.ok(), json!([1]));
}
