//! The code for folders of the corpus, as text: a change of it is seen where it is reviewed.
//!
//! `BLESS=1 cargo test -p schema-build golden` writes the files anew. That they compile is tested in `tests/build`.

use std::{env, fs, path::Path};

use schema_build::{Bytes, Config, Library, Map, Text};

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

/// Attributes and derives, each kind where it belongs: also of a union inside an array, and of types of a protocol.
fn with_attributes() -> Config {
    let reading = "com.example.sensors.Reading";
    Config::new()
        .type_attribute(reading, "#[doc(alias = \"measurement\")]")
        .type_attribute(format!("{reading}.values"), "#[non_exhaustive]")
        .derive(format!("{reading}.middle"), "PartialOrd")
        .field_attribute(format!("{reading}.values"), "#[doc(alias = \"samples\")]")
        .field_attribute("com.example.sensors.Vector", "#[doc(alias = \"axis\")]")
        .variant_attribute(format!("{reading}.values.Vector"), "#[doc(alias = \"xyz\")]")
        .variant_attribute(format!("{reading}.nullable_last"), "#[doc(alias = \"last\")]")
        .type_attribute("com.example.mail", "#[doc(alias = \"post\")]")
        .derive("com.example.mail.Priority", "Default")
        .variant_attribute("com.example.mail.Priority.LOW", "#[default]")
        .field_attribute("com.example.mail.Bounced.reason", "#[doc(alias = \"why\")]")
}

fn libraries() -> Config {
    let libraries = [Library::Chrono, Library::BigDecimal, Library::RustDecimal, Library::Uuid];
    libraries.into_iter().fold(Config::new(), Config::library)
}

golden! {
    attributes: with_attributes(), ["sensors", "protocol"];
    billing: Config::new(), ["billing"];
    billing_with_libraries: libraries(), ["billing"];
    cdc: Config::new(), ["cdc"];
    defaults: Config::new(), ["defaults"];
    defaults_not_held: Config::new().library(Library::Chrono).library(Library::RustDecimal).library(Library::Uuid),
        ["../../schema-build/tests/schemas/defaults_not_held.avsc"];
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

/// A record has `Default` where the values of all defaults are known; nothing is generated that could panic.
#[test]
fn a_default_without_a_value_leaves_default_out() {
    let generate = |config: Config, name: &str, ty: &str, default: &str| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.avsc"));
        let field = format!(r#"{{"name": "f", "type": {ty}, "default": {default}}}"#);
        fs::write(&path, format!(r#"{{"type": "record", "name": "R", "fields": [{field}]}}"#)).unwrap();
        config.generate(&[&path]).unwrap()
    };
    let date = r#"{"type": "int", "logicalType": "date"}"#;
    for library in [Library::Chrono, Library::Time, Library::Jiff] {
        let config = || Config::new().library(library);
        assert!(generate(config(), "date", date, "2932896").contains("impl ::core::default::Default for R"));
        // In the year 5 881 580.
        assert!(!generate(config(), "far", date, "2147483647").contains("Default"));
        assert!(generate(Config::new(), "far", date, "2147483647").contains("Default"));
    }
    let decimal = r#"{"type": "bytes", "logicalType": "decimal", "precision": 40, "scale": 2}"#;
    let long = format!("{:?}", "\u{1}".to_owned() + &"\u{0}".repeat(12))
        .replace("\\u{1}", "\\u0001")
        .replace("\\0", "\\u0000");
    assert!(!generate(Config::new().library(Library::RustDecimal), "long", decimal, &long).contains("Default"));
    assert!(generate(Config::new().library(Library::BigDecimal), "long", decimal, &long).contains("Default"));
    // A scale that the library does not have: the type is another one.
    let fine = decimal.replace("\"scale\": 2", "\"scale\": 30");
    let code = generate(Config::new().library(Library::RustDecimal), "fine", &fine, r#""\u0001""#);
    assert!(code.contains("pub f: Vec<u8>"), "{code}");
    // A type of the program's, and the same with its value.
    let config = || Config::new().field_type("R.f", "crate::Day");
    assert!(!generate(config(), "own", date, "0").contains("Default"));
    assert!(generate(config().field_default("R.f", "crate::Day(0)"), "own", date, "0").contains("f: crate::Day(0)"));
}

#[test]
fn what_is_depended_on_is_told() {
    let (_, files) = Config::new().generate_with_files(&["../schemas/corpus/idl/orders.avdl"]).unwrap();
    let names: Vec<_> = files.iter().filter_map(|file| file.file_name()?.to_str()).collect();
    assert_eq!(names, ["orders.avdl", "common.avdl", "warehouse.avsc", "audit.avpr"]);
}

#[test]
fn nothing_is_made_for_the_union_of_a_field_with_another_type() {
    let code = |config: Config| config.generate(&["../schemas/corpus/shop"]).unwrap();
    let payment = "com.example.shop.Order.payment";
    assert!(code(Config::new()).contains("pub enum OrderPayment {"));
    assert!(!code(Config::new().field_type(payment, "::shop::Payment")).contains("OrderPayment"));
}

#[test]
fn a_namespace_may_be_the_programs_own() {
    let code = |config: Config| config.generate(&["../schemas/corpus/shop"]).unwrap();
    let shop = code(
        Config::new()
            .extern_path("com.example.shop", "::shop")
            .extern_path("com.example.shop.address", "crate::places"),
    );
    assert!(!shop.contains("struct"), "{shop}");
    let some = code(
        Config::new()
            .extern_path("com.example.shop.address", "crate::places")
            .extern_path("com.example.shop.delivery", "::delivery")
            .extern_path("com.example.shop.delivery.Parcel", "::boxes::Box"),
    );
    assert!(some.contains("pub address: crate::places::Address,"), "{some}");
    assert!(some.contains("pub shipping: Option<::delivery::Shipment>,"), "{some}");
    assert!(!some.contains("struct Address") && !some.contains("mod delivery"), "{some}");
}

/// A file whose name starts with a digit, and whose schema has no name.
#[test]
fn names_of_files_are_identifiers() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = folder.join("2024-keys.avsc");
    fs::write(&file, r#"["long", "string"]"#).unwrap();
    let code = Config::new().type_attribute("_2024_keys", "#[non_exhaustive]").generate(&[file]).unwrap();
    assert!(code.contains("#[non_exhaustive]\npub enum _2024Keys {"), "{code}");
}

#[test]
fn comments_and_a_byte_order_mark_are_passed_over() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let generated = |name: &str, text: &str| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        Config::new().generate(&[path])
    };
    let plain = generated("plain.avsc", r#"{"type":"record","name":"A","doc":"// a","fields":[]}"#).unwrap();
    let text =
        "\u{feff}/* A licence. */\n{\"type\":\"record\", // Not \"B\".\n\"name\":\"A\",\"doc\":\"// a\",\"fields\":[]}";
    assert_eq!(generated("commented.avsc", text).unwrap(), plain);
    // Places are those of the file.
    let error = generated("broken.avsc", "/* é */ {\n/**/ \"type\": \"record\"}").unwrap_err();
    assert_eq!(error.problems()[0].line_and_column(), Some((1, 9)), "{error}");
}

/// The compiler compares what holds a type of the program's with its schema; what holds none is its schema already.
#[test]
fn types_of_the_program_are_compared() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compared.avsc");
    let record = |name: &str, ty: &str| {
        format!(r#"{{"type": "record", "name": "{name}", "fields": [{{"name": "f", "type": {ty}}}]}}"#)
    };
    let (inner, direct) = (record("Inner", r#""int""#), record("Direct", r#"{"type": "array", "items": "Inner"}"#));
    let (union, around) = (record("Union", r#"["string", "Inner"]"#), record("Around", r#""Direct""#));
    fs::write(&path, format!("[{inner}, {direct}, {union}, {around}]")).unwrap();
    let code = Config::new().extern_path("Inner", "crate::Inner").generate(&[&path]).unwrap();
    let compared = |name: &str| {
        let before = &code[..code.find(&format!("pub struct {name} {{")).unwrap()];
        before.rsplit("pub struct").next().unwrap().contains("schema = ")
    };
    assert!(compared("Direct") && compared("Union") && !compared("Around"), "{code}");
    assert_eq!(Config::new().generate(&[&path]).unwrap().matches("schema = ").count(), 0);
}

#[test]
fn a_derive_is_given_once() {
    let config = Config::new().derive(".", "::serde::Serialize").derive("com.example.shop.Money", "serde::Serialize");
    let code = config.generate(&["../schemas/corpus/shop/money.avsc", "../schemas/corpus/shop/currency.avsc"]).unwrap();
    assert_eq!(code.matches("serde::Serialize").count(), 2, "{code}");
}
