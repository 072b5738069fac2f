//! Reading the blocks of a file on several threads.

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
    vec,
};

use schema_runtime::{AvroDecodeOwned, AvroType};

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

type Answer<X> = Result<X, Error>;

/// What is made of a block, or of some of it.
struct Part<X> {
    answer: Answer<X>,
    /// Whether no more comes of the block.
    is_last: bool,
}

/// How many bytes values may take, and be read from, that are passed on at once.
const CHUNK: usize = 256 << 10;

/// What an error takes, about, with its text.
const ERROR: usize = 512;

/// How many times as much of a block may be done before it is its turn: blocks of a usual size as a whole.
const CHUNKS: usize = 8;

/// A block that a thread is to decompress and to read.
struct Job<X> {
    frame: Frame,
    data: Vec<u8>,
    answer: SyncSender<Part<X>>,
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
        let blocks = self.spread(scope, parallel, CHUNKS, |block, pass| chunks(&block, pass))?;
        let current = Outcome { values: Vec::new().into_iter(), errors: Vec::new().into_iter() };
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
        parts: usize,
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
        let answers = if parallel.is_ordered {
            let (order, answers) = sync_channel(parallel.window());
            // Each block's answer has a place in the order before it is there.
            start(scope, move || {
                find_blocks(self, &job_sender, || {
                    let (answer, place) = sync_channel(parts);
                    order.send(place).ok().map(|()| answer)
                });
            })?;
            Answers::Ordered { places: answers, current: None }
        } else {
            let (answer, answers) = sync_channel(parallel.window());
            start(scope, move || find_blocks(self, &job_sender, || Some(answer.clone())))?;
            Answers::Any(answers)
        };
        Ok(ParallelBlocks { answers: Some(answers), on_damage, scope: PhantomData })
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
    mut next_answer: impl FnMut() -> Option<SyncSender<Part<X>>>,
) {
    loop {
        let found = match reader.next_frame() {
            Ok(Some((frame, data))) => Ok((frame, data.to_vec())),
            Ok(None) => return,
            Err(error) => Err(error),
        };
        let Some(answer) = next_answer() else { return };
        let sent = match found {
            Ok((frame, data)) => jobs.send(Job { frame, data, answer }).is_ok(),
            Err(error) => answer.send(Part { answer: Err(error), is_last: true }).is_ok(),
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
        let Ok(Job { frame, data, answer: answer_to }) = job else { return };
        let mut is_wanted = true;
        let mut pass = |answer, is_last| {
            is_wanted = answer_to.send(Part { answer, is_last }).is_ok();
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

/// Values, and the errors among them.
struct Outcome<T> {
    values: vec::IntoIter<T>,
    /// Each behind which of the values: how many of them are left there.
    errors: vec::IntoIter<(usize, Error)>,
}

impl<T> Outcome<T> {
    fn next(&mut self) -> Option<Result<T, Error>> {
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
fn chunks<'b, T: schema_runtime::AvroDecode<'b>>(block: &Block<'b, T>, pass: Pass<'_, Outcome<T>>) {
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
        let chunk = Outcome { values: values.into_iter(), errors: errors.into_iter() };
        if !pass(chunk, is_last) || is_last {
            return;
        }
    }
}

enum Answers<X> {
    Ordered {
        /// Where the parts of each block come.
        places: Receiver<Receiver<Part<X>>>,
        /// Those of the block of which some have come.
        current: Option<Receiver<Part<X>>>,
    },
    Any(Receiver<Part<X>>),
}

/// What [`Reader::parallel_map`] gives for each block. Dropped, it ends the threads.
pub struct ParallelBlocks<'scope, X> {
    /// Nothing where no more comes.
    answers: Option<Answers<X>>,
    on_damage: OnDamage,
    /// It cannot leave the scope, which would wait for threads that wait for this.
    scope: PhantomData<&'scope ()>,
}

impl<X> Iterator for ParallelBlocks<'_, X> {
    type Item = Result<X, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let part = match self.answers.as_mut()? {
            Answers::Ordered { places, current } => {
                let place = current.take().map_or_else(|| places.recv(), Ok);
                place.and_then(|place| {
                    let part = place.recv()?;
                    *current = (!part.is_last).then_some(place);
                    Ok(part)
                })
            }
            Answers::Any(answers) => answers.recv(),
        };
        // It is over, or a thread has panicked, which the scope passes on.
        let Ok(Part { answer, .. }) = part else {
            self.answers = None;
            return None;
        };
        if let Err(error) = &answer
            && ends(error, self.on_damage)
        {
            self.answers = None;
        }
        Some(answer)
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
    blocks: ParallelBlocks<'scope, Outcome<T>>,
    current: Outcome<T>,
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
                        self.blocks.answers = None;
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

    /// The lengths of the chunks in which a file's first block is passed on, and all values.
    fn chunks_of<T: AvroDecodeOwned + AvroType>(file: &[u8]) -> (Vec<usize>, Vec<T>) {
        let mut reader = Reader::<_, T>::new(file).unwrap();
        let block = reader.next_block().unwrap().unwrap();
        let (mut lens, mut all, mut is_over) = (Vec::new(), Vec::new(), false);
        chunks(&block, &mut |Outcome { values, errors }, is_last| {
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
        chunks(&block, &mut |Outcome { values, errors }, _| {
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

    #[test]
    fn blocks_of_many_chunks_come_in_their_order() {
        // More chunks in each block than may be done before it is its turn.
        let count = 20 * (CHUNK / size_of::<i64>()) as i64;
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
