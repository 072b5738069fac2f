//! Whether a union is one, checked by the compiler.

use crate::{
    diagnostics::{self, fail},
    schema::{Node, StaticSchema, View},
};

/// Ends constant evaluation if a record's field has a type that holds itself without a name between, or a union that is
/// none: one directly inside another, or with two branches of one type.
///
/// Goes down to named types and to unions of the user's, which check themselves.
#[track_caller]
pub const fn assert_unions(record: StaticSchema, field: usize) {
    let View::Record(record) = record.get().view() else { return };
    let field = &record.fields()[field];
    assert_ends(field.schema());
    let mut node = field.schema();
    loop {
        match node.view() {
            View::Array(inner) | View::Map(inner) => node = inner,
            View::Union(branches) => {
                let mut inside = None;
                let mut i = 0;
                while let Some(branch) = branches.get(i) {
                    if matches!(branch.view(), View::Union(_)) {
                        union_inside(field.name());
                    }
                    let mut j = 0;
                    while j < i {
                        if let Some(other) = branches.get(j)
                            && branch.is_same_branch(other)
                        {
                            two_branches(field.name(), branch.label());
                        }
                        j += 1;
                    }
                    // Of branches that go on, an `Option` has one; those of a union of the user's are checked there.
                    if matches!(branch.view(), View::Array(_) | View::Map(_)) {
                        inside = Some(branch);
                    }
                    i += 1;
                }
                match inside {
                    Some(branch) => node = branch,
                    None => return,
                }
            }
            _ => return,
        }
    }
}

/// Ends constant evaluation if a branch of a union is a union itself, is of the type of an earlier branch, or holds the
/// union without a name between.
#[track_caller]
pub const fn assert_branch(union: StaticSchema, branch: usize) {
    let View::Union(branches) = union.get().view() else { return };
    let Some(node) = branches.get(branch) else { return };
    if matches!(node.view(), View::Union(_)) {
        fail(
            diagnostics::UNION_IN_A_UNION,
            &["a branch of a union is a union itself, which Avro does not have"],
            "take the inner one's branches, or a record around it; an optional union is `Option` around the whole",
        );
    }
    let mut i = 0;
    while i < branch {
        if let Some(other) = branches.get(i)
            && node.is_same_branch(other)
        {
            fail(
                diagnostics::TWO_BRANCHES_OF_ONE_TYPE,
                &["the union has two branches of the type `", node.label(), "`, which a reader could not tell apart"],
                diagnostics::TWO_BRANCHES_OF_ONE_TYPE.way_out,
            );
        }
        i += 1;
    }
    assert_ends(node);
}

/// How many nodes without a name may be around each other, and how many there may be in all between two names.
const MOST_LEVELS: usize = 60;
const MOST_NODES: usize = 2000;

/// Ends constant evaluation if a schema has no end before a name stops it.
#[track_caller]
const fn assert_ends(node: &Node) {
    let mut nodes_left = MOST_NODES;
    if !ends(node, MOST_LEVELS, &mut nodes_left) {
        fail(
            diagnostics::HOLDS_ITSELF,
            &["the type holds itself, and nothing between has a name: an Avro schema refers to types by their names, \
                 and arrays, maps and unions have none"],
            diagnostics::HOLDS_ITSELF.way_out,
        );
    }
}

const fn ends(node: &Node, levels_left: usize, nodes_left: &mut usize) -> bool {
    if levels_left == 0 || *nodes_left == 0 {
        return false;
    }
    *nodes_left -= 1;
    match node.view() {
        View::Array(inner) | View::Map(inner) => ends(inner, levels_left - 1, nodes_left),
        View::Union(branches) => {
            let mut i = 0;
            while let Some(branch) = branches.get(i) {
                if !ends(branch, levels_left - 1, nodes_left) {
                    return false;
                }
                i += 1;
            }
            true
        }
        _ => true,
    }
}

#[track_caller]
const fn union_inside(field: &str) -> ! {
    fail(
        diagnostics::UNION_IN_A_UNION,
        &["the field `", field, "` is a union directly inside a union, which Avro does not have"],
        "one `Option` is enough: an `Option` inside an `Option` has no schema of its own",
    )
}

#[track_caller]
const fn two_branches(field: &str, branch: &str) -> ! {
    fail(
        diagnostics::TWO_BRANCHES_OF_ONE_TYPE,
        &[
            "the field `",
            field,
            "` is a union with two branches of the type `",
            branch,
            "`, which a reader could not tell apart",
        ],
        "where a union has null, leave out the `Option` around it",
    )
}
