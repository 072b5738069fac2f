//! What the framing adds to the bare codec, what a first use costs, and how threads share a serializer.

use std::{hint::black_box, thread, time::Instant};

use schema_runtime::{
    AvroDecodeOwned, AvroEncode, Deserializer, RegistryClient, Serializer, Subject, decode, encode_into,
};

use crate::{measure::Meter, table::Row};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Framed against bare, once the id is known.
pub(crate) async fn rows<T>(record: &'static str, value: &T, url: &str, meter: &Meter) -> Result<Vec<Row>>
where
    T: AvroEncode + AvroDecodeOwned,
{
    let registry = RegistryClient::new(url)?;
    let serializer = Serializer::<T>::new(&registry, Subject::value_of(record));
    let message = serializer.serialize(value).await?;
    let deserializer = Deserializer::<T>::new(&registry);
    deserializer.deserialize(&message).await?;

    let datum = &message[5..];
    let mut buffer = Vec::with_capacity(message.len() * 2 + 1024);
    let serialize = vec![
        meter.measure(record, "serialize", "schema-runtime, framed", || {
            buffer.clear();
            serializer.serialize_into(black_box(value), &mut buffer)
        }),
        meter.measure(record, "serialize", "schema-runtime, bare", || {
            buffer.clear();
            encode_into(black_box(value), &mut buffer)
        }),
    ];
    let deserialize = vec![
        meter.measure(record, "deserialize", "schema-runtime, framed", || {
            deserializer.deserialize_known(black_box(&message))
        }),
        meter.measure(record, "deserialize", "schema-runtime, bare", || decode::<T>(black_box(datum))),
    ];
    let row = |job, times| Row { record, job, bytes: message.len(), times };
    Ok(vec![row("serialize", serialize), row("deserialize", deserialize)])
}

/// The first message of a serializer: registration over loopback HTTP, and the encoding.
pub(crate) async fn cold_start<T: AvroEncode>(record: &'static str, value: &T, url: &str) -> Result<Row> {
    let mut best = f64::INFINITY;
    for _ in 0..50 {
        let start = Instant::now();
        // A client of its own: nothing is cached, and the connection is new.
        let registry = RegistryClient::new(url)?;
        let message = Serializer::<T>::new(&registry, Subject::value_of(record)).serialize(value).await?;
        best = best.min(start.elapsed().as_nanos() as f64);
        black_box(message);
    }
    Ok(Row { record, job: "cold start", bytes: 0, times: vec![("client, connection, POST, encode", best)] })
}

/// The time of a message where several threads share one serializer, per thread.
pub(crate) async fn shared<T: AvroEncode + Sync>(record: &'static str, value: &T, url: &str) -> Result<Row> {
    let registry = RegistryClient::new(url)?;
    let serializer = Serializer::<T>::new(&registry, Subject::value_of(record));
    let bytes = serializer.serialize(value).await?.len();
    let mut times = Vec::new();
    for (name, threads) in [("1 thread", 1), ("2 threads", 2), ("4 threads", 4)] {
        const CALLS: u32 = 1 << 20;
        let run = || {
            let start = Instant::now();
            thread::scope(|scope| {
                for _ in 0..threads {
                    scope.spawn(|| {
                        let mut buffer = Vec::with_capacity(1024);
                        for _ in 0..CALLS {
                            buffer.clear();
                            let _ = black_box(serializer.serialize_into(black_box(value), &mut buffer));
                        }
                    });
                }
            });
            // All threads' messages over the wall clock's time.
            start.elapsed().as_nanos() as f64 / f64::from(CALLS) / f64::from(threads)
        };
        times.push((name, (0..5).map(|_| run()).fold(f64::INFINITY, f64::min)));
    }
    Ok(Row { record, job: "serialize, shared by threads", bytes, times })
}
