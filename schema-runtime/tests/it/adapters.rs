//! Adapters compose: `as = Vec<NullLast<_>>`, converted items in what holds them, and JSON as text.
#![allow(clippy::box_collection)]

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    convert::Infallible,
    rc::Rc,
    sync::Arc,
};

#[cfg(feature = "json")]
use schema_runtime::Json;
use schema_runtime::{AvroAs, AvroRecord, NullLast, Resolver, Schema, decode, encode};

/// A number of cents, which is not negative.
#[derive(AvroRecord)]
#[avro(transparent)]
struct Cents(i64);

#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Price(u32);

impl AvroAs<Price> for Cents {
    type Error = String;

    fn try_from_value(price: &Price) -> Result<Self, String> {
        if price.0 == 13 { Err("13 is no price".to_owned()) } else { Ok(Self(price.0.into())) }
    }

    fn try_into_value(self) -> Result<Price, String> {
        u32::try_from(self.0).map(Price).map_err(|_| format!("{} is no price", self.0))
    }
}

type Boxed<T> = Box<T>;

#[derive(AvroRecord, Clone, Debug, Default, PartialEq)]
#[avro(name = "Of")]
struct All {
    #[avro(as = Vec<NullLast<_>>)]
    list: Vec<Option<i64>>,
    #[avro(as = BTreeMap<String, Option<Vec<NullLast<Cents>>>>)]
    map: BTreeMap<String, Option<Vec<Option<Price>>>>,
    #[avro(as = NullLast<Vec<NullLast<_>>>)]
    both: Option<Vec<Option<i64>>>,
    #[avro(as = Box<VecDeque<NullLast<_>>>)]
    boxed: Box<VecDeque<Option<i64>>>,
    #[avro(as = [Cents; 2])]
    pair: [Price; 2],
    #[avro(as = Arc<[Cents]>)]
    shared: Arc<[Price]>,
    #[avro(as = Rc<Cents>)]
    one: Rc<Price>,
    #[avro(as = Boxed<Cents>)]
    named: Boxed<Price>,
    #[avro(as = Vec<_>)]
    bytes: Vec<u8>,
}

// As `All`, with the types that are written.
#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "Of")]
struct Written {
    #[avro(null = {"/items": "last"})]
    list: Vec<Option<i64>>,
    #[avro(null = {"/values/1/items": "last"})]
    map: BTreeMap<String, Option<Vec<Option<i64>>>>,
    #[avro(null = {"": "last", "/0/items": "last"})]
    both: Option<Vec<Option<i64>>>,
    #[avro(null = {"/items": "last"})]
    boxed: VecDeque<Option<i64>>,
    pair: [i64; 2],
    shared: Vec<i64>,
    one: i64,
    named: i64,
    bytes: Vec<u8>,
}

fn all() -> All {
    All {
        list: vec![Some(1), None],
        map: [("a".to_owned(), Some(vec![None, Some(Price(7))])), ("b".to_owned(), None)].into(),
        both: Some(vec![None, Some(2)]),
        boxed: Box::new([Some(5), None].into()),
        pair: [Price(1), Price(2)],
        shared: [Price(3)].into(),
        one: Rc::new(Price(4)),
        named: Box::new(Price(5)),
        bytes: vec![1, 2, 3],
    }
}

#[test]
fn schema_and_bytes_are_those_of_what_is_written() {
    assert_eq!(All::SCHEMA_JSON, Written::SCHEMA_JSON);
    for all in [all(), All::default()] {
        let datum = encode(&all).unwrap();
        let written = decode::<Written>(&datum).unwrap();
        assert_eq!(written.shared.len(), all.shared.len());
        assert_eq!(encode(&written).unwrap(), datum);
        assert_eq!(decode::<All>(&datum).unwrap(), all);
    }
}

#[test]
fn another_version_is_read_by_the_adapters() {
    let older = Schema::parse(&All::SCHEMA_JSON.replacen(r#"["long","null"]"#, r#"["int","null"]"#, 3)).unwrap();
    let datum = encode(&all()).unwrap();
    assert_eq!(Resolver::<All>::new(&older).unwrap().decode(&datum).unwrap(), all());
}

/// A whole that a container stands for.
#[derive(Clone, Debug, PartialEq)]
struct Ledger(BTreeMap<String, i64>);

#[derive(AvroRecord)]
struct Entry {
    name: String,
    amount: i64,
}

impl AvroAs<Ledger> for Vec<Entry> {
    type Error = String;

    fn try_from_value(ledger: &Ledger) -> Result<Self, String> {
        Ok(ledger.0.iter().map(|(name, amount)| Entry { name: name.clone(), amount: *amount }).collect())
    }

    fn try_into_value(self) -> Result<Ledger, String> {
        Ok(Ledger(self.into_iter().map(|entry| (entry.name, entry.amount)).collect()))
    }
}

#[derive(Debug, PartialEq)]
struct Letter(char);

impl AvroAs<Letter> for u8 {
    type Error = String;

    fn try_from_value(letter: &Letter) -> Result<Self, String> {
        Self::try_from(letter.0).map_err(|_| format!("{} has no byte", letter.0))
    }

    fn try_into_value(self) -> Result<Letter, String> {
        if self.is_ascii() { Ok(Letter(self.into())) } else { Err(format!("{self} is no letter")) }
    }
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Wholes {
    #[avro(as = Vec<Entry>)]
    ledger: Ledger,
    #[avro(as = Vec<Vec<Entry>>)]
    ledgers: Vec<Ledger>,
    #[avro(as = Vec<u8>)]
    word: Vec<Letter>,
    #[avro(as = VecDeque<u8>)]
    ring: VecDeque<Letter>,
}

#[test]
fn a_container_may_stand_for_a_type() {
    let ledger = Ledger([("a".to_owned(), 1)].into());
    let wholes = Wholes {
        ledger: ledger.clone(),
        ledgers: vec![ledger],
        word: vec![Letter('h'), Letter('i')],
        ring: [Letter('!')].into(),
    };
    let datum = encode(&wholes).unwrap();
    assert_eq!(datum, b"\x02\x02a\x02\0\x02\x02\x02a\x02\0\0\x04hi\x02!");
    assert_eq!(decode::<Wholes>(&datum).unwrap(), wholes);
    assert!(Wholes::SCHEMA_JSON.contains(r#"{"name":"word","type":"bytes"},{"name":"ring","type":"bytes"}"#));

    let error = encode(&Wholes { word: vec![Letter('a'), Letter('€')], ..wholes }).unwrap_err().to_string();
    assert!(error.ends_with("(in `word`): at the index 1: € has no byte"), "{error}");
    let error = decode::<Wholes>(b"\0\0\x04h\x80\0").unwrap_err().to_string();
    assert!(error.ends_with("(in `word`): at the index 1: 128 is no letter"), "{error}");
}

/// A field of the type that stands in, which is converted itself.
#[derive(AvroRecord)]
struct Line {
    #[avro(as = Vec<Cents>)]
    prices: Vec<Price>,
}

#[derive(Clone, Debug, PartialEq)]
struct Basket(Vec<Price>);

impl AvroAs<Basket> for Line {
    type Error = String;

    fn try_from_value(basket: &Basket) -> Result<Self, String> {
        if basket.0.is_empty() { Err("it is empty".to_owned()) } else { Ok(Self { prices: basket.0.clone() }) }
    }

    fn try_into_value(self) -> Result<Basket, String> {
        if self.prices.is_empty() { Err("it is empty".to_owned()) } else { Ok(Basket(self.prices)) }
    }
}

#[derive(AvroRecord, Debug, PartialEq)]
struct Baskets {
    #[avro(as = HashMap<String, Vec<Line>>)]
    by_name: HashMap<String, Vec<Basket>>,
    #[avro(as = Option<Vec<Cents>>)]
    tips: Option<Vec<Price>>,
}

#[test]
fn what_is_refused_has_its_place() {
    let baskets = |prices: &[u32], tips: Option<&[u32]>| Baskets {
        by_name: [("a".to_owned(), vec![Basket(vec![Price(1)]), Basket(prices.iter().copied().map(Price).collect())])]
            .into(),
        tips: tips.map(|tips| tips.iter().copied().map(Price).collect()),
    };
    let refused = |baskets: &Baskets| encode(baskets).unwrap_err().to_string();
    // Of the conversion itself, the field and the part.
    assert_eq!(
        refused(&baskets(&[], None)),
        "cannot encode map (in `by_name`): at the key \"a\": at the index 1: it is empty"
    );
    assert_eq!(
        refused(&baskets(&[1], Some(&[1, 13]))),
        "cannot encode union (in `tips`): at the index 1: 13 is no price"
    );
    // In what stands for a value, the path of that.
    assert_eq!(
        refused(&baskets(&[7, 13], None)),
        "cannot encode array (in `by_name[\"a\"][1].prices`): at the index 1: 13 is no price"
    );
    // The first field counts.
    assert!(refused(&baskets(&[], Some(&[13]))).contains("by_name"));

    let read = |datum: &[u8]| decode::<Baskets>(datum).unwrap_err().to_string();
    assert_eq!(
        read(b"\x02\x02a\x04\x02\x02\0\0\0\0\0"),
        "cannot decode map at byte 0 (in `by_name`): at the key \"a\": at the index 1: it is empty"
    );
    assert_eq!(
        read(b"\x02\x02a\x02\x04\x02\x01\0\0\0\0"),
        "cannot decode array at byte 4 (in `by_name[\"a\"][0].prices`): at the index 1: -1 is no price"
    );
    assert_eq!(
        read(b"\0\x02\x04\x02\x01\0"),
        "cannot decode union at byte 1 (in `tips`): at the index 1: -1 is no price"
    );
}

/// Generic, so that its codecs are of a parameter.
#[derive(AvroRecord, Debug, PartialEq)]
struct Page<T> {
    #[avro(as = Vec<NullLast<_>>)]
    items: Vec<Option<T>>,
    #[avro(as = Box<NullLast<Cents>>)]
    total: Box<Option<Price>>,
}

#[test]
fn a_generic_type_has_adapters() {
    let page = Page { items: vec![Some("a".to_owned()), None], total: Box::new(Some(Price(3))) };
    assert!(Page::<String>::SCHEMA_JSON.contains(r#"{"type":"array","items":["string","null"]}"#));
    let datum = encode(&page).unwrap();
    assert_eq!(datum, b"\x04\0\x02a\x02\0\0\x06");
    assert_eq!(decode::<Page<String>>(&datum).unwrap(), page);
}

#[cfg(feature = "json")]
#[derive(AvroRecord, Debug, PartialEq)]
struct Texts {
    #[avro(as = Vec<Json<_>>)]
    items: Vec<BTreeMap<String, u64>>,
    #[avro(as = HashMap<String, NullLast<Json>>)]
    values: HashMap<String, Option<u64>>,
}

#[cfg(feature = "json")]
#[test]
fn json_stands_inside() {
    let texts = Texts {
        items: vec![[("a".to_owned(), u64::MAX)].into(), BTreeMap::new()],
        values: [("x".to_owned(), Some(1))].into(),
    };
    assert!(Texts::SCHEMA_JSON.contains(r#"{"type":"map","values":[{"type":"string","logicalType":"json"},"null"]}"#));
    assert_eq!(decode::<Texts>(&encode(&texts).unwrap()).unwrap(), texts);
    let error = decode::<Texts>(b"\x04\x04{}\x02x\0\0").unwrap_err().to_string();
    assert!(error.starts_with("cannot decode string at byte 4 (in `items[1]`): the text is not"), "{error}");
}

#[test]
fn the_schema_is_one_of_a_field() {
    // A default of the type stays with `Option`, and is not there with null last.
    #[derive(AvroRecord)]
    struct Defaults {
        #[avro(as = Option<Vec<NullLast<_>>>)]
        first: Option<Vec<Option<i32>>>,
        #[avro(as = NullLast<_>)]
        last: Option<i32>,
    }
    let expected = concat!(
        r#"{"type":"record","name":"Defaults","fields":["#,
        r#"{"name":"first","type":["null",{"type":"array","items":["int","null"]}],"default":null},"#,
        r#"{"name":"last","type":["int","null"]}]}"#
    );
    assert_eq!(Defaults::SCHEMA_JSON, expected);
    let Defaults { first, last } = Defaults { first: None, last: None };
    assert!(first.is_none() && last.is_none());
}

/// A value that is written as nothing, if it is zero.
#[derive(Debug, PartialEq)]
struct Zero(i32);

impl AvroAs<Zero> for () {
    type Error = String;

    fn try_from_value(value: &Zero) -> Result<Self, String> {
        if value.0 == 0 { Ok(()) } else { Err(format!("{} is not zero", value.0)) }
    }

    fn try_into_value(self) -> Result<Zero, String> {
        Ok(Zero(0))
    }
}

#[test]
fn what_is_written_as_nothing_is_converted_all_the_same() {
    #[derive(AvroRecord, Debug, PartialEq)]
    struct Zeros {
        #[avro(as = Vec<()>)]
        zeros: Vec<Zero>,
    }

    #[derive(AvroRecord)]
    struct Inner {
        #[avro(as = ())]
        zero: Zero,
    }

    let zeros = Zeros { zeros: vec![Zero(0), Zero(0)] };
    assert_eq!(decode::<Zeros>(&encode(&zeros).unwrap()).unwrap(), zeros);
    let error = encode(&Zeros { zeros: vec![Zero(0), Zero(7)] }).unwrap_err();
    assert_eq!(error.to_string(), "cannot encode array (in `zeros`): at the index 1: 7 is not zero");
    assert!(encode(&vec![Inner { zero: Zero(7) }]).is_err());
}

#[test]
fn nothing_is_converted_after_a_refusal() {
    use std::cell::Cell;

    thread_local! {
        static CONVERTED: Cell<usize> = const { Cell::new(0) };
    }

    struct Small(i32);

    #[derive(AvroRecord)]
    #[avro(transparent)]
    struct Counted(i32);

    impl AvroAs<Small> for Counted {
        type Error = &'static str;

        fn try_from_value(value: &Small) -> Result<Self, &'static str> {
            CONVERTED.set(CONVERTED.get() + 1);
            if value.0 < 10 { Ok(Self(value.0)) } else { Err("not small") }
        }

        fn try_into_value(self) -> Result<Small, &'static str> {
            Ok(Small(self.0))
        }
    }

    #[derive(AvroRecord)]
    struct Numbers {
        #[avro(as = Vec<Counted>)]
        list: Vec<Small>,
        #[avro(as = BTreeMap<String, Counted>)]
        map: BTreeMap<String, Small>,
    }

    let small = |numbers: &[i32]| numbers.iter().copied().map(Small).collect::<Vec<_>>();
    assert!(encode(&Numbers { list: small(&[1, 10, 2, 3, 4, 5]), map: BTreeMap::new() }).is_err());
    // The item that is refused is asked once more, with those before it, for the message.
    assert_eq!(CONVERTED.replace(0), 4);
    let map = ["a", "b", "c", "d"].map(str::to_owned).into_iter().zip(small(&[10, 1, 2, 3])).collect();
    assert!(encode(&Numbers { list: Vec::new(), map }).is_err());
    assert_eq!(CONVERTED.replace(0), 2);
}

#[test]
fn a_box_in_another_type_is_a_part_of_it() {
    #[derive(Debug, PartialEq)]
    struct Name(String);

    #[derive(AvroRecord)]
    #[avro(transparent)]
    struct Wrap<T>(T);

    impl AvroAs<Name> for Wrap<Box<str>> {
        type Error = Infallible;

        fn try_from_value(value: &Name) -> Result<Self, Infallible> {
            Ok(Self(value.0.as_str().into()))
        }

        fn try_into_value(self) -> Result<Name, Infallible> {
            Ok(Name(self.0.into()))
        }
    }

    impl AvroAs<Name> for Box<str> {
        type Error = Infallible;

        fn try_from_value(value: &Name) -> Result<Self, Infallible> {
            Ok(value.0.as_str().into())
        }

        fn try_into_value(self) -> Result<Name, Infallible> {
            Ok(Name(self.into()))
        }
    }

    #[derive(AvroRecord, Debug, PartialEq)]
    struct Names {
        #[avro(as = Vec<Wrap<Box<str>>>)]
        wrapped: Vec<Name>,
        #[avro(as = Option<Box<str>>)]
        text: Option<Name>,
    }

    let names = Names { wrapped: vec![Name("a".into())], text: Some(Name("b".into())) };
    assert_eq!(decode::<Names>(&encode(&names).unwrap()).unwrap(), names);
}
