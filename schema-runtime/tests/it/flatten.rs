//! Records whose fields stand in others: schema and bytes are those of the struct with all fields written out.

use std::{collections::HashMap, marker::PhantomData, rc::Rc, time::Duration};

use schema_model::{Schema, View};
use schema_runtime::{
    AvroDecode, AvroEncode, AvroEnum, AvroRecord, AvroType, Limits, Resolver, decode, decode_with, encode,
};

#[derive(AvroEnum, Debug, PartialEq, Clone, Copy)]
enum Suit {
    Hearts,
    Spades,
}

/// What all messages start with.
#[derive(AvroRecord, Debug, PartialEq, Clone)]
#[avro(namespace = "com.example.parts", rename_all = "camelCase")]
struct Head<'a> {
    /// Which one.
    message_id: i64,
    #[avro(default = "eu", alias = "area", order = "ignore")]
    region: &'a str,
    suit: Suit,
    parent: Option<Box<Order<'a>>>,
}

#[derive(AvroRecord, Debug, PartialEq, Clone)]
struct Order<'a> {
    the_total: f64,
    /// Its own documentation is nowhere.
    #[avro(flatten)]
    head: Head<'a>,
    #[avro(default = 7)]
    count: i32,
    #[avro(flatten)]
    trail: Box<Trail>,
}

#[derive(AvroRecord, Debug, PartialEq, Clone)]
struct Trail {
    #[avro(flatten)]
    stamps: Stamps,
    #[avro(null = "last")]
    note: Option<String>,
    #[avro(flatten)]
    nothing: Nothing,
}

#[derive(AvroRecord, Debug, PartialEq, Clone)]
struct Stamps {
    #[avro(properties = {"unit": "ms"})]
    created: i64,
    seen: Vec<i64>,
}

#[derive(AvroRecord, Debug, PartialEq, Clone)]
struct Nothing {}

mod written_out {
    use schema_runtime::AvroRecord;

    use super::Suit;

    #[derive(AvroRecord, Debug, PartialEq, Clone)]
    pub(crate) struct Order<'a> {
        pub(crate) the_total: f64,
        /// Which one.
        #[avro(rename = "messageId")]
        pub(crate) message_id: i64,
        #[avro(default = "eu", alias = "area", order = "ignore")]
        pub(crate) region: &'a str,
        pub(crate) suit: Suit,
        pub(crate) parent: Option<Box<Order<'a>>>,
        #[avro(default = 7)]
        pub(crate) count: i32,
        #[avro(properties = {"unit": "ms"})]
        pub(crate) created: i64,
        pub(crate) seen: Vec<i64>,
        #[avro(null = "last")]
        pub(crate) note: Option<String>,
    }
}

fn order(parent: Option<Order<'_>>) -> Order<'_> {
    Order {
        the_total: 1.5,
        head: Head { message_id: -3, region: "us", suit: Suit::Spades, parent: parent.map(Box::new) },
        count: 2,
        trail: Box::new(Trail {
            stamps: Stamps { created: 1 << 40, seen: vec![1, 2] },
            note: Some("x".repeat(100)),
            nothing: Nothing {},
        }),
    }
}

fn flat(order: &Order<'_>) -> Vec<u8> {
    fn of<'a>(order: &Order<'a>) -> written_out::Order<'a> {
        written_out::Order {
            the_total: order.the_total,
            message_id: order.head.message_id,
            region: order.head.region,
            suit: order.head.suit,
            parent: order.head.parent.as_deref().map(of).map(Box::new),
            count: order.count,
            created: order.trail.stamps.created,
            seen: order.trail.stamps.seen.clone(),
            note: order.trail.note.clone(),
        }
    }
    encode(&of(order)).unwrap()
}

#[track_caller]
fn have_one_schema<A: AvroRecord, B: AvroRecord>() {
    assert_eq!(A::SCHEMA_JSON, B::SCHEMA_JSON);
    assert_eq!(A::CANONICAL_FORM, B::CANONICAL_FORM);
    assert_eq!(A::FINGERPRINT, B::FINGERPRINT);
    // What is prewritten is what is written by a walk.
    let (walked, parsed) = (Schema::from_static(A::SCHEMA), Schema::parse(A::SCHEMA_JSON).unwrap());
    assert_eq!(walked.to_string(), A::SCHEMA_JSON);
    assert_eq!(parsed.to_string(), A::SCHEMA_JSON);
    assert_eq!(parsed.root().fingerprint(), A::FINGERPRINT);
}

#[test]
fn schemas_are_those_with_all_fields_written_out() {
    have_one_schema::<Order<'_>, written_out::Order<'_>>();
    let View::Record(record) = Order::SCHEMA.get().view() else { panic!("a record") };
    let names: Vec<_> = record.fields().iter().map(|field| field.name()).collect();
    assert_eq!(names, ["the_total", "messageId", "region", "suit", "parent", "count", "created", "seen", "note"]);
}

#[test]
fn bytes_are_those_with_all_fields_written_out() {
    for order in [order(None), order(Some(order(Some(order(None)))))] {
        let datum = encode(&order).unwrap();
        assert_eq!(datum, flat(&order));
        assert_eq!(decode::<Order<'_>>(&datum).unwrap(), order);
    }
}

#[test]
fn errors_name_the_field_where_it_stands() {
    let datum = encode(&order(Some(order(None)))).unwrap();
    for len in 0..datum.len() {
        let (error, flat) = (
            decode::<Order<'_>>(&datum[..len]).unwrap_err().to_string(),
            decode::<written_out::Order<'_>>(&datum[..len]).unwrap_err().to_string(),
        );
        assert_eq!(error, flat);
        assert!(!error.contains("head") && !error.contains("trail"), "{error}");
    }
    let error = decode::<Order<'_>>(&datum[..10]).unwrap_err().to_string();
    assert!(error.contains("(in `region`)"), "{error}");
}

#[test]
fn a_box_counts_as_any_box() {
    let datum = encode(&order(None)).unwrap();
    let error = decode_with::<Order<'_>>(&datum, &Limits::default().max_depth(0)).unwrap_err().to_string();
    assert!(error.contains("nested deeper"), "{error}");
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Envelope<T> {
    #[avro(flatten)]
    stamps: Stamps,
    #[avro(default = 1)]
    version: i32,
    body: T,
}

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "Signed{T}")]
struct Signed<T, U> {
    #[avro(flatten)]
    body: Rc<T>,
    signature: Vec<u8>,
    #[avro(flatten)]
    envelope: Envelope<U>,
}

mod generics_written_out {
    use schema_runtime::AvroRecord;

    #[derive(AvroRecord)]
    pub(crate) struct Envelope<T> {
        #[avro(properties = {"unit": "ms"})]
        created: i64,
        seen: Vec<i64>,
        #[avro(default = 1)]
        version: i32,
        body: T,
    }

    #[derive(AvroRecord)]
    #[avro(name = "SignedUser")]
    pub(crate) struct Signed {
        name: String,
        signature: Vec<u8>,
        #[avro(properties = {"unit": "ms"})]
        created: i64,
        seen: Vec<i64>,
        #[avro(default = 1)]
        version: i32,
        body: Option<i32>,
    }
}

#[derive(AvroRecord, Debug, PartialEq)]
struct User {
    name: String,
}

#[test]
fn generic_records_have_the_fields_of_their_arguments() {
    have_one_schema::<Envelope<i64>, generics_written_out::Envelope<i64>>();
    have_one_schema::<Envelope<Vec<Suit>>, generics_written_out::Envelope<Vec<Suit>>>();
    have_one_schema::<Signed<User, Option<i32>>, generics_written_out::Signed>();
    let stamps = Stamps { created: 1, seen: vec![] };
    let value = Signed {
        body: Rc::new(User { name: "foo".into() }),
        signature: vec![1],
        envelope: Envelope { stamps, version: 3, body: Some(4) },
    };
    let datum = encode(&value).unwrap();
    assert_eq!(datum, [6, b'f', b'o', b'o', 2, 1, 2, 0, 6, 2, 8]);
    assert_eq!(decode::<Signed<User, Option<i32>>>(&datum).unwrap(), value);
}

// A record that holds itself, and what it flattens holds it as well.
#[derive(AvroRecord, Debug, PartialEq)]
struct Tree<T> {
    #[avro(flatten)]
    stamps: Stamps,
    value: T,
    children: Vec<Tree<T>>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Page<T> {
    items: Vec<T>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Folder {
    name: String,
    #[avro(flatten)]
    folders: Page<Folder>,
}

#[test]
fn what_holds_itself_is_flattened_into() {
    assert_eq!(
        Folder::SCHEMA_JSON,
        r#"{"type":"record","name":"Folder","fields":[{"name":"name","type":"string"},{"name":"items","type":{"type":"array","items":"Folder"}}]}"#
    );
    let inner = Folder { name: "in".into(), folders: Page { items: vec![] } };
    let folder = Folder { name: "out".into(), folders: Page { items: vec![inner] } };
    assert_eq!(decode::<Folder>(&encode(&folder).unwrap()).unwrap(), folder);

    assert_eq!(
        Tree::<i32>::SCHEMA_JSON,
        r#"{"type":"record","name":"Tree_int","fields":[{"name":"created","type":"long","unit":"ms"},{"name":"seen","type":{"type":"array","items":"long"}},{"name":"value","type":"int"},{"name":"children","type":{"type":"array","items":"Tree_int"}}]}"#
    );
    let leaf = |value| Tree { stamps: Stamps { created: 0, seen: vec![] }, value, children: vec![] };
    let tree = Tree { children: vec![leaf(1), leaf(2)], ..leaf(3) };
    assert_eq!(decode::<Tree<i32>>(&encode(&tree).unwrap()).unwrap(), tree);
}

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "Event")]
struct Event<'a> {
    #[avro(flatten)]
    common: Common<'a>,
    payload: String,
    #[avro(flatten)]
    tail: Box<Tail>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Common<'a> {
    #[avro(alias = "key")]
    id: i64,
    #[avro(default = "eu")]
    region: &'a str,
    #[avro(flatten)]
    inner: Inner,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Inner {
    weight: f64,
    suit: Option<Suit>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Tail {
    #[avro(default = [1, 2])]
    numbers: Vec<i32>,
    last: i64,
}

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "Event")]
struct FlatEvent<'a> {
    #[avro(alias = "key")]
    id: i64,
    #[avro(default = "eu")]
    region: &'a str,
    weight: f64,
    suit: Option<Suit>,
    payload: String,
    #[avro(default = [1, 2])]
    numbers: Vec<i32>,
    last: i64,
}

/// Reads a datum of a writer's by both types, and compares them, field by field.
#[track_caller]
fn reads_as_flat(writer: &str, datum: &[u8]) {
    let writer = Schema::parse(writer).unwrap();
    let (nested, flat) =
        (Resolver::<Event<'_>>::new(&writer).unwrap(), Resolver::<FlatEvent<'_>>::new(&writer).unwrap());
    assert_eq!(nested.is_total(), flat.is_total());
    for len in 0..=datum.len() {
        match (nested.decode(&datum[..len]), flat.decode(&datum[..len])) {
            (Ok(event), Ok(flat)) => {
                assert_eq!(len, datum.len());
                let Event { common: Common { id, region, inner: Inner { weight, suit } }, payload, tail } = event;
                let Tail { numbers, last } = *tail;
                assert_eq!(FlatEvent { id, region, weight, suit, payload, numbers, last }, flat);
            }
            (Err(error), Err(expected)) => assert_eq!(error.to_string(), expected.to_string()),
            (event, flat) => panic!("{event:?} and {flat:?} of {len} bytes"),
        }
    }
}

fn event(fields: &[&str]) -> String {
    format!(r#"{{"type":"record","name":"Event","fields":[{}]}}"#, fields.join(","))
}

const ID: &str = r#"{"name":"id","type":"long"}"#;
const KEY: &str = r#"{"name":"key","type":"int"}"#;
const REGION: &str = r#"{"name":"region","type":"string"}"#;
const WEIGHT: &str = r#"{"name":"weight","type":"float"}"#;
const SUIT: &str = r#"{"name":"suit","type":{"type":"enum","name":"Suit","symbols":["Spades","Hearts"]}}"#;
const PAYLOAD: &str = r#"{"name":"payload","type":["null","string"]}"#;
const NUMBERS: &str = r#"{"name":"numbers","type":{"type":"array","items":"int"}}"#;
const LAST: &str = r#"{"name":"last","type":"int"}"#;
const OTHER: &str = r#"{"name":"other","type":{"type":"map","values":"string"}}"#;

/// What these fields are written as.
fn bytes(fields: &[&str]) -> Vec<u8> {
    let mut datum = Vec::new();
    for field in fields {
        match *field {
            ID | KEY => datum.push(14),
            REGION => datum.extend([4, b'u', b's']),
            WEIGHT => datum.extend(1.5_f32.to_le_bytes()),
            SUIT => datum.push(2),
            PAYLOAD => datum.extend([2, 4, b'h', b'i']),
            NUMBERS => datum.extend([4, 10, 12, 0]),
            LAST => datum.push(3),
            OTHER => datum.extend([2, 2, b'a', 2, b'b', 0]),
            _ => unreachable!(),
        }
    }
    datum
}

#[test]
fn plans_read_what_others_wrote() {
    for fields in [
        &[ID, REGION, WEIGHT, SUIT, PAYLOAD, NUMBERS, LAST][..],
        // Older, with an alias and without what has defaults.
        &[KEY, WEIGHT, PAYLOAD, LAST],
        // In another order, across what is flattened, with something to pass over.
        &[LAST, OTHER, SUIT, PAYLOAD, NUMBERS, WEIGHT, REGION, KEY],
        &[OTHER, ID, OTHER, WEIGHT, PAYLOAD, LAST, OTHER],
        &[ID, WEIGHT, SUIT, PAYLOAD, LAST, REGION],
    ] {
        // A field of one name stands once.
        let mut seen = HashMap::new();
        let names: Vec<String> = fields
            .iter()
            .map(|field| {
                let count = seen.entry(*field).and_modify(|count| *count += 1).or_insert(0);
                if *count == 0 { (*field).to_owned() } else { field.replace("other", &format!("other{count}")) }
            })
            .collect();
        reads_as_flat(&event(&names.iter().map(String::as_str).collect::<Vec<_>>()), &bytes(fields));
    }
}

#[test]
fn plans_of_random_orders_read_as_the_flat_record_does() {
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..300 {
        let mut fields = vec![random.choice([ID, KEY]).unwrap(), WEIGHT, PAYLOAD, LAST];
        fields.extend([REGION, SUIT, NUMBERS, OTHER].into_iter().filter(|_| random.bool()));
        random.shuffle(&mut fields);
        reads_as_flat(&event(&fields), &bytes(&fields));
    }
}

#[test]
fn what_a_writer_lacks_is_said_of_the_field() {
    let writer = Schema::parse(&event(&[ID, PAYLOAD, LAST])).unwrap();
    let nested = Resolver::<Event<'_>>::new(&writer).err().map(|error| error.to_string());
    let flat = Resolver::<FlatEvent<'_>>::new(&writer).err().map(|error| error.to_string());
    assert_eq!(nested, flat);
    assert!(nested.is_some_and(|error| error.contains("weight")));
}

/// More fields than are read at once.
macro_rules! wide {
    ($($field:ident)*) => {
        #[derive(AvroRecord, Debug, PartialEq, Default, Clone)]
        struct Wide { $($field: String,)* }
    };
}
wide!(a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb cc dd ee ff gg hh ii jj kk ll mm nn);

#[derive(AvroRecord, Debug, PartialEq, Clone)]
struct Wider {
    first: i32,
    #[avro(flatten)]
    wide: Wide,
    #[avro(skip)]
    beside: Option<Duration>,
    last: i32,
}

#[test]
fn wide_records_are_flattened() {
    let View::Record(record) = Wider::SCHEMA.get().view() else { panic!("a record") };
    assert_eq!(record.fields().len(), 42);
    let wide = Wide { b: "b".into(), nn: "nn".into(), ..Wide::default() };
    let value = Wider { first: 1, wide, beside: None, last: 2 };
    let datum = encode(&value).unwrap();
    assert_eq!(decode::<Wider>(&datum).unwrap(), value);
    // With a field more, so that it is read by a plan.
    let writer = Wider::SCHEMA_JSON
        .replace(r#""name":"last","type":"int""#, r#""name":"last","type":"int"},{"name":"more","type":"null""#);
    assert_eq!(Resolver::<Wider>::new(&Schema::parse(&writer).unwrap()).unwrap().decode(&datum).unwrap(), value);
}

/// What has no schema, and does not have to be in one.
#[derive(Debug, PartialEq, Clone, Copy, Default)]
struct Unknown(u8);

#[derive(AvroRecord, Debug, PartialEq)]
struct Cached<T, U> {
    #[avro(skip)]
    made: Unknown,
    id: i64,
    #[avro(skip)]
    pair: (u128, char),
    value: T,
    #[avro(skip)]
    kind: PhantomData<U>,
    #[avro(skip)]
    other: U,
}

#[test]
fn skipped_fields_are_not_in_the_schema() {
    type Numbers = Cached<i32, Unknown>;
    assert_eq!(
        Numbers::SCHEMA_JSON,
        r#"{"type":"record","name":"Cached_int","fields":[{"name":"id","type":"long"},{"name":"value","type":"int"}]}"#
    );
    let value = Cached { made: Unknown(1), id: 2, pair: (3, 'c'), value: 4, kind: PhantomData, other: Unknown(5) };
    let datum = encode(&value).unwrap();
    assert_eq!(datum, [4, 8]);
    let read = Cached { made: Unknown(0), pair: (0, '\0'), other: Unknown(0), ..value };
    assert_eq!(decode::<Numbers>(&datum).unwrap(), read);
    let writer =
        r#"{"type":"record","name":"Cached_int","fields":[{"name":"value","type":"int"},{"name":"id","type":"int"}]}"#;
    let resolver = Resolver::<Numbers>::new(&Schema::parse(writer).unwrap()).unwrap();
    assert_eq!(resolver.decode(&[8, 4]).unwrap(), read);
}

// A type whose parameter is in no field of the schema is one record, whatever the argument.
#[derive(AvroRecord, Debug, PartialEq)]
struct Id<K> {
    value: i64,
    #[avro(skip)]
    kind: PhantomData<K>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Ids {
    user: Id<User>,
    other: Id<Unknown>,
    #[avro(skip)]
    nothing: (),
}

#[test]
fn parameters_of_skipped_fields_are_no_part_of_the_name() {
    assert_eq!(
        Ids::SCHEMA_JSON,
        r#"{"type":"record","name":"Ids","fields":[{"name":"user","type":{"type":"record","name":"Id","fields":[{"name":"value","type":"long"}]}},{"name":"other","type":"Id"}]}"#
    );
    round_trip(&Ids {
        user: Id { value: 1, kind: PhantomData },
        other: Id { value: 2, kind: PhantomData },
        nothing: (),
    });
}

#[derive(AvroRecord, Debug, PartialEq)]
struct OnlySkipped {
    #[avro(skip)]
    a: i32,
}

#[test]
fn a_record_of_skipped_fields_is_empty() {
    assert_eq!(OnlySkipped::SCHEMA_JSON, r#"{"type":"record","name":"OnlySkipped","fields":[]}"#);
    assert!(encode(&OnlySkipped { a: 3 }).unwrap().is_empty());
    assert_eq!(decode::<OnlySkipped>(&[]).unwrap(), OnlySkipped { a: 0 });
}

#[track_caller]
fn round_trip<T: AvroEncode + for<'de> AvroDecode<'de> + PartialEq + std::fmt::Debug>(value: &T) {
    assert_eq!(&decode::<T>(&encode(value).unwrap()).unwrap(), value);
}
