//! The table, for people and as JSON.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

/// One job on one record, by everyone who does it.
pub(crate) struct Row {
    pub(crate) record: &'static str,
    pub(crate) job: &'static str,
    /// The length of the datum in bytes.
    pub(crate) bytes: usize,
    /// Who, and how many nanoseconds; this project first.
    pub(crate) times: Vec<(&'static str, f64)>,
}

/// Peers that read and write the same format: the best of them is what ours is compared with.
const AVRO_PEERS: [&str; 3] = ["serde_avro_fast", "apache-avro serde", "apache-avro Value"];

impl Row {
    fn ours(&self) -> f64 {
        self.times.first().map_or(f64::NAN, |(_, time)| *time)
    }

    /// How many times as fast as the best Avro peer of the row.
    fn ratio(&self) -> Option<f64> {
        let peers = self.times.iter().filter(|(name, _)| AVRO_PEERS.iter().any(|peer| name.starts_with(peer)));
        peers.map(|(_, time)| time / self.ours()).min_by(f64::total_cmp)
    }
}

/// The rows as text: nanoseconds, and in brackets how many times ours.
pub(crate) fn text(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        let best = row.ratio().map_or(String::new(), |ratio| format!(", {ratio:.1}x the best Avro peer"));
        let _ = writeln!(text, "{} {} ({} B{best})", row.record, row.job, row.bytes);
        for (name, time) in &row.times {
            let _ = writeln!(text, "    {name:<28} {time:>10.1} ns  ({:.2}x)", time / row.ours());
        }
    }
    text
}

/// The rows as JSON: times in nanoseconds.
pub(crate) fn json(rows: &[Row]) -> Value {
    rows.iter()
        .map(|row| {
            let times: Map<String, Value> =
                row.times.iter().map(|(name, time)| ((*name).to_owned(), json!(time))).collect();
            json!({
                "record": row.record,
                "job": row.job,
                "bytes": row.bytes,
                "nanoseconds": times,
                "times_best_avro_peer": row.ratio(),
            })
        })
        .collect()
}
