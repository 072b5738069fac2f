//! Users with an Avro key and headers, for others to read.

use std::error::Error;

use schema_runtime::{RegistryClient, Serializer, Subject};
use schema_stream::App;

use crate::user::{TOPIC, UserModel};

/// Publishes `count` users, acknowledged. `python/check.py` knows what they hold.
pub(crate) async fn publish(brokers: String, registry_url: String, count: u32) -> Result<(), Box<dyn Error>> {
    let registry = RegistryClient::new(registry_url)?;
    let app = App::builder("interop-publish").brokers(brokers).registry(registry.clone()).build()?;
    let users = app.topic::<UserModel>(TOPIC).partitions(1);
    let keys = Serializer::<String>::new(&registry, Subject::key_of(TOPIC));

    for number in 0..count {
        let user = UserModel { first_name: "Grace".to_owned(), last_name: format!("Hopper {number} ⚓") };
        let sent = users
            .record(&user)
            .key(keys.serialize(&format!("rust-{number}")).await?)
            .header("source", "rust")
            .header("number", number.to_be_bytes())
            // A name may come more than once, and a value may be empty.
            .header("tag", "first")
            .header("tag", "second")
            .header("empty", "")
            .send()
            .await?;
        println!("sent rust-{number} to partition {}, offset {}", sent.partition, sent.offset);
    }
    Ok(())
}
