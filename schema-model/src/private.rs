//! What generated code and the sibling crates may touch, each of which is pinned to this crate's version. It changes without
//! notice.

pub use crate::{
    const_check::{
        Recorded, assert_any_branch_is_needed, assert_branch, assert_decimal, assert_default,
        assert_default_of_any_branch, assert_evolves, assert_field_evolves, assert_has_default, assert_logical_type,
        assert_names, assert_no_decimal, assert_same_field, assert_same_type, assert_scale, assert_unions, evolves,
        is_decimal, is_same,
    },
    crc64::Crc64Piece,
    resolve::{Conversion, Entries, Fields, Items, NodeId, PlanNode, Promotion, Step, Whole, least_length, push_long},
    schema::{
        FieldPart, FieldSource, Prerendered, Primitive, Reference, Shape, ValueDomain, assert_fields_differ,
        field_count, flattened_record, part, part_count, parts, with_type_properties,
    },
};

/// The catalogue of what the compiler says.
pub mod diagnostics {
    pub use crate::diagnostics::*;
}
