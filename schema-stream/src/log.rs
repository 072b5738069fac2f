//! librdkafka's log lines and errors, as `tracing` events.

use std::sync::{Mutex, PoisonError};

use rdkafka::{
    ClientConfig, ClientContext, Statistics,
    config::RDKafkaLogLevel,
    consumer::ConsumerContext,
    error::{KafkaError, RDKafkaErrorCode},
    producer::{DeliveryResult, ProducerContext},
};
use tracing::{Level, debug, error, info, warn};

/// The `tracing` target of librdkafka's lines.
const TARGET: &str = "librdkafka";

/// Has librdkafka write `level` and above, less if nobody would see it, and all if somebody wants to.
pub(crate) fn set_log_level(config: &mut ClientConfig, level: RDKafkaLogLevel) {
    let level = if tracing::enabled!(target: TARGET, Level::DEBUG) {
        RDKafkaLogLevel::Debug
    } else if tracing::enabled!(target: TARGET, Level::INFO) {
        level
    } else if tracing::enabled!(target: TARGET, Level::WARN) {
        RDKafkaLogLevel::Warning
    } else {
        RDKafkaLogLevel::Error
    };
    // The one is for the time while a client is made, the other from then on.
    config.set("log_level", (level as i32).to_string()).set_log_level(level);
}

/// The context of every librdkafka client of this crate, or a part of it.
#[derive(Default)]
pub(crate) struct Logs {
    last_error: Mutex<Option<String>>,
}

impl Logs {
    /// What librdkafka last complained of: the reason behind a plain "timed out".
    pub(crate) fn last_error(&self) -> Option<String> {
        self.last_error.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl ClientContext for Logs {
    fn log(&self, level: RDKafkaLogLevel, facility: &str, message: &str) {
        match level {
            RDKafkaLogLevel::Emerg | RDKafkaLogLevel::Alert | RDKafkaLogLevel::Critical | RDKafkaLogLevel::Error => {
                error!(target: TARGET, facility, "{message}");
            }
            RDKafkaLogLevel::Warning => warn!(target: TARGET, facility, "{message}"),
            RDKafkaLogLevel::Notice | RDKafkaLogLevel::Info => info!(target: TARGET, facility, "{message}"),
            RDKafkaLogLevel::Debug => debug!(target: TARGET, facility, "{message}"),
        }
    }

    fn stats(&self, _statistics: Statistics) {}

    fn stats_raw(&self, statistics: &[u8]) {
        debug!(target: TARGET, statistics = %String::from_utf8_lossy(statistics));
    }

    fn error(&self, error: KafkaError, reason: &str) {
        let connection = matches!(
            error.rdkafka_error_code(),
            Some(
                RDKafkaErrorCode::AllBrokersDown
                    | RDKafkaErrorCode::BrokerTransportFailure
                    | RDKafkaErrorCode::OperationTimedOut
                    | RDKafkaErrorCode::Resolve
            )
        );
        let mut last = self.last_error.lock().unwrap_or_else(PoisonError::into_inner);
        // Lost connections have a log line of their own, and rdkafka hands over some errors twice.
        match connection || last.as_deref() == Some(reason) {
            true => debug!(target: TARGET, "{reason}"),
            false => warn!(target: TARGET, "{reason}"),
        }
        // "All brokers are down" follows the reason for it, and would hide it.
        if error.rdkafka_error_code() != Some(RDKafkaErrorCode::AllBrokersDown) {
            *last = Some(reason.to_owned());
        }
    }
}

/// Makes a context of librdkafka's out of a type with a field `logs`, which gets all of it.
macro_rules! context_with_logs {
    ($type:ty) => {
        impl rdkafka::ClientContext for $type {
            fn log(&self, level: rdkafka::config::RDKafkaLogLevel, facility: &str, message: &str) {
                self.logs.log(level, facility, message);
            }

            fn stats(&self, statistics: rdkafka::Statistics) {
                self.logs.stats(statistics);
            }

            fn stats_raw(&self, statistics: &[u8]) {
                self.logs.stats_raw(statistics);
            }

            fn error(&self, error: rdkafka::error::KafkaError, reason: &str) {
                self.logs.error(error, reason);
            }
        }
    };
}

pub(crate) use context_with_logs;

impl ConsumerContext for Logs {}

impl ProducerContext for Logs {
    type DeliveryOpaque = ();

    fn delivery(&self, _result: &DeliveryResult<'_>, _opaque: ()) {}
}
