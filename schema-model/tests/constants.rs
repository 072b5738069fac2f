//! Schemas in constant evaluation: what a derive emits, written out by hand.

use schema_model::{
    Field, Form, Node, Record, Schema, StaticSchema, TextSource, difference, fingerprint, measure, text_of,
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
struct CanonicalSource;
impl TextSource for CanonicalSource {
    const SCHEMA: StaticSchema = SCHEMA;
    const FORM: Form = Form::Canonical;
    const LEN: usize = measure(SCHEMA, Form::Canonical);
}
struct JsonSource;
impl TextSource for JsonSource {
    const SCHEMA: StaticSchema = SCHEMA;
    const FORM: Form = Form::Json;
    const LEN: usize = measure(SCHEMA, Form::Json);
}
const CANONICAL: &str = text_of::<CanonicalSource>();
const JSON: &str = text_of::<JsonSource>();
const FINGERPRINT: u64 = fingerprint(SCHEMA);
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
