//! Prints the code for schema files.

use std::{path::PathBuf, process::ExitCode};

use clap::Parser;
use schema_build::{Bytes, Config, Map, Text};

/// Prints the Rust code for Avro schemas, protocols and IDL.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Files .avsc, .avpr and .avdl, and folders that have them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Maps as BTreeMap
    #[arg(long)]
    btree_map: bool,
    /// Strings and bytes that borrow from the message
    #[arg(long)]
    borrowed: bool,
    /// A derive of all types; may be given several times
    #[arg(long, value_name = "PATH")]
    derive: Vec<String>,
    /// A type that the program has, as com.example.Money=::money::Money; may be given several times
    #[arg(long = "extern", value_name = "NAME=PATH", value_parser = pair)]
    externs: Vec<(String, String)>,
    /// The module of a namespace, as com.example=shop; may be given several times
    #[arg(long, value_name = "NAMESPACE=MODULE", value_parser = pair)]
    namespace: Vec<(String, String)>,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("a name and a path are joined by `=`")?;
    Ok((name.to_owned(), value.to_owned()))
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut config = Config::new();
    if arguments.btree_map {
        config = config.maps(Map::BTree);
    }
    if arguments.borrowed {
        config = config.strings(Text::Borrowed).bytes(Bytes::Borrowed);
    }
    for derive in arguments.derive {
        config = config.derive(".", derive);
    }
    for (name, path) in arguments.externs {
        config = config.extern_path(name, path);
    }
    for (namespace, module) in arguments.namespace {
        config = config.namespace(namespace, module);
    }
    match config.generate(&arguments.paths) {
        Ok(code) => {
            print!("{code}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
