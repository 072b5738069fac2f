//! Avro IDL, by the crate `avdl`, as the JSON that it is compiled to.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
    thread,
};

use serde_json::Value;

use super::{
    Content, Input, SchemaText, definitions, name, read_text, report,
    tokens::{declaration, declared, deepest, field, imports, tokens},
};
use crate::{
    Config,
    comments::blanked,
    problem::{Place, Problem},
};

/// The compiler calls itself for what is in brackets, which takes some tens of kilobytes of its stack in a debug build.
const MOST_LEVELS: usize = 64;
const STACK: usize = 64 << 20;

/// A file of IDL and those that it imports.
pub(crate) struct Sources {
    /// The file, and the IDL that it imports.
    files: Vec<SourceFile>,
    /// The JSON that it imports.
    json: Vec<PathBuf>,
}

/// A file of IDL.
pub(super) struct SourceFile {
    pub(super) path: PathBuf,
    pub(super) text: String,
}

pub(super) fn read(path: &Path, config: &Config, input: &mut Input) {
    let text = match read_text(path) {
        Ok(text) => text,
        Err(unread) => {
            input.problems.push(unread.problem);
            return input.texts.push(SchemaText::new(path, Content::Unread(unread.text)));
        }
    };
    let sources = Sources::of(path, text, config);
    let imported = sources.files.iter().skip(1).map(|file| &file.path).chain(&sources.json);
    input.read.extend(imported.cloned());
    // JSON says itself what it is: IDL's compiler orders properties otherwise, say.
    let mut of_json = HashSet::new();
    for path in &sources.json {
        let Ok(text) = read_text(path).map(|text| blanked(&text)) else { continue };
        // With more that IDL's compiler takes than JSON and comments, there is its version alone.
        let Ok(value) = serde_json::from_str(&text) else { continue };
        of_json.extend(definitions::names(value));
        input.texts.push(SchemaText::new(path, Content::Json(text)));
    }
    let declared: HashSet<&str> = sources.files.iter().flat_map(|file| declared(&tokens(&file.text))).collect();
    of_json.retain(|full| !declared.contains(full.rsplit('.').next().unwrap_or(full)));
    let too_deep = sources.files.iter().find_map(|file| {
        let (depth, at) = deepest(&tokens(&file.text));
        (depth > MOST_LEVELS).then(|| {
            let message = format!("this is inside {depth} brackets, and at most {MOST_LEVELS} are accepted");
            Problem::at(Place::at(name(&file.path), &file.text, at, None), message)
                .with_help("define inner types by themselves, and refer to them by their names".to_owned())
        })
    });
    let compiled = match too_deep {
        Some(problem) => Err(vec![problem]),
        None => compile(path, config, &sources, input),
    };
    let sources = Arc::new(sources);
    match compiled {
        Ok(values) => {
            for mut value in values {
                definitions::leave_out(&mut value, "", &of_json);
                if definitions::is_one_of(&value, &of_json) {
                    continue;
                }
                let json = serde_json::to_string_pretty(&value).unwrap_or_default();
                let content = Content::Idl { json, sources: Arc::clone(&sources) };
                input.texts.push(SchemaText::new(path, content));
            }
        }
        Err(problems) => {
            input.problems.extend(problems);
            let all = sources.files.iter().map(|file| file.text.as_str()).collect::<Vec<_>>().join("\n");
            input.texts.push(SchemaText::new(path, Content::Unread(Some(all))));
        }
    }
}

/// The schemas or the protocol that a file is compiled to.
fn compile(path: &Path, config: &Config, sources: &Sources, input: &mut Input) -> Result<Vec<Value>, Vec<Problem>> {
    let (file, folders) = (path.to_owned(), config.import_dirs.clone());
    // A thread of its own has a stack that is large enough, whoever calls, and a panic ends there.
    let compiler = thread::Builder::new().stack_size(STACK).spawn(move || run(&file, &folders));
    let compiled = match compiler.map(thread::JoinHandle::join) {
        Ok(Ok(compiled)) => Ok(compiled),
        Ok(Err(_)) => Err("the compiler of Avro IDL, the crate `avdl`, panicked".to_owned()),
        Err(error) => Err(format!("there is no thread for the compiler of Avro IDL: {error}")),
    };
    let (compiled, warnings) = compiled.map_err(|message| {
        let help = "give the JSON that another compiler makes of the file".to_owned();
        vec![Problem::at(Place::file(name(path)), message).with_help(help)]
    })?;
    input.warnings.extend(warnings.iter().flat_map(|warning| report::warnings(warning, path, &sources.files)));
    compiled.map_err(|report| report::mistakes(&report, path, &sources.files, &sources.json))
}

/// What the compiler makes of a file, and its warnings.
fn run(path: &Path, import_dirs: &[PathBuf]) -> (miette::Result<Vec<Value>>, Vec<miette::Report>) {
    let mut compiler = avdl::Idl::new();
    let mut extractor = avdl::Idl2Schemata::new();
    for folder in import_dirs {
        compiler.import_dir(folder);
        extractor.import_dir(folder);
    }
    match compiler.convert(path) {
        Ok(output) => (Ok(vec![output.json]), output.warnings),
        // A file of types alone is neither a protocol nor a schema.
        Err(report) => match extractor.extract(path) {
            Ok(output) if !output.schemas.is_empty() => {
                (Ok(output.schemas.into_iter().map(|named| named.schema).collect()), output.warnings)
            }
            _ => (Err(report), compiler.drain_warnings()),
        },
    }
}

impl Sources {
    fn of(path: &Path, text: String, config: &Config) -> Self {
        let mut known = HashSet::new();
        known.extend(fs::canonicalize(path));
        let mut sources = Self { files: vec![SourceFile { path: path.to_owned(), text }], json: Vec::new() };
        let mut next = 0;
        while let Some(file) = sources.files.get(next) {
            let folder = file.path.parent().unwrap_or(Path::new("")).to_owned();
            for import in imports(&tokens(&file.text)) {
                let folders = std::iter::once(&folder).chain(&config.import_dirs);
                let Some(path) = folders.map(|folder| folder.join(&import.path)).find(|path| path.exists()) else {
                    continue;
                };
                if fs::canonicalize(&path).is_ok_and(|path| !known.insert(path)) {
                    continue;
                }
                match read_text(&path) {
                    Ok(text) if import.is_idl => sources.files.push(SourceFile { path, text }),
                    _ => sources.json.push(path),
                }
                // The vector may have moved, and `file` is looked up anew.
            }
            next += 1;
        }
        sources
    }

    /// The place of what is wrong in the JSON that the file was compiled to: where the field is declared, or the type around
    /// it; or the file alone, where that cannot be told.
    pub(crate) fn place(&self, file: &str, json: &str, pointer: &str) -> Place {
        let value: Value = serde_json::from_str(json).unwrap_or_default();
        let (definition, member) = definitions::around(&value, pointer);
        let Some(definition) = definition else { return Place::file(file) };
        let mut found = self.files.iter().filter_map(|file| {
            let tokens = tokens(&file.text);
            // Called so twice in a file, it is in neither place.
            let is_called_so = declared(&tokens).contains(&definition);
            is_called_so.then(|| {
                let (index, token) = declaration(&tokens, definition)?;
                let token = member.map_or(Some(token), |member| field(&tokens, index, member))?;
                Some(Place::at(name(&file.path), &file.text, token.at, Some(token.end)))
            })
        });
        match (found.next(), found.next()) {
            (Some(Some(place)), None) => place,
            _ => Place::file(file),
        }
    }
}
