//! Avro IDL, which the crate `avdl` compiles to JSON.

mod definitions;
mod diagnostics;
mod outline;
mod sources;
mod tokens;

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use schema_model::{ParseErrorKind, json::Value};

pub(crate) use self::sources::Sources;
use super::file::{name, read_text};
use crate::{location::Location, problem::Problem};

/// The compiler is recursive: a level of brackets takes some tens of kilobytes of its stack in a debug build.
const MAX_DEPTH: usize = 64;
const STACK: usize = 64 << 20;

/// What a file was compiled to.
pub(crate) struct Compiled {
    /// The schemas or the protocol, as JSON, without the definitions of the imported JSON; or the mistakes in the file.
    pub(crate) schemas: Result<Vec<String>, Vec<Problem>>,
    /// The imported JSON.
    pub(crate) json: Vec<(PathBuf, String)>,
    pub(crate) imported: Vec<PathBuf>,
    pub(crate) sources: Arc<Sources>,
    pub(crate) warnings: Vec<Problem>,
}

pub(crate) fn compile(path: &Path, text: String, import_dirs: &[PathBuf]) -> Compiled {
    let sources = Sources::new(path, text, import_dirs);
    // Imported JSON is read as it is written, since IDL's compiler orders properties otherwise, for example. What it
    // accepts beyond JSON and comments is only known from its output.
    let json = sources.json.iter().filter_map(|path| Some((path.clone(), read_text(path).ok()?)));
    let (mut defined, mut json_read) = (HashSet::new(), Vec::new());
    for (path, text) in json {
        match Value::parse(&text) {
            Ok(value) => defined.extend(definitions::names(value)),
            // The parser of schemas reports a key that is repeated.
            Err(error) if error.kind() == ParseErrorKind::Duplicate => {}
            Err(_) => continue,
        }
        json_read.push((path, text));
    }
    let declared: HashSet<&str> =
        sources.idl.iter().flat_map(|file| &file.outline.declarations).map(|declaration| &*declaration.name).collect();
    defined.retain(|full| !declared.contains(full.rsplit('.').next().unwrap_or(full)));
    let mut warnings = Vec::new();
    let compiled = depth_problem(&sources).map_or_else(|| run(path, import_dirs, &sources, &mut warnings), Err);
    let without_json = |schema: String| {
        // The parser of schemas reports what is wrong with it.
        let Ok(mut value) = Value::parse(&schema) else { return Some(schema) };
        definitions::leave_out(&mut value, "", &defined);
        (!definitions::is_one_of(&value, &defined)).then(|| value.to_compact())
    };
    let schemas = compiled.map(|schemas| schemas.into_iter().filter_map(without_json).collect());
    let imported = sources.imported().cloned().collect();
    Compiled { schemas, json: json_read, imported, sources: Arc::new(sources), warnings }
}

/// The problem of brackets that are nested too deep for the compiler's stack.
fn depth_problem(sources: &Sources) -> Option<Vec<Problem>> {
    let file = sources.idl.iter().find(|file| file.outline.deepest.0 > MAX_DEPTH)?;
    let (depth, offset) = file.outline.deepest;
    let message = format!("this is inside {depth} brackets, and at most {MAX_DEPTH} are accepted");
    let problem = Problem::at(Location::at(name(&file.path), &file.text, offset, None), message);
    Some(vec![problem.with_help("define inner types by themselves, and refer to them by their names".to_owned())])
}

/// Runs the compiler, and locates its messages.
fn run(
    path: &Path,
    import_dirs: &[PathBuf],
    sources: &Sources,
    warnings: &mut Vec<Problem>,
) -> Result<Vec<String>, Vec<Problem>> {
    let (file, folders) = (path.to_owned(), import_dirs.to_owned());
    // A thread has a stack that is large enough, whoever calls, and confines a panic.
    let compiler = thread::Builder::new().stack_size(STACK).spawn(move || run_here(&file, &folders));
    let compiled = match compiler.map(thread::JoinHandle::join) {
        Ok(Ok(compiled)) => Ok(compiled),
        Ok(Err(_)) => Err("the compiler of Avro IDL, the crate `avdl`, panicked".to_owned()),
        Err(error) => Err(format!("there is no thread for the compiler of Avro IDL: {error}")),
    };
    let (compiled, reports) = compiled.map_err(|message| {
        let help = "give the JSON that another compiler makes of the file".to_owned();
        vec![Problem::at(Location::file(name(path)), message).with_help(help)]
    })?;
    warnings.extend(reports.iter().flat_map(|report| diagnostics::warnings(report, path, sources)));
    compiled.map_err(|report| diagnostics::mistakes(&report, path, sources))
}

/// The schemas or the protocol that a file is compiled to, as JSON, and the compiler's warnings.
fn run_here(path: &Path, import_dirs: &[PathBuf]) -> (miette::Result<Vec<String>>, Vec<miette::Report>) {
    let mut compiler = avdl::Idl::new();
    let mut extractor = avdl::Idl2Schemata::new();
    for folder in import_dirs {
        compiler.import_dir(folder);
        extractor.import_dir(folder);
    }
    match compiler.convert(path) {
        Ok(output) => (Ok(vec![output.json.to_string()]), output.warnings),
        // A file that only declares types is neither a protocol nor a schema.
        Err(report) => match extractor.extract(path) {
            Ok(output) if !output.schemas.is_empty() => {
                (Ok(output.schemas.into_iter().map(|named| named.schema.to_string()).collect()), output.warnings)
            }
            _ => (Err(report), compiler.drain_warnings()),
        },
    }
}
