//! Schemas in constant evaluation: what a derive emits, written out by hand.

use schema_model::{
    Field, Node, Record, Schema, StaticSchema, TextSource, canonical_form_of, difference, fingerprint_of, json_of,
};

static TREE: Node = Node::record(&TREE_RECORD);
static TREE_RECORD: Record = Record::new(
    "com.example.Tree",
    &[
        Field::new("label", StaticSchema::new(&Node::STRING)).with_doc("a \"name\"\n").with_default(Some("\"\"")),
        Field::new("forest", StaticSchema::new(&const { Node::array(StaticSchema::new(&FOREST)) })),
    ],
)
.with_origin("constants::Tree");

static FOREST: Node = Node::record(&FOREST_RECORD);
static FOREST_RECORD: Record = Record::new(
    "com.example.Forest",
    &[Field::new(
        "first",
        StaticSchema::new(
            &const { Node::union(const { &[StaticSchema::new(&Node::NULL), StaticSchema::new(&TREE)] }) },
        ),
    )],
);

const SCHEMA: StaticSchema = StaticSchema::new(&TREE);
struct Tree;
impl TextSource for Tree {
    const SCHEMA: StaticSchema = SCHEMA;
}
const CANONICAL: &str = canonical_form_of::<Tree>();
const JSON: &str = json_of::<Tree>();
const FINGERPRINT: u64 = fingerprint_of::<Tree>();
const _: () = schema_model::assert_default(SCHEMA, 0);
const _: () = schema_model::assert_unions(SCHEMA, 1);

#[test]
fn compiled_in_and_parsed_schemas_are_one() {
    let parsed = Schema::parse(JSON).expect("a valid schema");
    assert_eq!(difference(parsed.root(), SCHEMA.get()), None);
    assert_eq!(parsed.root().to_json(), JSON);
    assert_eq!(SCHEMA.get().to_json(), JSON);
    assert_eq!(parsed.root().canonical_form(), CANONICAL);
    assert_eq!(parsed.root().fingerprint(), FINGERPRINT);
    assert_eq!(
        JSON,
        concat!(
            r#"{"type":"record","name":"Tree","namespace":"com.example","fields":["#,
            r#"{"name":"label","type":"string","doc":"a \"name\"\n","default":""},"#,
            r#"{"name":"forest","type":{"type":"array","items":{"type":"record","name":"Forest","fields":["#,
            r#"{"name":"first","type":["null","Tree"]}]}}}]}"#
        )
    );
}

/// A record whose text as JSON is as long as its documentation, and a bit.
macro_rules! documented {
    ($($name:ident, $len:literal;)*) => {$(
        struct $name;
        impl TextSource for $name {
            const SCHEMA: StaticSchema = {
                static NODE: Node = Node::record(&RECORD);
                static RECORD: Record = Record::new("R", &[]).with_doc(DOC);
                const DOC: &str = match std::str::from_utf8(&[b'd'; $len]) {
                    Ok(doc) => doc,
                    Err(_) => unreachable!(),
                };
                StaticSchema::new(&NODE)
            };
        }
    )*};
}

documented! { Doc0, 0; Doc60, 60; Doc4000, 4000; Doc4050, 4050; Doc9000, 9000; }

#[test]
fn texts_of_any_length_are_whole() {
    for (text, len) in [
        (const { json_of::<Doc0>() }, 0),
        (const { json_of::<Doc60>() }, 60),
        (const { json_of::<Doc4000>() }, 4000),
        (const { json_of::<Doc4050>() }, 4050),
        (const { json_of::<Doc9000>() }, 9000),
    ] {
        let doc = "d".repeat(len);
        assert_eq!(text, format!(r#"{{"type":"record","name":"R","doc":"{doc}","fields":[]}}"#));
    }
}

/// Two records of one name in one schema. Of derived types, the compiler refuses them.
#[test]
fn two_definitions_of_one_name_are_found() {
    const fn id(node: &'static Node) -> StaticSchema {
        StaticSchema::new(node)
    }
    static FIRST: Node = Node::record(&FIRST_RECORD);
    static FIRST_RECORD: Record =
        Record::new("Id", &[Field::new("value", id(&Node::INT))]).with_origin("constants::first::Id");
    static SECOND: Node = Node::record(&SECOND_RECORD);
    static SECOND_RECORD: Record =
        Record::new("Id", &[Field::new("value", id(&Node::STRING))]).with_origin("constants::second::Id");
    static BOTH: Node = Node::record(&BOTH_RECORD);
    static BOTH_RECORD: Record =
        Record::new("Both", &[Field::new("a", id(&FIRST)), Field::new("b", id(&FIRST)), Field::new("c", id(&SECOND))]);
    assert_eq!(
        BOTH.conflict().expect("a conflict").to_string(),
        "two definitions are called `Id`, those of `constants::first::Id` and `constants::second::Id`, and they differ: \
         the first has int, the second string (at /fields/0/type); give one of them another name or namespace",
    );
    assert_eq!(TREE.conflict(), None);
    schema_model::assert_names(SCHEMA);
    let refused =
        std::panic::catch_unwind(|| schema_model::assert_names(StaticSchema::new(&BOTH))).expect_err("refused");
    let message = refused.downcast_ref::<String>().expect("a message");
    assert!(message.starts_with("two definitions are called `Id`, those of `constants::first::Id` and"), "{message}");
}

#[test]
fn schemas_cross_threads() {
    let parsed = Schema::parse(JSON).expect("a valid schema");
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let schema = parsed.clone();
            std::thread::spawn(move || schema.root().fingerprint())
        })
        .collect();
    drop(parsed);
    for thread in threads {
        assert_eq!(thread.join().expect("no panic"), FINGERPRINT);
    }
}
