//! What holds another type: boxes, shared and counted ones, lists.

use std::{collections::VecDeque, rc::Rc, sync::Arc};

use schema_runtime::{AvroRecord, AvroUnion, ErrorKind, Limits, decode, decode_with, encode, encode_into_with};

macro_rules! lists {
    ($($test:ident: $holder:ident),*) => {$(
        #[test]
        fn $test() {
            #[derive(AvroRecord, Debug, PartialEq)]
            struct List {
                value: i8,
                next: Option<$holder<List>>,
            }

            assert_eq!(
                List::SCHEMA_JSON,
                concat!(
                    r#"{"type":"record","name":"List","fields":[{"name":"value","type":"int"},"#,
                    r#"{"name":"next","type":["null","List"],"default":null}]}"#,
                )
            );
            let list = |levels| {
                (0..levels).fold(List { value: 1, next: None }, |list, _| List { value: 1, next: Some($holder::new(list)) })
            };
            let deep = |levels: usize| [[2, 2].repeat(levels), vec![2, 0]].concat();
            assert_eq!(encode(&list(128)).unwrap(), deep(128));
            assert_eq!(decode::<List>(&deep(128)).unwrap(), list(128));
            assert_eq!(encode(&list(129)).unwrap_err().kind(), ErrorKind::Encode);
            let error = decode::<List>(&deep(129)).unwrap_err();
            assert!(error.to_string().contains("`Limits::max_depth`"), "{error}");
            let mut buffer = Vec::new();
            let limits = Limits::default().max_depth(129);
            assert!(encode_into_with(&list(129), &mut buffer, &limits).is_ok());
            assert!(decode_with::<List>(&buffer, &limits).is_ok());
            assert_eq!(decode::<List>(&deep(200_000)).unwrap_err().kind(), ErrorKind::Decode);
            // Memory is counted for what is held.
            let tight = Limits::default().max_memory(10 * size_of::<List>());
            assert!(decode_with::<List>(&deep(5), &tight).is_ok());
            let error = decode_with::<List>(&deep(11), &tight).unwrap_err();
            assert!(error.to_string().contains("`Limits::max_memory`"), "{error}");
        }
    )*};
}

lists!(boxes_nest: Box, shared_values_nest: Arc, counted_values_nest: Rc);

#[test]
fn trees_of_each_holder() {
    #[derive(AvroRecord, Debug, PartialEq, Clone, Default)]
    struct Tree {
        pair: [Option<Box<Tree>>; 2],
        queue: VecDeque<Tree>,
        shared: Arc<[Tree]>,
        boxed: Box<[Tree]>,
        one_of: Vec<Arc<Tree>>,
    }

    let leaf = Tree::default();
    let tree = Tree {
        pair: [None, Some(Box::new(leaf.clone()))],
        queue: [leaf.clone()].into(),
        shared: [leaf.clone(), leaf.clone()].into(),
        boxed: [leaf.clone()].into(),
        one_of: vec![Arc::new(leaf)],
    };
    let leaf = [4, 0, 0, 0, 0, 0, 0, 0];
    let datum =
        [&[4, 0, 2][..], &leaf, &[0, 2], &leaf, &[0, 4], &leaf, &leaf, &[0, 2], &leaf, &[0, 2], &leaf, &[0]].concat();
    assert_eq!(encode(&tree).unwrap(), datum);
    assert_eq!(decode::<Tree>(&datum).unwrap(), tree);
    for len in 0..datum.len() {
        assert!(decode::<Tree>(&datum[..len]).is_err());
    }
    // A run inside itself without end.
    assert!(decode::<Tree>(&[4, 0, 0, 0, 2].repeat(10_000)).unwrap_err().to_string().contains("`Limits::max_depth`"));
}

#[test]
fn an_option_held_elsewhere_defaults_to_null() {
    #[derive(AvroRecord, Debug, PartialEq, Default)]
    struct Defaults {
        boxed: Box<Option<i8>>,
        shared: Arc<Option<u16>>,
        counted: Rc<Option<u32>>,
    }

    assert_eq!(
        Defaults::SCHEMA_JSON,
        concat!(
            r#"{"type":"record","name":"Defaults","fields":[{"name":"boxed","type":["null","int"],"default":null},"#,
            r#"{"name":"shared","type":["null","int"],"default":null},"#,
            r#"{"name":"counted","type":["null","long"],"default":null}]}"#,
        )
    );
    assert_eq!(encode(&Defaults::default()).unwrap(), [0, 0, 0]);
}

/// A union has one union with null, not a union in a union, whatever holds it.
#[test]
fn a_union_held_elsewhere() {
    #[derive(AvroUnion, Debug, PartialEq)]
    enum Key {
        Number(u32),
        Text(Arc<str>),
        Many(Vec<u16>),
    }

    #[derive(AvroRecord, Debug, PartialEq)]
    struct Holder {
        plain: Option<Key>,
        boxed: Option<Box<Key>>,
        shared: Option<Arc<Key>>,
        counted: Option<Rc<Key>>,
        value: Arc<Key>,
    }

    let schema = Holder::SCHEMA_JSON;
    assert_eq!(schema.matches(r#""type":["null","long","string","#).count(), 4, "{schema}");
    for (value, null, branch) in [
        (None::<fn() -> Key>, Some(vec![0]), vec![]),
        (Some(|| Key::Number(7)), None, vec![2, 14]),
        (Some(|| Key::Text("a".into())), None, vec![4, 2, b'a']),
        (Some(|| Key::Many(vec![1])), None, vec![6, 2, 2, 0]),
    ] {
        let some = || value.map(|value| value());
        let holder = Holder {
            plain: some(),
            boxed: some().map(Box::new),
            shared: some().map(Arc::new),
            counted: some().map(Rc::new),
            value: Arc::new(Key::Number(0)),
        };
        let datum = [null.unwrap_or(branch).repeat(4), vec![0, 0]].concat();
        assert_eq!(encode(&holder).unwrap(), datum);
        assert_eq!(decode::<Holder>(&datum).unwrap(), holder);
        for len in 0..datum.len() {
            assert!(decode::<Holder>(&datum[..len]).is_err());
        }
    }
}
