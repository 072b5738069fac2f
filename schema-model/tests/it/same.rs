//! What the compiler says of a type that is not the schema of its file, asked at run time.

use schema_model::{Field, Node, Record, StaticSchema, View, assert_same_field, assert_same_type, is_same};
use test_support::{compiled_in, panic_message};

const FILE: &str = "f.avsc";

/// The message without the code at the end of its first line, which each has.
fn without_code(message: &str) -> String {
    let (first, rest) = message.split_once('\n').expect("a way out");
    let (first, code) = first.strip_suffix(']').and_then(|first| first.rsplit_once(" [AVRO10")).expect("a code");
    assert_eq!(code.len(), 2, "{message}");
    format!("{first}\n{rest}")
}

/// What the checks say that a derive emits: of the type, then of each field.
fn messages_of(ty: StaticSchema, file: StaticSchema) -> Vec<String> {
    let fields = match ty.get().view() {
        View::Record(record) => record.fields().len(),
        _ => 0,
    };
    let of_fields = (0..fields).map(|field| panic_message(move || assert_same_field(ty, file, field, FILE)));
    let of_type = panic_message(move || assert_same_type(ty, file, FILE));
    let messages: Vec<_> = of_fields.chain([of_type]).flatten().map(|message| without_code(&message)).collect();
    assert!(!is_same(ty, file) || messages.is_empty(), "{messages:?}");
    messages
}

fn messages(ty: &str, file: &str) -> Vec<String> {
    messages_of(compiled_in(ty), compiled_in(file))
}

#[track_caller]
fn differ(ty: &str, file: &str, expected: &[&str]) {
    assert_eq!(messages(ty, file), expected, "\n{ty}\n{file}");
    for same in [ty, file] {
        assert_eq!(messages(same, same), [""; 0], "{same}");
        assert!(is_same(compiled_in(same), compiled_in(same)), "{same}");
    }
}

fn record(fields: &str) -> String {
    format!(r#"{{"type":"record","name":"a.R","fields":[{fields}]}}"#)
}

/// Records whose one field `x` has these parts.
#[track_caller]
fn field(ty: &str, file: &str, expected: &str) {
    let of = |parts| record(&format!(r#"{{"name":"x",{parts}}}"#));
    differ(&of(ty), &of(file), &[expected]);
}

#[test]
fn types_of_fields() {
    for (ty, file, expected) in [
        (r#""long""#, r#""int""#, "is `long`, and `int` in `f.avsc`\n  help: what the file has is `i32` in Rust"),
        (
            r#""string""#,
            r#"["null","string"]"#,
            "is `string`, and `[\"null\",\"string\"]` in `f.avsc`\n  help: what the file has is `Option<String>` in Rust",
        ),
        (
            r#""string""#,
            r#"["string","null"]"#,
            "is `string`, and `[\"string\",\"null\"]` in `f.avsc`\n  help: what the file has is `Option<String>` in \
             Rust, with `#[avro(null = \"last\")]`",
        ),
        (
            r#"["null","string"]"#,
            r#"["string","null"]"#,
            "is `[\"null\",\"string\"]`, and `[\"string\",\"null\"]` in `f.avsc`\n  help: `#[avro(null = \"last\")]` puts \
             null where the file has it",
        ),
        (
            r#"["string","null"]"#,
            r#"["null","string"]"#,
            "is `[\"string\",\"null\"]`, and `[\"null\",\"string\"]` in `f.avsc`\n  help: null is first without \
             `#[avro(null = \"last\")]`",
        ),
        (
            r#"["null","string","int"]"#,
            r#"["null","int","string"]"#,
            "is `[\"null\",\"string\",\"int\"]`, and `[\"null\",\"int\",\"string\"]` in `f.avsc`\n  help: give it that \
             type, or change the file",
        ),
        (
            r#"{"type":"array","items":{"type":"map","values":"int"}}"#,
            r#"{"type":"map","values":{"type":"array","items":["null","bytes"]}}"#,
            "is `{\"type\":\"array\",\"items\":{\"type\":\"map\",\"values\":\"int\"}}`, and \
             `{\"type\":\"map\",\"values\":{\"type\":\"array\",\"items\":[\"null\",\"bytes\"]}}` in `f.avsc`\n  help: what the \
             file has is `HashMap<String, Vec<Option<Vec<u8>>>>` in Rust",
        ),
        (
            r#""long""#,
            r#"{"type":"long","logicalType":"timestamp-millis"}"#,
            "is `long`, and `{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}` in `f.avsc`\n  help: in this \
             version, no type of Rust but a fixed has a logical type: leave `schema` out, which makes it a plain `long`, \
             or take the logical type out of the file",
        ),
        (
            r#"["null",{"type":"bytes","logicalType":"decimal","precision":4,"scale":2}]"#,
            r#"["null",{"type":"bytes","logicalType":"decimal","precision":4}]"#,
            "is `[\"null\",{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":2}]`, and \
             `[\"null\",{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":4,\"scale\":0}]` in `f.avsc`\n  help: in \
             this version, no type of Rust but a fixed has a logical type: leave `schema` out, which makes it a plain \
             `bytes`, or take the logical type out of the file",
        ),
        (
            r#"{"type":"fixed","name":"F","size":12}"#,
            r#"{"type":"fixed","name":"F","size":12,"logicalType":"duration"}"#,
            "is the fixed `a.F`, and the fixed `a.F` with `\"logicalType\":\"duration\"` in `f.avsc`\n  help: \
             `#[avro(properties = {\"logicalType\":\"duration\"})]` on the type in Rust that is `a.F`",
        ),
        (
            r#"{"type":"enum","name":"F","symbols":[]}"#,
            r#"{"type":"fixed","name":"F","size":12}"#,
            "is the enum `a.F`, and the fixed `a.F` in `f.avsc`\n  help: give it that type, or change the file",
        ),
        (
            r#"{"type":"enum","name":"F","symbols":[]}"#,
            r#"{"type":"enum","name":"b.F","symbols":[]}"#,
            "is the enum `a.F`, and the enum `b.F` in `f.avsc`\n  help: give it that type, or change the file",
        ),
    ] {
        field(&format!("\"type\":{ty}"), &format!("\"type\":{file}"), &format!("the field `x` {expected}"));
    }
}

#[test]
fn types_inside_fields() {
    for (ty, file, expected) in [
        (
            r#"{"type":"array","items":"int"}"#,
            r#"{"type":"array","items":"long"}"#,
            "`x.[]` is `int`, and `long` in `f.avsc`\n  help: what the file has is `i64` in Rust",
        ),
        (
            r#"["null",{"type":"map","values":{"type":"array","items":["null","int"]}}]"#,
            r#"["null",{"type":"map","values":{"type":"array","items":["int","null"]}}]"#,
            "`x.{}.[]` is `[\"null\",\"int\"]`, and `[\"int\",\"null\"]` in `f.avsc`\n  help: `null` names its place on the \
             field, variant or newtype, as in `#[avro(null = {\"/items\": \"last\"})]` for a `Vec`",
        ),
        (
            r#"{"type":"array","items":{"type":"enum","name":"E","symbols":["A","B"]}}"#,
            r#"{"type":"array","items":{"type":"enum","name":"E","symbols":["B","A"]}}"#,
            "the enum `a.E` (at `x.[]`) has its symbols in another order than `f.avsc`: on the wire, a symbol is its \
             number\n  help: the file's order is `B`, `A`",
        ),
        (
            r#"{"type":"fixed","name":"F","size":12}"#,
            r#"{"type":"fixed","name":"F","size":1}"#,
            "the fixed `a.F` (at `x`) has 12 bytes, and 1 byte in `f.avsc`\n  help: a newtype of `[u8; 1]` has as many",
        ),
        (
            r#"{"type":"record","name":"S","fields":[{"name":"a","type":["null","int"]}]}"#,
            r#"{"type":"record","name":"S","fields":[{"name":"a","type":["int","null"]}]}"#,
            "`x.a` (in `a.S`) is `[\"null\",\"int\"]`, and `[\"int\",\"null\"]` in `f.avsc`\n  help: `#[avro(null = \
             \"last\")]` puts null where the file has it",
        ),
        (
            r#"{"type":"record","name":"S","fields":[{"name":"a","type":"int"}]}"#,
            r#"{"type":"record","name":"S","fields":[{"name":"a","type":"int"},{"name":"b","type":"long"}]}"#,
            "the record `a.S` (at `x`) lacks the field `b` (`long`), which it has in `f.avsc`\n  help: add it, or take it \
             out of the file",
        ),
        (
            r#"{"type":"record","name":"S","fields":[{"name":"a","type":"int"},{"name":"b","type":"int"}]}"#,
            r#"{"type":"record","name":"S","fields":[{"name":"a","type":"int"}]}"#,
            "`x.b` (in `a.S`) is not in `f.avsc`\n  help: add it to the file, or take it out of the type",
        ),
        (
            r#"{"type":"record","name":"S","fields":[{"name":"a","type":"int"},{"name":"b","type":"int"}]}"#,
            r#"{"type":"record","name":"S","fields":[{"name":"b","type":"int"},{"name":"a","type":"int"}]}"#,
            "`x.a` (in `a.S`) is field 1, and field 2 in `f.avsc`: on the wire, fields have the order of the schema\n  \
             help: the file's order is `b`, `a`",
        ),
        (
            r#"{"type":"record","name":"S","fields":[]}"#,
            r#"{"type":"record","name":"S","fields":[],"aliases":["Z"]}"#,
            "the record `a.S` (at `x`) lacks the alias `a.Z`, which it has in `f.avsc`\n  help: `#[avro(alias = \
             \"a.Z\")]`",
        ),
    ] {
        field(&format!("\"type\":{ty}"), &format!("\"type\":{file}"), expected);
    }
}

#[test]
fn parts_of_fields() {
    for (ty, file, expected) in [
        (
            r#""type":"int","default":1"#,
            r#""type":"int","default":2"#,
            "has the default `1`, and `2` in `f.avsc`\n  help: `#[avro(default = 2)]`",
        ),
        (
            r#""type":"int","default":1"#,
            r#""type":"int""#,
            "has the default `1`, and none in `f.avsc`\n  help: leave `default` out, or add `\"default\": 1` to the file",
        ),
        (
            r#""type":["null","int"],"default":null"#,
            r#""type":["null","int"]"#,
            "has the default `null`, and none in `f.avsc`\n  help: `#[avro(no_default)]` takes away what an `Option` has by \
             itself; or add it to the file",
        ),
        (
            r#""type":"int""#,
            r#""type":"int","order":"ignore""#,
            "has the order `ascending`, and `ignore` in `f.avsc`\n  help: `#[avro(order = \"ignore\")]`",
        ),
        (
            r#""type":"int","aliases":["y","z"]"#,
            r#""type":"int","aliases":["y"]"#,
            "has the alias `z`, and not in `f.avsc`\n  help: add it to the file, or leave it out",
        ),
        (
            r#""type":"int""#,
            r#""type":"int","aliases":["z"]"#,
            "lacks the alias `z`, which it has in `f.avsc`\n  help: `#[avro(alias = \"z\")]`",
        ),
    ] {
        field(ty, file, &format!("the field `x` {expected}"));
    }
}

#[test]
fn what_is_not_compared() {
    let ty = record(r#"{"name":"x","type":"string","aliases":["y","z"]},{"name":"t","type":"long"}"#);
    let file = r#"{"type":"error","name":"R","namespace":"a","doc":"d","p":1,"fields":[
        {"name":"x","doc":"e","aliases":["z","y"],"type":{"type":"string","avro.java.string":"String"},"q":{}},
        {"name":"t","type":{"type":"long","logicalType":"of-nobody"},"order":"ascending"}]}"#;
    assert_eq!(messages(&ty, file), [""; 0]);
}

#[test]
fn fields_of_a_record() {
    differ(
        &record(r#"{"name":"a","type":"int"},{"name":"b_c","type":"int"},{"name":"old","type":"int"}"#),
        &record(
            r#"{"name":"b","type":["null","int"]},{"name":"bC","type":"int"},{"name":"new","aliases":["old"],"type":"int"},
               {"name":"e","type":"R"}"#,
        ),
        &[
            "the field `a` is not in `f.avsc`\n  help: add it to the file, or take it out of the type",
            "the field `b_c` is not in `f.avsc`\n  help: the file has `bC`: `#[avro(rename = \"bC\")]`",
            "the field `old` is not in `f.avsc`\n  help: the file has `new`: `#[avro(rename = \"new\")]`",
            "the type lacks fields of `f.avsc`: `b` (`[\"null\",\"int\"]`), `e` (the record `a.R`)\n  help: add `b: \
             Option<i32>`, `e: R`, or take them out of the file",
        ],
    );
    differ(
        &record(""),
        &record(r#"{"name":"b","type":["int","long"]}"#),
        &["the type lacks a field of `f.avsc`: `b` (`[\"int\",\"long\"]`)\n  help: add it, or take it out of the file"],
    );
}

#[test]
fn the_order_of_fields() {
    let of = |names: &str| {
        let fields: Vec<_> = names.chars().map(|name| format!(r#"{{"name":"{name}","type":"int"}}"#)).collect();
        record(&fields.join(","))
    };
    for (ty, file, name, here, there) in [
        ("abcd", "bcda", 'a', 1, 4),
        ("abcd", "acbd", 'b', 2, 3),
        ("abcd", "dabc", 'a', 1, 2),
        ("abcdefgh", "abcdefhg", 'g', 7, 8),
    ] {
        let order: Vec<_> = file.chars().map(|name| format!("`{name}`")).collect();
        let expected = format!(
            "the field `{name}` is field {here}, and field {there} in `f.avsc`: on the wire, fields have the order of the \
             schema\n  help: the file's order is {}",
            order.join(", ")
        );
        differ(&of(ty), &of(file), &[&expected]);
    }
    // A field too many or too few is told as that alone.
    assert_eq!(messages(&of("xabc"), &of("abc")).len(), 1);
    assert_eq!(messages(&of("abc"), &of("axbc")).len(), 1);
    assert_eq!(messages(&of("xabc"), &of("aybc")).len(), 2);
    assert_eq!(messages(&of("xacb"), &of("aybc")).len(), 3);
}

#[test]
fn names_and_aliases_of_the_type() {
    let of = |name: &str| format!(r#"{{"type":"record","name":"{name}","fields":[]}}"#);
    for (ty, file, help) in [
        ("a.R", "b.R", "`#[avro(namespace = \"b\")]`"),
        ("R", "b.R", "`#[avro(namespace = \"b\")]`"),
        ("a.R", "a.Q", "`#[avro(name = \"Q\")]`"),
        ("a.R", "b.Q", "`#[avro(namespace = \"b\", name = \"Q\")]`"),
        ("a.R", "R", "the file has no namespace: leave out `namespace`"),
        ("a.R", "Q", "the file has no namespace: leave out `namespace`, and `#[avro(name = \"Q\")]`"),
    ] {
        let expected = format!("the type is called `{ty}`, and `{file}` in `f.avsc`\n  help: {help}");
        differ(&of(ty), &of(file), &[&expected]);
    }
    differ(
        &of("R").replace("}", r#","aliases":["A","b.C"]}"#),
        &of("R").replace("}", r#","aliases":["A"]}"#),
        &["the type has the alias `b.C`, and not in `f.avsc`\n  help: add it to the file, or leave it out"],
    );
}

#[test]
fn types_that_are_no_records() {
    let suit = |parts: &str| format!(r#"{{"type":"enum","name":"E",{parts}}}"#);
    let fixed = |parts: &str| format!(r#"{{"type":"fixed","name":"E",{parts}}}"#);
    for (ty, file, expected) in [
        (
            suit(r#""symbols":["A","B"]"#),
            suit(r#""symbols":["B","C","D"]"#),
            "the type lacks the symbols `C`, `D`, and has the symbol `A`, which `f.avsc` does not\n  help: the file's \
             order is `B`, `C`, `D`",
        ),
        (
            suit(r#""symbols":["A"]"#),
            suit(r#""symbols":["B","A"]"#),
            "the type lacks the symbol `B`, which `f.avsc` has\n  help: the file's order is `B`, `A`",
        ),
        (
            suit(r#""symbols":["A","B"]"#),
            suit(r#""symbols":["A","B"],"default":"B""#),
            "the type has no default, and `B` in `f.avsc`\n  help: `#[avro(default)]` on the variant of `B`",
        ),
        (
            suit(r#""symbols":["A","B"],"default":"B""#),
            suit(r#""symbols":["A","B"]"#),
            "the type has the default `B`, and none in `f.avsc`\n  help: add it to the file, or leave `#[avro(default)]` \
             out",
        ),
        (
            suit(r#""symbols":[]"#),
            suit(r#""symbols":[]"#).replace("\"E\"", "\"F\""),
            "the type is called `E`, and `F` in `f.avsc`\n  help: `#[avro(name = \"F\")]`",
        ),
        (
            fixed(r#""size":1"#),
            fixed(r#""size":16"#),
            "the type has 1 byte, and 16 bytes in `f.avsc`\n  help: a newtype of `[u8; 16]` has as many",
        ),
        (
            fixed(r#""size":1"#),
            suit(r#""symbols":[]"#),
            "the type is the fixed `E`, and the enum `E` in `f.avsc`\n  help: `#[derive(AvroEnum)]` makes an enum",
        ),
        (
            record(""),
            format!("[{},{}]", record(""), fixed(r#""size":1"#)),
            "the type is the record `a.R`, and `[\"a.R\",\"E\"]` in `f.avsc`\n  help: `#[derive(AvroUnion)]` makes a union; \
             of several types in a file, one is the schema",
        ),
        (
            r#"["null","int"]"#.to_owned(),
            r#"["int","null"]"#.to_owned(),
            "the type is `[\"null\",\"int\"]`, and `[\"int\",\"null\"]` in `f.avsc`\n  help: the variants have the order of \
             the file's branches",
        ),
        (
            format!("[{},\"int\"]", record(r#"{"name":"b","type":"long"}"#)),
            format!("[{},\"int\"]", record(r#"{"name":"b","type":"int"}"#)),
            "`b` (in `a.R`) is `long`, and `int` in `f.avsc`\n  help: what the file has is `i32` in Rust",
        ),
        (
            format!("[{},\"int\"]", record("")),
            format!("[{},\"int\"]", record(r#"{"name":"b","type":"int"}"#)),
            "the record `a.R` lacks the field `b` (`int`), which it has in `f.avsc`\n  help: add it, or take it out of the \
             file",
        ),
    ] {
        differ(&ty, &file, &[expected]);
    }
}

#[test]
fn recursive_types() {
    let tree = |leaf: &str| {
        record(&format!(
            r#"{{"name":"left","type":["null","R"]}},{{"name":"forest","type":{{"type":"array","items":
               {{"type":"record","name":"Forest","fields":[{{"name":"first","type":["null","R"]}},
               {{"name":"next","type":["null","Forest"]}},{{"name":"size","type":"{leaf}"}}]}}}}}}"#
        ))
    };
    differ(
        &tree("int"),
        &tree("long"),
        &[
            "`forest.[].size` (in `a.Forest`) is `int`, and `long` in `f.avsc`\n  help: what the file has is `i64` in Rust",
        ],
    );
    // The record itself is told of at its own fields, not at each mention.
    let own = |leaf: &str| record(&format!(r#"{{"name":"next","type":["null","R"]}},{{"name":"v","type":"{leaf}"}}"#));
    differ(
        &own("int"),
        &own("long"),
        &["the field `v` is `int`, and `long` in `f.avsc`\n  help: what the file has is `i64` in Rust"],
    );
}

#[test]
fn many_fields_and_many_records() {
    let wide = |leaf: &str| {
        let field = |i| format!(r#"{{"name":"f{i}","type":["null",{{"type":"array","items":"{leaf}"}}]}}"#);
        record(&(0..300).map(field).collect::<Vec<_>>().join(","))
    };
    assert!(is_same(compiled_in(&wide("int")), compiled_in(&wide("int"))));
    assert_eq!(messages(&wide("int"), &wide("int")), [""; 0]);
    assert_eq!(messages(&wide("int"), &wide("long")).len(), 300);
    // Flat as text, and a chain from its first field on, which is longer than a compiler's frames.
    let chain = |count: usize, leaf: &str| {
        let link = |i: usize| {
            let next = if i == 0 { leaf.to_owned() } else { format!("A{}", i - 1) };
            let link = format!(r#"{{"type":"record","name":"A{i}","fields":[{{"name":"x","type":"{next}"}}]}}"#);
            format!(r#"{{"name":"f{i}","type":{link}}}"#)
        };
        let first = format!(r#"{{"name":"all","type":"A{}"}}"#, count - 1);
        let (first, links) = (vec![first], (0..count).map(link));
        record(&links.chain(first).collect::<Vec<_>>().join(","))
    };
    assert_eq!(messages(&chain(1000, "int"), &chain(1000, "int")), [""; 0]);
    let all = messages(&chain(40, "int"), &chain(40, "long"));
    assert_eq!(all.len(), 41);
    assert!(
        all[40].starts_with(&format!("`all.{}x` (in `a.A0`) is `int`, and `long`", "x.".repeat(39))),
        "{}",
        all[40]
    );
    assert!(
        messages(&chain(1100, "int"), &chain(1100, "int"))[0]
            .starts_with("more than 1024 records are inside each other")
    );
}

static TWINS: [Node; 2] = [Node::record(&INT), Node::record(&LONG)];
static INT: Record = Record::new("a.S", &[Field::new("v", StaticSchema::new(&Node::INT))]).with_origin("me::Int");
static LONG: Record = Record::new("a.S", &[Field::new("v", StaticSchema::new(&Node::LONG))]).with_origin("me::Long");

#[test]
fn types_of_one_name_are_told_apart() {
    static RECORD: Record = Record::new("a.R", &[Field::new("x", StaticSchema::new(&UNION))]);
    static UNION: Node = Node::array(StaticSchema::new(&MAP));
    static MAP: Node = Node::record(&BOTH);
    static BOTH: Record = Record::new(
        "a.Both",
        &[Field::new("i", StaticSchema::new(&TWINS[0])), Field::new("j", StaticSchema::new(&TWINS[1]))],
    );
    static NODE: Node = Node::record(&RECORD);
    let file = record(
        r#"{"name":"x","type":{"type":"array","items":{"type":"record","name":"Both","fields":[
           {"name":"i","type":{"type":"record","name":"S","fields":[{"name":"v","type":"int"}]}},
           {"name":"j","type":"S"}]}}}"#,
    );
    assert_eq!(
        messages_of(StaticSchema::new(&NODE), compiled_in(&file)),
        [
            "`x.[].j.v` (in `a.S`) is `long`, and `int` in `f.avsc`\n  help: what the file has is `i32` in Rust (`a.S` is \
          `me::Long`)"
        ]
    );
}

const _: () = assert_same_type(StaticSchema::new(&TWINS[0]), StaticSchema::new(&TWINS[0]), FILE);
const _: () = assert_same_field(StaticSchema::new(&TWINS[0]), StaticSchema::new(&TWINS[0]), 0, FILE);
