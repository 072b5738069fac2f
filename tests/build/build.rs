//! Compiles all schemas of the repository.

mod cases;
mod random;

use std::{
    env,
    error::Error,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use heck::ToUpperCamelCase;
use schema_build::{Bytes, Config, Library, Map, Text};
use schema_model::Schema;

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    let schemas = Path::new("../../schemas");
    let corpus = schemas.join("corpus");
    Config::new().tests(true).file_name("corpus.rs").compile(&[&corpus])?;
    Config::new()
        .tests(true)
        .logical_type("timestamp-millis", "::build_tests::Moment")
        .strings(Text::Borrowed)
        .strings_in("com.example.payments", Text::Cow)
        .bytes(Bytes::Borrowed)
        .maps(Map::BTree)
        .namespace("com.example", "")
        .namespace("com.example.home", "people")
        .namespace("com.example.work", "people")
        .boxed("com.example.shop.Order.customer")
        .derive(".", "PartialOrd")
        .type_attribute("com.example.shop", "#[non_exhaustive]")
        .field_attribute("com.example.shop.Order.id", "#[doc(alias = \"number\")]")
        .extern_path("com.example.shop.Money", "::build_tests::Money")
        .field_type("com.example.shop.Article.title", "::build_tests::Title")
        .field_type_as("com.example.shop.address.Address.city", "::build_tests::City", "String")
        .field_type_as("com.example.billing.Conditions.label", "::build_tests::City", "String")
        .field_default("com.example.billing.Conditions.label", "::build_tests::City(String::from(\"none\"))")
        .field_default("com.example.billing.Conditions.since", "::build_tests::Moment(0)")
        .field_default("com.example.billing.Conditions.start", "ConditionsStart::Long(::build_tests::Moment(5))")
        .file_name("configured.rs")
        .compile(&[&corpus])?;
    let libraries =
        [Library::Time, Library::Jiff, Library::Chrono, Library::BigDecimal, Library::RustDecimal, Library::Uuid];
    for (name, libraries) in [("chrono", &libraries[2..]), ("jiff", &libraries[1..2]), ("time", &libraries[..1])] {
        let config = Config::new().tests(true).file_name(format!("{name}.rs"));
        let config = libraries.iter().fold(config, |config, library| config.library(*library));
        let folders = ["billing", "payments", "roots", "events", "cdc", "sensors", "trees"];
        config.compile(&folders.map(|folder| corpus.join(folder)))?;
    }
    Config::new()
        .tests(true)
        .strings(Text::Shared)
        .strings_in("com.example.trees", Text::Boxed)
        .bytes(Bytes::Shared)
        .file_name("shared.rs")
        .compile(&["events", "defaults", "trees", "sensors", "roots", "idl"].map(|folder| corpus.join(folder)))?;
    Config::new()
        .tests(true)
        .strings(Text::Cow)
        .bytes(Bytes::Cow)
        .file_name("cow.rs")
        .compile(&["events", "defaults", "trees"].map(|folder| corpus.join(folder)))?;
    // A namespace of types that are there, and one that is in the module of another.
    Config::new()
        .tests(true)
        .extern_path("com.example.idl.stock", "crate::corpus::plain::com::example::idl::stock")
        .namespace("com.example.names.type", "com::example::names")
        .file_name("reused.rs")
        .compile(&[corpus.join("idl"), corpus.join("names")])?;
    Config::new()
        .file_name("users.rs")
        .tests(true)
        .compile(&[schemas.join("com.example.AvroUsers.avsc"), schemas.join("example.avro.User.avsc")])?;
    let files = [
        ("corpus.rs", "plain", false),
        ("configured.rs", "configured", false),
        ("shared.rs", "shared", false),
        ("cow.rs", "cow", false),
        ("reused.rs", "reused", false),
    ];
    let of_libraries =
        [("chrono.rs", "chrono_and_others", true), ("jiff.rs", "with_jiff", true), ("time.rs", "with_time", true)];
    cases::write(&out, &[&files[..], &of_libraries].concat())?;
    golden(&schemas.join("golden"), &out)?;
    made_up(&out)
}

/// Schemas that are made up, each by itself, with libraries or without, by a seed:
/// `SCHEMA_SEED=7 SCHEMA_COUNT=500 cargo test -p build-tests` has others, and more of them.
fn made_up(out: &Path) -> Result<(), Box<dyn Error>> {
    let number = |name: &str, default: u64| {
        println!("cargo:rerun-if-env-changed={name}");
        env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(default)
    };
    let (seed, count) = (number("SCHEMA_SEED", 1), number("SCHEMA_COUNT", 40));
    let mut modules = String::new();
    for number in 0..count {
        let path = out.join(format!("made_up_{number}.avsc"));
        fs::write(&path, random::schema(seed.wrapping_mul(1_000_003) + number).to_string())?;
        let file = format!("made_up_{number}.rs");
        let libraries: &[Library] = match number % 4 {
            0 => &[Library::Chrono, Library::RustDecimal, Library::Uuid],
            1 => &[Library::Jiff, Library::BigDecimal],
            2 => &[Library::Time, Library::Uuid, Library::BigDecimal, Library::RustDecimal],
            _ => &[],
        };
        let config = libraries.iter().fold(Config::new(), |config, library| config.library(*library));
        config.tests(true).file_name(&file).compile(&[&path])?;
        writeln!(modules, "pub mod made_up_{number} {{ include!(concat!(env!(\"OUT_DIR\"), \"/{file}\")); }}")?;
    }
    fs::write(out.join("made_up.rs"), modules)?;
    Ok(())
}

/// The schemas of the golden data, each by itself, since one name stands for several types there.
fn golden(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut names: Vec<String> = Vec::new();
    for inside in ["", "logical/", "container/"] {
        for entry in fs::read_dir(folder.join(inside))? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "avsc") {
                names.extend(path.file_stem().and_then(|stem| stem.to_str()).map(|stem| format!("{inside}{stem}")));
            }
        }
    }
    names.sort_unstable();
    let (mut modules, mut cases) = (String::new(), String::new());
    for name in &names {
        let path = folder.join(format!("{name}.avsc"));
        let ident = name.replace('/', "_");
        let config = Config::new().tests(true).maps(Map::BTree).file_name(format!("golden_{ident}.rs"));
        match config.compile(&[&path]) {
            Ok(()) => {}
            // What has no code says so, in a test.
            Err(error) => {
                writeln!(cases, "refused!({ident}_, {name:?}, {:?});", error.to_string())?;
                continue;
            }
        }
        writeln!(modules, "pub mod {ident}_ {{ include!(concat!(env!(\"OUT_DIR\"), \"/golden_{ident}.rs\")); }}")?;
        // That of container files has its data in those.
        if path.with_extension("golden").exists() {
            writeln!(cases, "case!({ident}_, {name:?}, {});", root(&path)?)?;
        }
    }
    fs::write(out.join("golden.rs"), modules)?;
    fs::write(out.join("golden_cases.rs"), cases)?;
    Ok(())
}

/// The path of the type of a file's root.
fn root(path: &Path) -> Result<String, Box<dyn Error>> {
    let schema = Schema::parse(&fs::read_to_string(path)?)?;
    Ok(match schema.root().name() {
        None => path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default().to_upper_camel_case(),
        Some(name) => {
            let modules = name.namespace().map(|namespace| namespace.replace('.', "::") + "::").unwrap_or_default();
            modules + &name.simple().to_upper_camel_case()
        }
    })
}
