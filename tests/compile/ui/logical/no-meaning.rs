// The libraries' own types are not needed: a path tells.
mod chrono {
    pub struct DateTime<Zone>(pub Zone);
    pub struct Local;
    pub struct FixedOffset;
    pub struct TimeDelta;
}
mod jiff {
    pub struct Zoned;
}
mod rust_decimal {
    pub struct Decimal;
}

use chrono::DateTime;
use schema_runtime::AvroRecord;

#[derive(AvroRecord)]
struct Job {
    started: chrono::DateTime<chrono::Local>,
    ended: Option<DateTime<chrono::FixedOffset>>,
    due: jiff::Zoned,
    price: Vec<rust_decimal::Decimal>,
    timeout: std::time::Duration,
    pause: chrono::TimeDelta,
}

fn main() {}
