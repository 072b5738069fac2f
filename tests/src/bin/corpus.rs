//! The fuzz corpus, as texts in the repository, and as folders for the fuzzer: `corpus unpack`, and back, `corpus pack`.

#![forbid(unsafe_code)]

use std::{env, error::Error};

use tests::corpus::{TARGETS, pack, unpack};

fn main() -> Result<(), Box<dyn Error>> {
    let run = match env::args().nth(1).as_deref() {
        Some("unpack") => unpack,
        Some("pack") => pack,
        _ => return Err("usage: corpus unpack|pack".into()),
    };
    TARGETS.into_iter().try_for_each(|target| run(target).map_err(Into::into))
}
