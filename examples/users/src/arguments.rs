//! The command line.

use std::time::Duration;

use clap::Parser;

/// Publishes a user on a timer and receives it again, through Kafka and a schema registry.
#[derive(Parser)]
#[command(version)]
pub(crate) struct Arguments {
    /// Kafka's bootstrap servers, host:port separated by commas; without them, a broker inside this program
    #[arg(long, env = "KAFKA_BROKERS", hide_env_values = true, value_parser = brokers)]
    pub(crate) brokers: Option<String>,

    /// The schema registry; without it, a registry inside this program
    // A URL can hold a password, so its value from the environment is not shown by --help.
    #[arg(long, value_name = "URL", env = "SCHEMA_REGISTRY_URL", hide_env_values = true, value_parser = registry_url)]
    pub(crate) registry_url: Option<String>,

    /// How often a user is published: 5s, 500ms, 2m, or a number of seconds
    #[arg(long, value_name = "TIME", default_value = "5s", value_parser = duration)]
    pub(crate) interval: Duration,

    /// End after this many users were received; without it, run until Ctrl-C
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub(crate) count: Option<u64>,
}

fn brokers(text: &str) -> Result<String, String> {
    given(text, "to have a broker inside this program, leave --brokers out and unset KAFKA_BROKERS")
}

fn registry_url(text: &str) -> Result<String, String> {
    given(text, "to have a registry inside this program, leave --registry-url out and unset SCHEMA_REGISTRY_URL")
}

/// Not empty: a variable that was meant to be set is no wish for the embedded ones.
fn given(text: &str, otherwise: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err(format!("it is empty; {otherwise}")),
        text => Ok(text.to_owned()),
    }
}

/// A whole number of ms, s, m or h, or of seconds without a unit. Not zero.
fn duration(text: &str) -> Result<Duration, String> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let millis = match &text[digits.len()..] {
        "ms" => 1,
        "" | "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        unit => return Err(format!("unknown unit `{unit}`: use ms, s, m or h")),
    };
    let number: u64 = digits.parse().map_err(|_| "write a whole number and a unit, such as 5s or 500ms".to_owned())?;
    match number.checked_mul(millis) {
        None => Err("too long".to_owned()),
        Some(0) => Err("must be more than zero".to_owned()),
        Some(total) => Ok(Duration::from_millis(total)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations() {
        for (text, millis) in [("5s", 5_000), ("500ms", 500), ("5", 5_000), ("2m", 120_000), ("1h", 3_600_000)] {
            assert_eq!(duration(text), Ok(Duration::from_millis(millis)), "{text}");
        }
        for text in ["", "s", "0", "0ms", "-1s", "1.5s", "5 s", "5d", "99999999999999999999s", "18446744073709551615s"]
        {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn the_command_line_is_consistent() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }
}
