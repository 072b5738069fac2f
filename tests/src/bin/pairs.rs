//! Writes pairs of schemas with data, and what these crates make of them, for Java to compare: a line each.
//!
//!     pairs FIRST-SEED COUNT-OF-DATA

#![forbid(unsafe_code)]

use std::io::{BufWriter, Write as _, stdout};

use tests::resolution::Pair;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1).map(|argument| argument.parse::<u64>());
    let (Some(first), Some(count)) = (arguments.next(), arguments.next()) else {
        return Err("usage: pairs FIRST-SEED COUNT-OF-DATA".into());
    };
    let (first, count) = (first?, count?);
    let mut out = BufWriter::new(stdout().lock());
    let mut data = 0;
    for seed in first.. {
        if data >= count {
            break;
        }
        let pair = Pair::new(seed);
        data += pair.data.len() as u64;
        writeln!(out, "{}", pair.line(seed))?;
    }
    out.flush()?;
    Ok(())
}
