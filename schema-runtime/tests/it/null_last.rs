//! `null = {"/items": "last"}`: null as the last branch inside of types, beside unions that say the same with an enum.
#![allow(clippy::box_collection)]

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, VecDeque},
    fmt::Debug,
    rc::Rc,
    sync::Arc,
    time::{Duration, SystemTime},
};

use schema_runtime::{
    AvroDecode, AvroDecodeOwned, AvroEncode, AvroFixed, AvroRecord, AvroType, AvroUnion, ErrorKind, Resolver, Schema,
    decode, encode, json,
};

/// What `Option<i64>` with null last is, with an enum.
#[derive(AvroUnion, Clone, Debug, PartialEq)]
enum LongOrNull {
    Long(i64),
    Null,
}

#[derive(AvroUnion, Clone, Debug, PartialEq)]
enum LongsOrNull {
    Longs(Vec<LongOrNull>),
    Null,
}

#[derive(AvroFixed, Clone, Debug, PartialEq)]
#[avro(logical = "decimal", precision = 9, scale = 2)]
struct Money([u8; 4]);

#[derive(AvroUnion, Clone, Debug, PartialEq)]
enum TextOrCode {
    Text(String),
    Code(i32),
}

#[derive(AvroRecord, Clone, Debug, Default, PartialEq)]
#[avro(name = "Of", namespace = "com.example")]
struct All {
    #[avro(null = {"/items": "last"}, default = [7])]
    list: Vec<Option<i64>>,
    #[avro(null = {"/values/1/items": "last"})]
    map: BTreeMap<String, Option<Vec<Option<i64>>>>,
    #[avro(null = {"": "last", "/0/items": "last"})]
    both: Option<Vec<Option<i64>>>,
    #[avro(null = {"/1/items": "last"})]
    inner: Option<Vec<Option<i64>>>,
    #[avro(null = {"": "last"})]
    plain: Option<i64>,
    #[avro(null = {"/values": "last"})]
    hashed: HashMap<String, Option<i64>>,
    #[avro(null = {"/items": "last"})]
    deque: VecDeque<Option<i64>>,
    #[avro(null = {"/items": "last"})]
    pair: [Option<i64>; 2],
    #[avro(null = {"/items": "last"})]
    boxed: Box<Vec<Option<i64>>>,
    #[avro(null = {"/items": "last"})]
    slice: Box<[Option<i64>]>,
    #[avro(null = {"/items": "last"})]
    shared: Rc<[Option<i64>]>,
    #[avro(null = {"/items/items": "last"})]
    lists: Vec<Vec<Option<i64>>>,
}

// As `All`, in the words of before.
#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(name = "Of", namespace = "com.example")]
struct Spelled {
    #[avro(default = [7])]
    list: Vec<LongOrNull>,
    map: BTreeMap<String, Option<Vec<LongOrNull>>>,
    both: LongsOrNull,
    inner: Option<Vec<LongOrNull>>,
    plain: LongOrNull,
    hashed: HashMap<String, LongOrNull>,
    deque: VecDeque<LongOrNull>,
    pair: [LongOrNull; 2],
    boxed: Box<Vec<LongOrNull>>,
    slice: Box<[LongOrNull]>,
    shared: Rc<[LongOrNull]>,
    lists: Vec<Vec<LongOrNull>>,
}

fn spelled(value: Option<i64>) -> LongOrNull {
    value.map_or(LongOrNull::Null, LongOrNull::Long)
}

fn each<C: FromIterator<LongOrNull>>(values: &[Option<i64>]) -> C {
    values.iter().copied().map(spelled).collect()
}

fn values() -> [All; 3] {
    let some = vec![Some(1), None, Some(-70)];
    let mut wrapped: VecDeque<_> = some.clone().into();
    wrapped.rotate_left(1);
    wrapped.push_front(None);
    wrapped.pop_back();
    let full = All {
        list: some.clone(),
        map: [("a".to_owned(), None), ("b".to_owned(), Some(some.clone())), ("c".to_owned(), Some(Vec::new()))].into(),
        both: Some(some.clone()),
        inner: Some(some.clone()),
        plain: Some(3),
        hashed: [("x".to_owned(), Some(9))].into(),
        deque: wrapped,
        pair: [None, Some(i64::MAX)],
        boxed: Box::new(some.clone()),
        slice: some.clone().into(),
        shared: some.clone().into(),
        lists: vec![some.clone(), Vec::new(), vec![None; 1000]],
    };
    let nulls = All { hashed: [("y".to_owned(), None)].into(), list: vec![None; 300], ..All::default() };
    [full, nulls, All::default()]
}

impl From<&All> for Spelled {
    fn from(all: &All) -> Self {
        let deque: Vec<_> = all.deque.iter().copied().collect();
        Self {
            list: each(&all.list),
            map: all.map.iter().map(|(key, list)| (key.clone(), list.as_deref().map(each))).collect(),
            both: all.both.as_deref().map_or(LongsOrNull::Null, |list| LongsOrNull::Longs(each(list))),
            inner: all.inner.as_deref().map(each),
            plain: spelled(all.plain),
            hashed: all.hashed.iter().map(|(key, value)| (key.clone(), spelled(*value))).collect(),
            deque: each(&deque),
            pair: all.pair.map(spelled),
            boxed: each::<Vec<_>>(&all.boxed).into(),
            slice: each(&all.slice),
            shared: each(&all.shared),
            lists: all.lists.iter().map(|list| each(list)).collect(),
        }
    }
}

#[test]
fn schema_and_bytes_are_those_of_an_enum() {
    assert_eq!(All::SCHEMA_JSON, Spelled::SCHEMA_JSON);
    assert_eq!(All::CANONICAL_FORM, Spelled::CANONICAL_FORM);
    assert_eq!(All::FINGERPRINT, Spelled::FINGERPRINT);
    assert!(All::SCHEMA_JSON.contains(
        r#"{"name":"map","type":{"type":"map","values":["null",{"type":"array","items":["long","null"]}]}}"#
    ));
    for all in values() {
        let datum = encode(&all).unwrap();
        assert_eq!(datum, encode(&Spelled::from(&all)).unwrap());
        assert_eq!(decode::<All>(&datum).unwrap(), all);
        assert_eq!(decode::<Spelled>(&datum).unwrap(), Spelled::from(&all));
        // All that is cut off is refused.
        for end in 0..datum.len() {
            assert_eq!(decode::<All>(&datum[..end]).unwrap_err().kind(), ErrorKind::Decode, "{end}");
        }
    }
}

#[test]
fn the_bytes_are_these() {
    #[derive(AvroRecord, Debug, PartialEq)]
    struct Small {
        #[avro(null = {"/items": "last"})]
        list: Vec<Option<i64>>,
        #[avro(null = {"": "last", "/0/items": "last"})]
        both: Option<Vec<Option<i64>>>,
    }
    let small = Small { list: vec![Some(1), None], both: None };
    assert_eq!(encode(&small).unwrap(), [4, 0, 2, 2, 0, 2]);
    // In blocks with their sizes, as other writers may have them.
    assert_eq!(decode::<Small>(&[3, 8, 0, 2, 2, 0, 2]).unwrap_err().kind(), ErrorKind::Decode);
    assert_eq!(decode::<Small>(&[3, 6, 0, 2, 2, 0, 0, 1, 2, 2, 0]).unwrap(), Small { both: Some(vec![None]), ..small });
    // A branch that is none, in its place.
    let error = decode::<Small>(&[2, 4]).unwrap_err().to_string();
    assert!(error.contains("list[0]"), "{error}");
}

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "R")]
struct Times {
    #[avro(logical = "timestamp-millis", null = {"/items": "last"})]
    list: Vec<Option<SystemTime>>,
    #[avro(logical = "timestamp-micros", null = {"/values/1/items": "last"})]
    map: BTreeMap<String, Option<Vec<Option<SystemTime>>>>,
    #[avro(logical = "date", null = {"": "last", "/0/items": "last"})]
    days: Option<Arc<[Option<i32>]>>,
    #[avro(as = Vec<Option<Money>>, null = {"/items": "last"})]
    prices: Vec<Option<i64>>,
    #[avro(as = Option<Money>, null = "last")]
    price: Option<i64>,
    #[avro(as = BTreeMap<String, Vec<Option<Money>>>, null = {"/values/items": "last"})]
    by_name: BTreeMap<String, Vec<Option<i64>>>,
}

#[test]
fn types_that_stand_for_others_stand_inside() {
    let money = r#"{"type":"fixed","name":"Money","size":4,"logicalType":"decimal","precision":9,"scale":2}"#;
    let expected = [
        r#"{"type":"record","name":"R","fields":[{"name":"list","type":{"type":"array","items":"#,
        r#"[{"type":"long","logicalType":"timestamp-millis"},"null"]}},"#,
        r#"{"name":"map","type":{"type":"map","values":["null",{"type":"array","items":"#,
        r#"[{"type":"long","logicalType":"timestamp-micros"},"null"]}]}},"#,
        r#"{"name":"days","type":[{"type":"array","items":[{"type":"int","logicalType":"date"},"null"]},"null"]},"#,
        r#"{"name":"prices","type":{"type":"array","items":["#,
        money,
        r#","null"]}},{"name":"price","type":["Money","null"]},"#,
        r#"{"name":"by_name","type":{"type":"map","values":{"type":"array","items":["Money","null"]}}}]}"#,
    ];
    assert_eq!(Times::SCHEMA_JSON, expected.concat());
    let at = SystemTime::UNIX_EPOCH + Duration::from_millis(1500);
    let times = Times {
        list: vec![Some(at), None],
        map: [("a".to_owned(), Some(vec![None, Some(at)])), ("b".to_owned(), None)].into(),
        days: Some([Some(1), None].into()),
        prices: vec![None, Some(150)],
        price: Some(-1),
        by_name: [("a".to_owned(), vec![Some(7), None])].into(),
    };
    let datum = encode(&times).unwrap();
    assert_eq!(datum[..6], [4, 0, 0xb8, 0x17, 2, 0]);
    assert_eq!(decode::<Times>(&datum).unwrap(), times);
    // What does not fit is refused in its place.
    let error = encode(&Times { prices: vec![None, Some(i64::MAX)], ..times }).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Encode);
    assert!(error.to_string().contains("prices[1]"), "{error}");
}

#[derive(AvroUnion, Debug, PartialEq)]
enum Payload<'a> {
    Nothing,
    #[avro(null = {"/items": "last"})]
    List(Vec<Option<&'a str>>),
    #[avro(null = {"/values/0/items": "last", "/values": "last"})]
    Map(BTreeMap<String, Option<Vec<Option<TextOrCode>>>>),
    Other(i32),
}

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(transparent)]
struct Tags<T>(#[avro(null = {"/items": "last"})] Vec<Option<T>>);

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(transparent)]
struct Labels(
    #[avro(null = {"/items": "last"}, type_properties = {"/items": {"/0": {"kind": "label"}}})] Vec<Option<String>>,
);

#[derive(AvroRecord, Debug, PartialEq)]
#[avro(transparent)]
struct Maybe {
    #[avro(null = "last")]
    held: Option<TextOrCode>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Held<'a> {
    payload: Payload<'a>,
    payloads: Vec<Payload<'a>>,
    tags: Tags<String>,
    more: Option<Tags<String>>,
    maybe: Maybe,
    #[avro(null = {"/items": "last"})]
    unions: Vec<Option<TextOrCode>>,
}

#[test]
fn variants_and_newtypes_have_it_as_well() {
    assert_eq!(
        <Payload<'_>>::SCHEMA.get().to_json(),
        concat!(
            r#"["null",{"type":"array","items":["string","null"]},"#,
            r#"{"type":"map","values":[{"type":"array","items":["string","int","null"]},"null"]},"int"]"#
        )
    );
    assert_eq!(Labels::SCHEMA.get().to_json(), r#"{"type":"array","items":[{"type":"string","kind":"label"},"null"]}"#);
    assert_eq!(<Option<Tags<i32>>>::SCHEMA.get().to_json(), r#"["null",{"type":"array","items":["int","null"]}]"#);
    assert_eq!(encode(&Some(Labels(vec![None]))).unwrap(), [2, 2, 2, 0]);
    assert_eq!(Maybe::SCHEMA.get().to_json(), r#"["string","int","null"]"#);
    let held = Held {
        payload: Payload::List(vec![Some("a"), None]),
        payloads: vec![
            Payload::Nothing,
            Payload::Other(1),
            Payload::Map(
                [("k".to_owned(), Some(vec![None, Some(TextOrCode::Code(4))])), ("l".to_owned(), None)].into(),
            ),
        ],
        tags: Tags(vec![None, Some("x".into())]),
        more: Some(Tags(Vec::new())),
        maybe: Maybe { held: Some(TextOrCode::Code(1)) },
        unions: vec![Some(TextOrCode::Text("t".into())), None],
    };
    let datum = encode(&held).unwrap();
    assert_eq!(datum[..6], [2, 4, 0, 2, b'a', 2]);
    assert_eq!(decode::<Held<'_>>(&datum).unwrap(), held);
    assert_eq!(encode(&Maybe { held: None }).unwrap(), [4]);
    assert_eq!(decode::<Maybe>(&[4]).unwrap(), Maybe { held: None });
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Borrows<'a> {
    #[avro(null = {"/items": "last"})]
    texts: Vec<Option<&'a str>>,
    #[avro(null = {"/values": "last"})]
    cows: BTreeMap<String, Option<Cow<'a, [u8]>>>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Tree {
    #[avro(null = {"/items": "last"})]
    children: Vec<Option<Tree>>,
    #[avro(null = {"/1/values": "last"})]
    named: Option<Box<HashMap<String, Option<Box<Self>>>>>,
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Node<T> {
    #[avro(null = {"/items": "last"})]
    values: Vec<Option<T>>,
    #[avro(null = {"/items": "last"})]
    children: Vec<Option<Node<T>>>,
}

#[track_caller]
fn comes_back<'de, T: AvroEncode + AvroDecode<'de> + PartialEq + Debug>(value: &T, datum: &'de [u8]) {
    assert_eq!(encode(value).unwrap(), datum);
    assert_eq!(decode::<T>(datum).unwrap(), *value);
}

#[test]
fn what_borrows_holds_itself_or_is_generic_has_it_as_well() {
    let datum = [4, 0, 2, b'a', 2, 0, 2, 2, b'k', 0, 2, 9, 0];
    comes_back(
        &Borrows { texts: vec![Some("a"), None], cows: [("k".to_owned(), Some(Cow::Borrowed(&[9][..])))].into() },
        &datum,
    );
    assert!(matches!(decode::<Borrows<'_>>(&datum).unwrap().cows["k"], Some(Cow::Borrowed(_))));
    let leaf = || Tree { children: Vec::new(), named: None };
    comes_back(
        &Tree {
            children: vec![None, Some(leaf())],
            named: Some(Box::new([("a".to_owned(), Some(Box::new(leaf())))].into())),
        },
        &[4, 2, 0, 0, 0, 0, 2, 2, 2, b'a', 0, 0, 0, 0],
    );
    assert_eq!(
        <Node<i32>>::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"Node_int","fields":[{"name":"values","type":{"type":"array","items":["int","null"]}},"#,
            r#"{"name":"children","type":{"type":"array","items":["Node_int","null"]}}]}"#
        )
    );
    let inner = Node { values: vec![None], children: Vec::new() };
    comes_back(
        &Node { values: vec![Some(1)], children: vec![Some(inner), None] },
        &[2, 0, 2, 0, 4, 0, 2, 2, 0, 0, 2, 0],
    );
    // A level is counted where it was.
    let mut deep = leaf();
    for _ in 0..200 {
        deep = Tree { children: vec![Some(deep)], named: None };
    }
    assert!(encode(&deep).unwrap_err().to_string().contains("nested deeper"));
}

#[track_caller]
fn reads<T: AvroDecodeOwned + PartialEq + Debug>(writer: &str, datum: &[u8], expected: &T) {
    let resolver = Resolver::<T>::new(&Schema::parse(writer).unwrap()).unwrap();
    assert!(resolver.is_total(), "{:?}", resolver.incompatibilities());
    assert_eq!(resolver.decode(datum).unwrap(), *expected);
}

#[test]
fn other_versions_are_read_by_a_plan() {
    #[derive(AvroRecord, Debug, PartialEq)]
    #[avro(name = "R")]
    struct Now {
        #[avro(null = {"/items": "last"}, default = [5])]
        list: Vec<Option<i64>>,
        #[avro(null = {"/values/1/items": "last"}, default = {})]
        map: BTreeMap<String, Option<Vec<Option<f64>>>>,
        #[avro(null = {"/0/items": "last", "": "last"}, default = [1])]
        both: Option<Vec<Option<i64>>>,
        #[avro(logical = "timestamp-micros", null = {"/items": "last"}, default = [])]
        times: Vec<Option<i64>>,
        #[avro(null = {"/items": "last"}, default = [1, 2])]
        pair: [Option<i64>; 2],
        #[avro(as = Vec<Option<Money>>, null = {"/items": "last"}, default = ["\u{0}\u{0}\u{0}\u{7}"])]
        prices: Vec<Option<i64>>,
    }
    let empty = || Now {
        list: vec![Some(5)],
        map: BTreeMap::new(),
        both: Some(vec![Some(1)]),
        times: Vec::new(),
        pair: [Some(1), Some(2)],
        prices: vec![Some(7)],
    };
    // All is new: the defaults.
    reads(r#"{"type":"record","name":"R","fields":[]}"#, &[], &empty());
    // Null first, another number, no null at all, and a unit that is converted.
    let writer = r#"{"type":"record","name":"R","fields":[
        {"name":"list","type":{"type":"array","items":["null","int"]}},
        {"name":"map","type":{"type":"map","values":{"type":"array","items":["float","null"]}}},
        {"name":"both","type":["null",{"type":"array","items":"int"}]},
        {"name":"times","type":{"type":"array","items":["null",{"type":"long","logicalType":"timestamp-millis"}]}},
        {"name":"pair","type":{"type":"array","items":["null","long"]}}
    ]}"#;
    let datum = [4, 0, 2, 14, 0, 2, 2, b'a', 2, 2, 0, 0, 2, 2, 8, 0, 2, 2, 6, 0, 4, 0, 2, 2, 0];
    let expected = Now {
        list: vec![None, Some(7)],
        map: [("a".to_owned(), Some(vec![None]))].into(),
        both: Some(vec![Some(4)]),
        times: vec![Some(3000)],
        pair: [None, Some(1)],
        ..empty()
    };
    reads(writer, &datum, &expected);
    // An array of another length is refused, by a plan as well.
    let resolver = Resolver::<Now>::new(&Schema::parse(writer).unwrap()).unwrap();
    let mut short = datum;
    (short[20], short[21], short[22], short[23]) = (2, 2, 2, 0);
    assert!(resolver.decode_next(&short, &mut 0, &schema_runtime::Limits::default()).is_err());
    // The same schema needs no plan.
    reads(Now::SCHEMA_JSON, &encode(&expected).unwrap(), &expected);
    // Unions and newtypes.
    let writer = r#"{"type":"record","name":"Held","fields":[
        {"name":"payload","type":["null",{"type":"array","items":["null","string"]}]},
        {"name":"payloads","type":{"type":"array","items":"int"}},
        {"name":"tags","type":{"type":"array","items":"string"}},
        {"name":"more","type":"null"},
        {"name":"maybe","type":["null","int"]},
        {"name":"unions","type":{"type":"array","items":["null","int","string"]}}
    ]}"#;
    #[derive(AvroRecord, Debug, PartialEq)]
    #[avro(name = "Held")]
    struct Owned {
        payload: Kept,
        payloads: Vec<i64>,
        tags: Tags<String>,
        more: Option<Tags<String>>,
        maybe: Maybe,
        #[avro(null = {"/items": "last"})]
        unions: Vec<Option<TextOrCode>>,
    }
    #[derive(AvroUnion, Debug, PartialEq)]
    enum Kept {
        #[avro(null = {"/items": "last"})]
        List(Vec<Option<String>>),
        Nothing,
    }
    reads(
        writer,
        &[2, 4, 2, 2, b'a', 0, 0, 2, 6, 0, 2, 2, b't', 0, 2, 2, 4, 0, 2, 4, 0],
        &Owned {
            payload: Kept::List(vec![Some("a".into()), None]),
            payloads: vec![3],
            tags: Tags(vec![Some("t".into())]),
            more: None,
            maybe: Maybe { held: Some(TextOrCode::Code(1)) },
            unions: vec![None, Some(TextOrCode::Code(2))],
        },
    );
}

#[test]
fn json_is_that_of_the_schema() {
    let [full, ..] = values();
    let text = json::to_string(&full).unwrap();
    assert!(text.contains(r#""inner":{"array":[{"long":1},null,{"long":-70}]}"#), "{text}");
    assert_eq!(json::from_str::<All>(&text).unwrap(), full);
    assert_eq!(json::to_string(&Spelled::from(&full)).unwrap(), text);
}
