//! The models of types that derives are written for.

mod enumeration;
mod fixed;
mod named;
mod newtype;
mod record;
mod union;

pub(crate) use enumeration::{Enumeration, Symbol};
pub(crate) use fixed::Fixed;
pub(crate) use named::Named;
pub(crate) use newtype::Newtype;
pub(crate) use record::{Field, Record, Skipped};
pub(crate) use union::{Branch, Union};
