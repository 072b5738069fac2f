//! How long something takes, or how many instructions.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

/// How many rounds are measured, of which the fastest counts: what disturbs a round only makes it slower.
const ROUNDS: usize = 12;

/// What happens to each thing that could be measured.
#[derive(Clone)]
pub(crate) enum Meter {
    /// It is timed, in rounds of this length.
    Time(Duration),
    /// The one of this name is called so many times, and nothing else is: another program counts the instructions.
    Repeat { name: String, calls: u32 },
    /// Its name is noted.
    List,
}

impl Meter {
    /// The time of one call in nanoseconds; none where nothing is timed.
    pub(crate) fn measure<T>(
        &self,
        record: &str,
        job: &str,
        codec: &'static str,
        mut call: impl FnMut() -> T,
    ) -> (&'static str, f64) {
        match self {
            Self::Time(round) => return (codec, nanoseconds(*round, call)),
            Self::Repeat { name, calls } if *name == format!("{record} {job} {codec}") => {
                time(*calls, &mut call);
            }
            Self::Repeat { .. } => {}
            Self::List => println!("{record} {job} {codec}"),
        }
        (codec, f64::NAN)
    }
}

/// The time of one call in nanoseconds: the least of several rounds of `round` each.
fn nanoseconds<T>(round: Duration, mut call: impl FnMut() -> T) -> f64 {
    let mut calls = 1_u32;
    // The number of calls that fills a round, which also warms up.
    loop {
        let elapsed = time(calls, &mut call);
        if elapsed >= round || calls >= 1 << 28 {
            break;
        }
        let wanted = round.as_nanos() as f64 / elapsed.as_nanos().max(1) as f64;
        calls = (f64::from(calls) * wanted.clamp(1.2, 10.0)).ceil() as u32;
    }
    let rounds = (0..ROUNDS).map(|_| time(calls, &mut call).as_nanos() as f64 / f64::from(calls));
    rounds.fold(f64::INFINITY, f64::min)
}

/// How long so many calls take. `instructions` counts what runs inside of this function, by its name.
#[inline(never)]
fn time<T>(calls: u32, call: &mut impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    for _ in 0..calls {
        black_box(call());
    }
    start.elapsed()
}
