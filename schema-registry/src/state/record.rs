//! A version as the registry keeps it.

use super::content::Content;
use super::subject::Subject;
use super::version::Version;

/// A schema's number, the same on all subjects: 1 for the first.
pub(crate) type SchemaId = u32;

/// One registered version. The records in the order of their registration, and the settings, are the whole state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Record {
    pub(crate) subject: Subject,
    pub(crate) version: Version,
    pub(crate) id: SchemaId,
    pub(crate) content: Content,
    /// Deleted softly: kept, and served by its id.
    pub(crate) deleted: bool,
}
