//! The golden code of `schema-build` compiles where every warning is an error.
#![deny(warnings, missing_docs, clippy::all, clippy::pedantic, rustdoc::all)]
#![deny(unused_qualifications, unreachable_pub, missing_debug_implementations)]

macro_rules! golden {
    ($($name:ident)*) => {
        $(
            #[doc = stringify!($name)]
            pub mod $name {
                include!(concat!("../../../../schema-build/tests/golden/", stringify!($name), ".rs"));
            }
        )*

        /// None is forgotten.
        #[test]
        fn all_are_here() {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schema-build/tests/golden");
            let names = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").file_name());
            let mut names: Vec<_> = names.map(|name| name.to_string_lossy().into_owned()).collect();
            names.sort();
            assert_eq!(names, [$(concat!(stringify!($name), ".rs")),*]);
        }
    };
}

golden!(attributes billing billing_with_libraries cdc defaults defaults_not_held events events_borrowed idl mutual names payments protocol roots sensors shop trees);

#[test]
fn defaults_are_those_of_the_schema() {
    use defaults::com::example::defaults::{Level, Plain, Settings, SettingsUnion};

    let settings = Settings::default();
    assert_eq!((settings.int, settings.long, settings.r#enum), (-1, 9_007_199_254_740_993, Level::High));
    assert_eq!((settings.bytes, settings.fixed.0), (vec![255, 0, 127], [1, 2, 3, 255]));
    assert_eq!((settings.union, settings.last.as_deref()), (SettingsUnion::Long(4), Some("z")));
    assert_eq!((settings.record.a, settings.record.c.as_deref(), settings.records.len()), (5, Some("y"), 1));
    // A reader that has none of the fields takes the same.
    let plain = Plain::default();
    assert_eq!(schema_runtime::encode(&plain).expect("encodes"), [0; 8 + 7]);
}
