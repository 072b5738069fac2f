//! What the codec costs, beside its peers:
//!
//!     cargo run --release -p benches                 # the default release profile
//!     cargo run --profile release-lto -p benches     # with link-time optimization
//!     cargo run --release -p benches -- --files      # container files instead
//!
//! It prints one table with ratios, and writes it as JSON to `target/benches.json`. See `benches/README.md`.

#![forbid(unsafe_code)]

mod adapters;
mod codecs;
mod evolved;
mod files;
mod framed;
mod measure;
mod records;
mod table;
mod wide;

use std::{fs, path::PathBuf, time::Duration};

use clap::Parser;
use measure::Meter;
use records::{Event, EventRef, User, UserRef};

/// Measures the codec beside its peers.
#[derive(Parser)]
struct Arguments {
    /// How long a round of calls takes, in milliseconds; the best of twelve rounds counts
    #[arg(long, default_value_t = 10)]
    round: u64,

    /// Where the table is written as JSON
    #[arg(long, default_value = "target/benches.json")]
    json: PathBuf,

    /// Measure container files instead, and write their tables to this file as JSON
    #[arg(long, num_args = 0..=1, default_missing_value = "target/benches-files.json", conflicts_with_all = ["list", "repeat"])]
    files: Option<PathBuf>,

    /// Print the names of all codecs' jobs, for --repeat
    #[arg(long)]
    list: bool,

    /// Do one thing alone, so that a profiler sees nothing else: "user encode schema-runtime"
    #[arg(long, conflicts_with = "list")]
    repeat: Option<String>,

    /// How many times, with --repeat
    #[arg(long, default_value_t = 1_000_000)]
    calls: u32,
}

impl Arguments {
    fn meter(&self) -> Meter {
        match &self.repeat {
            _ if self.list => Meter::List,
            Some(name) => Meter::Repeat { name: name.clone(), calls: self.calls },
            None => Meter::Time(Duration::from_millis(self.round)),
        }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments = Arguments::parse();
    if cfg!(debug_assertions) {
        eprintln!("this is a debug build: its figures mean nothing");
    }
    if let Some(json) = &arguments.files {
        let folder = json.with_extension("");
        let tables = files::tables(&folder)?;
        fs::write(json, serde_json::to_vec_pretty(&tables.iter().map(files::Table::json).collect::<Vec<_>>())?)?;
        return Ok(());
    }
    let meter = &arguments.meter();
    let (user, event) = (records::user(), records::event());
    let mut rows = Vec::new();
    rows.extend(codecs::rows("user", &user, meter)?);
    rows.extend(codecs::rows("event", &event, meter)?);
    rows.extend(codecs::rows("numbers", &records::numbers(), meter)?);
    rows.extend(codecs::rows("series", &records::series(), meter)?);
    rows.extend(codecs::rows("wide", &wide::wide(), meter)?);
    rows.extend(codecs::rows("article", &records::article(), meter)?);
    rows.push(codecs::borrowed::<User, UserRef<'_>>("user", &schema_runtime::encode(&user)?, meter)?);
    rows.push(codecs::borrowed::<Event, EventRef<'_>>("event", &schema_runtime::encode(&event)?, meter)?);
    rows.extend(evolved::rows(meter)?);
    rows.extend(adapters::rows(meter)?);
    if !matches!(meter, Meter::Time(_)) {
        return Ok(());
    }

    let server = schema_registry::serve("127.0.0.1:0").await?;
    let url = server.url();
    rows.extend(framed::rows("user", &user, &url, meter).await?);
    rows.extend(framed::rows("event", &event, &url, meter).await?);
    rows.push(framed::cold_start("event", &event, &url).await?);
    rows.push(framed::shared("event", &event, &url).await?);

    print!("{}", table::text(&rows));
    if let Some(folder) = arguments.json.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&arguments.json, serde_json::to_vec_pretty(&table::json(&rows))?)?;
    Ok(())
}
