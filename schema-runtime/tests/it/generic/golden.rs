//! The schemas and data of `schemas/golden`, beside apache-avro's reader and the JSON that Java wrote.

use std::fs;

use apache_avro::types::Value;
use schema_model::{Node, View};
use schema_runtime::{Schema, generic};
use serde_json::Value as Json;
use test_support::from_hex;

use super::{apache, same::assert_same};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../schemas/golden");

/// Schemas that are valid, and that apache-avro refuses: the type `error`, a `logicalType` that is no string, names in the
/// null namespace inside of another.
const REFUSED: &[&str] = &["error", "logical_types_invalid", "null_namespace_inside", "null_namespace_reference"];

/// What Java's JSON is without the tags of its unions, and with floats as the doubles of their values.
fn plain(node: &Node, json: &Json) -> Json {
    match node.resolved().view() {
        View::Float => json.as_f64().map_or_else(|| json.clone(), |number| f64::from(number as f32).into()),
        View::Union(branches) => match json {
            Json::Object(tagged) => {
                let (tag, json) = tagged.iter().next().unwrap();
                let named =
                    |branch: &&Node| branch.name().map_or_else(|| branch.type_name() == tag, |name| name.full() == tag);
                plain(branches.iter().find(named).unwrap(), json)
            }
            json => json.clone(),
        },
        View::Record(record) => {
            let plain =
                |field: &schema_model::Field| (field.name().to_owned(), plain(field.schema(), &json[field.name()]));
            record.fields().iter().map(plain).collect()
        }
        View::Array(items) => json.as_array().unwrap().iter().map(|json| plain(items, json)).collect(),
        View::Map(values) => {
            json.as_object().unwrap().iter().map(|(key, json)| (key.clone(), plain(values, json))).collect()
        }
        _ => json.clone(),
    }
}

#[test]
fn golden_data_are_as_by_apache_avro_and_by_java() {
    let (mut refused, mut by_apache, mut by_java) = (Vec::new(), 0, 0);
    let mut names: Vec<_> = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|extension| extension == "avsc"));
    names.sort();
    for path in names {
        let schema = Schema::parse(&fs::read_to_string(&path).unwrap()).unwrap();
        let noun = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let golden = fs::read_to_string(path.with_extension("golden")).unwrap();
        let lines = |key: &'static str| golden.lines().filter_map(move |line| line.strip_prefix(key));
        let theirs = generic::to_apache_schema(&schema);
        if theirs.is_err() {
            refused.push(noun.clone());
        }
        for (json, datum) in lines("value ").zip(lines("datum")) {
            let datum = from_hex(datum.trim_start());
            let ours: Json = generic::decode(&schema, &datum).unwrap();
            assert_eq!(ours, plain(schema.root(), &serde_json::from_str(json).unwrap()), "{noun}");
            by_java += 1;
            let ours: Value = generic::decode(&schema, &datum).unwrap();
            if let Ok(theirs) = &theirs {
                assert_same(&ours, &apache(theirs, &datum).unwrap(), (&noun, json));
                by_apache += 1;
            }
            for len in 0..datum.len() {
                assert!(generic::decode::<Value>(&schema, &datum[..len]).is_err(), "{noun}: {json}");
                assert!(generic::decode::<Json>(&schema, &datum[..len]).is_err(), "{noun}: {json}");
            }
        }
    }
    println!("{by_apache} values as by apache-avro, {by_java} as by Java");
    assert_eq!(refused, REFUSED);
    assert!(by_apache >= 127 && by_java >= 130, "{by_apache} and {by_java} values were compared");
}
