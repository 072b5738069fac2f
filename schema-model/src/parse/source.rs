//! A text of a set.

/// A text with a name, such as a file's path.
#[derive(Clone, Copy, Debug)]
pub struct Source<'t> {
    pub(super) name: &'t str,
    pub(super) text: Option<&'t str>,
    pub(super) is_schema: bool,
}

impl<'t> Source<'t> {
    /// A text, and what messages call it.
    pub const fn new(name: &'t str, text: &'t str) -> Self {
        Self { name, text: Some(text), is_schema: true }
    }

    /// A file that is no schema, for a reason that has been told, or that could not be read. Names that it may define are not
    /// unknown: those that stand in its text, or any, where there is none.
    pub const fn unread(name: &'t str, text: Option<&'t str>) -> Self {
        Self { name, text, is_schema: false }
    }
}
