//! Serializer and deserializer against a registry on loopback.

use std::{borrow::Cow, rc::Rc};

use futures_util::future::{join_all, poll_immediate};
use schema_runtime::{AvroRecord, Deserializer, ErrorKind, Frame, Limits, SchemaId, Serializer, Subject};

use crate::registry_support::{Server, assert_error, json, quick};

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "AvroUsers", namespace = "com.example")]
struct User {
    first_name: String,
    last_name: String,
}

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "AvroUsers", namespace = "com.example")]
struct UserRef<'a> {
    first_name: &'a str,
    last_name: Cow<'a, str>,
}

/// Gives every schema the id 7.
async fn registering() -> Server {
    Server::start(|_, _| json(200, r#"{"id":7}"#)).await
}

/// Has this schema under every id.
async fn holding(schema: &'static str) -> Server {
    Server::start(move |_, _| json(200, serde_json::json!({ "schema": schema }).to_string())).await
}

fn message(id: u32, datum: &[u8]) -> Vec<u8> {
    [&Frame::header(SchemaId::new(id)), datum].concat()
}

fn users() -> Subject {
    Subject::value_of("users")
}

#[tokio::test]
async fn a_message_is_header_and_datum() {
    let server = registering().await;
    let serializer = Serializer::<String>::new(&server.client(), users());
    assert_eq!(serializer.schema_id(), None);
    assert_eq!(serializer.serialize(&"foo".to_owned()).await.unwrap(), b"\0\0\0\0\x07\x06foo");
    assert_eq!(serializer.schema_id(), Some(SchemaId::new(7)));

    let mut buffer = b"before".to_vec();
    serializer.serialize_into(&"bar".to_owned(), &mut buffer).unwrap();
    assert_eq!(buffer, b"before\0\0\0\0\x07\x06bar");

    assert_eq!(serializer.prepare().await.unwrap(), SchemaId::new(7));
    assert_eq!(serializer.clone().serialize(&String::new()).await.unwrap(), b"\0\0\0\0\x07\0");
    let [request] = &server.requests()[..] else { panic!("registered more than once") };
    assert_eq!(request.target, "/subjects/users-value/versions");
    assert_eq!(request.body, r#"{"schema":"\"string\""}"#);
}

#[tokio::test]
async fn before_it_is_prepared() {
    let server = registering().await;
    let serializer = Serializer::<i32>::new(&server.client(), users());
    let mut buffer = b"before".to_vec();
    assert_error(
        serializer.serialize_into(&1, &mut buffer),
        ErrorKind::NotPrepared,
        "the serializer for subject \"users-value\" is not prepared, so its schema has no id yet: call `prepare().await` once \
         before `serialize_into`, or use `serialize().await`",
    );
    assert_eq!(buffer, b"before");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_value_that_cannot_be_written_leaves_the_buffer_as_it_was() {
    let server = registering().await;
    let serializer =
        Serializer::<Vec<Vec<i32>>>::new(&server.client(), users()).with_limits(Limits::default().max_depth(0));
    serializer.prepare().await.unwrap();
    let mut buffer = b"before".to_vec();
    let error = serializer.serialize_into(&vec![vec![1]], &mut buffer).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
    assert_eq!(buffer, b"before");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_tasks_register_once() {
    let server = registering().await;
    let registry = server.client();
    let shared = Serializer::<i32>::new(&registry, users());
    let mut tasks = tokio::task::JoinSet::new();
    for number in 0..1000 {
        // Half of them by a serializer of their own.
        let serializer = if number % 2 == 0 { shared.clone() } else { Serializer::new(&registry, users()) };
        tasks.spawn(async move { serializer.serialize(&1).await });
    }
    while let Some(result) = tasks.join_next().await {
        assert_eq!(result.unwrap().unwrap(), b"\0\0\0\0\x07\x02");
    }
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_thousand_callers_share_a_failure_and_the_next_tries_again() {
    let server = Server::start(|_, before| match before {
        0 => json(422, r#"{"error_code":42201,"message":"no"}"#),
        _ => json(200, r#"{"id":7}"#),
    })
    .await;
    server.hold();
    let serializer = Serializer::<i32>::new(&server.client(), users());
    let mut callers: Vec<_> = (0..1000).map(|_| Box::pin(serializer.serialize(&1))).collect();
    for caller in &mut callers {
        assert!(poll_immediate(caller).await.is_none());
    }
    server.release();
    for result in join_all(callers).await {
        assert_error(
            result,
            ErrorKind::Rejected,
            &server.fill(
                "register schema \"int\" under subject \"users-value\" at $URL: the registry finds the schema invalid (HTTP \
                 422, error code 42201): no; mend the schema",
            ),
        );
    }
    assert_eq!(server.requests().len(), 1);
    assert_eq!(serializer.schema_id(), None);

    serializer.serialize(&1).await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_schema_is_fetched_once() {
    let server = holding("\"string\"").await;
    let deserializer = Deserializer::<String>::new(&server.client());
    let message = message(7, b"\x06foo");
    assert_error(
        deserializer.deserialize_known(&message),
        ErrorKind::NotPrepared,
        "schema id 7 is not known to the deserializer: call `prepare(id).await` before `deserialize_known`, or use \
         `deserialize(message).await`",
    );
    for _ in 0..3 {
        assert_eq!(deserializer.deserialize(&message).await.unwrap(), "foo");
        assert_eq!(deserializer.deserialize_known(&message).unwrap(), "foo");
    }
    let requests = server.requests();
    assert_eq!(requests.iter().map(|request| request.target.as_str()).collect::<Vec<_>>(), ["/schemas/ids/7"]);

    deserializer.prepare(SchemaId::new(8)).await.unwrap();
    assert_eq!(deserializer.clone().deserialize_known(&self::message(8, b"\x02x")).unwrap(), "x");
}

#[tokio::test]
async fn what_has_no_meaning_for_the_bytes_may_differ() {
    let server = holding(r#"{"type":"string","avro.java.string":"String","doc":"a name"}"#).await;
    let deserializer = Deserializer::<String>::new(&server.client());
    assert_eq!(deserializer.deserialize(&message(7, b"\x06foo")).await.unwrap(), "foo");
}

#[tokio::test]
async fn what_cannot_be_read_is_an_error_and_remembered() {
    let server = holding(r#""string""#).await;
    let registry = server.client();
    let deserializer = Deserializer::<Option<i64>>::new(&registry);
    let text = "schema id 7: string cannot be read as union: the writer has string, and the union [null, long] has no branch \
                for it";
    for _ in 0..3 {
        // The datum would do: an empty string is written as null's branch is.
        assert_error(deserializer.deserialize(&message(7, &[0])).await, ErrorKind::SchemaMismatch, text);
        assert_error(deserializer.deserialize_known(&message(7, &[0])), ErrorKind::SchemaMismatch, text);
    }
    assert_eq!(server.requests().len(), 1);

    // For another type it is the right one.
    let fitting = Deserializer::<String>::new(&registry);
    assert_eq!(fitting.deserialize(&message(7, &[2, b'a'])).await.unwrap(), "a");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn of_a_union_the_branch_that_was_written_decides() {
    let server = holding(r#"["int","string"]"#).await;
    let deserializer = Deserializer::<Option<i64>>::new(&server.client());
    assert_eq!(deserializer.deserialize(&message(7, &[0, 6])).await.unwrap(), Some(3));
    assert_eq!(deserializer.deserialize_known(&message(7, &[0, 6])).unwrap(), Some(3));
    assert_error(
        deserializer.deserialize(&message(7, &[2, 2, b'a'])).await,
        ErrorKind::Decode,
        "in the datum of a message with schema id 7: cannot decode union at byte 0: the writer's string in its union cannot be \
         read: the writer has string, and the union [null, long] has no branch for it",
    );
    // An error of a datum is none of its schema.
    assert_eq!(deserializer.deserialize(&message(7, &[0, 8])).await.unwrap(), Some(4));
}

#[tokio::test]
async fn writers_of_many_versions_are_read_in_turn() {
    let versions = [
        r#"{"name":"last_name","type":"string"},{"name":"first_name","type":"string"}"#,
        r#"{"name":"first_name","type":"string"},{"name":"age","type":["null","int"]},{"name":"last_name","type":"bytes"}"#,
        r#"{"name":"first_name","type":"string"},{"name":"last_name","type":"string"}"#,
        r#"{"name":"tags","type":{"type":"array","items":"string"}},{"name":"first_name","type":["string","null"]},
           {"name":"last_name","type":"string"}"#,
        r#"{"name":"first_name","type":"string"},{"name":"last_name","type":"string"},{"name":"more","type":
           {"type":"map","values":"double"}}"#,
    ];
    let server = Server::start(move |request, _| {
        let id: usize = request.target.rsplit('/').next().unwrap().parse().unwrap();
        let fields = versions[id % versions.len()];
        let schema = format!(r#"{{"type":"record","name":"AvroUsers","namespace":"com.example","fields":[{fields}]}}"#);
        json(200, serde_json::json!({ "schema": schema }).to_string())
    })
    .await;
    let data: [&[u8]; 5] = [
        b"\x06bar\x06foo",
        b"\x06foo\x02\x2a\x06bar",
        b"\x06foo\x06bar",
        b"\x02\x02x\0\0\x06foo\x06bar",
        b"\x06foo\x06bar\x02\x02x\0\0\0\0\0\0\0\0\0",
    ];
    let deserializer = Deserializer::<UserRef<'_>>::new(&server.client());
    let expected = UserRef { first_name: "foo", last_name: Cow::Borrowed("bar") };
    // More ids than there are slots without a lock.
    for _ in 0..3 {
        for id in 10..30 {
            let message = message(id, data[id as usize % data.len()]);
            assert_eq!(deserializer.deserialize(&message).await.unwrap(), expected, "{id}");
            assert_eq!(deserializer.deserialize_known(&message).unwrap(), expected, "{id}");
        }
    }
    assert_eq!(server.requests().len(), 20);
}

#[tokio::test]
async fn bytes_as_a_whole_have_no_length_whatever_they_are_read_as() {
    let server = holding(r#""bytes""#).await;
    let registry = server.client();
    let bytes = message(7, b"\x06foo");
    assert_eq!(Deserializer::<&[u8]>::new(&registry).deserialize(&bytes).await.unwrap(), b"\x06foo");
    assert_eq!(Deserializer::<&str>::new(&registry).deserialize(&bytes).await.unwrap(), "\u{6}foo");
    assert_eq!(Deserializer::<String>::new(&registry).deserialize(&bytes).await.unwrap(), "\u{6}foo");

    let server = holding(r#""string""#).await;
    let registry = server.client();
    assert_eq!(Deserializer::<&[u8]>::new(&registry).deserialize(&bytes).await.unwrap(), b"foo");
    assert_eq!(Deserializer::<&str>::new(&registry).deserialize(&bytes).await.unwrap(), "foo");
}

#[tokio::test]
async fn a_logical_type_is_read_as_its_plain_base() {
    let server = holding(r#"{"type":"long","logicalType":"timestamp-millis"}"#).await;
    let deserializer = Deserializer::<i64>::new(&server.client());
    assert_eq!(deserializer.deserialize(&message(7, &[2])).await.unwrap(), 1);
}

#[tokio::test]
async fn a_failure_to_fetch_is_not_remembered() {
    let server = Server::start(|_, before| match before {
        0 => json(404, r#"{"error_code":40403,"message":"Schema 7 not found"}"#),
        _ => json(200, r#"{"schema":"\"int\""}"#),
    })
    .await;
    let deserializer = Deserializer::<i32>::new(&server.client());
    let message = message(7, &[2]);
    assert_eq!(deserializer.deserialize(&message).await.unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(deserializer.deserialize(&message).await.unwrap(), 1);
}

/// The greatest id that a registry can give.
const MOST: u32 = i32::MAX.unsigned_abs();

#[tokio::test]
async fn ids_that_no_registry_gives_are_not_asked_for() {
    let server = holding("\"int\"").await;
    let deserializer = Deserializer::<i32>::new(&server.client());
    for id in [0, MOST + 1, u32::MAX] {
        let text = format!(
            "the message has schema id {id}, which no registry gives: ids are from 1 to 2147483647; it may have been written \
             without a schema registry"
        );
        assert_error(deserializer.deserialize(&message(id, &[2])).await, ErrorKind::Framing, &text);
        assert_error(deserializer.deserialize_known(&message(id, &[2])), ErrorKind::Framing, &text);
        assert_error(deserializer.prepare(SchemaId::new(id)).await, ErrorKind::Framing, &text);
    }
    assert_eq!(server.requests().len(), 0);
}

#[tokio::test]
async fn ids_are_told_apart_and_forgotten() {
    let server = Server::start(|request, _| {
        let schema = if request.target.ends_with("/9") { "\\\"long\\\"" } else { "\\\"int\\\"" };
        json(200, format!(r#"{{"schema":"{schema}"}}"#))
    })
    .await;
    let deserializer = Deserializer::<i32>::new(&quick(&server.url()).cache_size(1).build().unwrap());
    // 1, 9, 17 share a slot, and one entry is kept.
    for (id, fits) in [(1, true), (9, false), (17, true), (1, true), (9, false), (8, true), (MOST, true)] {
        let result = deserializer.deserialize(&message(id, &[2])).await;
        assert_eq!(result.is_ok(), fits, "{id}: {result:?}");
    }
    assert_eq!(server.requests().len(), 7);
}

#[tokio::test]
async fn a_datum_that_is_none() {
    let server = holding("\"string\"").await;
    let deserializer = Deserializer::<String>::new(&server.client());
    assert_error(
        deserializer.deserialize(&message(7, b"\x06fo")).await,
        ErrorKind::Decode,
        "in the datum of a message with schema id 7: cannot decode string at byte 0: it claims a length of 3 bytes, and 2 are \
         left",
    );
    assert_error(
        deserializer.deserialize(&message(7, b"\x06foo!")).await,
        ErrorKind::Decode,
        "in the datum of a message with schema id 7: cannot decode datum at byte 4: the datum is complete, and 1 is left \
         behind it",
    );
}

#[tokio::test]
async fn a_message_without_framing_is_not_asked_about() {
    let server = holding("\"string\"").await;
    let deserializer = Deserializer::<String>::new(&server.client());
    assert_error(
        deserializer.deserialize(b"\"foo\"").await,
        ErrorKind::Framing,
        "the message starts with 0x22, not with the 0x00 of the schema registry's wire format: it looks like JSON text",
    );
    assert_eq!(deserializer.deserialize(b"").await.unwrap_err().kind(), ErrorKind::Framing);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn borrowed_types_serve_every_lifetime() {
    fn write(serializer: &Serializer<&'static str>, name: &str) -> Vec<u8> {
        let mut buffer = Vec::new();
        serializer.serialize_into(&name, &mut buffer).unwrap();
        buffer
    }
    fn read<'a>(deserializer: &Deserializer<Cow<'static, str>>, message: &'a [u8]) -> Cow<'a, str> {
        let deserializer: &Deserializer<Cow<'a, str>> = deserializer;
        deserializer.deserialize_known(message).unwrap()
    }
    let server = Server::start(|_, _| json(200, r#"{"id":7,"schema":"\"string\""}"#)).await;
    let serializer = Serializer::new(&server.client(), users());
    let deserializer = Deserializer::new(&server.client());
    deserializer.prepare(serializer.prepare().await.unwrap()).await.unwrap();

    let message = write(&serializer, &String::from("foo"));
    assert!(matches!(read(&deserializer, &message), Cow::Borrowed("foo")));
    let borrowed: &str = Deserializer::<&str>::new(&server.client()).deserialize(&message).await.unwrap();
    assert_eq!(borrowed, "foo");
}

#[tokio::test]
async fn records_travel_owned_and_borrowed() {
    fn write(serializer: &Serializer<UserRef<'static>>, first_name: &str, buffer: &mut Vec<u8>) {
        let user = UserRef { first_name, last_name: "bar".into() };
        serializer.serialize_into(&user, buffer).unwrap();
    }
    let server = Server::start(|request, _| match request.method.as_str() {
        "POST" => json(200, r#"{"id":7}"#),
        _ => json(200, serde_json::json!({ "schema": User::SCHEMA_JSON }).to_string()),
    })
    .await;
    let registry = server.client();
    let serializer = Serializer::new(&registry, users());
    serializer.prepare().await.unwrap();
    assert_eq!(server.requests()[0].body, serde_json::json!({ "schema": User::SCHEMA_JSON }).to_string());

    let mut message = Vec::new();
    write(&serializer, &String::from("foo"), &mut message);
    assert_eq!(message, b"\0\0\0\0\x07\x06foo\x06bar");

    let owned = Deserializer::<User>::new(&registry).deserialize(&message).await.unwrap();
    assert_eq!(owned, User { first_name: "foo".to_owned(), last_name: "bar".to_owned() });
    let borrowed = Deserializer::<UserRef<'_>>::new(&registry).deserialize(&message).await.unwrap();
    assert_eq!(borrowed, UserRef { first_name: "foo", last_name: Cow::Borrowed("bar") });
    // The same schema for the same subject, and one fetch of it: two requests for all.
    Serializer::<User>::new(&registry, users()).prepare().await.unwrap();
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_record_of_another_schema_names_both() {
    let server = holding(
        r#"{"type":"record","name":"Person","namespace":"org.example","fields":[
            {"name":"first_name","type":"string"},{"name":"last_name","type":["null","string"]}]}"#,
    )
    .await;
    let deserializer = Deserializer::<User>::new(&server.client());
    assert_error(
        deserializer.deserialize(&message(7, b"\x06foo\0")).await,
        ErrorKind::SchemaMismatch,
        "schema id 7: org.example.Person cannot be read as com.example.AvroUsers: the writer has the record \
         `org.example.Person`, the reader the record `com.example.AvroUsers`, which has no alias of that name (at /name)",
    );
}

#[tokio::test]
async fn a_record_is_named_where_it_is_refused() {
    let server = Server::start(|_, _| json(409, r#"{"error_code":40901,"message":"no"}"#)).await;
    let error = Serializer::<User>::new(&server.client(), users()).prepare().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Incompatible);
    let text = error.to_string();
    let start = "register schema \"com.example.AvroUsers\" under subject \"users-value\" at http://127.0.0.1:";
    assert!(text.starts_with(start), "{text}");
}

#[test]
fn they_cross_threads_whatever_they_carry() {
    fn crosses<T: Send + Sync + Clone + std::fmt::Debug>() {}
    struct NotClone;
    crosses::<Serializer<Rc<NotClone>>>();
    crosses::<Deserializer<Rc<NotClone>>>();
}

#[tokio::test]
async fn futures_can_be_spawned() {
    fn spawnable<F: Future + Send>(future: F) -> F {
        future
    }
    let server = holding("\"string\"").await;
    let deserializer = Deserializer::<&str>::new(&server.client());
    let message = message(7, b"\x06foo");
    assert_eq!(spawnable(deserializer.deserialize(&message)).await.unwrap(), "foo");
    let serializer = Serializer::<&str>::new(&registering().await.client(), users());
    drop(spawnable(serializer.serialize(&"foo")));
}

#[tokio::test]
async fn a_datum_of_bytes_is_written_without_its_length() {
    let server = registering().await;
    let owned = Serializer::<Vec<u8>>::new(&server.client(), users());
    let borrowed = Serializer::<&[u8]>::new(&server.client(), users());
    // The length that is left out takes one byte up to 63, two up to 8191, and then three.
    for length in [0, 1, 63, 64, 8191, 8192, 100_000] {
        let bytes = vec![0xab; length];
        let expected = message(7, &bytes);
        assert_eq!(owned.serialize(&bytes).await.unwrap(), expected);
        assert_eq!(borrowed.serialize(&bytes.as_slice()).await.unwrap(), expected);
    }
    let optional = Serializer::<Option<Vec<u8>>>::new(&server.client(), users());
    assert_eq!(optional.serialize(&Some(vec![9])).await.unwrap(), message(7, &[2, 2, 9]));
}

#[tokio::test]
async fn a_datum_of_bytes_is_read_without_a_length() {
    let server = holding("\"bytes\"").await;
    let registry = server.client();
    let owned = Deserializer::<Vec<u8>>::new(&registry);
    let boxed = Deserializer::<Box<Vec<u8>>>::new(&registry);
    let borrowed = Deserializer::<&[u8]>::new(&registry);
    let either = Deserializer::<Cow<'_, [u8]>>::new(&registry);
    // The second would be a good length and as many bytes, and the third a bad one.
    for bytes in [&b""[..], b"\x06foo", b"\x07foo"] {
        let message = message(7, bytes);
        assert_eq!(owned.deserialize(&message).await.unwrap(), bytes);
        assert_eq!(*boxed.deserialize(&message).await.unwrap(), bytes);
        assert_eq!(borrowed.deserialize(&message).await.unwrap(), bytes);
        assert!(matches!(either.deserialize(&message).await.unwrap(), Cow::Borrowed(read) if read == bytes));
    }
}
