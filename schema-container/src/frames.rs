//! What is found in a file without looking into blocks: the header, and where each block is. It does no input itself.

use std::ops::Range;

use crate::{
    Error, ErrorKind, OnDamage, ReaderOptions, SyncMarker,
    error::BlockPosition,
    header::{Header, Parts},
    input::Input,
    varint::{Cursor, Read, come},
};

/// What comes next.
pub(crate) enum Step {
    /// More of the file must come: [`Frames::space`] has room for it.
    Input,
    Header(Box<Header>),
    Block(Frame),
    End,
}

/// A block as it stands in the file, whose data are at [`Frames::data`] until the next step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    pub(crate) position: BlockPosition,
    /// How many values it says it has.
    pub(crate) count: u64,
    /// Where it ends, with its sync marker.
    pub(crate) end: u64,
}

impl Frame {
    /// The error of a block that is skipped, of whose values some were read.
    pub(crate) fn skipping(self, error: Error, read: u64) -> Error {
        // Where all values were read, it is the count that is wrong.
        let lost = self.count.checked_sub(read).filter(|&lost| lost > 0);
        error.skipping(self.position.offset..self.end, lost)
    }
}

enum State {
    Header,
    Blocks,
    /// Looks for the next sync marker.
    Scan(Option<Damage>),
    End,
}

/// What is reported when it is known where the file goes on.
struct Damage {
    error: Error,
    from: u64,
}

/// Finds the frames of a file.
pub(crate) struct Frames {
    input: Input,
    state: State,
    /// What has come of the header.
    parts: Parts,
    marker: SyncMarker,
    options: ReaderOptions,
    /// How many blocks were found.
    blocks: u64,
    /// How many bytes of the input must be there to go on.
    wanted: usize,
    /// How many bytes the current block takes.
    current: usize,
    /// Where the current block's data are in the input.
    data: Range<usize>,
}

/// The numbers at the start of a block.
struct Numbers {
    count: u64,
    size: u64,
    /// How many bytes they take.
    len: usize,
}

impl Numbers {
    fn parse(bytes: &[u8]) -> Read<Self> {
        let mut cursor = Cursor::new(bytes);
        let count = come!(cursor.count("its count of values"));
        let size = come!(cursor.count("its size"));
        Ok(Some(Self { count, size, len: bytes.len() - cursor.left() }))
    }
}

impl Frames {
    pub(crate) fn new(options: ReaderOptions) -> Self {
        Self {
            input: Input::default(),
            state: State::Header,
            parts: Parts::default(),
            marker: SyncMarker::default(),
            options,
            blocks: 0,
            wanted: 0,
            current: 0,
            data: 0..0,
        }
    }

    pub(crate) const fn options(&self) -> &ReaderOptions {
        &self.options
    }

    /// Room for more of the file; never none.
    pub(crate) fn space(&mut self) -> &mut [u8] {
        self.input.space(self.wanted)
    }

    /// Notes how much has come: nothing is the end of the file.
    pub(crate) fn filled(&mut self, bytes: usize) {
        self.input.filled(bytes);
    }

    /// The data of the block that was found last.
    pub(crate) fn data(&self) -> &[u8] {
        self.input.rest().get(self.data.clone()).unwrap_or_default()
    }

    /// Where the next block starts.
    pub(crate) fn next_offset(&self) -> u64 {
        self.input.offset() + self.current as u64
    }

    /// Whether there is nothing more to be found.
    pub(crate) const fn is_over(&self) -> bool {
        matches!(self.state, State::End)
    }

    /// Finds nothing more.
    pub(crate) fn stop(&mut self) {
        self.state = State::End;
    }

    /// Goes on at a place of the file: at once, or behind the next sync marker.
    pub(crate) fn restart(&mut self, offset: u64, at_block: bool) {
        self.input.restart(offset);
        self.current = 0;
        self.data = 0..0;
        self.state = if at_block { State::Blocks } else { State::Scan(None) };
    }

    /// Goes on as far as the input goes. An error is reported once; what follows it is up to the options.
    pub(crate) fn step(&mut self) -> Result<Step, Error> {
        self.input.consume(std::mem::take(&mut self.current));
        self.data = 0..0;
        loop {
            match &mut self.state {
                State::Header => return self.header(),
                State::Blocks => {
                    let position = BlockPosition { index: self.blocks, offset: self.input.offset() };
                    match self.block(position) {
                        Ok(Some(step)) => return Ok(step),
                        Ok(None) => return Ok(Step::Input),
                        Err(error) => {
                            self.blocks += 1;
                            let error = error.in_block(position);
                            if self.options.on_damage == OnDamage::Stop {
                                self.state = State::End;
                                return Err(error);
                            }
                            self.state = State::Scan(Some(Damage { error, from: position.offset }));
                        }
                    }
                }
                State::Scan(_) => {
                    if !self.scan()? {
                        return Ok(Step::Input);
                    }
                }
                State::End => return Ok(Step::End),
            }
        }
    }

    /// Goes behind the next sync marker, if it looks for one; false where more of the file must come.
    pub(crate) fn scan(&mut self) -> Result<bool, Error> {
        let State::Scan(damage) = &mut self.state else { return Ok(true) };
        let rest = self.input.rest();
        let found = rest.windows(self.marker.len()).position(|bytes| bytes == self.marker);
        if found.is_none() && !self.input.is_over() {
            // A marker may have begun.
            let passed = rest.len().saturating_sub(self.marker.len() - 1);
            self.input.consume(passed);
            self.wanted = self.marker.len();
            return Ok(false);
        }
        let damage = damage.take();
        self.input.consume(found.map_or(usize::MAX, |at| at + self.marker.len()));
        self.state = if found.is_some() { State::Blocks } else { State::End };
        match damage {
            Some(Damage { error, from }) => Err(error.skipping(from..self.input.offset(), None)),
            None => Ok(true),
        }
    }

    fn header(&mut self) -> Result<Step, Error> {
        let rest = self.input.rest();
        let parsed = match self.parts.read(rest, self.options.max_header_size) {
            Ok(None) if self.input.is_over() => {
                let text = format!("the file ends inside its header, after {} bytes", rest.len());
                Err(Error::new(ErrorKind::Truncated, text))
            }
            parsed => parsed,
        };
        match parsed {
            Ok(Some(header)) => {
                self.input.consume(header.len() as usize);
                self.marker = header.sync_marker();
                self.state = State::Blocks;
                Ok(Step::Header(Box::new(header)))
            }
            Ok(None) => {
                self.wanted = rest.len() + 1;
                Ok(Step::Input)
            }
            Err(error) => {
                self.state = State::End;
                Err(error)
            }
        }
    }

    /// The next block; nothing where more must come.
    fn block(&mut self, position: BlockPosition) -> Result<Option<Step>, Error> {
        let (rest, is_over) = (self.input.rest(), self.input.is_over());
        if rest.is_empty() && is_over {
            self.state = State::End;
            return Ok(Some(Step::End));
        }
        let Some(numbers) = Numbers::parse(rest).map_err(|malformed| malformed.error(ErrorKind::Block))? else {
            if is_over {
                return Err(truncated(rest.len(), None));
            }
            self.wanted = rest.len() + 1;
            return Ok(None);
        };
        let Numbers { count, size, len } = numbers;
        let max = self.options.max_block_size;
        let data = match usize::try_from(size) {
            Ok(size) if size <= max => len..len + size,
            _ => {
                let text = format!(
                    "its size is {size} bytes, more than the {max} that `ReaderOptions::max_block_size` allows"
                );
                return Err(Error::new(ErrorKind::Block, text));
            }
        };
        let end = data.end + self.marker.len();
        let Some(marker) = rest.get(data.end..end) else {
            if is_over {
                return Err(truncated(rest.len(), Some(end)));
            }
            self.wanted = end;
            return Ok(None);
        };
        if marker != self.marker {
            let text = "behind its data there is not the file's sync marker: the marker, or its size, is damaged";
            return Err(Error::new(ErrorKind::Block, text));
        }
        self.blocks += 1;
        (self.data, self.current) = (data, end);
        Ok(Some(Step::Block(Frame { position, count, end: position.offset + end as u64 })))
    }
}

fn truncated(left: usize, of: Option<usize>) -> Error {
    let text = match of {
        Some(of) => format!("the file ends inside it: of its {of} bytes, {left} are there"),
        None => format!("the file ends inside it, after {left} bytes"),
    };
    Error::new(ErrorKind::Truncated, text)
}

#[cfg(test)]
mod tests {
    use schema_model::private::push_long;

    use super::*;
    use crate::{Codec, header::push_header};

    /// Reads a file to its end, and gives how many errors it has.
    fn errors_of(frames: &mut Frames, mut file: &[u8], mut check: impl FnMut(&Frames)) -> usize {
        let mut errors = 0;
        loop {
            match frames.step() {
                Ok(Step::Input) => {
                    let space = frames.space();
                    let came = space.len().min(file.len());
                    let (now, later) = file.split_at(came);
                    space[..came].copy_from_slice(now);
                    file = later;
                    frames.filled(came);
                    check(frames);
                }
                Ok(Step::End) => return errors,
                Ok(Step::Header(_) | Step::Block(_)) => {}
                Err(_) => errors += 1,
            }
        }
    }

    #[test]
    fn blocks_that_are_no_blocks_are_passed_without_moving_the_rest_each_time() {
        const LEN: usize = 8 << 20;
        let marker = *b"sync marker 0123";
        let mut file = Vec::new();
        push_header(&mut file, "\"long\"", Codec::Null, &std::collections::BTreeMap::new(), marker);
        // Each claims half of the file, and a little more than the last one did, and has the marker at once instead.
        let mut claim = LEN as i64 / 2;
        let mut blocks = 0;
        while file.len() < LEN {
            push_long(&mut file, 1);
            push_long(&mut file, claim);
            file.extend(marker);
            // By the length of a block, so that none of them ends with a marker after all.
            claim += 21;
            blocks += 1;
        }
        let options = ReaderOptions::new().on_damage(OnDamage::Skip);
        let mut frames = Frames::new(options);
        let errors = errors_of(&mut frames, &file, |frames| {
            assert!(frames.input.moved <= 3 * LEN, "{} bytes were moved", frames.input.moved);
        });
        assert_eq!(errors, blocks);
    }
}
