//! What an app shares with its topics.

use rdkafka::ClientConfig;
use schema_runtime::RegistryClient;

use crate::{brokers::Brokers, producer::Producer, settings::Settings, shutdown::ShutdownHandle};

pub(crate) struct Context {
    pub(crate) name: String,
    pub(crate) settings: Settings,
    pub(crate) registry: RegistryClient,
    pub(crate) create_topics: bool,
    pub(crate) shutdown: ShutdownHandle,
    /// Before the brokers, of which one can be embedded: the client goes first.
    pub(crate) producer: Producer,
    pub(crate) brokers: Brokers,
}

impl Context {
    pub(crate) fn consumer_config(&self) -> ClientConfig {
        self.settings.consumer(&self.name, self.brokers.addresses(), self.brokers.is_embedded())
    }
}
