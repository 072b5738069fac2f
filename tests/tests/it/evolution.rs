//! Versions of a type on one subject: what the registry says, which schema a serializer takes, what a history is.

use schema_registry::Server;
use schema_runtime::{
    AvroRecord, CompatibilityLevel, Deserializer, ErrorKind, Frame, History, RegistryClient, SchemaId, SchemaSource,
    Serializer, Subject, encode,
};
use tests::logical_leaf;

/// The first version.
mod v1 {
    use super::AvroRecord;

    #[derive(AvroRecord, Debug, PartialEq)]
    #[avro(namespace = "com.example")]
    pub(crate) struct User {
        pub name: String,
        pub age: i32,
    }
}

/// A version that the first one's data and readers go with.
mod v2 {
    use super::AvroRecord;

    #[derive(AvroRecord, Debug, PartialEq)]
    #[avro(namespace = "com.example")]
    pub(crate) struct User {
        pub age: i64,
        pub email: Option<String>,
        #[avro(alias = "name")]
        pub full_name: String,
    }
}

/// A version that the first one's data do not go with.
mod v3 {
    use super::AvroRecord;

    #[derive(AvroRecord, Debug, PartialEq)]
    #[avro(namespace = "com.example")]
    pub(crate) struct User {
        pub name: i32,
    }
}

async fn registry() -> (Server, RegistryClient) {
    let server = schema_registry::serve("127.0.0.1:0").await.unwrap();
    let registry = RegistryClient::new(server.url()).unwrap();
    (server, registry)
}

fn users() -> Subject {
    Subject::value_of("users")
}

fn foo() -> v1::User {
    v1::User { name: "foo".to_owned(), age: 42 }
}

#[tokio::test]
async fn an_older_writer_and_a_newer_one_are_read() {
    let (_server, registry) = registry().await;
    let old = Serializer::<v1::User>::new(&registry, users()).serialize(&foo()).await.unwrap();
    let new = v2::User { age: 1 << 40, email: Some("b".to_owned()), full_name: "bar".to_owned() };
    let new_message = Serializer::<v2::User>::new(&registry, users()).serialize(&new).await.unwrap();

    let reader = Deserializer::<v2::User>::new(&registry);
    for _ in 0..2 {
        let read = reader.deserialize(&old).await.unwrap();
        assert_eq!(read, v2::User { age: 42, email: None, full_name: "foo".to_owned() });
        assert_eq!(reader.deserialize(&new_message).await.unwrap(), new);
    }
    // The first version reads no longs.
    let error = Deserializer::<v1::User>::new(&registry).deserialize(&new_message).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SchemaMismatch);
    assert!(error.to_string().contains("the field `name` of `com.example.User` has no default"), "{error}");
}

#[tokio::test]
async fn the_registry_refuses_what_breaks_the_level() {
    let (_server, registry) = registry().await;
    Serializer::<v1::User>::new(&registry, users()).prepare().await.unwrap();
    let error = Serializer::<v3::User>::new(&registry, users()).prepare().await.unwrap_err();
    assert_eq!((error.kind(), error.error_code()), (ErrorKind::Incompatible, Some(40901)), "{error}");
    assert!(error.to_string().contains("TYPE_MISMATCH"), "{error}");
}

#[tokio::test]
async fn a_history_is_what_the_registry_has() {
    let (_server, registry) = registry().await;
    let history = registry.history(&users()).await.unwrap();
    assert_eq!((history.level(), history.versions().len()), (CompatibilityLevel::Backward, 0));

    Serializer::<v1::User>::new(&registry, users()).prepare().await.unwrap();
    Serializer::<v2::User>::new(&registry, users()).prepare().await.unwrap();
    let history = registry.history(&users()).await.unwrap();
    let again = History::parse(&history.to_json()).unwrap();
    let schemas: Vec<_> = again.versions().iter().map(|version| version.schema().to_string()).collect();
    assert_eq!(schemas, [v1::User::SCHEMA_JSON, v2::User::SCHEMA_JSON]);
    assert_eq!((again.subject(), again.versions()[1].number()), ("users-value", 2));
}

#[tokio::test]
async fn a_schema_is_looked_up_without_registering() {
    let (_server, registry) = registry().await;
    let looking = Serializer::<v1::User>::new(&registry, users()).with_source(SchemaSource::LookUp);
    assert_eq!(looking.prepare().await.unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(registry.versions(&users()).await.unwrap_err().kind(), ErrorKind::NotFound);

    let id = Serializer::<v1::User>::new(&registry, users()).prepare().await.unwrap();
    assert_eq!(looking.prepare().await.unwrap(), id);
    let message = looking.serialize(&foo()).await.unwrap();
    assert_eq!(Deserializer::<v1::User>::new(&registry).deserialize(&message).await.unwrap(), foo());
}

#[tokio::test]
async fn messages_are_of_the_latest_version() {
    let (_server, registry) = registry().await;
    Serializer::<v1::User>::new(&registry, users()).prepare().await.unwrap();
    let latest = Serializer::<v2::User>::new(&registry, users()).prepare().await.unwrap();

    let writer = Serializer::<v1::User>::new(&registry, users()).with_source(SchemaSource::Latest);
    let mut buffer = b"before".to_vec();
    assert_eq!(writer.serialize_into(&foo(), &mut buffer).unwrap_err().kind(), ErrorKind::NotPrepared);
    assert_eq!(writer.prepare().await.unwrap(), latest);
    writer.serialize_into(&foo(), &mut buffer).unwrap();
    // The second version's fields: a long, null, the name.
    assert_eq!(&buffer[6..], [&[0, 0, 0, 0, 2][..], &[84, 0, 6], b"foo"].concat());
    let read = Deserializer::<v2::User>::new(&registry).deserialize(&buffer[6..]).await.unwrap();
    assert_eq!(read, v2::User { age: 42, email: None, full_name: "foo".to_owned() });

    // The other way round: a long is not written as an int.
    let first = SchemaId::new(1);
    let writer = Serializer::<v2::User>::new(&registry, users()).with_source(SchemaSource::Id(first));
    let error = writer.prepare().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SchemaMismatch);
    let text = "the schema of id 1 of subject \"users-value\" cannot read all that this program writes";
    assert!(error.to_string().starts_with(text), "{error}");

    let writer = Serializer::<v1::User>::new(&registry, users()).with_source(SchemaSource::Id(first));
    assert_eq!(writer.serialize(&foo()).await.unwrap(), [&[0, 0, 0, 0, 1, 6][..], b"foo", &[84]].concat());
}

#[tokio::test]
async fn callers_share_the_fetch_of_the_latest_version() {
    let (_server, registry) = registry().await;
    Serializer::<v1::User>::new(&registry, users()).prepare().await.unwrap();
    let writer = Serializer::<v1::User>::new(&registry, users()).with_source(SchemaSource::Latest);
    let tasks: Vec<_> = (0..100)
        .map(|_| {
            tokio::spawn({
                let writer = writer.clone();
                async move { writer.prepare().await.unwrap() }
            })
        })
        .collect();
    for task in tasks {
        assert_eq!(task.await.unwrap(), SchemaId::new(1));
    }
}

/// What a serializer writes by the latest version has that version's units, where they hold the number.
#[tokio::test]
async fn a_time_is_written_in_the_latest_unit() {
    #[derive(AvroRecord)]
    struct Event {
        at: Millis,
    }

    logical_leaf!(Millis: i64, LONG, ["logicalType": "\"timestamp-millis\""]);

    let (_server, registry) = registry().await;
    let latest = r#"{"type":"record","name":"Event","fields":[{"name":"at","type":
        {"type":"long","logicalType":"timestamp-micros"}}]}"#;
    let id = registry.register(&Subject::value_of("events"), latest).await.unwrap().id;
    let writer = Serializer::<Event>::new(&registry, Subject::value_of("events")).with_source(SchemaSource::Latest);
    let message = writer.serialize(&Event { at: Millis(-3) }).await.unwrap();
    assert_eq!(message, [&Frame::header(id)[..], &encode(&-3000_i64).unwrap()].concat());
    let error = writer.serialize(&Event { at: Millis(i64::MAX) }).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
    assert!(error.to_string().contains("(in `at`): 9223372036854775807 is 1000 times as many"), "{error}");
}

/// Bytes that are no text are not published as a string.
#[tokio::test]
async fn what_the_latest_version_cannot_hold_is_not_written() {
    #[derive(AvroRecord)]
    #[avro(name = "Blob")]
    struct Bytes {
        data: Vec<u8>,
    }

    #[derive(AvroRecord, Debug, PartialEq)]
    #[avro(name = "Blob")]
    struct Text {
        data: String,
    }

    let (_server, registry) = registry().await;
    Serializer::<Text>::new(&registry, Subject::value_of("blobs")).prepare().await.unwrap();
    let writer = Serializer::<Bytes>::new(&registry, Subject::value_of("blobs")).with_source(SchemaSource::Latest);
    let message = writer.serialize(&Bytes { data: b"abc".to_vec() }).await.unwrap();
    let read = Deserializer::<Text>::new(&registry).deserialize(&message).await.unwrap();
    assert_eq!(read, Text { data: "abc".to_owned() });

    let mut buffer = b"before".to_vec();
    let error = writer.serialize_into(&Bytes { data: vec![0xff] }, &mut buffer).unwrap_err();
    assert_eq!((error.kind(), &buffer[..]), (ErrorKind::Encode, &b"before"[..]));
    assert!(error.to_string().starts_with("cannot write by schema id 1: cannot decode bytes at byte 0"), "{error}");
}

logical_leaf!(Price: Vec<u8>, BYTES, ["logicalType": "\"decimal\"", "precision": "9", "scale": "4"]);

/// Bytes that are a whole message have no length before them, whatever becomes of them.
#[tokio::test]
async fn a_message_that_is_a_decimal_is_converted() {
    let (_server, registry) = registry().await;
    for (scale, expected) in [(2, vec![0xff, 0x38]), (4, vec![0xfe])] {
        let json = format!(r#"{{"type":"bytes","logicalType":"decimal","precision":6,"scale":{scale}}}"#);
        let id = registry.register(&Subject::value_of(&format!("prices{scale}")), json).await.unwrap().id;
        let message = [&Frame::header(id)[..], &[0xfe]].concat();
        assert_eq!(Deserializer::<Price>::new(&registry).deserialize(&message).await.unwrap(), Price(expected.clone()));
        let optional = Deserializer::<Option<Price>>::new(&registry).deserialize(&message).await.unwrap();
        assert_eq!(optional, Some(Price(expected)));

        let long = [&Frame::header(id)[..], &[1; 500]].concat();
        let read = Deserializer::<Price>::new(&registry).deserialize(&long).await;
        match scale {
            4 => assert_eq!(read.unwrap(), Price(vec![1; 500])),
            _ => {
                let error = read.unwrap_err().to_string();
                assert!(error.contains("cannot decode bytes at byte 0: the unscaled number of 500 bytes"), "{error}");
            }
        }
    }
}
