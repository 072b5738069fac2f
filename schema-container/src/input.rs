//! What has come of a file, and is not used yet.

/// How many bytes are asked for at once.
const CHUNK: usize = 128 << 10;

/// A window on a file: a buffer that is filled at its end and used from its start.
#[derive(Default)]
pub(crate) struct Input {
    /// All of it initialized, so that it can be lent to whatever reads.
    bytes: Vec<u8>,
    start: usize,
    end: usize,
    /// Where in the file `start` is.
    offset: u64,
    is_over: bool,
    /// How many bytes were moved to make room.
    #[cfg(test)]
    pub(crate) moved: usize,
}

impl Input {
    /// What is not used yet.
    pub(crate) fn rest(&self) -> &[u8] {
        &self.bytes[self.start..self.end]
    }

    /// Where in the file it starts.
    pub(crate) const fn offset(&self) -> u64 {
        self.offset
    }

    /// Whether nothing comes behind it.
    pub(crate) const fn is_over(&self) -> bool {
        self.is_over
    }

    pub(crate) fn consume(&mut self, bytes: usize) {
        let bytes = bytes.min(self.end - self.start);
        self.start += bytes;
        self.offset += bytes as u64;
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
    }

    /// Room for more, on the way to `wanted` bytes. Never none.
    ///
    /// It grows by what has come, so that a lie about a length costs nothing. And bytes are moved only where there is no
    /// room left, and leave room for half as many: so moving is paid for by reading, whatever is wanted next.
    pub(crate) fn space(&mut self, wanted: usize) -> &mut [u8] {
        let len = self.end - self.start;
        if self.end == self.bytes.len() {
            let wanted = wanted.max(len + len / 2).clamp(len + 1, (2 * len).max(CHUNK));
            #[cfg(test)]
            {
                self.moved += len;
            }
            self.bytes.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, len);
            if self.bytes.is_empty() {
                self.bytes = vec![0; CHUNK];
            } else if self.bytes.len() < wanted {
                self.bytes.resize(wanted, 0);
            }
        }
        &mut self.bytes[self.end..]
    }

    /// Notes how much of the room was filled: nothing is the end of the file.
    pub(crate) fn filled(&mut self, bytes: usize) {
        self.is_over = bytes == 0;
        self.end = (self.end + bytes).min(self.bytes.len());
    }

    /// Starts anew at another place of the file.
    pub(crate) fn restart(&mut self, offset: u64) {
        (self.start, self.end, self.offset, self.is_over) = (0, 0, offset, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_slides_and_grows_by_what_has_come() {
        let mut input = Input::default();
        assert_eq!(input.space(usize::MAX).len(), CHUNK);
        for i in 0..CHUNK {
            input.bytes[i] = i as u8;
        }
        input.filled(CHUNK);
        input.consume(CHUNK - 3);
        let last: Vec<u8> = input.rest().to_vec();
        assert_eq!(input.space(10).len(), CHUNK - 3);
        assert_eq!(input.rest(), last);
        input.filled(CHUNK - 3);
        assert_eq!((input.offset(), input.rest().len()), ((CHUNK - 3) as u64, CHUNK));
        assert_eq!(input.space(usize::MAX).len(), CHUNK, "twice what there is, whatever is claimed");
        input.filled(0);
        assert!(input.is_over());
        input.consume(usize::MAX);
        assert_eq!((input.offset(), input.rest().len()), ((2 * CHUNK - 3) as u64, 0));
    }
}
