//! Prints the code for schema files, or writes it into a file.

use std::{
    fs, io,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::{Parser, ValueEnum};
use schema_build::{Bytes, Config, Library, Map, Text};

/// Prints the Rust code for Avro schemas, protocols and IDL.
///
/// Settings that have a path, such as those of a single field, are those of a build script: `schema_build::Config` has them.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Files .avsc, .avpr and .avdl, and folders that have them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// The file that the code is written to, in place of printing it
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Fails if the file of --output has other code, and leaves it as it is: for continuous integration
    #[arg(long, requires = "output")]
    check: bool,
    /// The type of maps
    #[arg(long, value_enum, default_value_t)]
    maps: Maps,
    /// The type of strings
    #[arg(long, value_enum, default_value_t)]
    strings: Strings,
    /// The type of bytes
    #[arg(long, value_enum, default_value_t)]
    bytes: BytesTypes,
    /// A library that has types for logical types; may be given several times
    #[arg(long, value_enum)]
    library: Vec<Libraries>,
    /// A type for values of a logical type, as date=crate::Day; may be given several times
    #[arg(long, value_name = "NAME=TYPE", value_parser = pair)]
    logical_type: Vec<(String, String)>,
    /// A derive of all types; may be given several times
    #[arg(long, value_name = "PATH")]
    derive: Vec<String>,
    /// A type that the program has, as com.example.Money=::money::Money; may be given several times
    #[arg(long = "extern", value_name = "NAME=PATH", value_parser = pair)]
    externs: Vec<(String, String)>,
    /// The module of a namespace, as com.example=shop; may be given several times
    #[arg(long, value_name = "NAMESPACE=MODULE", value_parser = pair)]
    namespace: Vec<(String, String)>,
    /// A folder where imports of IDL are searched; may be given several times
    #[arg(long, value_name = "FOLDER")]
    import_dir: Vec<PathBuf>,
    /// The path under which the code finds schema-runtime
    #[arg(long, value_name = "PATH")]
    runtime_path: Option<String>,
    /// A test for each type, that its schema is the file's
    #[arg(long)]
    tests: bool,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Maps {
    /// std::collections::HashMap
    #[default]
    Hash,
    /// std::collections::BTreeMap
    Btree,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum Strings {
    /// String
    #[default]
    Owned,
    /// Box<str>
    Boxed,
    /// Arc<str>
    Shared,
    /// &str, which borrows from the message that is read
    Borrowed,
    /// Cow<str>
    Cow,
}

#[derive(Clone, Copy, Default, ValueEnum)]
enum BytesTypes {
    /// Vec<u8>
    #[default]
    Owned,
    /// &[u8], which borrows from the message that is read
    Borrowed,
    /// Cow<[u8]>
    Cow,
    /// bytes::Bytes
    Shared,
}

#[derive(Clone, Copy, ValueEnum)]
enum Libraries {
    Chrono,
    Time,
    Jiff,
    Uuid,
    RustDecimal,
    #[value(name = "bigdecimal")]
    BigDecimal,
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("a name and what it is are joined by `=`")?;
    Ok((name.to_owned(), value.to_owned()))
}

impl Arguments {
    fn config(&self) -> Config {
        let mut config = Config::new().tests(self.tests);
        config = match self.maps {
            Maps::Hash => config,
            Maps::Btree => config.maps(Map::BTree),
        };
        config = match self.strings {
            Strings::Owned => config,
            Strings::Boxed => config.strings(Text::Boxed),
            Strings::Shared => config.strings(Text::Shared),
            Strings::Borrowed => config.strings(Text::Borrowed),
            Strings::Cow => config.strings(Text::Cow),
        };
        config = match self.bytes {
            BytesTypes::Owned => config,
            BytesTypes::Borrowed => config.bytes(Bytes::Borrowed),
            BytesTypes::Cow => config.bytes(Bytes::Cow),
            BytesTypes::Shared => config.bytes(Bytes::Shared),
        };
        for library in &self.library {
            config = config.library(match library {
                Libraries::Chrono => Library::Chrono,
                Libraries::Time => Library::Time,
                Libraries::Jiff => Library::Jiff,
                Libraries::Uuid => Library::Uuid,
                Libraries::RustDecimal => Library::RustDecimal,
                Libraries::BigDecimal => Library::BigDecimal,
            });
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
            // Who reads only the beginning has what they wanted.
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("error: cannot print: {error}")),
            _ => Ok(()),
        };
    };
    let written = match fs::read(path) {
        Ok(written) => Some(written),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(format!("error: cannot read {}: {error}", path.display())),
    };
    // A file that stays as it is keeps its time.
    let is_same = written.as_deref() == Some(code.as_bytes());
    if is_same {
        return Ok(());
    }
    if arguments.check {
        let what = if written.is_some() { "is not what the schemas and the settings make" } else { "is not there" };
        return Err(format!(
            "error: {} {what}\n  = help: run the same command without --check, and commit the file",
            path.display()
        ));
    }
    replace(path, code).map_err(|error| format!("error: cannot write {}: {error}", path.display()))
}

/// Writes a file all at once: who reads it meanwhile sees the old one or the new one.
fn replace(path: &Path, code: &str) -> io::Result<()> {
    // Where it is a link, what that leads to is the file.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        // The error of a temporary file would name that one.
        return Err(io::Error::new(io::ErrorKind::NotFound, format!("there is no folder {}", folder.display())));
    }
    let mut builder = tempfile::Builder::new();
    // By itself, a temporary file is its owner's alone.
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
