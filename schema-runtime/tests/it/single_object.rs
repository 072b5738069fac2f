//! Avro's single-object encoding: messages, and a store of the writers' schemas.

use std::time::SystemTime;

use schema_runtime::{
    AvroRecord, ErrorKind, Limits, Schema,
    single_object::{self, Decoder, Fingerprint, Message, SchemaStore},
};

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(namespace = "com.example")]
struct User<'a> {
    name: &'a str,
    #[avro(default = 1)]
    visits: i64,
}

const OLDER: &str =
    r#"{"type":"record","name":"User","namespace":"com.example","fields":[{"name":"name","type":"string"}]}"#;

fn message(schema: &Schema, datum: &[u8]) -> Vec<u8> {
    let mut message = Message::header(Fingerprint::new(schema.root().fingerprint())).to_vec();
    message.extend_from_slice(datum);
    message
}

#[test]
fn a_message_is_the_marker_the_fingerprint_and_the_datum() {
    // From the specification, "Single-object encoding": C3 01, 8 bytes little-endian, the datum. The fingerprint of "int" is
    // the one that its CRC-64-AVRO has in Java: 0x7275d51a3f395c8f.
    assert_eq!(single_object::encode(&1_i32).unwrap(), [0xc3, 0x01, 0x8f, 0x5c, 0x39, 0x3f, 0x1a, 0xd5, 0x75, 0x72, 2]);
    let mut buffer = b"kept".to_vec();
    single_object::encode_into("hi", &mut buffer).unwrap();
    let message = Message::parse(&buffer[4..]).unwrap();
    assert_eq!(message.fingerprint, Fingerprint::of::<str>());
    assert_eq!(message.fingerprint.to_string(), "8f014872634503c7");
    assert_eq!(message.datum, [4, b'h', b'i']);
    assert_eq!(Fingerprint::of::<User<'_>>().get(), User::FINGERPRINT);
}

#[test]
fn a_store_knows_other_writers() {
    let mut schemas = SchemaStore::new();
    let older = Schema::parse(OLDER).unwrap();
    let fingerprint = schemas.add(older.clone()).unwrap();
    assert_eq!(schemas.add(Schema::parse(OLDER).unwrap()).unwrap(), fingerprint);
    assert_eq!(schemas.get(fingerprint).unwrap().root().to_json(), OLDER);
    let other = Schema::parse(r#"{"type":"record","name":"Order","fields":[{"name":"id","type":"long"}]}"#).unwrap();
    schemas.add(other.clone()).unwrap();
    assert_eq!(schemas.iter().count(), 2);

    let users = Decoder::<User<'_>>::new(&schemas).unwrap();
    let user = User { name: "foo", visits: 7 };
    assert_eq!(users.decode(&single_object::encode(&user).unwrap()).unwrap(), user);
    assert_eq!(users.decode(&message(&older, b"\x06foo")).unwrap(), User { name: "foo", visits: 1 });

    let error = users.decode(&message(&other, &[2])).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::SchemaMismatch);
    assert!(error.to_string().starts_with("Order cannot be read as com.example.User: "), "{error}");
    let error = users.decode(&message(&Schema::parse(r#""int""#).unwrap(), &[2])).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
    assert_eq!(
        error.to_string(),
        "no schema with the fingerprint 7275d51a3f395c8f is known, only the type's own and 2 of a store; the writer's schema \
         is added with `SchemaStore::add`"
    );
}

#[test]
fn a_fingerprint_does_not_tell_logical_types() {
    let schema = |logical: &str| {
        let of = format!(r#"{{"type":"array","items":{{"type":"long","logicalType":"{logical}"}}}}"#);
        Schema::parse(&of).unwrap()
    };
    let mut schemas = SchemaStore::new();
    schemas.add(schema("timestamp-millis")).unwrap();
    schemas.add(schema("timestamp-millis")).unwrap();
    let error = schemas.add(schema("timestamp-micros")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Schema);
    assert!(error.to_string().contains("differs in its logical types"), "{error}");
    let way_out = "; give the record, or a field of it, another name in one of them";
    assert!(error.to_string().ends_with(way_out), "{error}");
}

#[test]
fn a_type_is_added_as_its_schema_is() {
    let mut schemas = SchemaStore::new();
    let fingerprint = schemas.add_type::<SystemTime>().unwrap();
    assert_eq!(fingerprint, Fingerprint::of::<SystemTime>());
    assert_eq!(schemas.iter().map(|(fingerprint, _)| fingerprint).collect::<Vec<_>>(), [fingerprint]);
    // Of the type, with its logical type.
    let schema = |unit| Schema::parse(&format!(r#"{{"type": "long", "logicalType": "timestamp-{unit}"}}"#)).unwrap();
    assert_eq!(schemas.add(schema("micros")).unwrap(), fingerprint);
    assert_eq!(schemas.add(schema("millis")).unwrap_err().kind(), ErrorKind::Schema);
}

#[test]
fn what_is_no_such_message_is_refused() {
    let decoder = Decoder::<i32>::new(&SchemaStore::new()).unwrap();
    let mark = "the message starts with";
    for (message, expected) in [
        (&b""[..], "the message is empty".to_owned()),
        (b"\xc3", "the message has 1 of the 10 bytes of the header of Avro's single-object encoding".to_owned()),
        (b"\xc3\x01abc", "the message has 5 of the 10 bytes of the header of Avro's single-object encoding".to_owned()),
        (
            b"\xc3\x02\x8f\x5c\x39\x3f\x1a\xd5\x75\x72\x02",
            format!("{mark} 0xc3 0x02, not with the 0xc3 0x01 of Avro's single-object encoding"),
        ),
        (
            b"\0\0\0\0\x01\x02",
            format!(
                "{mark} 0x00 0x00, not with the 0xc3 0x01 of Avro's single-object encoding: it looks like the schema \
                 registry's wire format, which carries an id and no fingerprint"
            ),
        ),
    ] {
        let error = decoder.decode(message).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Framing);
        assert_eq!(error.to_string(), expected);
    }
    let whole = single_object::encode(&300_i32).unwrap();
    let error = decoder.decode(&whole[..11]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let lists = Decoder::<Vec<Vec<i32>>>::new(&SchemaStore::new()).unwrap().with_limits(Limits::default().max_depth(1));
    let error = lists.decode(&single_object::encode(&vec![vec![1_i32]]).unwrap()).unwrap_err();
    assert!(error.to_string().contains("max_depth"), "{error}");
}
