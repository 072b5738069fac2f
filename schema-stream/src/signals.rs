//! The signals that stop a program.

use std::future::pending;

#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
#[cfg(windows)]
use tokio::signal::windows::{CtrlC, ctrl_c};

use crate::error::{Error, ErrorKind};

/// Ctrl-C, and SIGTERM where there is one. One listener for the whole run, so that no signal falls between two.
pub(crate) struct Signals(Option<Listener>);

#[cfg(unix)]
struct Listener {
    interrupt: Signal,
    terminate: Signal,
}

#[cfg(windows)]
struct Listener {
    interrupt: CtrlC,
}

impl Signals {
    /// Listens from now on, or never.
    pub(crate) fn listen(listen: bool) -> Result<Self, Error> {
        let listener = listen.then(Listener::new).transpose();
        let listener =
            listener.map_err(|error| Error::caused(ErrorKind::Config, "signals cannot be listened to", error))?;
        Ok(Self(listener))
    }

    /// Resolves at the next signal.
    pub(crate) async fn next(&mut self) {
        match &mut self.0 {
            Some(listener) => listener.next().await,
            None => pending().await,
        }
    }
}

#[cfg(unix)]
impl Listener {
    fn new() -> std::io::Result<Self> {
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn next(&mut self) {
        tokio::select! {
            _ = self.interrupt.recv() => {}
            _ = self.terminate.recv() => {}
        }
    }
}

#[cfg(windows)]
impl Listener {
    fn new() -> std::io::Result<Self> {
        Ok(Self { interrupt: ctrl_c()? })
    }

    async fn next(&mut self) {
        self.interrupt.recv().await;
    }
}
