//! Reading what another schema wrote: a plan is made once, and executed for each datum.

mod conversion;
mod plan_cursor;
pub(crate) mod rescaled;
mod resolver;
mod skip;
mod transcoder;

pub(crate) use plan_cursor::InOrder;
#[cfg(feature = "client")]
pub(crate) use plan_cursor::TypedPlan;
pub use plan_cursor::{PlanCursor, Steps};
pub use resolver::Resolver;
#[cfg(feature = "client")]
pub(crate) use resolver::mismatch;
pub use transcoder::Transcoder;
