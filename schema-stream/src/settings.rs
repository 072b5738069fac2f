//! Settings of librdkafka: this crate's defaults, the user's, and those that this crate must own.

use std::fmt;

use rdkafka::{ClientConfig, config::RDKafkaLogLevel};

use crate::{
    error::{Error, ErrorKind},
    log::set_log_level,
};

/// Settings that would break what this crate promises, each with the reason or the way to say it.
const OWNED: &[(&str, &str)] = &[
    ("bootstrap.servers", "it is given by `AppBuilder::brokers`"),
    ("metadata.broker.list", "it is given by `AppBuilder::brokers`"),
    ("group.id", "it is the name of the app, given to `App::builder`"),
    ("enable.auto.offset.store", "an event's offset is stored when its handler has succeeded"),
    ("enable.auto.commit", "offsets of handled events are committed periodically, see `auto.commit.interval.ms`"),
    ("enable.partition.eof", "agents are not told of the end of a partition"),
];

/// Which of the two clients of an app a setting is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Both,
    Consumer,
    Producer,
}

/// The user's settings, in the order given.
#[derive(Clone, Default)]
pub(crate) struct Settings(Vec<(Scope, String, String)>);

impl Settings {
    pub(crate) fn set(&mut self, scope: Scope, key: String, value: String) {
        self.0.push((scope, key, value));
    }

    /// Refuses settings that this crate must own.
    pub(crate) fn check(&self) -> Result<(), Error> {
        for (_, key, _) in &self.0 {
            if let Some((key, why)) = OWNED.iter().find(|(owned, _)| owned == key) {
                let text = format!("the Kafka setting `{key}` cannot be set: {why}");
                return Err(Error::new(ErrorKind::Config, text));
            }
        }
        Ok(())
    }

    /// For the app's producer.
    pub(crate) fn producer(&self, app: &str, brokers: &str) -> ClientConfig {
        let mut config = client(app, brokers);
        // Acknowledged by all in-sync replicas, in order, and once, whatever is retried.
        config.set("enable.idempotence", "true").set("acks", "all");
        self.apply(Scope::Producer, config)
    }

    /// For the app's consumer.
    pub(crate) fn consumer(&self, app: &str, brokers: &str, is_embedded: bool) -> ClientConfig {
        let mut config = client(app, brokers);
        config
            .set("group.id", app)
            // A group that starts anew reads what was published before its first start.
            .set("auto.offset.reset", "earliest")
            .set("auto.commit.interval.ms", "1000")
            // Partitions that stay with their owner are not interrupted by a rebalance.
            .set("partition.assignment.strategy", "cooperative-sticky");
        if is_embedded {
            // The mock cluster waits at each rebalance for about the session timeout of a group's first member, which
            // is 45 s by default. Members of other processes keep to the default of one heartbeat in 3 s.
            config.set("session.timeout.ms", "6000").set("heartbeat.interval.ms", "1000");
        }
        let mut config = self.apply(Scope::Consumer, config);
        config.set("enable.auto.commit", "true").set("enable.auto.offset.store", "false");
        config
    }

    /// For short-lived clients that look at topics and create them.
    pub(crate) fn admin(&self, app: &str, brokers: &str) -> ClientConfig {
        let mut config = client(app, brokers);
        for (scope, key, value) in &self.0 {
            if *scope == Scope::Both {
                config.set(key, value);
            }
        }
        config
    }

    fn apply(&self, wanted: Scope, mut config: ClientConfig) -> ClientConfig {
        for (scope, key, value) in &self.0 {
            if *scope == Scope::Both || *scope == wanted {
                config.set(key, value);
            }
        }
        config
    }
}

/// Keys only: values can be secret.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(_, key, _)| key)).finish()
    }
}

fn client(app: &str, brokers: &str) -> ClientConfig {
    let mut config = ClientConfig::new();
    config.set("client.id", app).set("bootstrap.servers", brokers);
    set_log_level(&mut config, RDKafkaLogLevel::Info);
    config
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_carry_promises_are_refused() {
        for (key, _) in OWNED {
            let mut settings = Settings::default();
            settings.set(Scope::Both, (*key).to_owned(), "x".to_owned());
            let error = settings.check().unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Config);
            assert!(error.to_string().contains(key), "{error}");
        }
    }

    #[test]
    fn scopes_and_overrides() {
        let mut settings = Settings::default();
        settings.set(Scope::Both, "client.id".to_owned(), "me".to_owned());
        settings.set(Scope::Producer, "acks".to_owned(), "1".to_owned());
        settings.set(Scope::Consumer, "auto.offset.reset".to_owned(), "latest".to_owned());
        let (producer, consumer) = (settings.producer("users", "b:1"), settings.consumer("users", "b:1", false));
        assert_eq!((producer.get("acks"), producer.get("client.id")), (Some("1"), Some("me")));
        assert_eq!((consumer.get("acks"), consumer.get("group.id")), (None, Some("users")));
        assert_eq!(consumer.get("auto.offset.reset"), Some("latest"));
        assert_eq!(consumer.get("enable.auto.offset.store"), Some("false"));
        assert_eq!(settings.admin("users", "b:1").get("acks"), None);
    }

    #[test]
    fn debug_shows_no_value() {
        let mut settings = Settings::default();
        settings.set(Scope::Both, "sasl.password".to_owned(), "hunter2".to_owned());
        assert_eq!(format!("{settings:?}"), r#"["sasl.password"]"#);
    }
}
