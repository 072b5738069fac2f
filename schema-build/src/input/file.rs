//! Files as text.

use std::{fs, io, path::Path, string::FromUtf8Error};

use crate::{location::Location, problem::Problem};

/// Why a file could not be read, and its text as far as that is known.
pub(crate) struct Unreadable {
    pub(crate) problem: Problem,
    pub(crate) text: Option<String>,
}

/// Some editors write it before UTF-8.
pub(crate) const BYTE_ORDER_MARK: char = '\u{feff}';

/// Reads a file as UTF-8, without a byte order mark.
pub(crate) fn read_text(path: &Path) -> Result<String, Box<Unreadable>> {
    let failed = |error| Box::new(Unreadable { problem: cannot_read(path, &error), text: None });
    if !fs::metadata(path).map_err(failed)?.is_file() {
        // Reading a pipe may never end.
        let problem = Problem::at(Location::file(name(path)), "this is neither a file nor a folder");
        return Err(Box::new(Unreadable { problem, text: None }));
    }
    let bytes = fs::read(path).map_err(failed)?;
    let text = String::from_utf8(bytes).map_err(|error| Box::new(not_utf8(path, &error)))?;
    Ok(text.strip_prefix(BYTE_ORDER_MARK).map(str::to_owned).unwrap_or(text))
}

fn not_utf8(path: &Path, error: &FromUtf8Error) -> Unreadable {
    let bytes = error.as_bytes();
    let at = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(bytes);
    // The valid part has the same length in both.
    let location = Location::at(name(path), &text, at, None);
    let help = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "this seems to be UTF-16: save the file as UTF-8",
        _ => "save the file as UTF-8",
    };
    let byte = bytes.get(at).copied().unwrap_or_default();
    let problem = Problem::at(location, format!("this is not UTF-8: found the byte {byte:02x}"));
    Unreadable { problem: problem.with_help(help.to_owned()), text: Some(text.into_owned()) }
}

pub(crate) fn cannot_read(path: &Path, error: &io::Error) -> Problem {
    let location = Location::file(name(path));
    // A broken link exists.
    if error.kind() == io::ErrorKind::NotFound && !path.is_symlink() {
        return Problem::at(location, "there is no such file or folder").with_help(
            "give its path from the directory of Cargo.toml in a build script, and from the current directory elsewhere"
                .to_owned(),
        );
    }
    Problem::at(location, format!("this cannot be read: {error}"))
}

/// The path of a file in messages.
pub(crate) fn name(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
