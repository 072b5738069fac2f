//! Attributes of serde's that `#[avro(serde)]` opts in to: what they say of JSON, they say of Avro as well.
//!
//! What `#[avro(…)]` says comes first. What Avro could not do as serde does is an error at serde's token; what does not touch
//! the schema, such as `skip_serializing_if`, is passed over. Mistakes in serde's own grammar are left to its derive.

mod container;
mod field;
mod item;
mod variant;
mod zero;

pub(crate) use field::Extra;
pub(crate) use variant::{branch, symbol, value};

const ALIAS: &str = "alias";
const DEFAULT: &str = "default";
const FLATTEN: &str = "flatten";
const FROM: &str = "from";
const INTO: &str = "into";
const OTHER: &str = "other";
const REMOTE: &str = "remote";
const RENAME: &str = "rename";
const RENAME_ALL: &str = "rename_all";
const SKIP: &str = "skip";
const SKIP_DESERIALIZING: &str = "skip_deserializing";
const SKIP_SERIALIZING: &str = "skip_serializing";
const TAG: &str = "tag";
const TRANSPARENT: &str = "transparent";
const TRY_FROM: &str = "try_from";
