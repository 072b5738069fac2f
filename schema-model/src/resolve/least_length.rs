//! The least that a value takes on the wire.

use crate::schema::{Node, View};

/// The fewest bytes that a value takes, as far as some levels and nodes tell; 0 is always right.
pub fn least_length(node: &Node, levels_left: usize, nodes_left: &mut usize) -> usize {
    if levels_left == 0 || *nodes_left == 0 {
        return 0;
    }
    *nodes_left -= 1;
    match node.resolved().view() {
        View::Null => 0,
        View::Float => 4,
        View::Double => 8,
        View::Fixed(fixed) => fixed.size(),
        View::Record(record) => record
            .fields()
            .iter()
            .fold(0, |sum, field| sum.saturating_add(least_length(field.schema(), levels_left - 1, nodes_left))),
        View::Union(branches) => {
            let least = branches.iter().map(|branch| least_length(branch, levels_left - 1, nodes_left)).min();
            least.unwrap_or(0).saturating_add(1)
        }
        _ => 1,
    }
}
