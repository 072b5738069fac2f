//! A file with a schema or a protocol.

use std::path::{Path, PathBuf};

use schema_model::{Source, SourceError};

use super::file::name;
use crate::{location::Location, problem::Problem};

pub(crate) struct SchemaText {
    /// The path in messages.
    pub(crate) name: String,
    pub(crate) path: PathBuf,
    pub(crate) content: Content,
}

pub(crate) enum Content {
    Json(String),
    /// JSON that IDL was compiled to.
    #[cfg(feature = "avdl")]
    Idl {
        json: String,
        sources: std::sync::Arc<super::idl::Sources>,
    },
    /// A file that could not be read or compiled, and its text if it has one.
    Unread(Option<String>),
}

impl SchemaText {
    pub(super) fn new(path: &Path, content: Content) -> Self {
        Self { name: name(path), path: path.to_owned(), content }
    }

    /// The JSON; empty if the file could not be read.
    pub(crate) fn json(&self) -> &str {
        match &self.content {
            Content::Json(json) => json,
            #[cfg(feature = "avdl")]
            Content::Idl { json, .. } => json,
            Content::Unread(_) => "",
        }
    }

    pub(crate) fn source(&self) -> Source<'_> {
        match &self.content {
            Content::Unread(text) => Source::unread(&self.name, text.as_deref()),
            _ => Source::new(&self.name, self.json()),
        }
    }

    /// A mistake in this file, at its location: in JSON, that of the value; in IDL, that of the declaration.
    pub(crate) fn problem(&self, source_error: &SourceError) -> Problem {
        let error = source_error.error();
        let location = match &self.content {
            #[cfg(feature = "avdl")]
            Content::Idl { json, sources } => sources.location(&self.name, json, error.path()),
            _ => Location::at_known(&*self.name, self.json(), error.offset(), None, (error.line(), error.column())),
        };
        Problem::at(location.with_path(error.path()), error.message())
            .with_note(elsewhere(source_error))
            .with_help(error.help().map(str::to_owned))
    }
}

/// The note with other locations of the same mistake.
fn elsewhere(error: &SourceError) -> Option<String> {
    let (others, left_out) = error.elsewhere();
    let location = |error: &SourceError| {
        let inner = error.error();
        format!("{}:{}:{}", error.source_name(), inner.line(), inner.column())
    };
    let locations: Vec<_> = others.iter().map(location).collect();
    let more = match left_out {
        0 => String::new(),
        1 => " and in one more place".to_owned(),
        more => format!(" and in {more} more places"),
    };
    (!locations.is_empty()).then(|| format!("it stands at {} as well{more}", locations.join(", ")))
}
