//! What the compiler says of a type that breaks a recorded version, asked at run time. How it looks in a build is in
//! `tests/compile/ui/evolution`; that the verdicts are those of plans is in `tests/tests/it/resolution.rs`.

use schema_model::{
    View,
    private::{Recorded, assert_evolves, assert_field_evolves, evolves},
};
use test_support::{compiled_in, panic_message};

/// The first lines of what the checks say that a derive emits: of the type, then of each field.
fn messages(ty: &str, old: &str, reads: bool, is_read: bool) -> Vec<String> {
    let (ty, old) = (compiled_in(ty), compiled_in(old));
    let recorded = Recorded::new(old, 3, "s", reads, is_read);
    let fields = match ty.get().view() {
        View::Record(record) => record.fields().len(),
        _ => 0,
    };
    let of_fields = (0..fields).map(|field| panic_message(move || assert_field_evolves(ty, &recorded, field)));
    let of_type = panic_message(move || assert_evolves(ty, &recorded));
    let messages: Vec<_> = of_fields.chain([of_type]).flatten().collect();
    assert_eq!(evolves(ty, &recorded), messages.is_empty(), "{messages:?}");
    messages.iter().filter_map(|message| message.lines().next().map(str::to_owned)).collect()
}

fn record(fields: &str) -> String {
    format!(r#"{{"type":"record","name":"a.R","fields":[{fields}]}}"#)
}

/// What is said of a field `x` of one type that has another in the recorded version: where the type reads, and where it writes.
#[track_caller]
fn field(ty: &str, old: &str, reads: &str, is_read: &str) {
    let of = |ty: &str| record(&format!(r#"{{"name":"x","type":{ty}}}"#));
    let messages = |reads, is_read| messages(&of(ty), &of(old), reads, is_read).join("\n");
    assert_eq!((messages(true, false).as_str(), messages(false, true).as_str()), (reads, is_read), "{ty} {old}");
    // Once, where both break.
    let both = if reads.is_empty() { is_read } else { reads };
    assert_eq!(messages(true, true), both);
}

#[test]
fn types_widen_one_way() {
    field(
        "\"long\"",
        "\"int\"",
        "",
        "the field `x` is `long`, and `int` in version 3 of `s`, as which it is not read [AVRO1204]",
    );
    field(
        "\"int\"",
        "\"long\"",
        "the field `x` is `int`, and `long` in version 3 of `s`, which is not read as it [AVRO1204]",
        "",
    );
    field("\"string\"", "\"bytes\"", "", "");
    field(
        r#"["null","int"]"#,
        "\"int\"",
        "",
        "the field `x` is `[\"null\",\"int\"]`, and `int` in version 3 of `s`, as which `null` is not read [AVRO1205]",
    );
}

const UNCONVERTED: &str = "most readers, such as Java's, do not convert it, and would take it for another value";

#[test]
fn logical_types_mean_something() {
    let logical = |name: &str| format!(r#"{{"type":"long","logicalType":"{name}"}}"#);
    let (millis, micros) = (logical("timestamp-millis"), logical("timestamp-micros"));
    let said = |ty: &str, old: &str, why: &str| {
        format!("the field `x` is `{ty}`, and `{old}` in version 3 of `s`: {why} [AVRO1209]")
    };
    // To a finer unit, each value is converted.
    let coarser = "a coarser unit would lose digits";
    field(&micros, &millis, "", &said(&micros, &millis, coarser));
    // Whoever has the recorded version may be one who does not.
    field(&millis, &micros, &said(&millis, &micros, coarser), &said(&millis, &micros, UNCONVERTED));
    let local = logical("local-timestamp-micros");
    let said = said(&local, &millis, "the one is not read as the other");
    field(&local, &millis, &said, &said);
    // As its plain base, and the other way.
    field("\"long\"", &millis, "", "");
    field(&millis, "\"long\"", "", "");
}

#[test]
fn decimals_get_digits_where_there_is_room() {
    let decimal = |precision: u32, scale: u32| {
        format!(r#"{{"type":"bytes","logicalType":"decimal","precision":{precision},"scale":{scale}}}"#)
    };
    let said = |ty: &str, old: &str, why: &str| {
        format!("the field `x` is `{ty}`, and `{old}` in version 3 of `s`: {why} [AVRO1209]")
    };
    let (old, larger, full) = (decimal(9, 2), decimal(11, 4), decimal(10, 4));
    let less = "fewer digits behind the point would lose some";
    let room = "fewer digits before the point would not hold all values";
    field(&larger, &old, "", &said(&larger, &old, less));
    field(&old, &larger, &said(&old, &larger, less), &said(&old, &larger, UNCONVERTED));
    let wider = decimal(11, 2);
    field(&wider, &old, "", &said(&wider, &old, room));
    field(&old, &wider, &said(&old, &wider, room), "");
    field(&full, &old, &said(&full, &old, room), &said(&full, &old, less));
    let text = "the bytes of a decimal are no text";
    field("\"string\"", &old, &said("string", &old, text), &said("string", &old, text));
}

#[test]
fn recursive_types_end() {
    let list = |value: &str| {
        record(&format!(
            r#"{{"name":"next","type":["null","a.R"],"default":null}},{{"name":"value","type":"{value}"}}"#
        ))
    };
    assert_eq!(messages(&list("long"), &list("int"), true, false), [""; 0]);
    let said = "the field `value` is `int`, and `long` in version 3 of `s`, which is not read as it [AVRO1204]";
    assert_eq!(messages(&list("int"), &list("long"), true, true), [said]);
}

#[test]
fn what_is_inside_of_a_field_is_told_there() {
    let outer = |inner: &str| {
        record(&format!(
            r#"{{"name":"a","type":"int"}},{{"name":"list","type":{{"type":"array","items":["null",
               {{"type":"record","name":"In","fields":[{inner}]}}]}}}}"#
        ))
    };
    let (with, without) = (outer(r#"{"name":"b","type":"int"}"#), outer(""));
    assert_eq!(
        messages(&with, &without, true, false),
        [
            "`list.[].b` (in `a.In`) has no default, and version 3 of `s` does not have it: what was written with that could not be \
          read [AVRO1202]"
        ]
    );
    assert_eq!(
        messages(&without, &with, false, true),
        [
            "`a.In` (at `list.[]`) lacks the field `b` (`int`), which readers with version 3 of `s` need: it has no default there \
          [AVRO1203]"
        ]
    );
    assert_eq!(messages(&with, &without, false, true), [""; 0]);
}

#[test]
fn types_that_are_no_records() {
    let suit = |symbols: &str| format!(r#"{{"type":"enum","name":"E","symbols":[{symbols}]}}"#);
    let (two, three) = (suit(r#""A","B""#), suit(r#""A","C","B""#));
    assert_eq!(messages(&three, &two, true, false), [""; 0]);
    let said =
        "the enum `E` lacks `C` of version 3 of `s`, and has no default to take for what it does not know [AVRO1207]";
    assert_eq!(messages(&two, &three, true, true), [said]);
    let said = "readers with version 3 of `s` do not know `C` of the enum `E`, and have no default to take for them [AVRO1207]";
    assert_eq!(messages(&three, &two, false, true), [said]);
    assert_eq!(messages("\"int\"", "\"int\"", true, true), [""; 0]);
}

#[test]
fn many_records() {
    let records = |count: usize| {
        let names: Vec<_> = (0..count)
            .map(|i| format!(r#"{{"name":"f{i}","type":{{"type":"record","name":"a.R{i}","fields":[]}}}}"#))
            .collect();
        format!(r#"{{"type":"record","name":"a.O","fields":[{{"name":"x","type":{}}}]}}"#, record(&names.join(",")))
    };
    let few = records(1000);
    assert_eq!(messages(&few, &few, true, true), [""; 0]);
    let many = records(1100);
    let (ty, old) = (compiled_in(&many), compiled_in(&many));
    let recorded = Recorded::new(old, 3, "s", true, false);
    assert!(!evolves(ty, &recorded));
    let said = panic_message(move || assert_field_evolves(ty, &recorded, 0)).expect("too many");
    assert!(
        said.starts_with(
            "more than 1024 records are inside each other here, too many to resolve against version 3 of `s` [AVRO1210]"
        ),
        "{said}"
    );
}
