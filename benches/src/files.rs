//! Container files: reading and writing a hundred megabytes of events, ours and the peers'.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    hint::black_box,
    io::{self, BufReader, BufWriter},
    path::{Path, PathBuf},
    thread,
    time::Instant,
};

use apache_avro::{DeflateSettings, ZstandardSettings};
use schema_container::{Codec, Parallel, Reader, Writer, WriterOptions};
use schema_runtime::AvroRecord;
use serde_avro_fast::object_container_file_encoding as fast;
use serde_json::{Value, json};

use crate::records::{Event, EventRef, event};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// How often each job is done, of which the fastest counts. The jobs take turns, so that what disturbs some disturbs all.
const ROUNDS: usize = 5;

/// How many bytes of data a file has.
const SIZE: u64 = 100_000_000;

const BLOCK: usize = 64 << 10;

const CODECS: [Codec; 4] = [Codec::Null, Codec::Deflate, Codec::Snappy, Codec::Zstandard];

/// What one codec's jobs took.
pub(crate) struct Table {
    codec: Codec,
    records: u64,
    /// The bytes of the records, without compression.
    bytes: u64,
    /// The bytes of the file.
    file: u64,
    /// Job, who, and seconds; this project first in each job.
    times: Vec<(&'static str, &'static str, f64)>,
}

/// A job of one codec: it gives how many records it saw.
type Job<'j> = (&'static str, &'static str, Box<dyn Fn() -> Result<u64> + 'j>);

pub(crate) fn tables(folder: &Path) -> Result<Vec<Table>> {
    fs::create_dir_all(folder)?;
    let events = events();
    let bytes = events
        .iter()
        .map(|event| schema_runtime::encode(event).map(|datum| datum.len() as u64))
        .sum::<std::result::Result<u64, _>>()?;
    let tables = CODECS.into_iter().map(|codec| {
        let table = table(codec, &events, bytes, folder)?;
        print!("{}", table.text());
        Ok(table)
    });
    tables.collect()
}

/// Events that differ in what events do.
fn events() -> Vec<Event> {
    let mut random = fastrand::Rng::with_seed(7);
    let names = ["checkout-completed", "cart-updated", "page-viewed", "signed-in", "search-performed"];
    let mut bytes = 0;
    let mut events = Vec::new();
    while bytes < SIZE {
        let mut event = event();
        event.id = random.i64(0..1 << 40);
        event.user_id = random.i64(0..1_000_000);
        event.name = random.choice(names).unwrap_or_default().to_owned();
        event.email = random.bool().then(|| format!("user{}@example.com", random.u32(0..100_000)));
        event.ts += events.len() as i64 * 17;
        (event.lat, event.lon) = (random.f64() * 180.0 - 90.0, random.f64() * 360.0 - 180.0);
        event.active = random.bool();
        event.tags.truncate(random.usize(0..=3));
        event.addr.zip = random.i32(1000..99_999);
        event.items.truncate(random.usize(1..=5));
        for item in &mut event.items {
            item.sku = format!("SKU-{:06}", random.u32(0..1_000_000));
            item.price = f64::from(random.u32(99..99_999)) / 100.0;
        }
        event.score = random.bool().then(|| random.f64());
        bytes += schema_runtime::encode(&event).map_or(0, |datum| datum.len() as u64);
        events.push(event);
    }
    events
}

fn table(codec: Codec, events: &[Event], bytes: u64, folder: &Path) -> Result<Table> {
    let path = folder.join(format!("events-{codec}.avro"));
    let options = WriterOptions::new().codec(codec).block_size(BLOCK);
    let mut writer = Writer::<_, Event>::with_options(File::create(&path)?, options.clone())?;
    writer.append_all(events)?;
    drop(writer.finish()?);
    let fast_schema: serde_avro_fast::Schema = Event::SCHEMA_JSON.parse()?;
    let apache_schema = apache_avro::Schema::parse_str(Event::SCHEMA_JSON)?;
    let (fast_schema, apache_schema, path) = (&fast_schema, &apache_schema, &path);

    let mut jobs: Vec<Job<'_>> = reading(path);
    jobs.push((
        "write",
        "schema-container",
        Box::new(move || {
            let mut writer = Writer::<_, Event>::with_options(sink(path)?, options.clone())?;
            writer.append_all(events)?;
            writer.finish()?;
            Ok(events.len() as u64)
        }),
    ));
    jobs.push((
        "write",
        "serde_avro_fast",
        Box::new(move || {
            let mut config = serde_avro_fast::ser::SerializerConfig::new(fast_schema);
            let builder =
                fast::WriterBuilder::new(&mut config).compression(fast_codec(codec)).approx_block_size(BLOCK as u32);
            let mut writer = builder.build(sink(path)?)?;
            writer.serialize_all(events)?;
            writer.into_inner()?;
            Ok(events.len() as u64)
        }),
    ));
    jobs.push((
        "write",
        "apache-avro serde",
        Box::new(move || {
            let writer = apache_avro::Writer::builder().schema(apache_schema).writer(sink(path)?);
            let mut writer = writer.codec(apache_codec(codec)).block_size(BLOCK).build()?;
            writer.extend_ser(events)?;
            writer.into_inner()?;
            Ok(events.len() as u64)
        }),
    ));

    // All of them see all events.
    let mut times = vec![f64::INFINITY; jobs.len()];
    for _ in 0..ROUNDS {
        for ((job, who, run), time) in jobs.iter().zip(&mut times) {
            let clock = if job.ends_with("threads") { Clock::Wall(Instant::now()) } else { Clock::start() };
            let seen = run()?;
            *time = time.min(clock.seconds());
            assert_eq!(seen, events.len() as u64, "{job} by {who}");
        }
    }
    let times = jobs.iter().zip(times).map(|((job, who, _), time)| (*job, *who, time)).collect();
    Ok(Table { codec, records: events.len() as u64, bytes, file: fs::metadata(path)?.len(), times })
}

/// What is measured by: the time that this thread was on a processor, so that others on the machine count less; or the time
/// of day, for what several threads do, and where Linux is not there to tell.
enum Clock {
    Thread(u64),
    Wall(Instant),
}

impl Clock {
    fn start() -> Self {
        on_processor().map_or_else(|| Self::Wall(Instant::now()), Self::Thread)
    }

    fn seconds(&self) -> f64 {
        match self {
            Self::Thread(start) => on_processor().map_or(f64::INFINITY, |now| (now - start) as f64 / 1e9),
            Self::Wall(start) => start.elapsed().as_secs_f64(),
        }
    }
}

/// How many nanoseconds this thread was on a processor.
fn on_processor() -> Option<u64> {
    fs::read_to_string("/proc/thread-self/schedstat").ok()?.split_ascii_whitespace().next()?.parse().ok()
}

fn reading(path: &PathBuf) -> Vec<Job<'_>> {
    vec![
        (
            "read",
            "schema-container",
            Box::new(move || {
                let mut seen = 0;
                for event in Reader::<_, Event>::new(File::open(path)?)? {
                    black_box(event?);
                    seen += 1;
                }
                Ok(seen)
            }),
        ),
        (
            "read",
            "serde_avro_fast",
            Box::new(move || {
                let mut reader = fast::Reader::from_reader(BufReader::with_capacity(BLOCK, File::open(path)?))?;
                let mut seen = 0;
                while let Some(event) = reader.deserialize_next::<Event>()? {
                    black_box(event);
                    seen += 1;
                }
                Ok(seen)
            }),
        ),
        (
            "read",
            "serde_avro_fast, file in memory",
            Box::new(move || {
                let file = fs::read(path)?;
                let mut reader = fast::Reader::from_slice(&file)?;
                let mut seen = 0;
                while let Some(event) = reader.deserialize_next::<Event>()? {
                    black_box(event);
                    seen += 1;
                }
                Ok(seen)
            }),
        ),
        (
            "read",
            "apache-avro serde",
            Box::new(move || {
                let reader = apache_avro::Reader::new(BufReader::with_capacity(BLOCK, File::open(path)?))?;
                let mut seen = 0;
                for event in reader.into_deser_iter::<Event>() {
                    black_box(event?);
                    seen += 1;
                }
                Ok(seen)
            }),
        ),
        (
            "read",
            "apache-avro Value",
            Box::new(move || {
                let mut reader = apache_avro::Reader::new(BufReader::with_capacity(BLOCK, File::open(path)?))?;
                reader.try_fold(0, |seen, event| Ok(black_box(event).map(|_| seen + 1)?))
            }),
        ),
        (
            "read borrowed",
            "schema-container",
            Box::new(move || {
                let mut reader = Reader::<_, EventRef<'_>>::new(File::open(path)?)?;
                let mut seen = 0;
                while let Some(block) = reader.next_block()? {
                    for event in block.values() {
                        black_box(event?);
                        seen += 1;
                    }
                }
                Ok(seen)
            }),
        ),
        (
            "read on two threads",
            "schema-container",
            Box::new(move || {
                let reader = Reader::<_, Event>::new(File::open(path)?)?;
                thread::scope(|scope| {
                    let mut events = reader.parallel(scope, threads())?;
                    events.try_fold(0, |seen, event| Ok(black_box(event).map(|_| seen + 1)?))
                })
            }),
        ),
        (
            "work on two threads",
            "schema-container",
            Box::new(move || {
                let reader = Reader::<_, Event>::new(File::open(path)?)?;
                thread::scope(|scope| {
                    let blocks = reader.parallel_map(scope, threads(), |block| {
                        block.values().try_fold(0, |seen, event| black_box(event).map(|_| seen + 1))
                    })?;
                    blocks.into_iter().try_fold(0, |seen, block| Ok(seen + block??))
                })
            }),
        ),
    ]
}

fn threads() -> Parallel {
    Parallel::new().threads(const { std::num::NonZero::new(2).expect("it is two") })
}

/// What is written goes nowhere: what is measured is the writers, and not the disk.
fn sink(_: &Path) -> io::Result<BufWriter<io::Sink>> {
    Ok(BufWriter::with_capacity(0, io::sink()))
}

fn fast_codec(codec: Codec) -> fast::Compression {
    let level = fast::CompressionLevel::default();
    match codec {
        Codec::Deflate => fast::Compression::Deflate { level: fast::CompressionLevel::new(6) },
        Codec::Snappy => fast::Compression::Snappy,
        Codec::Zstandard => fast::Compression::Zstandard { level },
        _ => fast::Compression::Null,
    }
}

fn apache_codec(codec: Codec) -> apache_avro::Codec {
    match codec {
        Codec::Deflate => apache_avro::Codec::Deflate(DeflateSettings::default()),
        Codec::Snappy => apache_avro::Codec::Snappy,
        Codec::Zstandard => apache_avro::Codec::Zstandard(ZstandardSettings::new(3)),
        _ => apache_avro::Codec::Null,
    }
}

impl Table {
    /// How many times as fast as the best peer in a job.
    fn ratio(&self, job: &str) -> Option<f64> {
        let mut of_job = self.times.iter().filter(|(each, ..)| *each == job).map(|(.., time)| time);
        let ours = of_job.next()?;
        of_job.map(|time| time / ours).min_by(f64::total_cmp)
    }

    fn text(&self) -> String {
        let Self { codec, records, bytes, file, times } = self;
        let mut text = format!("{codec}: {records} records, {bytes} bytes, as a file {file}\n");
        let mut last = "";
        for (job, who, time) in times {
            if *job != last {
                let best = self.ratio(job).map_or(String::new(), |ratio| format!(" ({ratio:.2}x the best peer)"));
                text += &format!("  {job}{best}\n");
                last = job;
            }
            let (megabytes, millions) = (*bytes as f64 / time / 1e6, *records as f64 / time / 1e6);
            text += &format!("    {who:<34} {megabytes:>8.0} MB/s {millions:>7.2} M records/s\n");
        }
        text
    }

    pub(crate) fn json(&self) -> Value {
        let mut jobs = BTreeMap::<_, BTreeMap<_, _>>::new();
        for (job, who, time) in &self.times {
            jobs.entry(*job).or_default().insert(
                *who,
                json!({
                    "seconds": time,
                    "bytes_per_second": self.bytes as f64 / time,
                    "records_per_second": self.records as f64 / time,
                }),
            );
        }
        json!({"codec": self.codec.name(), "records": self.records, "bytes": self.bytes, "file": self.file, "jobs": jobs})
    }
}
