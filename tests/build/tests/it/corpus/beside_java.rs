//! A type of the corpus beside what Java makes of its schema: the text, data, and these in Avro's JSON encoding.

use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

use apache_avro::{types::Value, writer::datum::GenericDatumWriter};
use schema_runtime::{AvroDecode, AvroDecodeOwned, AvroEncode, AvroType, Schema, decode, encode, generic, json};
use test_support::from_hex;

/// What Java made of a schema.
#[derive(Default)]
struct Golden {
    text: String,
    data: Vec<Datum>,
}

struct Datum {
    /// None where Java's encoder refused the value.
    json: Option<String>,
    bytes: Vec<u8>,
    /// Whether its numbers and texts are beyond what logical types mean.
    is_beyond: bool,
}

/// By the full name, or `file ` and the name of the file whose schema has none.
static GOLDEN: LazyLock<BTreeMap<String, Golden>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../schemas/golden/corpus");
    let mut golden = BTreeMap::new();
    for entry in fs::read_dir(&folder).expect("the folder") {
        let path = entry.expect("an entry").path();
        read(&fs::read_to_string(&path).expect("a text"), &mut golden);
    }
    golden
});

fn read(text: &str, golden: &mut BTreeMap<String, Golden>) {
    let mut current = Golden::default();
    let mut name = String::new();
    let mut value = None;
    for line in text.split_terminator('\n') {
        let (key, text) = line.split_once(' ').unwrap_or((line, ""));
        match key {
            "type" | "file" => {
                let next = if key == "file" { line } else { text };
                let last = std::mem::replace(&mut name, next.to_owned());
                let had_data = current.data.len() >= 2;
                let whole = std::mem::take(&mut current);
                assert!(last.is_empty() || had_data && golden.insert(last, whole).is_none(), "before {line}");
            }
            "json" => text.clone_into(&mut current.text),
            "value" => value = Some(text.to_owned()),
            "refused" => value = None,
            "datum" | "beyond" => {
                current.data.push(Datum { json: value.take(), bytes: from_hex(text), is_beyond: key == "beyond" });
            }
            _ => panic!("{line}"),
        }
    }
    assert!(golden.insert(name, current).is_none(), "twice");
}

fn golden<T: AvroType>(file: Option<&str>) -> (String, &'static Golden) {
    let name = match file {
        Some(file) => format!("file {file}"),
        None => T::SCHEMA.get().name().expect("a name").full().to_owned(),
    };
    let golden = GOLDEN.get(&name).unwrap_or_else(|| panic!("{name} is not in the golden data"));
    (name, golden)
}

/// Each schema of the golden data has its type in the code, and there is no other.
pub(crate) fn are_all(types: usize) {
    assert_eq!(types, GOLDEN.len());
}

/// A type of plain numbers and texts that borrows nothing.
#[track_caller]
pub(crate) fn owned<T: AvroEncode + AvroDecodeOwned>(file: Option<&str>) {
    borrowed::<T>(file);
    reads_json::<T>(file, true);
}

/// A type of plain numbers and texts: its schema and data are Java's.
#[track_caller]
pub(crate) fn borrowed<'d, T: AvroEncode + AvroDecode<'d>>(file: Option<&str>) {
    let (name, golden) = golden::<T>(file);
    assert_eq!(T::SCHEMA.get().to_json(), golden.text);
    for datum in &golden.data {
        let value: T = decode(&datum.bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        is_datum(&value, datum, &name);
    }
}

/// A type with types of libraries for logical types, which have no value for some numbers and texts.
#[track_caller]
pub(crate) fn of_libraries<T: AvroEncode + AvroDecodeOwned>(file: Option<&str>) {
    let (name, golden) = golden::<T>(file);
    assert_eq!(T::SCHEMA.get().to_json(), golden.text);
    for datum in &golden.data {
        match decode::<T>(&datum.bytes) {
            Ok(value) if datum.is_beyond => {
                // Of several data for one value, such as a decimal's, it writes one.
                let encoded = encode(&value).expect("encodes");
                let again: T = decode(&encoded).unwrap_or_else(|error| panic!("{name}: {error}"));
                assert_eq!(encode(&again).expect("encodes"), encoded, "{name}");
            }
            Ok(value) => is_datum(&value, datum, &name),
            Err(_) if datum.is_beyond => {}
            Err(error) => panic!("{name}: {error}"),
        }
    }
    reads_json::<T>(file, false);
}

fn is_datum<T: AvroEncode>(value: &T, datum: &Datum, name: &str) {
    assert_eq!(encode(value).expect("encodes"), datum.bytes, "{name}");
    if let Some(json) = &datum.json {
        let text = json::to_string(value).expect("writes JSON");
        assert!(is_same(&parse(&text), &parse(json)), "{name}:\n{text}\n{json}");
    }
}

/// Java's text is the datum, and so is our own.
fn reads_json<T: AvroEncode + AvroDecodeOwned>(file: Option<&str>, has_beyond: bool) {
    let (name, golden) = golden::<T>(file);
    for datum in golden.data.iter().filter(|datum| has_beyond || !datum.is_beyond) {
        let own = json::to_string(&decode::<T>(&datum.bytes).expect("decodes")).expect("writes JSON");
        for text in datum.json.iter().chain([&own]) {
            let value: T = json::from_str(text).unwrap_or_else(|error| panic!("{name}: {text}: {error}"));
            assert_eq!(encode(&value).expect("encodes"), datum.bytes, "{name}: {text}");
        }
    }
}

fn parse(json: &str) -> serde_json::Value {
    serde_json::from_str(json).expect("JSON")
}

/// Whether two texts are one value: Java writes some floats with more digits than tell them.
fn is_same(ours: &serde_json::Value, java: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Number, Object};

    match (ours, java) {
        (Number(ours), Number(java)) => {
            #[expect(clippy::cast_possible_truncation, reason = "a float is what it is a text of")]
            let narrow = |number: &serde_json::Number| number.as_f64().map(|number| (number as f32).to_bits());
            ours == java || (!ours.is_i64() && narrow(ours) == narrow(java))
        }
        (Array(ours), Array(java)) => ours.len() == java.len() && ours.iter().zip(java).all(|(a, b)| is_same(a, b)),
        (Object(ours), Object(java)) => {
            ours.len() == java.len()
                && ours.iter().all(|(key, ours)| java.get(key).is_some_and(|java| is_same(ours, java)))
        }
        _ => ours == java,
    }
}

/// apache-avro refuses defaults of a fixed that is a UUID or a duration, and needs none to write.
fn leave_out_defaults(schema: &mut serde_json::Value) {
    match schema {
        serde_json::Value::Array(parts) => parts.iter_mut().for_each(leave_out_defaults),
        serde_json::Value::Object(members) => {
            if members.contains_key("type") {
                members.remove("default");
            }
            members.values_mut().for_each(leave_out_defaults);
        }
        _ => {}
    }
}

/// Without a type: by Java's text as a schema that is parsed.
#[test]
fn data_are_read_by_the_schema_alone() {
    let mut data = 0;
    for (name, golden) in &*GOLDEN {
        let schema = Schema::parse(&golden.text).unwrap_or_else(|error| panic!("{name}: {error}"));
        // apache-avro knows no errors of protocols, which are records.
        let text = golden.text.replace(r#"{"type":"error""#, r#"{"type":"record""#);
        let mut json = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        leave_out_defaults(&mut json);
        let apache = apache_avro::Schema::parse(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
        let writer = GenericDatumWriter::builder(&apache).build().expect("a writer");
        for datum in &golden.data {
            let text = json::datum_to_string(&schema, &datum.bytes).expect("writes JSON");
            for text in datum.json.iter().chain([&text]) {
                assert_eq!(json::datum_from_str(&schema, text).expect("reads JSON"), datum.bytes, "{name}: {text}");
            }
            data += 1;
            // Its values are those of logical types.
            if datum.is_beyond {
                continue;
            }
            let value: Value = generic::decode(&schema, &datum.bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
            let encoded = writer.write_value_to_vec(value).unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(encoded, datum.bytes, "{name}");
        }
    }
    assert!(data >= 500, "only {data} data were found");
}
