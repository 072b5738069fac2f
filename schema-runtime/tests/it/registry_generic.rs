//! Messages of a registry on loopback, as values of the schemas that they were written with.

use apache_avro::types::Value;
use schema_runtime::{ErrorKind, Frame, Limits, SchemaId, generic::Deserializer};
use serde_json::{Value as Json, json};

use crate::registry_support::{Server, assert_error, json};

/// Has these schemas under the ids from 1, and no others.
async fn holding(schemas: &'static [&'static str]) -> Server {
    Server::start(move |request, _| {
        let id: usize = request.target.rsplit('/').next().unwrap().split('?').next().unwrap().parse().unwrap();
        match schemas.get(id - 1) {
            Some(schema) => json(200, json!({ "schema": schema }).to_string()),
            None => json(404, r#"{"error_code":40403,"message":"Schema not found"}"#),
        }
    })
    .await
}

fn message(id: u32, datum: &[u8]) -> Vec<u8> {
    [&Frame::header(SchemaId::new(id)), datum].concat()
}

#[tokio::test]
async fn each_message_is_of_its_own_schema() {
    let server = holding(&[r#""string""#, r#"{"type":"array","items":"int"}"#]).await;
    let client = server.client();
    let (values, texts) = (Deserializer::<Value>::new(&client), Deserializer::<Json>::new(&client));
    for _ in 0..2 {
        let (id, value) = values.deserialize(&message(1, b"\x06foo")).await.unwrap();
        assert_eq!((id.get(), value), (1, Value::String("foo".into())));
        let (id, value) = texts.clone().deserialize(&message(2, &[2, 2, 0])).await.unwrap();
        assert_eq!((id.get(), value), (2, json!([1])));
    }
    // Schemas are fetched once, for both.
    assert_eq!(server.requests().len(), 2);
}

/// Bytes as a whole have no length before them; inside of a union they have one.
#[tokio::test]
async fn bytes_stand_alone() {
    let server = holding(&[
        r#""bytes""#,
        r#"["bytes"]"#,
        r#"{"type":"bytes","logicalType":"decimal","precision":4}"#,
        r#"{"type":"bytes","logicalType":"big-decimal"}"#,
    ])
    .await;
    let client = server.client();
    let values = Deserializer::<Value>::new(&client);
    let value = async |id, datum: &[u8]| values.deserialize(&message(id, datum)).await.map(|(_, value)| value);
    assert_eq!(value(1, b"").await.unwrap(), Value::Bytes(vec![]));
    assert_eq!(value(1, b"\x02a").await.unwrap(), Value::Bytes(b"\x02a".to_vec()));
    assert_eq!(value(2, b"\0\x02a").await.unwrap(), Value::Union(0, Box::new(Value::Bytes(b"a".to_vec()))));
    assert_eq!(value(3, &[4, 0xd2]).await.unwrap(), Value::Decimal([4, 0xd2].into()));
    assert_eq!(value(4, &[4, 4, 0xd2, 4]).await.unwrap(), Value::BigDecimal((1234, 2).into()));
    assert_error(
        value(4, &[4]).await,
        ErrorKind::Decode,
        "in the datum of a message with schema id 4: cannot decode bytes at byte 0: \
         a big-decimal is a length, as many bytes, and a scale, and these bytes are not",
    );
    let (_, text) = Deserializer::<Json>::new(&client).deserialize(&message(1, &[0, 0xff])).await.unwrap();
    assert_eq!(text, json!("\0\u{ff}"));
}

#[tokio::test]
async fn what_is_no_message_or_no_datum() {
    let server = holding(&[r#"{"type":"array","items":"null"}"#]).await;
    let texts = Deserializer::<Json>::new(&server.client()).with_limits(Limits::default().max_empty_items(2));
    assert_eq!(texts.deserialize(b"foo").await.unwrap_err().kind(), ErrorKind::Framing);
    assert_eq!(texts.deserialize(&message(0, &[0])).await.unwrap_err().kind(), ErrorKind::Framing);
    assert_eq!(texts.deserialize(&message(9, &[0])).await.unwrap_err().kind(), ErrorKind::NotFound);
    assert_error(
        texts.deserialize(&message(1, &[6, 0])).await,
        ErrorKind::Decode,
        "in the datum of a message with schema id 1: cannot decode array at byte 0: \
         more than 2 items take no byte at all (`Limits::max_empty_items`)",
    );
    assert!(format!("{texts:?}").starts_with("Deserializer { registry: "));
}
