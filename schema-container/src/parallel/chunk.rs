//! A part of a block's values, which threads pass on as a whole.

use std::vec;

use schema_runtime::AvroDecode;

use super::Pass;
use crate::{Block, Error};

/// How many bytes values may take, and be read from, that are passed on at once.
pub(super) const CHUNK: usize = 256 << 10;

/// What an error takes, about, with its text.
const ERROR: usize = 512;

/// Values, and the errors among them.
pub(super) struct Chunk<T> {
    values: vec::IntoIter<T>,
    /// Each behind which of the values: how many of them are left there.
    errors: vec::IntoIter<(usize, Error)>,
}

impl<T> Default for Chunk<T> {
    fn default() -> Self {
        Self { values: Vec::new().into_iter(), errors: Vec::new().into_iter() }
    }
}

impl<T> Chunk<T> {
    pub(super) fn next(&mut self) -> Option<Result<T, Error>> {
        // There is none, mostly.
        if let Some((left, _)) = self.errors.as_slice().first()
            && *left == self.values.len()
        {
            return self.errors.next().map(|(_, error)| Err(error));
        }
        self.values.next().map(Ok)
    }
}

/// Passes a block's values on, so many at once that what is in memory is bounded: a block of a few bytes may have more of
/// them than there is memory for.
pub(super) fn chunks<'b, T: AvroDecode<'b>>(block: &Block<'b, T>, pass: Pass<'_, Chunk<T>>) {
    let size = size_of::<T>().max(1);
    // An error counts as so many values as take its memory.
    let (most, of_error) = ((CHUNK / size).max(1), ERROR.div_ceil(size));
    let (mut read, mut left) = (block.values(), block.count());
    loop {
        // A count is a claim, and costs no more than this.
        let mut values = Vec::with_capacity(usize::try_from(left).map_or(most, |left| left.min(most)));
        let mut errors = Vec::new();
        let start = read.at();
        let is_last = loop {
            // What values hold elsewhere goes by what they are read from.
            if values.len() + errors.len() * of_error >= most || read.at() - start >= CHUNK {
                break false;
            }
            match read.next() {
                Some(Ok(value)) => values.push(value),
                Some(Err(error)) => errors.push((values.len(), error)),
                None => break true,
            }
        };
        left = left.saturating_sub((values.len() + errors.len()) as u64);
        for (behind, _) in &mut errors {
            *behind = values.len() - *behind;
        }
        let chunk = Chunk { values: values.into_iter(), errors: errors.into_iter() };
        if !pass(chunk, is_last) || is_last {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use schema_runtime::{AvroDecodeOwned, AvroType};

    use super::*;
    use crate::{OnDamage, Reader, Writer, WriterOptions};

    /// The lengths of the chunks in which a file's first block is passed on, and all values.
    fn chunks_of<T: AvroDecodeOwned + AvroType>(file: &[u8]) -> (Vec<usize>, Vec<T>) {
        let mut reader = Reader::<_, T>::new(file).unwrap();
        let block = reader.next_block().unwrap().unwrap();
        let (mut lens, mut all, mut is_over) = (Vec::new(), Vec::new(), false);
        chunks(&block, &mut |Chunk { values, errors }, is_last| {
            assert!(errors.len() == 0 && !is_over);
            is_over = is_last;
            lens.push(values.len());
            all.extend(values);
            true
        });
        assert!(is_over);
        (lens, all)
    }

    #[test]
    fn a_block_is_passed_on_in_chunks() {
        let options = || WriterOptions::new().block_size(1 << 30);
        // By what values take where they are: text of no byte takes one in the file.
        let mut writer = Writer::<_, str>::with_options(Vec::new(), options()).unwrap();
        let most = CHUNK / size_of::<String>();
        writer.append_all((0..2 * most + 5).map(|_| "")).unwrap();
        let (lens, values) = chunks_of::<String>(&writer.finish().unwrap());
        assert_eq!((lens, values.len()), (vec![most, most, 5], 2 * most + 5));
        // By what they are read from.
        let mut writer = Writer::<_, str>::with_options(Vec::new(), options()).unwrap();
        let text = "x".repeat(CHUNK / 3);
        writer.append_all((0..7).map(|_| &text[..])).unwrap();
        let (lens, values) = chunks_of::<String>(&writer.finish().unwrap());
        assert_eq!(lens, [3, 3, 1]);
        assert!(values.iter().all(|value| *value == text));
    }

    #[test]
    fn errors_count_for_more_than_values() {
        const COUNT: usize = CHUNK / ERROR * 2 + 5;
        let options = WriterOptions::new().block_size(1 << 30);
        let mut writer = Writer::<_, Option<i64>>::with_options(Vec::new(), options).unwrap();
        writer.append_all(&vec![None; COUNT]).unwrap();
        let file = writer.finish().unwrap();
        let options = crate::ReaderOptions::new().on_damage(OnDamage::Skip);
        let mut reader = Reader::<_, i64>::with_options(&file[..], options).unwrap();
        let block = reader.next_block().unwrap().unwrap();
        let mut lens = Vec::new();
        chunks(&block, &mut |Chunk { values, errors }, _| {
            assert_eq!(values.len(), 0);
            lens.push(errors.len());
            true
        });
        assert_eq!(lens, [CHUNK / ERROR, CHUNK / ERROR, 5]);
    }

    #[test]
    fn chunks_end_when_nobody_wants_more() {
        let mut writer = Writer::<_, i64>::with_options(Vec::new(), WriterOptions::new().block_size(1 << 30)).unwrap();
        writer.append_all(&vec![0; CHUNK]).unwrap();
        let file = writer.finish().unwrap();
        let mut reader = Reader::<_, i64>::new(&file[..]).unwrap();
        let block = reader.next_block().unwrap().unwrap();
        let mut passed = 0;
        chunks(&block, &mut |_, _| {
            passed += 1;
            passed < 2
        });
        assert_eq!(passed, 2);
    }
}
