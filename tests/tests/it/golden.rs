//! What Java's Avro and fastavro make of the schemas and values of `schemas/golden`, beside what these crates make of
//! them. Java decides.

use std::{collections::BTreeMap, fmt::Debug, fs};

use md5::Digest as _;
use schema_model::Schema;
use schema_runtime::{AvroDecodeOwned, AvroEncode, AvroRecord, decode, encode};
use test_support::{from_hex, to_hex};

use crate::golden_types::{
    Aliased, AliasedWithoutNamespace, Binary, Containers, Documented, Empty, Folder, LongList, OrderEvent, Primitives,
    Renamed, Tree, User, Values, defaults, namespaces, null_namespace_inside, null_namespace_outside,
};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schemas/golden");

/// A generated file: lines of a key and a text.
struct Golden {
    noun: String,
    lines: Vec<(String, String)>,
}

impl Golden {
    fn read(noun: &str) -> Self {
        let text = fs::read_to_string(format!("{FOLDER}/{noun}.golden")).unwrap();
        let line = |line: &str| {
            let (key, text) = line.split_once(' ').unwrap_or((line, ""));
            (key.to_owned(), text.to_owned())
        };
        Self { noun: noun.to_owned(), lines: text.split_terminator('\n').map(line).collect() }
    }

    /// Every file, in order.
    fn all() -> Vec<Self> {
        let mut nouns: Vec<_> = nouns("avsc").collect();
        nouns.sort();
        nouns.iter().map(|noun| Self::read(noun)).collect()
    }

    fn texts<'g>(&'g self, key: &'static str) -> impl Iterator<Item = &'g str> {
        self.lines.iter().filter(move |(line, _)| line == key).map(|(_, text)| text.as_str())
    }

    fn text(&self, key: &'static str) -> &str {
        self.texts(key).next().unwrap_or_else(|| panic!("{} has no {key}", self.noun))
    }

    fn schema(&self) -> Schema {
        let text = fs::read_to_string(format!("{FOLDER}/{}.avsc", self.noun)).unwrap();
        Schema::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", self.noun))
    }
}

/// The names of the files with an extension.
fn nouns(extension: &str) -> impl Iterator<Item = String> {
    fs::read_dir(FOLDER).unwrap().filter_map(move |entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.strip_suffix(extension)?.strip_suffix('.').map(ToOwned::to_owned)
    })
}

#[test]
fn every_schema_has_its_golden_file() {
    let (mut schemas, mut golden): (Vec<_>, Vec<_>) = (nouns("avsc").collect(), nouns("golden").collect());
    golden.retain(|noun| noun != "verdicts");
    schemas.sort();
    golden.sort();
    assert_eq!(schemas, golden, "run tests/golden/generate");
    assert!(schemas.len() >= 60, "only {} schemas were found", schemas.len());
    let values: Vec<_> = nouns("values").collect();
    for noun in &values {
        let lines = fs::read_to_string(format!("{FOLDER}/{noun}.values")).unwrap().lines().count();
        let golden = Golden::read(noun);
        assert_eq!(golden.texts("value").count(), lines, "{noun}: run tests/golden/generate");
        assert_eq!(golden.texts("datum").count(), lines, "{noun}: run tests/golden/generate");
    }
    let verdicts = fs::read_to_string(format!("{FOLDER}/verdicts.jsonl")).unwrap();
    let golden = Golden::read("verdicts");
    assert!(golden.texts("text").eq(verdicts.lines()), "verdicts: run tests/golden/generate");
    assert!(values.len() >= 40, "values of only {} schemas were found", values.len());
}

/// Where our text is another than Java's: the file, the lines, and why.
const DIFFERENCES: &[(&str, &[&str], &str)] =
    &[("names_of_one_simple_name", HASHED, "Java does not know a record by name before its end")];

const HASHED: &[&str] = &["canonical", "crc64", "md5", "sha256"];

fn differs(golden: &Golden, key: &str) -> bool {
    DIFFERENCES.iter().any(|(noun, keys, _)| *noun == golden.noun && keys.contains(&key))
}

#[test]
fn schemas_are_printed_and_hashed_as_by_java() {
    let mut differences = Vec::new();
    for golden in Golden::all() {
        let schema = golden.schema();
        let canonical = schema.root().canonical_form();
        let ours = [
            ("json", schema.root().to_json()),
            ("crc64", format!("{:016x}", schema.root().fingerprint())),
            ("md5", to_hex(&md5::Md5::digest(&canonical))),
            ("sha256", to_hex(&sha2::Sha256::digest(&canonical))),
            ("canonical", canonical),
        ];
        for (key, ours) in ours {
            let java = golden.text(key);
            if differs(&golden, key) != (ours != java) {
                differences.push(format!("{} {key}\n  Java: {java}\n  ours: {ours}", golden.noun));
            }
        }
    }
    assert!(differences.is_empty(), "other than DIFFERENCES says:\n{}", differences.join("\n"));
}

/// What Java prints is read as what it printed.
#[test]
fn printed_schemas_are_read_again() {
    for golden in Golden::all() {
        let json = golden.text("json");
        let again = Schema::parse(json).unwrap_or_else(|error| panic!("{}: {error}", golden.noun));
        if !differs(&golden, "json") {
            assert_eq!(again.root().to_json(), json, "{}", golden.noun);
        }
        if !differs(&golden, "canonical") {
            assert_eq!(again.root().canonical_form(), golden.text("canonical"), "{}", golden.noun);
        }
    }
}

/// Values of a type beside their bytes by Java.
#[track_caller]
fn data<T: AvroEncode + AvroDecodeOwned + Debug>(golden: &Golden, values: &[T]) {
    assert_eq!(T::SCHEMA.get().canonical_form(), golden.text("canonical"), "{}", golden.noun);
    let lines: Vec<_> = golden.texts("value").zip(golden.texts("datum")).collect();
    assert_eq!(values.len(), lines.len(), "{}", golden.noun);
    for (value, (json, datum)) in values.iter().zip(lines) {
        let noun = &golden.noun;
        assert_eq!(to_hex(&encode(value).unwrap()), datum, "{noun}: {json}");
        assert_eq!(schema_runtime::json::to_string(value).unwrap(), rewritten(json), "{noun}");
        let read = schema_runtime::json::from_str::<T>(json);
        assert_eq!(format!("{:?}", read.unwrap()), format!("{value:?}"), "{noun}: {json}");
        let datum = from_hex(datum);
        // As they are printed, values are compared down to the sign of zero, and NaN is itself.
        assert_eq!(format!("{:?}", decode::<T>(&datum).unwrap()), format!("{value:?}"), "{noun}: {json}");
        for len in 0..datum.len() {
            assert!(decode::<T>(&datum[..len]).is_err(), "{noun}: {len} bytes of {json} are not whole");
        }
        assert!(decode::<T>(&[&datum[..], &[0]].concat()).is_err(), "{noun}: a byte is left over behind {json}");
    }
}

/// Java's text of a value with numbers and strings written as we write them: what they are is the same.
fn rewritten(json: &str) -> String {
    let (mut out, mut rest) = (String::new(), json);
    while let Some(first) = rest.chars().next() {
        let len = match first {
            '"' => {
                let mut escaped = false;
                let closes = |char: char| {
                    let closes = char == '"' && !escaped;
                    escaped = char == '\\' && !escaped;
                    closes
                };
                rest[1..].find(closes).unwrap() + 2
            }
            '-' | '0'..='9' => rest.find(|char: char| !"+-.eE0123456789".contains(char)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, behind) = rest.split_at(len);
        match serde_json::from_str::<serde_json::Value>(token) {
            // The least float: Java before 19 prints a digit more than tells it.
            _ if token == "1.4E-45" => out.push_str("1e-45"),
            Ok(value) if token.len() > 1 => out.push_str(&value.to_string()),
            _ => out.push_str(token),
        }
        rest = behind;
    }
    out
}

/// Java's `JsonEncoder` and `JsonDecoder` beside ours, for every value of every schema.
#[test]
fn the_json_encoding_is_java_s() {
    let mut compared = 0;
    for golden in Golden::all() {
        let schema = golden.schema();
        for (text, datum) in golden.texts("value").zip(golden.texts("datum")) {
            let noun = &golden.noun;
            let datum = from_hex(datum);
            let ours = schema_runtime::json::datum_to_string(&schema, &datum).unwrap();
            assert_eq!(ours, rewritten(text), "{noun}");
            for text in [text, &ours] {
                let read = schema_runtime::json::datum_from_str(&schema, text);
                assert_eq!(
                    to_hex(&read.unwrap_or_else(|error| panic!("{noun}: {error}"))),
                    to_hex(&datum),
                    "{noun}: {text}"
                );
            }
            compared += 1;
        }
    }
    assert!(compared >= 120, "only {compared} values were found");
}

#[track_caller]
fn values<T: AvroEncode + AvroDecodeOwned + Debug>(noun: &str, values: &[T]) {
    let golden = Golden::read(noun);
    assert_eq!(T::SCHEMA.get().to_json(), golden.text("json"), "{noun}");
    data(&golden, values);
}

#[track_caller]
fn record<T: AvroRecord + AvroEncode + AvroDecodeOwned + Debug + Values>(noun: &str) {
    let golden = Golden::read(noun);
    assert_eq!(T::SCHEMA_JSON, golden.text("json"), "{noun}");
    assert_eq!(T::CANONICAL_FORM, golden.text("canonical"), "{noun}");
    assert_eq!(format!("{:016x}", T::FINGERPRINT), golden.text("crc64"), "{noun}");
    data(&golden, &T::values());
}

#[test]
fn types_are_as_by_java() {
    values("boolean", &[false, true]);
    values("int", &[0, -1, 1, -64, 63, 64, -65, 8191, 8192, 1 << 20, i32::MAX, i32::MIN]);
    let longs = [0, -1, 1, -64, 64, 1 << 31, -(1 << 31) - 1, 1 << 35, 1 << 42, 1 << 49, 1 << 56, 1 << 62];
    values("long", &[&longs[..], &[i64::MAX, i64::MIN]].concat());
    let floats = [0.0, -0.0, 1.5, f32::MIN, f32::from_bits(1), 0.1, f32::NAN, f32::INFINITY, f32::NEG_INFINITY];
    values("float", &floats);
    let doubles = [0.0, -0.0, 0.1, f64::MIN, f64::from_bits(1), 1e100, f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    values("double", &doubles);
    values("bytes", &[vec![], vec![0], b"abc".to_vec(), vec![0, 0x7f, 0x80, 0xff]]);
    let strings = [
        "",
        "foo",
        "héllo",
        "日本語 😀",
        "\"\\/\u{8}\u{c}\n\r\t\0\u{1f}\u{7f}\u{2028}",
        "a string of more than sixty-four bytes has a length that takes two bytes",
    ];
    values("string", &strings.map(String::from));
    values("array", &[vec![], vec![1], vec![0, -1, 64, i32::MAX]]);
    let letters = vec![vec![String::from("a")], vec![], vec!["b".into(), String::new()]];
    values("array_of_arrays", &[vec![], vec![vec![]], letters]);
    let map: [&[(&str, i64)]; 3] = [&[], &[("", 0)], &[("a", 1), ("b", -2), ("é", i64::MAX)]];
    values("map", &map.map(|map| map.iter().map(|(key, value)| (key.to_string(), *value)).collect::<BTreeMap<_, _>>()));
    let maps = [("a".into(), BTreeMap::new()), ("b".into(), BTreeMap::from([("c".into(), vec![0xff_u8])]))];
    values("map_of_maps", &[BTreeMap::<String, _>::new(), maps.into()] as &[BTreeMap<String, BTreeMap<String, _>>]);
    values("option", &[None, Some(String::new()), Some("foo".into())]);
    values("array_of_options", &[vec![None, Some(1.5), None]]);
}

#[test]
fn records_are_as_by_java() {
    record::<Empty>("empty");
    record::<User>("users");
    record::<Primitives>("primitives");
    record::<Containers>("containers");
    record::<Tree>("tree");
    record::<Folder>("mutual");
    record::<namespaces::Order>("namespaces");
    record::<null_namespace_inside::Outer>("null_namespace_inside");
    record::<null_namespace_outside::Outer>("null_namespace_outside");
    record::<Renamed>("renamed");
    record::<Aliased>("aliases");
    record::<AliasedWithoutNamespace>("aliases_null_namespace");
    record::<Documented>("docs");
    record::<defaults::Defaults>("defaults");
    record::<Binary>("default_bytes");
    record::<OrderEvent>("order_event");
    data(&Golden::read("linked_list"), &LongList::values());
}

/// Texts that Java takes and we refuse, the other way round, or print differently: the rule we follow, and the texts.
#[rustfmt::skip]
const VERDICTS: &[(&str, &[&str])] = &[
    ("a union has at least one branch", &[
        r#"[]"#,
    ]),
    ("names are of the specification's letters; Java takes those of all alphabets, and does not look at some aliases", &[
        r#"{"type":"record","name":"é","fields":[]}"#,
        r#"{"type":"record","name":"R","fields":[{"name":"é","type":"int"}]}"#,
        r#"{"type":"enum","name":"E","symbols":["é"]}"#,
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":"int","aliases":["a-b"]}]}"#,
        r#"{"type":"record","name":"R","aliases":["1.b"],"fields":[]}"#,
    ]),
    ("a name has no dot in front; Java takes it for the null namespace", &[
        r#"{"type":"record","name":".R","fields":[]}"#,
        r#"{"type":"record","name":"R","aliases":[".b"],"fields":[]}"#,
    ]),
    ("no namespace has a type of a primitive's name (specification, \"Names\")", &[
        r#"{"type":"record","name":"string","namespace":"n","fields":[]}"#,
        r#"{"type":"record","name":"n.long","fields":[]}"#,
    ]),
    ("an attribute is a string; Java ignores one that is none", &[
        r#"{"type":"record","name":"R","namespace":1,"fields":[]}"#,
        r#"{"type":"record","name":"R","doc":1,"fields":[]}"#,
        r#"{"type":"record","name":"R","doc":["a"],"fields":[]}"#,
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":"int","doc":1}]}"#,
        r#"{"type":"enum","name":"E","symbols":["A"],"default":1}"#,
    ]),
    ("an order is in lower case", &[
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":"int","order":"ASCENDING"}]}"#,
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":"int","order":"Descending"}]}"#,
    ]),
    ("a default fits its type to the end; Java looks no closer than at the kind of JSON", &[
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":"bytes","default":"Ā"}]}"#,
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"fixed","name":"F","size":2},"default":"a"}]}"#,
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"enum","name":"E","symbols":["A"]},"default":"B"}]}"#,
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"record","name":"S","fields":[{"name":"x","type":"int"}]},"default":{"x":1,"y":2}}]}"#,
    ]),
    ("Java does not know a record's fields, nor its name, before its end", &[
        r#"{"type":"record","name":"R","fields":[{"name":"r","type":["null","R"],"default":{"r":null}}]}"#,
    ]),
    ("Java's arrays are shorter by a few bytes", &[
        r#"{"type":"fixed","name":"F","size":2147483647}"#,
    ]),
    ("a key stands once; Java takes the last", &[
        r#"{"type":"int","type":"long"}"#,
        r#"{"type":"int","a":1,"a":2}"#,
    ]),
    ("a name is defined once; Java takes a second definition that is equal", &[
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"fixed","name":"F","size":1}},{"name":"b","type":{"type":"fixed","name":"F","size":1}}]}"#,
        r#"{"type":"record","name":"n.R","fields":[{"name":"a","type":{"type":"fixed","name":"F","size":1,"doc":"one"}},{"name":"b","type":{"type":"fixed","name":"F","size":1,"doc":"two"}}]}"#,
    ]),
    ("a name may stand in an object", &[
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"F"}},{"name":"b","type":{"type":"fixed","name":"F","size":1}}]}"#,
        r#"{"type":"record","name":"R","fields":[{"name":"a","type":{"type":"fixed","name":"F","size":1}},{"name":"b","type":{"type":"F"}}]}"#,
    ]),
];

#[test]
fn what_is_a_schema_is_as_by_java() {
    let golden = Golden::read("verdicts");
    let mut differences = Vec::new();
    let mut known = 0;
    for pair in golden.lines.chunks_exact(2) {
        let [(_, text), (verdict, java)] = pair else { unreachable!("chunks of two") };
        let ours = Schema::parse(text);
        let same = match (&ours, verdict.as_str()) {
            (Ok(schema), "json") => schema.root().to_json() == *java,
            (Err(_), "refused") => true,
            _ => false,
        };
        let is_known = VERDICTS.iter().any(|(_, texts)| texts.contains(&text.as_str()));
        known += usize::from(is_known);
        if same == is_known {
            let ours = ours.map_or_else(|error| format!("refused {error}"), |schema| format!("json {schema}"));
            differences.push(format!("{text}\n  Java: {verdict} {java}\n  ours: {ours}"));
        }
    }
    assert!(differences.is_empty(), "other than VERDICTS says:\n{}", differences.join("\n"));
    let listed: usize = VERDICTS.iter().map(|(_, texts)| texts.len()).sum();
    assert_eq!(known, listed, "VERDICTS has a text that {FOLDER}/verdicts.jsonl does not");
}
