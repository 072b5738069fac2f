//! The family as lines of text, for decoders in other languages: see `tests/interop/python/family.py`, and `Encodings.java` in
//! `tests/golden`.

use std::fmt::Write as _;

use apache_avro::types::Value;
use schema_model::{Schema, push_json_string};
use schema_runtime::{
    json,
    single_object::{Fingerprint, Message},
};
use test_support::to_hex;

use super::{all, random};

/// Values of each type.
const VALUES: u64 = 50;

/// Lines of JSON: of each type its name, schema and fingerprint, and behind it those of its values, with datum, value, text in
/// Avro's JSON and message in single-object encoding.
pub(crate) fn lines() -> String {
    let mut lines = String::new();
    for subject in all() {
        let (schema, fingerprint) = (subject.schema.to_json(), subject.schema.fingerprint());
        let parsed = Schema::parse(&schema).unwrap();
        let header = Message::header(Fingerprint::new(fingerprint));
        lines.push_str("{\"name\":");
        push_json_string(&mut lines, subject.name);
        writeln!(lines, ",\"schema\":{schema},\"fingerprint\":\"{fingerprint:016x}\"}}").unwrap();
        for seed in 0..VALUES {
            let (datum, value) = (subject.sample)(&mut random(seed).0);
            write!(lines, "{{\"datum\":\"{0}\",\"message\":\"{1}{0}\",\"value\":", to_hex(&datum), to_hex(&header))
                .unwrap();
            push(&mut lines, &value);
            lines.push_str(",\"json\":");
            push_json_string(&mut lines, &json::datum_to_string(&parsed, &datum).unwrap());
            lines.push_str("}\n");
        }
    }
    lines
}

/// What JSON has is itself; what it does not have is an object that says what it is.
fn push(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Boolean(value) => write!(out, "{value}").unwrap(),
        Value::Int(value) => write!(out, "{value}").unwrap(),
        Value::Long(value) => write!(out, "{value}").unwrap(),
        Value::Float(value) => push_double(out, f64::from(*value)),
        Value::Double(value) => push_double(out, *value),
        Value::String(text) | Value::Enum(_, text) => push_json_string(out, text),
        Value::Bytes(bytes) | Value::Fixed(_, bytes) => write!(out, "{{\"bytes\":\"{}\"}}", to_hex(bytes)).unwrap(),
        Value::Union(_, value) => push(out, value),
        Value::Array(items) => push_all(out, ['[', ']'], items, push),
        Value::Map(entries) => push_entries(out, entries.iter()),
        Value::Record(fields) => push_entries(out, fields.iter().map(|(name, value)| (name, value))),
        other => unreachable!("no type of the family has {other:?}"),
    }
}

/// By its bits, as decimals differ between languages. Which NaN it is gets lost where floats become doubles.
fn push_double(out: &mut String, value: f64) {
    match value.is_nan() {
        true => out.push_str("{\"double\":\"NaN\"}"),
        false => write!(out, "{{\"double\":\"{:016x}\"}}", value.to_bits()).unwrap(),
    }
}

fn push_entries<'v>(out: &mut String, entries: impl Iterator<Item = (&'v String, &'v Value)>) {
    out.push_str("{\"entries\":");
    push_all(out, ['{', '}'], entries, |out, (key, value)| {
        push_json_string(out, key);
        out.push(':');
        push(out, value);
    });
    out.push('}');
}

fn push_all<T>(
    out: &mut String,
    brackets: [char; 2],
    items: impl IntoIterator<Item = T>,
    push: impl Fn(&mut String, T),
) {
    out.push(brackets[0]);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        push(out, item);
    }
    out.push(brackets[1]);
}
