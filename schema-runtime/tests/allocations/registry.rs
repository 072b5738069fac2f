//! What a message costs once everything is known: no request and no allocation.

use schema_runtime::{Deserializer, Serializer, Subject};
use test_support::allocations;

use crate::registry_support::{Server, json};

#[tokio::test]
async fn no_allocation_per_message() {
    let server = Server::start(|_, _| json(200, r#"{"id":7,"schema":"\"string\""}"#)).await;
    let registry = server.client();
    let serializer = Serializer::<&str>::new(&registry, Subject::value_of("users"));
    let deserializer = Deserializer::<&str>::new(&registry);
    deserializer.prepare(serializer.prepare().await.unwrap()).await.unwrap();

    let mut buffer = Vec::with_capacity(100);
    let count = allocations(|| {
        for name in ["foo", "bar", "a name that is a little longer"] {
            buffer.clear();
            serializer.serialize_into(&name, &mut buffer).unwrap();
            assert_eq!(deserializer.deserialize_known(&buffer).unwrap(), name);
        }
    });
    assert_eq!(count, 0);
    assert_eq!(server.requests().len(), 2);
}
