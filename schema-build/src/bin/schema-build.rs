//! Prints the generated code, or writes it into a file.

#![forbid(unsafe_code)]

use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{
    Parser,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use schema_build::{Bytes, Config, Library, Map, Text};

/// Prints the Rust code for Avro schemas, protocols and IDL.
///
/// A build script has more settings, such as those of a single field: see `schema_build::Config`.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Files .avsc, .avpr and .avdl, and folders that contain them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Writes the code to a file instead of printing it
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Fails if the file of --output differs, and does not write it: for continuous integration
    #[arg(long, requires = "output")]
    check: bool,
    /// The type of maps
    #[arg(long, default_value = "hash", value_parser = one_of(MAPS))]
    maps: Map,
    /// The type of strings
    #[arg(long, default_value = "owned", value_parser = one_of(STRINGS))]
    strings: Text,
    /// The type of bytes
    #[arg(long, default_value = "owned", value_parser = one_of(BYTES))]
    bytes: Bytes,
    /// A library with types for logical types; may be repeated
    #[arg(long, value_parser = one_of(LIBRARIES))]
    library: Vec<Library>,
    /// A type for a logical type, as in date=crate::Day; may be repeated
    #[arg(long, value_name = "NAME=TYPE", value_parser = pair)]
    logical_type: Vec<(String, String)>,
    /// A derive for all types; may be repeated
    #[arg(long, value_name = "PATH")]
    derive: Vec<String>,
    /// A type of the program for a named type, as in com.example.Money=::money::Money; may be repeated
    #[arg(long = "extern", value_name = "NAME=PATH", value_parser = pair)]
    externs: Vec<(String, String)>,
    /// The module of a namespace, as in com.example=shop; may be repeated
    #[arg(long, value_name = "NAMESPACE=MODULE", value_parser = pair)]
    namespace: Vec<(String, String)>,
    /// A folder in which imports of IDL are searched; may be repeated
    #[arg(long, value_name = "FOLDER")]
    import_dir: Vec<PathBuf>,
    /// The path of schema-runtime in the code
    #[arg(long, value_name = "PATH")]
    runtime_path: Option<String>,
    /// Generates a test for each type that compares its schema with the file's
    #[arg(long)]
    tests: bool,
}

/// The values of an argument: what is written, its help, and what it means.
type Choices<T> = &'static [(&'static str, &'static str, T)];

const MAPS: Choices<Map> =
    &[("hash", "std::collections::HashMap", Map::Hash), ("btree", "std::collections::BTreeMap", Map::BTree)];
const STRINGS: Choices<Text> = &[
    ("owned", "String", Text::Owned),
    ("boxed", "Box<str>", Text::Boxed),
    ("shared", "Arc<str>", Text::Shared),
    ("borrowed", "&str, which borrows from the message that is read", Text::Borrowed),
    ("cow", "Cow<str>", Text::Cow),
];
const BYTES: Choices<Bytes> = &[
    ("owned", "Vec<u8>", Bytes::Owned),
    ("borrowed", "&[u8], which borrows from the message that is read", Bytes::Borrowed),
    ("cow", "Cow<[u8]>", Bytes::Cow),
    ("shared", "bytes::Bytes", Bytes::Shared),
];
const LIBRARIES: Choices<Library> = &[
    ("chrono", "", Library::Chrono),
    ("time", "", Library::Time),
    ("jiff", "", Library::Jiff),
    ("uuid", "", Library::Uuid),
    ("rust-decimal", "", Library::RustDecimal),
    ("bigdecimal", "", Library::BigDecimal),
];

fn one_of<T: Copy + Send + Sync + 'static>(choices: Choices<T>) -> impl TypedValueParser<Value = T> {
    let value = |&(name, help, _): &(&'static str, &'static str, T)| {
        let value = PossibleValue::new(name);
        if help.is_empty() { value } else { value.help(help) }
    };
    let names = PossibleValuesParser::new(choices.iter().map(value));
    names.try_map(|written| {
        let known = choices.iter().find(|(name, ..)| *name == written);
        known.map(|(.., value)| *value).ok_or("not one of the possible values")
    })
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("a name and what it is are joined by `=`")?;
    Ok((name.to_owned(), value.to_owned()))
}

impl Arguments {
    fn config(&self) -> Config {
        let mut config = Config::new().tests(self.tests).maps(self.maps).strings(self.strings).bytes(self.bytes);
        for library in &self.library {
            config = config.library(*library);
        }
        for (name, ty) in &self.logical_type {
            config = config.logical_type(name, ty);
        }
        for derive in &self.derive {
            config = config.derive(".", derive);
        }
        for (name, path) in &self.externs {
            config = config.extern_path(name, path);
        }
        for (namespace, module) in &self.namespace {
            config = config.namespace(namespace, module);
        }
        for folder in &self.import_dir {
            config = config.import_dir(folder);
        }
        match &self.runtime_path {
            Some(path) => config.runtime_path(path),
            None => config,
        }
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.config().output(&arguments.paths) {
        Ok(output) => {
            for warning in output.warnings() {
                eprintln!("{warning}\n");
            }
            deliver(&arguments, output.code())
        }
        Err(error) => Err(error.to_string()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the code, writes it, or compares it with what was written.
fn deliver(arguments: &Arguments, code: &str) -> Result<(), String> {
    let Some(path) = &arguments.output else {
        return match io::stdout().write_all(code.as_bytes()) {
            // A reader may close the pipe early.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("error: cannot print: {error}")),
            _ => Ok(()),
        };
    };
    let written = match fs::read(path) {
        Ok(written) => Some(written),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(format!("error: cannot read {}: {error}", path.display())),
    };
    // An unchanged file keeps its modification time.
    if written.as_deref() == Some(code.as_bytes()) {
        return Ok(());
    }
    if arguments.check {
        let difference =
            if written.is_some() { "is not what the schemas and the settings make" } else { "is not there" };
        return Err(format!(
            "error: {} {difference}\n  = help: run the same command without --check, and commit the file",
            path.display()
        ));
    }
    replace(path, code).map_err(|error| format!("error: cannot write {}: {error}", path.display()))
}

/// Replaces a file atomically.
fn replace(path: &Path, code: &str) -> io::Result<()> {
    // The target of a link is replaced, not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        // The error of the temporary file would name that file.
        return Err(io::Error::new(io::ErrorKind::NotFound, format!("there is no folder {}", folder.display())));
    }
    let mut builder = tempfile::Builder::new();
    // By default, only the owner can read a temporary file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(code.as_bytes())?;
    if let Ok(old) = fs::metadata(&path) {
        file.as_file().set_permissions(old.permissions())?;
    }
    file.persist(path)?;
    Ok(())
}
