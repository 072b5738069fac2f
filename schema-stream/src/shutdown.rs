//! How an app is told to stop.

use std::fmt;

use tokio::sync::watch;

/// Stops an app from anywhere: from a handler, a timer, another task or thread.
///
/// ```no_run
/// # async fn example(app: schema_stream::App) -> Result<(), schema_stream::Error> {
/// let stop = app.shutdown_handle();
/// tokio::spawn(async move {
///     tokio::time::sleep(std::time::Duration::from_secs(60)).await;
///     stop.shutdown();
/// });
/// app.run().await
/// # }
/// ```
#[derive(Clone)]
pub struct ShutdownHandle(watch::Sender<bool>);

impl ShutdownHandle {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(false))
    }

    /// Tells the app to stop, and returns at once. A handler or timer tick in progress is finished, and nothing new is
    /// begun. Calling it again, or after the app has ended, does nothing.
    pub fn shutdown(&self) {
        self.0.send_replace(true);
    }

    pub(crate) fn stopping(&self) -> Stopping {
        Stopping(self.0.subscribe())
    }
}

impl fmt::Debug for ShutdownHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShutdownHandle").field("stopping", &*self.0.borrow()).finish()
    }
}

/// The other end: whether the app is stopping.
#[derive(Clone)]
pub(crate) struct Stopping(watch::Receiver<bool>);

impl Stopping {
    pub(crate) fn is_stopping(&self) -> bool {
        *self.0.borrow()
    }

    /// Resolves when the app is to stop.
    pub(crate) async fn stopped(&mut self) {
        // An error says that every handle is gone, and with them whoever would run the app.
        let _ = self.0.wait_for(|stopping| *stopping).await;
    }
}
