//! Writes the users of a file of JSON as container files, one by each codec: `files USERS FOLDER`.

#![forbid(unsafe_code)]

use std::{env, error::Error, fs, path::PathBuf};

use schema_container::{Codec, Writer, WriterOptions};
use tests::files::{User, users};

fn main() -> Result<(), Box<dyn Error>> {
    let [lines, folder] = env::args_os()
        .skip(1)
        .map(PathBuf::from)
        .collect::<Vec<_>>()
        .try_into()
        .map_err(|_| "usage: files USERS FOLDER")?;
    let users = users(&fs::read_to_string(lines)?).ok_or("there is a line that is no user")?;
    for codec in Codec::ALL {
        let file = fs::File::create(folder.join(format!("{codec}.avro")))?;
        let options = WriterOptions::new().codec(codec).block_size(500).metadata("written.by", "Rust");
        let mut writer = Writer::<_, User>::with_options(file, options)?;
        writer.append_all(&users)?;
        writer.finish()?;
    }
    Ok(())
}
