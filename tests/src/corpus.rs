//! The fuzz corpus: a text for each target, `fuzz/corpus/TARGET.hex`, with an input a line in hexadecimal digits. `# NAME`
//! before a line names an input that was kept by hand.

use std::{fs, io, path::PathBuf};

use test_support::{from_hex, repository, to_hex};

/// The targets that have a corpus.
pub const TARGETS: [&str; 6] = ["container", "decode", "json", "resolve", "round_trip", "schema"];

fn text(target: &str) -> PathBuf {
    repository().join("fuzz/corpus").join(target).with_extension("hex")
}

/// The folder that `cargo fuzz` reads and writes.
fn folder(target: &str) -> PathBuf {
    repository().join("fuzz/corpus").join(target)
}

/// Reads the inputs of a target, each with its name, if it has one.
///
/// # Errors
///
/// Where the text cannot be read.
pub fn read(target: &str) -> io::Result<Vec<(Option<String>, Vec<u8>)>> {
    let (mut inputs, mut name) = (Vec::new(), None);
    for line in fs::read_to_string(text(target))?.lines() {
        match line.strip_prefix("# ") {
            Some(next) => name = Some(next.to_owned()),
            None => inputs.push((name.take(), from_hex(line))),
        }
    }
    Ok(inputs)
}

/// Writes each input as a file, for the fuzzer.
///
/// # Errors
///
/// Where a file cannot be written.
pub fn unpack(target: &str) -> io::Result<()> {
    fs::create_dir_all(folder(target))?;
    for (number, (name, input)) in read(target)?.into_iter().enumerate() {
        fs::write(folder(target).join(name.unwrap_or_else(|| number.to_string())), input)?;
    }
    Ok(())
}

/// Writes the text of what is in the folder: first what has a name, then by length.
///
/// # Errors
///
/// Where a file cannot be read.
pub fn pack(target: &str) -> io::Result<()> {
    let mut inputs = Vec::new();
    for entry in fs::read_dir(folder(target))? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // The fuzzer names a file by its hash, and `unpack` by a number.
        let is_named = !name.bytes().all(|byte| byte.is_ascii_hexdigit());
        let hex = to_hex(&fs::read(&path)?);
        inputs.push((!is_named, hex.len(), hex, name));
    }
    inputs.sort();
    let line = |(is_unnamed, _, hex, name): &(bool, usize, String, String)| match is_unnamed {
        true => format!("{hex}\n"),
        false => format!("# {name}\n{hex}\n"),
    };
    fs::write(text(target), inputs.iter().map(line).collect::<String>())
}
