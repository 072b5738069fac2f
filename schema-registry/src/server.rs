//! Listening.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::pin::pin;
use std::time::Duration;

use axum::Router;
use axum::serve::Listener;
use hyper::server::conn::http1;
use hyper_util::rt::TokioIo;
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, ToSocketAddrs};
use tokio::sync::oneshot;
use tokio::task::{JoinHandle, JoinSet};

use crate::{Registry, app};

/// How long requests in progress may take once the server stops.
const GRACE: Duration = Duration::from_secs(5);

/// Starts a server with an empty registry. Port 0 picks a free port; [`Server::url`] tells which.
///
/// # Errors
///
/// The address cannot be listened on: it does not resolve, the port is taken, or the right to it is missing.
///
/// # Panics
///
/// Must be called within a tokio runtime, as every function that opens a socket of tokio's.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> std::io::Result<()> {
/// let server = schema_registry::serve("127.0.0.1:0").await?;
/// assert!(server.url().starts_with("http://127.0.0.1:"));
/// server.shutdown().await;
/// # Ok(())
/// # }
/// ```
pub async fn serve(address: impl ToSocketAddrs) -> io::Result<Server> {
    Server::start(address, Registry::new()).await
}

/// A running server. It stops when this is dropped; [`shutdown`](Self::shutdown) also waits until it has.
#[must_use = "the server stops when it is dropped"]
pub struct Server {
    address: SocketAddr,
    registry: Registry,
    stop: Option<oneshot::Sender<()>>,
    task: Option<JoinHandle<()>>,
}

impl Server {
    /// Starts a server for a registry of the caller's.
    ///
    /// # Errors
    ///
    /// As [`serve`].
    ///
    /// # Panics
    ///
    /// As [`serve`].
    pub async fn start(address: impl ToSocketAddrs, registry: Registry) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let (stop, stopped) = oneshot::channel();
        let task = tokio::spawn(run(listener, app(registry.clone()), stopped));
        Ok(Self { address, registry, stop: Some(stop), task: Some(task) })
    }

    /// The address listened on, with the real port.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where clients on this machine reach the server, without a slash at the end: `http://127.0.0.1:8081`.
    #[must_use]
    pub fn url(&self) -> String {
        let mut address = self.address;
        // "Every interface" is an address to listen on, not one to connect to.
        match address.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
            IpAddr::V6(ip) if ip.is_unspecified() => address.set_ip(Ipv6Addr::LOCALHOST.into()),
            _ => {}
        }
        format!("http://{address}")
    }

    /// The state that is served.
    #[must_use]
    pub fn registry(&self) -> &Registry {
        &self.registry
    }

    /// Stops listening, lets requests in progress end, and returns when all connections are closed. Those that are left
    /// after five seconds are cut off, so that this server changes nothing in the registry afterwards.
    pub async fn shutdown(mut self) {
        self.stop = None;
        if let Some(task) = self.task.take() {
            // A task that failed cannot be helped any more.
            drop(task.await);
        }
    }
}

/// Serves until the sender of `stopped` is gone, and then until the connections are.
async fn run(mut listener: TcpListener, router: Router, stopped: oneshot::Receiver<()>) {
    let (mut stopped, graceful, mut connections) = (pin!(stopped), GracefulShutdown::new(), JoinSet::new());
    loop {
        tokio::select! {
            _ = &mut stopped => break,
            // Errors, such as too many open files, pass or are waited out in there.
            (stream, _) = Listener::accept(&mut listener) => {
                // Responses are small and awaited: they must not wait for more to send. A socket that refuses is only slower.
                drop(stream.set_nodelay(true));
                let service = TowerToHyperService::new(router.clone());
                let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                connections.spawn(graceful.watch(connection));
            }
            Some(ended) = connections.join_next() => {
                if let Ok(Err(error)) = ended {
                    tracing::debug!(%error, "connection lost");
                }
            }
        }
    }
    drop(listener);
    // Each connection ends after its request in progress, or is cut off.
    drop(tokio::time::timeout(GRACE, graceful.shutdown()).await);
    connections.shutdown().await;
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}
