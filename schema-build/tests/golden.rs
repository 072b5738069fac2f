//! The code for folders of the corpus, as text: a change of it is seen where it is reviewed.
//!
//! `BLESS=1 cargo test -p schema-build --test golden` writes the files anew. That they compile is tested in `tests/build`.
#![allow(clippy::unwrap_used)]

use std::{env, fs, path::Path};

use schema_build::{Bytes, Config, Map, Text};

#[track_caller]
fn generates(name: &str, config: &Config, inputs: &[&str]) {
    let inputs: Vec<_> = inputs.iter().map(|input| Path::new("../schemas/corpus").join(input)).collect();
    let code = config.generate(&inputs).unwrap();
    let path = Path::new("tests/golden").join(name).with_extension("rs");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, &code).unwrap();
    }
    let golden = fs::read_to_string(&path).unwrap_or_default();
    assert!(golden == code, "{} is other code:\n{code}", path.display());
}

macro_rules! golden {
    ($($name:ident: $config:expr, [$($input:literal),+];)*) => {
        $(
            #[test]
            fn $name() {
                generates(stringify!($name), &$config, &[$($input),+]);
            }
        )*
    };
}

golden! {
    cdc: Config::new(), ["cdc"];
    defaults: Config::new(), ["defaults"];
    events: Config::new(), ["events"];
    events_borrowed: Config::new().strings(Text::Borrowed).bytes(Bytes::Cow).maps(Map::BTree), ["events"];
    idl: Config::new(), ["idl/orders.avdl"];
    mutual: Config::new(), ["mutual"];
    names: Config::new(), ["names"];
    payments: Config::new(), ["payments"];
    protocol: Config::new(), ["protocol"];
    roots: Config::new(), ["roots"];
    sensors: Config::new(), ["sensors"];
    shop: Config::new().namespace("com.example", ""), ["shop"];
    trees: Config::new(), ["trees"];
}

/// Files are one set, in whatever order they are given, and folders are read in the order of names.
#[test]
fn the_order_of_files_does_not_matter() {
    let folder = Path::new("../schemas/corpus/shop");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 12);
    let code = Config::new().generate(&[folder]).unwrap();
    files.sort();
    assert_eq!(Config::new().generate(&files).unwrap(), code);
    files.reverse();
    assert_eq!(Config::new().generate(&files).unwrap(), code);
}

#[test]
fn what_is_depended_on_is_told() {
    let (_, files) = Config::new().generate_with_files(&["../schemas/corpus/idl/orders.avdl"]).unwrap();
    let names: Vec<_> = files.iter().filter_map(|file| file.file_name()?.to_str()).collect();
    assert_eq!(names, ["orders.avdl", "common.avdl", "warehouse.avsc", "audit.avpr"]);
}
