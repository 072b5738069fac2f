//! Schemas in constant evaluation: what a derive emits, written out by hand.

use schema_model::{
    Field, Node, Record, Schema, StaticSchema, TextSource, canonical_form_of, difference, fingerprint_of, json_of,
};
use test_support::panic_message;

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

/// A fingerprint is made without its text, unless that is long.
#[test]
fn fingerprints_of_long_texts_are_those_of_the_texts() {
    struct Long;
    impl TextSource for Long {
        const SCHEMA: StaticSchema = {
            static NODE: Node = Node::record(&RECORD);
            static RECORD: Record =
                Record::new("R", &[Field::new(NAME, StaticSchema::new(&Node::INT)), Field::new("b", SCHEMA)]);
            const NAME: &str = match std::str::from_utf8(&[b'n'; 5000]) {
                Ok(name) => name,
                Err(_) => unreachable!(),
            };
            StaticSchema::new(&NODE)
        };
    }
    assert_eq!(const { fingerprint_of::<Long>() }, schema_model::crc64(canonical_form_of::<Long>().as_bytes()));
    assert_eq!(const { fingerprint_of::<Long>() }, Long::SCHEMA.get().fingerprint());
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
    let message = panic_message(|| schema_model::assert_names(StaticSchema::new(&BOTH))).expect("refused");
    assert!(message.starts_with("two definitions are called `Id`, those of `constants::first::Id` and"), "{message}");
}

/// Inside a namespace, a name without one would be read as one of it. Of derived types, the compiler refuses them.
#[test]
fn names_without_a_namespace_are_found_inside_one() {
    const fn id(node: &'static Node) -> StaticSchema {
        StaticSchema::new(node)
    }
    #[track_caller]
    fn refused(node: &'static Node, message: &str) {
        assert_eq!(node.conflict().expect("a conflict").to_string(), format!("{message}; give it a namespace"));
        let found = panic_message(|| schema_model::assert_names(id(node))).expect("refused");
        assert_eq!(found.split(" [").next(), Some(message));
    }
    #[track_caller]
    fn allowed(node: &'static Node) {
        assert_eq!(node.conflict(), None);
        schema_model::assert_names(id(node));
        let parsed = Schema::parse(&node.to_json()).expect("a valid schema");
        assert_eq!(difference(parsed.root(), node), None);
    }

    static X: Node = Node::record(&const { Record::new("X", &[]) }).with_identity("X");
    static OTHER: Node = Node::record(&const { Record::new("n.X", &[]) }).with_identity("n.X");
    static XS: Node = Node::array(id(&X));

    // The other one is written before the mention, or behind it.
    static BEFORE: Node = Node::record(&BEFORE_RECORD);
    static BEFORE_RECORD: Record =
        Record::new("n.R", &[Field::new("a", id(&X)), Field::new("b", id(&OTHER)), Field::new("c", id(&XS))]);
    static BEHIND: Node = Node::record(&BEHIND_RECORD);
    static BEHIND_RECORD: Record =
        Record::new("n.R", &[Field::new("a", id(&X)), Field::new("b", id(&XS)), Field::new("c", id(&OTHER))]);
    for node in [&BEFORE, &BEHIND] {
        refused(
            node,
            "`X` has no namespace and is named inside the namespace `n`, where its name would be read as `n.X`",
        );
    }

    // What holds the mention is not complete. The other way round it is right, and the compiler allows both.
    static OUTER: Node = Node::record(&OUTER_RECORD).with_identity("Outer");
    static OUTER_RECORD: Record = Record::new("Outer", &[Field::new("inner", id(&INNER))]);
    static INNER: Node = Node::record(&INNER_RECORD).with_identity("n.Inner");
    static INNER_RECORD: Record = Record::new(
        "n.Inner",
        &[Field::new("outer", StaticSchema::new(&const { Node::array(StaticSchema::new(&OUTER)) }))],
    );
    assert_eq!(
        OUTER.conflict().expect("a conflict").to_string(),
        "`Outer` has no namespace and is named inside the namespace `n`, where its name would be read as `n.Outer`; \
         give it a namespace",
    );
    schema_model::assert_names(id(&OUTER));
    allowed(&INNER);

    // Each of them is defined where it is, or mentioned in another namespace or in none.
    static ONCE: Node = Node::record(&ONCE_RECORD);
    static ONCE_RECORD: Record = Record::new("n.R", &[Field::new("a", id(&X)), Field::new("b", id(&OTHER))]);
    static ELSEWHERE: Node = Node::record(&ELSEWHERE_RECORD);
    static ELSEWHERE_RECORD: Record =
        Record::new("m.R", &[Field::new("a", id(&X)), Field::new("b", id(&OTHER)), Field::new("c", id(&XS))]);
    static NOWHERE: Node = Node::record(&NOWHERE_RECORD);
    static NOWHERE_RECORD: Record =
        Record::new("R", &[Field::new("a", id(&X)), Field::new("b", id(&OTHER)), Field::new("c", id(&XS))]);
    for node in [&ONCE, &ELSEWHERE, &NOWHERE] {
        allowed(node);
    }

    // A borrowing twin is the same name again; nothing of it is written.
    static TWIN: Node = Node::record(&TWIN_RECORD).with_identity("twin");
    static TWIN_RECORD: Record = Record::new("n.T", &[Field::new("x", id(&X))]);
    static OWNED: Node = Node::record(&OWNED_RECORD).with_identity("owned");
    static OWNED_RECORD: Record = Record::new("n.T", &[Field::new("x", id(&X))]);
    static BOTH: Node = Node::record(&BOTH_RECORD);
    static BOTH_RECORD: Record =
        Record::new("n.R", &[Field::new("a", id(&OWNED)), Field::new("b", id(&TWIN)), Field::new("c", id(&OTHER))]);
    allowed(&BOTH);
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
