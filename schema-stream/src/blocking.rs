//! Calls of librdkafka that block.

use std::thread;

use tokio::sync::oneshot;

use crate::error::{Error, ErrorKind};

/// Runs what blocks in a thread of its own.
///
/// Not as a blocking task of the runtime, which at its end waits for all of them: an app that is told to stop would wait
/// for brokers that do not answer.
pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let (sender, receiver) = oneshot::channel();
    let run = move || {
        // Nobody waits any more if the app was told to stop.
        let _ = sender.send(work());
    };
    let failed = || Error::new(ErrorKind::Broker, "a thread that calls librdkafka could not be started, or panicked");
    thread::Builder::new().name("schema-stream-blocking".to_owned()).spawn(run).map_err(|_| failed())?;
    receiver.await.map_err(|_| failed())
}
