//! Schema resolution: how data of one schema is read as that of another (Avro specification, "Schema Resolution").
//!
//! The rules stand once, in [`rules`], and for logical types in [`logical_conversion`], as constant functions. A [`Plan`] applies them to
//! a writer's schema and a reader's, and is what a decoder executes; that it is total is what "can read" means. Beside it
//! stands the verdict that schema registries give, which is Java's, and differs in places.

mod compatibility_level;
mod defaults;
mod description;
mod difference;
mod history;
mod identity;
mod incompatibility;
mod java;
mod least_length;
mod logical_conversion;
mod matching;
mod path;
mod plan;
mod planner;
mod rules;

pub use compatibility_level::{CompatibilityLevel, UnknownLevel};
pub use defaults::push_long;
pub use difference::{Difference, difference};
pub use history::{Breach, History, RecordedVersion};
pub use incompatibility::{Incompatibility, IncompatibilityKind};
pub use java::java_incompatibilities;
pub use least_length::least_length;
pub use logical_conversion::{Conversion, Whole};
pub(crate) use logical_conversion::{LogicalConversion, logical_conversion};
pub(crate) use matching::{find as find_field, writer_field};
pub use plan::{Entries, Fields, Items, NodeId, Plan, PlanNode, PlanRefused, Step};
pub use rules::Promotion;
pub(crate) use rules::{Relation, has_text, index_of, names_agree, reader_branch, relation};
