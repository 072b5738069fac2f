//! Modes: what may be done under a subject.

use std::fmt;
use std::str::FromStr;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Mode {
    #[default]
    ReadWrite,
    ReadOnly,
    /// Schemas are registered with ids and versions of the client's, and are not compared.
    Import,
}

/// The text names no mode that can be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum InvalidMode {
    Unknown,
    /// Confluent's has it for all contexts at once, which are one here.
    Forward,
}

impl Mode {
    const ALL: [Self; 3] = [Self::ReadWrite, Self::ReadOnly, Self::Import];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::ReadWrite => "READWRITE",
            Self::ReadOnly => "READONLY",
            Self::Import => "IMPORT",
        }
    }
}

/// In any case.
impl FromStr for Mode {
    type Err = InvalidMode;

    fn from_str(text: &str) -> Result<Self, InvalidMode> {
        if text.eq_ignore_ascii_case("FORWARD") {
            return Err(InvalidMode::Forward);
        }
        Self::ALL.into_iter().find(|mode| mode.as_str().eq_ignore_ascii_case(text)).ok_or(InvalidMode::Unknown)
    }
}

impl fmt::Display for InvalidMode {
    /// Confluent's words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "Invalid mode. Valid values are READWRITE, READONLY, IMPORT and FORWARD.",
            Self::Forward => "Forward mode only supported on global level",
        })
    }
}
