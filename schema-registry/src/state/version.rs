//! Versions of a subject, and the ways of asking for one.

use std::fmt;
use std::str::FromStr;

/// A version of a subject: 1 for the first.
pub(crate) type Version = u32;

/// A version as a path names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum VersionSelector {
    Latest,
    Number(Version),
}

/// The text names no version.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct InvalidVersion(String);

impl FromStr for VersionSelector {
    type Err = InvalidVersion;

    fn from_str(text: &str) -> Result<Self, InvalidVersion> {
        let trimmed = text.trim();
        if trimmed.eq_ignore_ascii_case("latest") {
            return Ok(Self::Latest);
        }
        match trimmed.parse::<i32>() {
            Ok(-1) => Ok(Self::Latest),
            Ok(number) => match Version::try_from(number) {
                Ok(number) if number > 0 => Ok(Self::Number(number)),
                _ => Err(InvalidVersion(number.to_string())),
            },
            Err(_) => Err(InvalidVersion(text.to_owned())),
        }
    }
}

impl fmt::Display for VersionSelector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Latest => f.write_str("-1"),
            Self::Number(number) => number.fmt(f),
        }
    }
}

impl fmt::Display for InvalidVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "The specified version '{}' is not a valid version id. \
             Allowed values are between [1, 2^31-1] and the string \"latest\"",
            self.0
        )
    }
}

/// What a registration says about the version it wants to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RequestedVersion {
    /// Whichever: the version that has this content already, else the next.
    Any,
    /// The latest, if that has this content, else the next.
    Latest,
    /// This number, which must be the next.
    Next(i32),
}

impl From<Option<i32>> for RequestedVersion {
    fn from(number: Option<i32>) -> Self {
        match number {
            None | Some(0) => Self::Any,
            Some(-1) => Self::Latest,
            Some(number) => Self::Next(number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latest_has_three_spellings() {
        for text in ["latest", "LATEST", " latest ", "-1"] {
            assert_eq!(text.parse(), Ok(VersionSelector::Latest));
        }
    }

    #[test]
    fn numbers_are_positive_and_31_bits_wide() {
        assert_eq!("1".parse(), Ok(VersionSelector::Number(1)));
        assert_eq!("2147483647".parse(), Ok(VersionSelector::Number(2_147_483_647)));
        for text in ["0", "-2", "2147483648", "1.0", "", "one", "0x1"] {
            let error = text.parse::<VersionSelector>().map_err(|error| error.to_string());
            assert!(error.is_err_and(|message| message.contains(&format!("'{text}'"))), "{text}");
        }
    }
}
