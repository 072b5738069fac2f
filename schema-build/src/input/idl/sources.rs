//! An IDL file and those that it imports.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use schema_model::json::Value;

use super::{definitions, outline::Outline};
use crate::{
    input::file::{name, read_text},
    location::Location,
};

pub(crate) struct Sources {
    /// The file, and the IDL that it imports.
    pub(super) idl: Vec<IdlFile>,
    /// The JSON that it imports.
    pub(super) json: Vec<PathBuf>,
}

pub(super) struct IdlFile {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) outline: Outline,
}

impl IdlFile {
    fn new(path: PathBuf, text: String) -> Self {
        Self { outline: Outline::of(&text), path, text }
    }
}

impl Sources {
    pub(super) fn new(path: &Path, text: String, import_dirs: &[PathBuf]) -> Self {
        let mut known: HashSet<PathBuf> = fs::canonicalize(path).into_iter().collect();
        let mut sources = Self { idl: vec![IdlFile::new(path.to_owned(), text)], json: Vec::new() };
        let mut next = 0;
        while let Some(file) = sources.idl.get(next) {
            let folder = file.path.parent().unwrap_or(Path::new(""));
            let found = file.outline.imports.iter().filter_map(|import| {
                let mut folders = [folder].into_iter().chain(import_dirs.iter().map(PathBuf::as_path));
                let path = folders.find_map(|folder| Some(folder.join(&import.path)).filter(|path| path.exists()));
                Some((path?, import.is_idl))
            });
            for (path, is_idl) in found.collect::<Vec<_>>() {
                if fs::canonicalize(&path).is_ok_and(|path| !known.insert(path)) {
                    continue;
                }
                match read_text(&path) {
                    Ok(text) if is_idl => sources.idl.push(IdlFile::new(path, text)),
                    _ => sources.json.push(path),
                }
            }
            next += 1;
        }
        sources
    }

    /// The files that the first one imports.
    pub(super) fn imported(&self) -> impl Iterator<Item = &PathBuf> {
        self.idl.iter().skip(1).map(|file| &file.path).chain(&self.json)
    }

    /// The text of all IDL, in which the parser looks for names if the files do not compile.
    pub(crate) fn text(&self) -> String {
        self.idl.iter().map(|file| &*file.text).collect::<Vec<_>>().join("\n")
    }

    /// The location of a mistake in the JSON that the file was compiled to: the declaration of the field, or of the type
    /// around it; or the file, if two declarations have that name.
    pub(crate) fn location(&self, file: &str, json: &str, pointer: &str) -> Location {
        let Ok(value) = Value::parse(json) else { return Location::file(file) };
        let (definition, member) = definitions::around(&value, pointer);
        let Some(definition) = definition else { return Location::file(file) };
        let is_declared = |file: &&IdlFile| file.outline.declarations.iter().any(|known| known.name == definition);
        let mut declaring = self.idl.iter().filter(is_declared);
        let span = match (declaring.next(), declaring.next()) {
            (Some(source), None) => source.outline.declaration(definition).and_then(|declaration| {
                let span = member.map_or(Some(&declaration.span), |member| declaration.field(member))?;
                Some(Location::at(name(&source.path), &source.text, span.start, Some(span.end)))
            }),
            _ => None,
        };
        span.unwrap_or_else(|| Location::file(file))
    }
}
