//! Schema resolution: how data of one schema is read as that of another (Avro specification, "Schema Resolution").
//!
//! The rules stand once, in [`rules`], and for logical types in [`meaning`], as constant functions. A [`Plan`] applies them to
//! a writer's schema and a reader's, and is what a decoder executes; that it is total is what "can read" means. Beside it
//! stands the verdict that schema registries give, which is Java's, and differs in places.

mod defaults;
mod equivalence;
mod incompatibility;
mod java;
mod level;
mod matching;
mod meaning;
mod plan;
mod planner;
mod rules;
mod sameness;

pub use defaults::push_long;
pub use incompatibility::{Incompatibility, IncompatibilityKind};
pub use java::java_incompatibilities;
pub use level::{CompatibilityLevel, UnknownLevel};
pub(crate) use matching::{find as find_field, writer_field};
pub use meaning::{Conversion, Whole};
pub(crate) use meaning::{Meaning, meaning};
pub use plan::{Entries, Fields, Items, NodeId, Plan, PlanNode, PlanRefused, Step};
pub use planner::least_length;
pub use rules::Promotion;
pub(crate) use rules::{Relation, has_text, index_of, names_agree, reader_branch, relation};
