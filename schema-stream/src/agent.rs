//! What an agent does with one message: decode it, hand it over, and tell whether it was handled.

use std::{marker::PhantomData, panic::AssertUnwindSafe, sync::Arc};

use futures_util::{FutureExt, future::BoxFuture};
use schema_runtime::{AvroDecodeOwned, Deserializer};
use tracing::debug;

use crate::{
    error::{BoxError, Error, ErrorKind, panic_text},
    message::{Event, Raw, RawMessage},
    producer::Sent,
};

/// An agent without its types: the seam between what polls Kafka and what knows of Avro.
pub(crate) trait Handler: Send + Sync {
    /// Handles one message. Only after `Ok` may its offset be committed.
    fn handle<'a>(&'a self, message: &'a dyn RawMessage) -> BoxFuture<'a, Result<(), Error>>;
}

/// What the function of an agent or a timer may return: nothing, or a result whose error stops the app.
#[diagnostic::on_unimplemented(
    message = "an agent or a timer cannot return `{Self}`",
    label = "this returns `{Self}`",
    note = "return `()`, or a `Result<(), E>` where `E: Into<Box<dyn Error + Send + Sync>>`"
)]
pub trait Outcome: Send + 'static {
    #[doc(hidden)]
    fn into_result(self) -> Result<(), BoxError>;
}

impl Outcome for () {
    fn into_result(self) -> Result<(), BoxError> {
        Ok(())
    }
}

impl<E: Into<BoxError> + Send + 'static> Outcome for Result<(), E> {
    fn into_result(self) -> Result<(), BoxError> {
        self.map_err(Into::into)
    }
}

/// So that a send can be a handler's last expression.
impl<E: Into<BoxError> + Send + 'static> Outcome for Result<Sent, E> {
    fn into_result(self) -> Result<(), BoxError> {
        self.map(|_| ()).map_err(Into::into)
    }
}

/// An agent with its types.
pub(crate) struct Typed<T, A, F> {
    deserializer: Deserializer<T>,
    function: F,
    argument: PhantomData<fn(A)>,
}

impl<T, A, F> Typed<T, A, F> {
    pub(crate) fn new(deserializer: Deserializer<T>, function: F) -> Arc<Self> {
        Arc::new(Self { deserializer, function, argument: PhantomData })
    }
}

impl<T, A, F, R> Handler for Typed<T, A, F>
where
    T: AvroDecodeOwned + Send + 'static,
    A: Event<T>,
    F: FnOnce(A) -> R + Clone + Send + Sync + 'static,
    R: Future<Output: Outcome> + Send + 'static,
{
    fn handle<'a>(&'a self, message: &'a dyn RawMessage) -> BoxFuture<'a, Result<(), Error>> {
        let work = async move {
            let value = match message.payload() {
                None => None,
                Some(payload) => match self.deserializer.deserialize(payload).await {
                    Ok(value) => Some(value),
                    Err(error) => return Err(undecodable(message, error)),
                },
            };
            let Some(event) = A::from_raw(&Raw(message), value) else {
                debug!(position = %message.position(), "tombstone skipped");
                return Ok(());
            };
            run(&self.function, event, message).await
        };
        Box::pin(work)
    }
}

async fn run<A, F, R>(function: &F, event: A, message: &dyn RawMessage) -> Result<(), Error>
where
    F: FnOnce(A) -> R + Clone,
    R: Future<Output: Outcome>,
{
    // The panic ends the app, so that no broken invariant is seen by a later event.
    let work = AssertUnwindSafe(async { function.clone()(event).await.into_result() });
    match work.catch_unwind().await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(Error::at(ErrorKind::Handler, "a handler failed", message.position(), Some(error))),
        Err(panic) => {
            let text = format!("a handler panicked: {}", panic_text(&*panic));
            Err(Error::at(ErrorKind::Panic, text, message.position(), None))
        }
    }
}

fn undecodable(message: &dyn RawMessage, error: schema_runtime::Error) -> Error {
    use schema_runtime::ErrorKind as Cause;
    let (kind, text) = match error.kind() {
        Cause::Unreachable | Cause::Unauthorized | Cause::Registry | Cause::Protocol | Cause::Rejected => {
            (ErrorKind::Registry, "the schema of a message could not be had from the registry")
        }
        _ => (ErrorKind::Decode, "a message could not be decoded"),
    };
    Error::at(kind, text, message.position(), Some(error.into()))
}
