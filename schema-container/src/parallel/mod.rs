//! Reading the blocks of a file on several threads.

mod chunk;

use std::{
    fmt,
    io::Read,
    marker::PhantomData,
    num::NonZero,
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, SyncSender, sync_channel},
    },
    thread::{self, Scope},
};

use schema_runtime::{AvroDecodeOwned, AvroType};

use self::chunk::{Chunk, chunks};
use crate::{Block, Error, ErrorKind, OnDamage, Reader, block::Cursor, decoder::BlockDecoder, frames::Frame};

/// On how many threads blocks are read, and in which order they come.
///
/// One thread more finds blocks in the file. There are never more than a few blocks for each thread in memory; and of a
/// block's values, which may take far more than the block, only so many as come to a few times 256 KiB.
#[derive(Clone, Copy, Debug)]
pub struct Parallel {
    threads: NonZero<usize>,
    is_ordered: bool,
}

impl Default for Parallel {
    fn default() -> Self {
        Self { threads: thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN), is_ordered: true }
    }
}

impl Parallel {
    /// On as many threads as the machine has for this program, in the order of the file.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// On so many threads.
    #[must_use]
    pub fn threads(mut self, threads: NonZero<usize>) -> Self {
        self.threads = threads;
        self
    }

    /// In the order in which values are done, so that a slow block holds up no other. Values of a block keep their order,
    /// and where it has many, those of others may come between them.
    #[must_use]
    pub fn unordered(mut self) -> Self {
        self.is_ordered = false;
        self
    }

    /// How many blocks may be under way, or done and not taken.
    fn window(self) -> usize {
        self.threads.get().saturating_mul(4)
    }
}

/// The result of a block, or of a part of it.
struct Part<X> {
    result: Result<X, Error>,
    /// Whether no more comes of the block.
    is_last: bool,
}

/// How many times as much of a block may be done before it is its turn: blocks of a usual size as a whole.
const MAX_PARTS: usize = 8;

/// A block that a thread is to decompress and to read.
struct Job<X> {
    frame: Frame,
    data: Vec<u8>,
    parts: SyncSender<Part<X>>,
}

type Jobs<X> = Arc<Mutex<Receiver<Job<X>>>>;

impl<R: Read + Send, T: AvroType> Reader<R, T> {
    /// Reads values on several threads.
    ///
    /// Freeing values that another thread made takes time as well; where something is made of them,
    /// [`parallel_map`](Self::parallel_map) does it on the threads, and lets them borrow.
    ///
    /// ```
    /// use schema_container::{Parallel, Reader, Writer, WriterOptions};
    ///
    /// let mut writer = Writer::<_, i64>::with_options(Vec::new(), WriterOptions::new().block_size(100))?;
    /// writer.append_all(&(0..1000).collect::<Vec<_>>())?;
    /// let file = writer.finish()?;
    ///
    /// let reader = Reader::<_, i64>::new(&file[..])?;
    /// let sum = std::thread::scope(|scope| {
    ///     reader.parallel(scope, Parallel::new())?.sum::<Result<i64, schema_container::Error>>()
    /// })?;
    /// assert_eq!(sum, 499_500);
    /// # Ok::<(), schema_container::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] where the threads cannot be started. What is wrong in the file is an item, and is followed by others
    /// or not as for the reader itself.
    pub fn parallel<'scope>(
        self,
        scope: &'scope Scope<'scope, '_>,
        parallel: Parallel,
    ) -> Result<ParallelValues<'scope, T>, Error>
    where
        R: 'scope,
        T: AvroDecodeOwned + Send + 'scope,
    {
        let on_damage = self.decoder().on_damage();
        let blocks = self.spread(scope, parallel, MAX_PARTS, |block, pass| chunks(&block, pass))?;
        let current = Chunk::default();
        Ok(ParallelValues { blocks, current, on_damage })
    }

    /// Calls a function for each block, on several threads, and gives what it gives.
    ///
    /// ```
    /// use schema_container::{Error, Parallel, Reader, Writer};
    ///
    /// let mut writer = Writer::<_, str>::new(Vec::new())?;
    /// writer.append_all(["a", "bc", "def"])?;
    /// let file = writer.finish()?;
    ///
    /// let reader = Reader::<_, &str>::new(&file[..])?;
    /// let longest = std::thread::scope(|scope| {
    ///     let blocks = reader.parallel_map(scope, Parallel::new().unordered(), |block| {
    ///         block.values().map(|text| Ok(text?.len())).max_by_key(|len| len.as_ref().map_or(usize::MAX, |len| *len))
    ///     })?;
    ///     blocks.map(|block| block?.unwrap_or(Ok(0))).try_fold(0, |longest, len| Ok::<_, Error>(longest.max(len?)))
    /// })?;
    /// assert_eq!(longest, 3);
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`parallel`](Self::parallel). A block that cannot be read at all is an item that is an error; those of values are up
    /// to the function.
    pub fn parallel_map<'scope, X, F>(
        self,
        scope: &'scope Scope<'scope, '_>,
        parallel: Parallel,
        work: F,
    ) -> Result<ParallelBlocks<'scope, X>, Error>
    where
        R: 'scope,
        T: 'scope,
        X: Send + 'scope,
        F: Fn(Block<'_, T>) -> X + Send + Sync + 'scope,
    {
        self.spread(scope, parallel, 1, move |block, pass| {
            pass(work(block), true);
        })
    }

    /// Calls a function for each block, which passes parts on, of which so many may be done before it is their turn.
    fn spread<'scope, X, F>(
        self,
        scope: &'scope Scope<'scope, '_>,
        parallel: Parallel,
        max_parts: usize,
        work: F,
    ) -> Result<ParallelBlocks<'scope, X>, Error>
    where
        R: 'scope,
        T: 'scope,
        X: Send + 'scope,
        F: Fn(Block<'_, T>, Pass<'_, X>) + Send + Sync + 'scope,
    {
        let on_damage = self.decoder().on_damage();
        let (job_sender, jobs) = sync_channel(parallel.window());
        let (jobs, work) = (Jobs::new(Mutex::new(jobs)), Arc::new(work));
        for _ in 0..parallel.threads.get() {
            let (blocks, jobs, work) = (self.decoder().block_decoder()?, Arc::clone(&jobs), Arc::clone(&work));
            start(scope, move || read_blocks(blocks, &jobs, on_damage, &*work))?;
        }
        let results = if parallel.is_ordered {
            let (order, blocks) = sync_channel(parallel.window());
            // Each block's channel is in the order before its parts are there.
            start(scope, move || {
                find_blocks(self, &job_sender, || {
                    let (sender, receiver) = sync_channel(max_parts);
                    order.send(receiver).ok().map(|()| sender)
                });
            })?;
            Results::Ordered { blocks, current: None }
        } else {
            let (sender, receiver) = sync_channel(parallel.window());
            start(scope, move || find_blocks(self, &job_sender, || Some(sender.clone())))?;
            Results::Unordered(receiver)
        };
        Ok(ParallelBlocks { results: Some(results), on_damage, scope: PhantomData })
    }
}

/// Passes a part on, and whether it is the last one; false where nobody wants more.
type Pass<'p, X> = &'p mut dyn FnMut(X, bool) -> bool;

fn start<'scope>(scope: &'scope Scope<'scope, '_>, work: impl FnOnce() + Send + 'scope) -> Result<(), Error> {
    let started = thread::Builder::new().name("avro-blocks".to_owned()).spawn_scoped(scope, work);
    started.map(drop).map_err(|error| Error::io("start a thread", error))
}

/// Finds the blocks of a file, until its end or until nobody wants them.
fn find_blocks<R: Read, T, X>(
    mut reader: Reader<R, T>,
    jobs: &SyncSender<Job<X>>,
    mut next_parts: impl FnMut() -> Option<SyncSender<Part<X>>>,
) {
    loop {
        let found = match reader.next_frame() {
            Ok(Some((frame, data))) => Ok((frame, data.to_vec())),
            Ok(None) => return,
            Err(error) => Err(error),
        };
        let Some(parts) = next_parts() else { return };
        let sent = match found {
            Ok((frame, data)) => jobs.send(Job { frame, data, parts }).is_ok(),
            Err(error) => parts.send(Part { result: Err(error), is_last: true }).is_ok(),
        };
        if !sent {
            return;
        }
    }
}

/// Reads blocks until there are no more, or until nobody wants them.
fn read_blocks<T, X>(
    mut blocks: BlockDecoder<T>,
    jobs: &Jobs<X>,
    on_damage: OnDamage,
    work: &impl Fn(Block<'_, T>, Pass<'_, X>),
) {
    let mut buffer = Vec::new();
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { frame, data, parts }) = job else { return };
        let mut is_wanted = true;
        let mut pass = |result, is_last| {
            is_wanted = parts.send(Part { result, is_last }).is_ok();
            is_wanted
        };
        match blocks.decompress(frame, &data, &mut buffer) {
            Ok(()) => {
                let data = if blocks.is_null() { &data } else { &buffer };
                let block = Block::new(frame, data, blocks.values(), Cursor::default());
                work(block, &mut |part, is_last| pass(Ok(part), is_last));
            }
            Err(error) => {
                let error = if on_damage == OnDamage::Skip { frame.skipping(error, 0) } else { error };
                pass(Err(error), true);
            }
        }
        if !is_wanted {
            return;
        }
    }
}

enum Results<X> {
    Ordered {
        /// A channel for the parts of each block.
        blocks: Receiver<Receiver<Part<X>>>,
        /// That of the block of which some parts were received.
        current: Option<Receiver<Part<X>>>,
    },
    Unordered(Receiver<Part<X>>),
}

/// What [`Reader::parallel_map`] gives for each block. Dropped, it ends the threads.
pub struct ParallelBlocks<'scope, X> {
    /// Nothing where no more comes.
    results: Option<Results<X>>,
    on_damage: OnDamage,
    /// It cannot leave the scope, which would wait for threads that wait for this.
    scope: PhantomData<&'scope ()>,
}

impl<X> Iterator for ParallelBlocks<'_, X> {
    type Item = Result<X, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let part = match self.results.as_mut()? {
            Results::Ordered { blocks, current } => {
                let block = current.take().map_or_else(|| blocks.recv(), Ok);
                block.and_then(|block| {
                    let part = block.recv()?;
                    *current = (!part.is_last).then_some(block);
                    Ok(part)
                })
            }
            Results::Unordered(parts) => parts.recv(),
        };
        // It is over, or a thread has panicked, which the scope passes on.
        let Ok(Part { result, .. }) = part else {
            self.results = None;
            return None;
        };
        if let Err(error) = &result
            && ends(error, self.on_damage)
        {
            self.results = None;
        }
        Some(result)
    }
}

/// Whether nothing comes behind an error.
fn ends(error: &Error, on_damage: OnDamage) -> bool {
    on_damage == OnDamage::Stop || error.kind() == ErrorKind::Io
}

impl<X> fmt::Debug for ParallelBlocks<'_, X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParallelBlocks").finish_non_exhaustive()
    }
}

/// The values that [`Reader::parallel`] gives. Dropped, it ends the threads.
pub struct ParallelValues<'scope, T> {
    blocks: ParallelBlocks<'scope, Chunk<T>>,
    current: Chunk<T>,
    on_damage: OnDamage,
}

impl<T> Iterator for ParallelValues<'_, T> {
    type Item = Result<T, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.current.next() {
                None => {}
                Some(Err(error)) => {
                    if self.on_damage == OnDamage::Stop {
                        self.blocks.results = None;
                    }
                    return Some(Err(error));
                }
                item => return item,
            }
            match self.blocks.next()? {
                Ok(read) => self.current = read,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<T> fmt::Debug for ParallelValues<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ParallelValues").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::{Writer, WriterOptions};

    #[test]
    fn blocks_of_many_chunks_come_in_their_order() {
        // More chunks in each block than may be done before it is its turn.
        let count = 20 * (chunk::CHUNK / size_of::<i64>()) as i64;
        let options = WriterOptions::new().block_size(1 << 30);
        let mut writer = Writer::<_, i64>::with_options(Vec::new(), options).unwrap();
        for block in 0..4 {
            writer.append_all(&(block * count..(block + 1) * count).collect::<Vec<_>>()).unwrap();
            writer.flush().unwrap();
        }
        let mut file = writer.finish().unwrap();
        let threads = Parallel::new().threads(NonZero::new(2).unwrap());
        let read = |file: &[u8], parallel| {
            thread::scope(|scope| {
                let values = Reader::<_, i64>::new(file).unwrap().parallel(scope, parallel).unwrap();
                values.collect::<Vec<_>>()
            })
        };
        let values: Vec<i64> = read(&file, threads).into_iter().map(Result::unwrap).collect();
        assert!(values.iter().copied().eq(0..4 * count), "in order");
        let values: Vec<i64> = read(&file, threads.unordered()).into_iter().map(Result::unwrap).collect();
        assert_eq!(values.len() as i64, 4 * count);
        for block in 0..4 {
            let of_block = values.iter().copied().filter(|value| value / count == block);
            assert!(of_block.eq(block * count..(block + 1) * count), "in order within block {block}");
        }
        // The last value of the last block is no number any more.
        let last = file.len() - 17;
        file[last] = 0x80;
        let mut read = read(&file, threads);
        assert_eq!(read.pop().unwrap().unwrap_err().kind(), ErrorKind::Decode);
        assert!(read.into_iter().map(Result::unwrap).eq(0..4 * count - 1));
    }
}
