//! What is said of broken schemas: each file and folder of `broken` has its text beside it.
//!
//! `BLESS=1 cargo test -p schema-build errors` writes the texts anew.

use std::{env, fs, path::Path};

use schema_build::{Bytes, Config, Map, Text};

#[test]
fn every_mistake_is_told_with_its_place() {
    let folder = Path::new("tests/broken");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_none_or(|extension| extension != "txt" && extension != "settings"));
    names.sort();
    assert!(names.len() >= 20, "only {} broken schemas were found", names.len());
    let mut wrong = Vec::new();
    for path in names {
        let error = Config::new().generate(&[&path]).expect_err(&path.display().to_string());
        for problem in error.problems() {
            assert!(!problem.message().is_empty() && !problem.message().ends_with('.'), "{}", problem.message());
        }
        let text = format!("{error}\n");
        let golden = path.with_extension("txt");
        if env::var_os("BLESS").is_some() {
            fs::write(&golden, &text).unwrap();
        }
        if fs::read_to_string(&golden).unwrap_or_default() != text {
            wrong.push(format!("{}:\n{text}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "other texts than in the files beside:\n\n{}", wrong.join("\n"));
}

#[test]
fn a_mistake_is_there_for_programs_too() {
    let error = Config::new().generate(&["tests/broken/unknown_type.avsc"]).unwrap_err();
    let [problem, _] = error.problems() else { panic!("{error}") };
    assert_eq!(problem.file(), Some(Path::new("tests/broken/unknown_type.avsc")));
    assert_eq!(problem.line_and_column(), Some((2, 26)));
    assert_eq!(problem.path(), Some("/fields/0/type"));
    assert!(problem.message().ends_with("did you mean `long`?"), "{problem}");
    assert!(problem.help().is_some_and(|help| help.starts_with("define it in one of the files")), "{problem}");
    assert!(error.warnings().is_empty());
}

fn broken(config: &Config, paths: &[&str]) -> String {
    config.generate(paths).unwrap_err().to_string()
}

const USER: &str = "../schemas/com.example.AvroUsers.avsc";

#[test]
fn paths_are_looked_at() {
    assert!(broken(&Config::new(), &["tests/nowhere"]).starts_with("error: there is no such file or folder\n"));
    assert_eq!(broken(&Config::new(), &["src"]), "error: there is no file .avsc, .avpr or .avdl in src");
    assert_eq!(broken(&Config::new(), &[]), "error: no file or folder is given");
    assert_eq!(
        broken(&Config::new(), &["Cargo.toml"]),
        "error: this is no schema file\n\
         --> Cargo.toml\n = help: give files whose names end in .avsc, .avpr or .avdl, or the folder they are in"
    );
}

#[test]
fn settings_are_named_as_they_were_written() {
    let wrong = Config::new()
        .derive(".", "Eq Ord")
        .extern_path("example.avro.User", "::")
        .type_attribute(".", "inline")
        .field_attribute(".", "#![inner]")
        .variant_attribute(".", "#[")
        .namespace("com.example", "a::1x")
        .field_type_as("example.avro.User.nothing", "Title<", "String")
        .logical_type("date", "!?")
        .runtime_path("a b");
    golden("settings_not_rust", &format!("{}\n", broken(&wrong, &[USER])));
    // What is wrong with the files is told as well, and settings for what they may have are not.
    let both = Config::new().derive(".", "Eq Ord").derive("com.example.User", "Eq");
    let text = broken(&both, &["tests/broken/trailing_comma.avsc"]);
    assert_eq!(text.matches("error: ").count(), 2, "{text}");
    assert!(text.contains("`derive(\".\", \"Eq Ord\")`") && !text.contains("com.example.User"), "{text}");
}

/// The text is that of a file in `tests/broken`.
#[track_caller]
fn golden(name: &str, text: &str) {
    let path = Path::new("tests/broken").join(name).with_extension("settings");
    if env::var_os("BLESS").is_some() {
        fs::write(&path, text).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == text, "{} has another text:\n{text}", path.display());
}

/// Each setter is named that was given what is not there, or what is something else.
#[test]
fn settings_that_fit_nothing_are_told() {
    let shop = "../schemas/corpus/shop";
    let problems = |config: Config| {
        let error = config.generate(&[shop, "../schemas/corpus/protocol"]).expect_err("a setting fits nothing");
        error.problems().iter().map(|problem| problem.message().to_owned()).collect::<Vec<_>>()
    };
    let told = |setter: &str, path: &str, why: &str| format!("the setting `{setter}` is for `{path}`, and {why}");

    let (order, id) = ("com.example.shop.Order", "com.example.shop.Order.id");
    let (no_type, no_field) = ("no type is generated there", "there is no field of a record");
    assert_eq!(
        problems(
            Config::new()
                .type_attribute(id, "#[a]")
                .derive("com.example.Nobody", "Eq")
                .derive("com.example.shop.Money", "Eq")
                .field_attribute("com.example.shop.State", "#[a]")
                .variant_attribute("com.example.shop.Order.state", "#[a]")
                .maps_in(order, Map::BTree)
                .strings_in(id, Text::Cow)
                .bytes_in("com.example", Bytes::Cow)
                .boxed(id)
                .boxed("com.example.shop.Order.items")
                .boxed(order)
                .field_type(order, "Order")
                .field_type_as("com.example.shop.Order.none", "A", "B")
                .namespace(order, "orders")
                .namespace("com.exam", "orders")
                .extern_path("com.example.shop.Money", "::Money")
                .extern_path("com.example.shop.Nothing", "::Nothing")
                .logical_type("date", "Date")
        ),
        [
            told("type_attribute", id, no_type),
            told("derive", "com.example.Nobody", no_type),
            told("derive", "com.example.shop.Money", no_type),
            told("field_attribute", "com.example.shop.State", no_field),
            told("variant_attribute", "com.example.shop.Order.state", "there is no variant of an enum"),
            told("maps_in", order, "there is no map"),
            told("strings_in", id, "there is no string"),
            told("bytes_in", "com.example", "there are no bytes"),
            told("boxed", id, "there is no field with a type that is generated"),
            told("boxed", "com.example.shop.Order.items", "there is no field with a type that is generated"),
            told("boxed", order, "there is no field with a type that is generated"),
            told("field_type", order, no_field),
            told("field_type", "com.example.shop.Order.none", no_field),
            told("namespace", order, "there is no such namespace"),
            told("namespace", "com.exam", "there is no such namespace"),
            told("extern_path", "com.example.shop.Nothing", "there is no such type or namespace"),
            told("logical_type", "date", "there is no such logical type without further properties"),
        ]
    );
    // What is for all there is fits whatever there is.
    let for_all = Config::new().maps(Map::BTree).bytes(Bytes::Cow).variant_attribute(".", "#[doc(hidden)]");
    assert!(for_all.generate(&["../schemas/corpus/shop/sku.avsc"]).is_ok());
}

#[test]
fn what_may_have_been_meant_is_told() {
    let config =
        Config::new().derive("com.example.AvroUser", "Eq").field_attribute("com.example.AvroUsers.fist_name", "#[a]");
    assert_eq!(
        config.generate(&["../schemas/com.example.AvroUsers.avsc"]).unwrap_err().to_string(),
        "error: the setting `derive` is for `com.example.AvroUser`, and no type is generated there\n \
         |\n = help: there is `com.example.AvroUsers`\n\n\
         error: the setting `field_attribute` is for `com.example.AvroUsers.fist_name`, and there is no field of a record\n \
         |\n = help: there is `com.example.AvroUsers.first_name`"
    );
}

#[test]
fn paths_of_rust_are_told_as_those_of_avro() {
    let config = Config::new().derive("com::example::AvroUsers", "Eq");
    assert_eq!(
        config.generate(&["../schemas/com.example.AvroUsers.avsc"]).unwrap_err().to_string(),
        "error: the setting `derive` is for `com::example::AvroUsers`, and no type is generated there\n \
         |\n = help: paths are names of the schema: write `com.example.AvroUsers`"
    );
}

#[test]
fn several_derives_are_several_settings() {
    let config = Config::new().derive(".", "Eq, Hash");
    let error = config.generate(&["../schemas/com.example.AvroUsers.avsc"]).unwrap_err().to_string();
    assert!(error.ends_with("= help: write one, such as `serde::Serialize`: several are as many settings"), "{error}");
}

#[test]
fn a_path_that_is_missing_is_told_with_where_paths_start() {
    let error = Config::new().generate(&["../schemas/none.avsc", "../schemas/nowhere/"]).unwrap_err();
    let messages: Vec<_> = error.problems().iter().map(|problem| problem.message().to_owned()).collect();
    assert_eq!(messages, ["there is no such file or folder"; 2]);
    let text = error.to_string();
    assert!(text.contains("--> ../schemas/nowhere"), "{text}");
    let help = "help: give its path from the directory of Cargo.toml in a build script, and from the current directory";
    assert_eq!(text.matches(help).count(), 2, "{text}");
}

#[test]
fn a_default_is_of_a_field_that_has_one() {
    let default = |field: &str, value: &str| {
        let config = Config::new().field_default(field, value);
        config.generate(&["../schemas/corpus/shop"]).unwrap_err().to_string()
    };
    let none = |field: &str| {
        format!("error: the setting `field_default` is for `{field}`, and there is no field of a record with a default")
    };
    assert_eq!(default("com.example.shop.Nobody.nothing", "1"), none("com.example.shop.Nobody.nothing"));
    assert_eq!(default("com.example.shop.Money.cents", "1"), none("com.example.shop.Money.cents"));
    assert_eq!(
        default("com.example.shop.Money.cents", "1 +"),
        format!(
            "error: the setting `field_default(\"com.example.shop.Money.cents\", \"1 +\")` has no expression of Rust: `1 +`: \
             unexpected end of input, expected an expression\n |\n = help: write one, such as `crate::Money::ZERO`\n\n{}",
            none("com.example.shop.Money.cents")
        )
    );
}

#[test]
fn a_type_of_the_program_has_a_path_from_anywhere() {
    let config = Config::new().extern_path("com.example.shop.Money", "money::Money");
    assert_eq!(
        config.generate(&["../schemas/corpus/shop"]).unwrap_err().to_string(),
        "error: the setting `extern_path(\"com.example.shop.Money\", \"money::Money\")` has a path that starts in no certain \
         place\n |\n = help: the code stands in modules of its own: write `::money::Money` for another crate, and \
         `crate::money::Money` for this one"
    );
}
