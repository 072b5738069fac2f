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

use crate::{
    Block, Error, ErrorKind, OnDamage, Reader,
    block::Cursor,
    decoder::{BlockDecoder, skipping},
    frames::Frame,
};

/// On how many threads blocks are read, and in which order they come.
///
/// One thread more finds blocks in the file. There are never more than a few blocks for each thread in memory.
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

    /// In the order in which blocks are done, so that a slow one holds up no other. Values of a block keep their order.
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

/// A block that a thread is to decompress and to read.
struct Job<X> {
    frame: Frame,
    data: Vec<u8>,
    answer: SyncSender<Answer<X>>,
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
        let blocks = self.parallel_map(scope, parallel, |block| all(&block))?;
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
                    let (answer, place) = sync_channel(1);
                    order.send(place).ok().map(|()| answer)
                });
            })?;
            Answers::Ordered(answers)
        } else {
            let (answer, answers) = sync_channel(parallel.window());
            start(scope, move || find_blocks(self, &job_sender, || Some(answer.clone())))?;
            Answers::Any(answers)
        };
        Ok(ParallelBlocks { answers: Some(answers), on_damage, scope: PhantomData })
    }
}

fn start<'scope>(scope: &'scope Scope<'scope, '_>, work: impl FnOnce() + Send + 'scope) -> Result<(), Error> {
    let started = thread::Builder::new().name("avro-blocks".to_owned()).spawn_scoped(scope, work);
    started.map(drop).map_err(|error| Error::io("start a thread", error))
}

/// Finds the blocks of a file, until its end or until nobody wants them.
fn find_blocks<R: Read, T, X>(
    mut reader: Reader<R, T>,
    jobs: &SyncSender<Job<X>>,
    mut next_answer: impl FnMut() -> Option<SyncSender<Answer<X>>>,
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
            Err(error) => answer.send(Err(error)).is_ok(),
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
    work: &impl Fn(Block<'_, T>) -> X,
) {
    let mut buffer = Vec::new();
    loop {
        let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(Job { frame, data, answer }) = job else { return };
        let done = match blocks.decompress(frame, &data, &mut buffer) {
            Ok(()) => {
                let data = if blocks.is_null() { &data } else { &buffer };
                Ok(work(Block::new(frame, data, blocks.inside(), Cursor::default())))
            }
            Err(error) if on_damage == OnDamage::Skip => Err(skipping(error, frame, 0)),
            Err(error) => Err(error),
        };
        if answer.send(done).is_err() {
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

/// A block's values.
fn all<'b, T: schema_runtime::AvroDecode<'b>>(block: &Block<'b, T>) -> Outcome<T> {
    // A count is a claim: more than some it has to prove.
    let mut values = Vec::with_capacity(block.count().min(4096) as usize);
    let mut errors = Vec::new();
    for value in block.values() {
        match value {
            Ok(value) => values.push(value),
            Err(error) => errors.push((values.len(), error)),
        }
    }
    for (behind, _) in &mut errors {
        *behind = values.len() - *behind;
    }
    Outcome { values: values.into_iter(), errors: errors.into_iter() }
}

enum Answers<X> {
    Ordered(Receiver<Receiver<Answer<X>>>),
    Any(Receiver<Answer<X>>),
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
        let answer = match self.answers.as_ref()? {
            Answers::Ordered(places) => places.recv().and_then(|place| place.recv()),
            Answers::Any(answers) => answers.recv(),
        };
        // It is over, or a thread has panicked, which the scope passes on.
        let Ok(answer) = answer else {
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
