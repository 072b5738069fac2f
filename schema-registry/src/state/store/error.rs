//! Why the store has no answer, in Confluent's words, which clients compare.

use std::fmt;

use super::SchemaId;
use crate::state::subject::Subject;
use crate::state::version::{Version, VersionSelector};

/// Why the store has no answer.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum StoreError {
    SubjectNotFound(String),
    VersionNotFound(VersionSelector),
    /// No schema of that content, or none of an id that the message does not name.
    SchemaNotFound,
    IdNotFound(i32),
    SubjectDeleted(String),
    /// It is to be deleted softly before it is deleted for good.
    SubjectNotDeleted(String),
    VersionDeleted(String, Version),
    /// As with the subject.
    VersionNotDeleted(String, Version),
    /// The subject has no configuration of its own.
    ConfigNotFound(String),
    /// The subject has no mode of its own.
    ModeNotFound(String),
    EmptySchema,
    VersionNotNext,
    /// What the level has against the schema.
    Incompatible(Subject, Vec<String>),
    /// `None` is the global setting.
    ReadOnly(Option<String>),
    NotInImportMode(Subject),
    /// It is in import mode, and there was no id.
    NotInReadWriteMode(Subject),
    /// The id that the client wants is that of another content.
    IdTaken(SchemaId),
    /// There is something already where schemas are to be imported.
    SubjectsExist,
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SubjectNotFound(subject) => write!(f, "Subject '{subject}' not found."),
            Self::VersionNotFound(version) => write!(f, "Version {version} not found."),
            Self::SchemaNotFound => f.write_str("Schema not found"),
            Self::IdNotFound(id) => write!(f, "Schema {id} not found"),
            // There is no blank in Confluent's either.
            Self::SubjectDeleted(subject) => {
                write!(f, "Subject '{subject}' was soft deleted.Set permanent=true to delete permanently")
            }
            Self::SubjectNotDeleted(subject) => {
                write!(f, "Subject '{subject}' was not deleted first before being permanently deleted")
            }
            Self::VersionDeleted(subject, version) => write!(
                f,
                "Subject '{subject}' Version {version} was soft deleted.Set permanent=true to delete permanently"
            ),
            Self::VersionNotDeleted(subject, version) => {
                write!(
                    f,
                    "Subject '{subject}' Version {version} was not deleted first before being permanently deleted"
                )
            }
            Self::ConfigNotFound(subject) => {
                write!(f, "Subject '{subject}' does not have subject-level compatibility configured")
            }
            Self::ModeNotFound(subject) => write!(f, "Subject '{subject}' does not have subject-level mode configured"),
            Self::EmptySchema => f.write_str("Empty schema"),
            Self::VersionNotNext => f.write_str("Version is not one more than previous version"),
            Self::Incompatible(subject, objections) => write!(
                f,
                "Schema being registered is incompatible with an earlier schema for subject \"{subject}\", details: [{}]",
                objections.join(", ")
            ),
            // Two blanks here and below: the name of the default context is empty.
            Self::ReadOnly(subject) => {
                let subject = subject.as_deref().unwrap_or("null");
                write!(f, "Subject {subject} in context  is in read-only mode")
            }
            Self::NotInImportMode(subject) => write!(f, "Subject {subject} in context  is not in import mode"),
            Self::NotInReadWriteMode(subject) => write!(f, "Subject {subject} in context  is not in read-write mode"),
            Self::IdTaken(id) => write!(f, "Overwrite new schema with id {id} in context  is not permitted."),
            Self::SubjectsExist => f.write_str("Cannot import since found existing subjects"),
        }
    }
}
