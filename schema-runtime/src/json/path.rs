//! Where in a JSON text the reader is, as fields, indexes and keys.

use std::fmt::{self, Write as _};

/// The way from the root to a value. What fails leaves it as it is.
#[derive(Default)]
pub(crate) struct Path(String);

impl Path {
    /// Goes to a part of the value.
    pub(crate) fn enter(&mut self, part: fmt::Arguments<'_>) -> usize {
        let len = self.0.len();
        // A String takes any text.
        let _ = self.0.write_fmt(part);
        len
    }

    /// Comes back to where `enter` started.
    pub(crate) fn leave(&mut self, len: usize) {
        self.0.truncate(len);
    }
}

/// As it stands behind what it is about: nothing at the root.
impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.strip_prefix('.').unwrap_or(&self.0) {
            "" => Ok(()),
            path => write!(f, " (in `{}`)", crate::codec::error_path::shorten(path)),
        }
    }
}
