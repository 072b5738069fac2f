//! A record for each thing that the derive can say.

use std::collections::{BTreeMap, HashMap};

use schema_runtime::AvroRecord;

use super::Values;

#[derive(AvroRecord, Debug)]
pub(crate) struct Empty {}

impl Values for Empty {
    fn values() -> Vec<Self> {
        vec![Self {}]
    }
}

#[derive(AvroRecord, Debug)]
#[avro(namespace = "com.example")]
pub(crate) struct Primitives {
    boolean: bool,
    int: i32,
    long: i64,
    float: f32,
    double: f64,
    string: String,
    bytes: Vec<u8>,
}

impl Values for Primitives {
    fn values() -> Vec<Self> {
        vec![
            Self { boolean: false, int: 0, long: 0, float: 0.0, double: 0.0, string: String::new(), bytes: vec![] },
            Self {
                boolean: true,
                int: i32::MIN,
                long: i64::MAX,
                float: 1.5,
                double: -0.1,
                string: "a".into(),
                bytes: vec![0xff, 0],
            },
        ]
    }
}

#[derive(AvroRecord, Debug, Default)]
#[avro(namespace = "com.example")]
pub(crate) struct Containers {
    option: Option<i64>,
    options: Vec<Option<String>>,
    strings: Vec<String>,
    chunks: Vec<Vec<u8>>,
    table: Vec<Vec<f64>>,
    counts: BTreeMap<String, i32>,
    names: HashMap<String, Vec<String>>,
    maybe_list: Option<Vec<i32>>,
    maybe_map: Option<BTreeMap<String, Option<bool>>>,
    parts: Vec<Part>,
    main: Option<Part>,
}

#[derive(AvroRecord, Debug)]
#[avro(namespace = "com.example")]
struct Part {
    name: String,
    weight: Option<f32>,
}

impl Values for Containers {
    fn values() -> Vec<Self> {
        let part = |name: &str, weight| Part { name: name.into(), weight };
        vec![
            Self::default(),
            Self {
                option: Some(-5),
                options: vec![Some("a".into()), None],
                strings: vec![String::new(), "b".into()],
                chunks: vec![vec![], vec![1, 0xfe]],
                table: vec![vec![], vec![1.0, -2.5]],
                counts: BTreeMap::from([("a".into(), 1), ("b".into(), 2)]),
                names: HashMap::from([("k".into(), vec!["v".into(), "w".into()])]),
                maybe_list: Some(vec![7]),
                maybe_map: Some(BTreeMap::from([("no".into(), Some(false)), ("none".into(), None)])),
                parts: vec![part("p", Some(0.5)), part("q", None)],
                main: Some(part("m", None)),
            },
        ]
    }
}

#[derive(AvroRecord, Debug)]
pub(crate) struct Tree {
    value: i32,
    left: Option<Box<Self>>,
    right: Option<Box<Tree>>,
    #[avro(default = [])]
    children: Vec<Tree>,
    #[avro(default = {})]
    named: HashMap<String, Tree>,
}

impl Values for Tree {
    fn values() -> Vec<Self> {
        let leaf = |value| Self { value, left: None, right: None, children: vec![], named: HashMap::new() };
        vec![
            leaf(1),
            Self {
                left: Some(Box::new(leaf(2))),
                children: vec![Self { right: Some(Box::new(leaf(4))), ..leaf(3) }],
                named: HashMap::from([("five".into(), leaf(5))]),
                ..leaf(1)
            },
        ]
    }
}

#[derive(AvroRecord, Debug)]
#[avro(namespace = "com.example.files")]
pub(crate) struct Folder {
    name: String,
    entries: Vec<Entry>,
}

#[derive(AvroRecord, Debug, Default)]
#[avro(namespace = "com.example.files")]
struct Entry {
    file: Option<Vec<u8>>,
    folder: Option<Box<Folder>>,
    beside: BTreeMap<String, Entry>,
}

impl Values for Folder {
    fn values() -> Vec<Self> {
        let folder = |name: &str, entries| Self { name: name.into(), entries };
        let file = |bytes: &[u8]| Entry { file: Some(bytes.into()), ..Entry::default() };
        let beside = Entry { beside: BTreeMap::from([("x".into(), file(b""))]), ..Entry::default() };
        let sub = Entry { folder: Some(Box::new(folder("sub", vec![beside]))), ..Entry::default() };
        vec![folder("root", vec![]), folder("root", vec![file(b"a"), sub])]
    }
}

// Its schema gives `next` no default, which the derive cannot leave out.
#[derive(AvroRecord, Debug)]
pub(crate) struct LongList {
    value: i64,
    next: Option<Box<LongList>>,
}

impl Values for LongList {
    fn values() -> Vec<Self> {
        let list = |value, next| Self { value, next };
        vec![list(1, None), list(1, Some(Box::new(list(2, Some(Box::new(list(3, None)))))))]
    }
}

#[derive(AvroRecord, Debug)]
#[avro(name = "Renamed_2", namespace = "com.example._v2", rename_all = "camelCase")]
pub(crate) struct Renamed {
    first_name: String,
    #[avro(rename = "LAST")]
    last: String,
    r#type: i32,
    #[avro(rename = "record")]
    number: i64,
    #[avro(rename = "_")]
    underscore: bool,
}

impl Values for Renamed {
    fn values() -> Vec<Self> {
        vec![Self { first_name: "a".into(), last: "b".into(), r#type: 1, number: 2, underscore: true }]
    }
}

#[derive(AvroRecord, Debug)]
#[avro(
    namespace = "com.example",
    alias = "Old",
    alias = "com.example.Older",
    alias = "com.other.Oldest",
    alias = "Aliased2"
)]
pub(crate) struct Aliased {
    #[avro(alias = "b", alias = "c")]
    a: i32,
    inner: Inner,
}

#[derive(AvroRecord, Debug)]
#[avro(namespace = "com.example", alias = "com.example.deep.Inner")]
struct Inner {
    #[avro(default = 1, alias = "y")]
    x: i32,
}

impl Values for Aliased {
    fn values() -> Vec<Self> {
        vec![Self { a: 1, inner: Inner { x: 2 } }]
    }
}

#[derive(AvroRecord, Debug)]
#[avro(name = "Aliased", alias = "Old", alias = "com.example.Older")]
pub(crate) struct AliasedWithoutNamespace {
    #[avro(alias = "z")]
    a: i32,
}

impl Values for AliasedWithoutNamespace {
    fn values() -> Vec<Self> {
        vec![Self { a: 1 }]
    }
}

/// of a record,
/// in two lines
#[derive(AvroRecord, Debug, Default)]
pub(crate) struct Documented {
    /// "quoted" and \ and / and '
    quotes: String,
    #[avro(doc = "\0\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1b}\u{1f}\u{7f}\u{80}\u{9f}")]
    controls: String,
    #[avro(doc = "é ß é 日本語 \u{2028}\u{2029} \u{feff} \u{fffd}")]
    beyond: String,
    /// 😀 😀 👩‍👩‍👧
    emoji: String,
    #[avro(doc = "  leading, trailing and\ttabs \n")]
    spaces: String,
    #[avro(doc = "")]
    empty: String,
    /// <a href='x'>&amp;</a>
    markup: String,
}

impl Values for Documented {
    fn values() -> Vec<Self> {
        vec![Self::default()]
    }
}

/// Each kind of default.
pub(crate) mod defaults {
    use super::*;

    #[derive(AvroRecord, Debug, Default)]
    #[avro(namespace = "com.example")]
    pub(crate) struct Defaults {
        #[avro(default = true)]
        boolean: bool,
        #[avro(default = -2147483648)]
        int: i32,
        #[avro(default = 9_223_372_036_854_775_807)]
        long: i64,
        #[avro(default = 1.5)]
        float: f32,
        #[avro(default = -0.25)]
        double: f64,
        #[avro(default = "a \"b\"\n\u{1}é😀")]
        string: String,
        #[avro(default = b"\0a\xff")]
        bytes: Vec<u8>,
        option: Option<i32>,
        #[avro(default = [1, -2])]
        array: Vec<i32>,
        #[avro(default = [])]
        empty_array: Vec<i32>,
        #[avro(default = {"b": "x", "a": "y"})]
        map: BTreeMap<String, String>,
        #[avro(default = {})]
        empty_map: HashMap<String, String>,
        #[avro(default = {"x": 1, "y": null})]
        inner: Inner,
        #[avro(default = {"x": 2})]
        partial: Inner,
        #[avro(default = [{"x": 3, "y": null}])]
        inners: Vec<Inner>,
    }

    #[derive(AvroRecord, Debug, Default)]
    #[avro(namespace = "com.example")]
    struct Inner {
        x: i32,
        y: Option<String>,
    }

    impl Values for Defaults {
        fn values() -> Vec<Self> {
            vec![
                Self::default(),
                Self {
                    boolean: true,
                    int: i32::MIN,
                    long: i64::MAX,
                    float: 1.5,
                    double: -0.25,
                    string: "a \"b\"\n\u{1}é😀".into(),
                    bytes: b"\0a\xff".into(),
                    array: vec![1, -2],
                    map: BTreeMap::from([("a".into(), "y".into()), ("b".into(), "x".into())]),
                    inner: Inner { x: 1, y: None },
                    partial: Inner { x: 2, y: Some("z".into()) },
                    inners: vec![Inner { x: 3, y: None }],
                    ..Self::default()
                },
            ]
        }
    }
}

#[derive(AvroRecord, Debug)]
pub(crate) struct Binary {
    #[avro(default = "\u{ff}")]
    high: Vec<u8>,
    #[avro(default = b"\xff\xfe\x80\x7f")]
    literal: Vec<u8>,
    #[avro(default = b"\x00\x01\n\"\\")]
    controls: Vec<u8>,
    #[avro(default = b"")]
    none: Vec<u8>,
}

impl Values for Binary {
    fn values() -> Vec<Self> {
        vec![Self {
            high: vec![0xff],
            literal: b"\xff\xfe\x80\x7f".into(),
            controls: b"\x00\x01\n\"\\".into(),
            none: vec![],
        }]
    }
}
