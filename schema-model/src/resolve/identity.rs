//! What of a plan is left to the reader's own decoder, and what no datum gets through.

use super::{
    NodeId, Plan, PlanNode, Step,
    plan::{Entries, Items},
};

/// Puts [`NodeId::SAME`] for each node whose bytes the reader's own decoder reads as the plan does.
///
/// A record that holds itself is the same where all of it but itself is: so all nodes count as the same until one is known
/// not to be, and takes those around it along. `unions` are those with as many branches on both sides.
pub(super) fn find(plan: &mut Plan, unions: &[NodeId]) {
    let parents = parents(plan);
    let mut differs = vec![false; plan.nodes.len()];
    let mut ahead: Vec<_> = (0..plan.nodes.len()).filter(|&node| differs_itself(plan, node, unions)).collect();
    for &node in &ahead {
        differs[node] = true;
    }
    while let Some(node) = ahead.pop() {
        for &parent in &parents[node] {
            if !std::mem::replace(&mut differs[parent], true) {
                ahead.push(parent);
            }
        }
    }
    // A branch is one of the reader's union, and stays where its value alone is the same.
    let settled: Vec<_> = plan
        .nodes
        .iter()
        .zip(&differs)
        .map(|(node, differs)| !differs && !matches!(node, PlanNode::Branch { .. }))
        .collect();
    let settle = |node: &mut NodeId| {
        if settled[at(*node)] {
            *node = NodeId::SAME;
        }
    };
    for step in &mut plan.steps {
        if let Step::Read(node) | Step::ReadAt(_, node) = step {
            settle(node);
        }
    }
    for i in 0..plan.nodes.len() {
        match &mut plan.nodes[i] {
            PlanNode::Array(Items { node, .. })
            | PlanNode::Map(Items { node, .. })
            | PlanNode::Branch { value: node, .. } => settle(node),
            PlanNode::Union(run) => {
                let run = range(*run);
                for index in &mut plan.indexes[run] {
                    let mut node = NodeId(*index);
                    settle(&mut node);
                    *index = node.0;
                }
            }
            _ => {}
        }
    }
    settle(&mut plan.root);
}

/// Whether a node is not the same, whatever is inside of it.
fn differs_itself(plan: &Plan, node: usize, unions: &[NodeId]) -> bool {
    // Only in a union of the writer's is a branch's index among the bytes.
    let becomes_a_branch = |node: NodeId| matches!(plan.nodes[at(node)], PlanNode::Branch { .. });
    match plan.nodes[node] {
        PlanNode::Same | PlanNode::Branch { .. } => false,
        PlanNode::Array(items) | PlanNode::Map(items) => becomes_a_branch(items.node),
        // What is read field by field, in order, with nothing between, has the reader's fields.
        PlanNode::Record(fields) => {
            plan.steps(fields.steps).iter().any(|step| !matches!(step, Step::Read(node) if !becomes_a_branch(*node)))
        }
        PlanNode::Union(run) => {
            let is_other = |(&index, i): (&u32, u32)| !matches!(plan.nodes[index as usize], PlanNode::Branch { index, .. } if index == i);
            unions.binary_search_by_key(&node, |id| at(*id)).is_err()
                || plan.indexes[range(run)].iter().zip(0..).any(is_other)
        }
        _ => true,
    }
}

/// Whether no datum can be read: whatever is in it, there is something in it that cannot.
///
/// An array may be empty, and of a union, one branch that can be read is enough.
pub(super) fn is_hopeless(plan: &Plan) -> bool {
    let parents = parents(plan);
    // How many of what is inside of a node are hopeless before it is.
    let mut left: Vec<_> = plan
        .nodes
        .iter()
        .map(|node| match node {
            PlanNode::Union(run) => plan.count(*run),
            PlanNode::Array(_) | PlanNode::Map(_) => usize::MAX,
            _ => 1,
        })
        .collect();
    let unreadable = |node: &usize| matches!(plan.nodes[*node], PlanNode::Unreadable(_));
    let mut ahead: Vec<_> = (0..plan.nodes.len()).filter(unreadable).collect();
    while let Some(node) = ahead.pop() {
        if node == at(plan.root) {
            return true;
        }
        for &parent in &parents[node] {
            left[parent] = left[parent].saturating_sub(1);
            if left[parent] == 0 {
                // Once: an entry that is used up counts no further.
                left[parent] = usize::MAX;
                ahead.push(parent);
            }
        }
    }
    false
}

/// For each node, those that it is inside of, once for each place.
fn parents(plan: &Plan) -> Vec<Vec<usize>> {
    let mut parents = vec![Vec::new(); plan.nodes.len()];
    for (i, node) in plan.nodes.iter().enumerate() {
        match *node {
            PlanNode::Array(Items { node, .. })
            | PlanNode::Map(Items { node, .. })
            | PlanNode::Branch { value: node, .. } => parents[at(node)].push(i),
            PlanNode::Union(run) => {
                for &index in &plan.indexes[range(run)] {
                    parents[index as usize].push(i);
                }
            }
            PlanNode::Record(fields) => {
                for step in plan.steps(fields.steps) {
                    if let Step::Read(node) | Step::ReadAt(_, node) = step {
                        parents[at(*node)].push(i);
                    }
                }
            }
            _ => {}
        }
    }
    parents
}

const fn at(node: NodeId) -> usize {
    node.0 as usize
}

const fn range(run: Entries) -> std::ops::Range<usize> {
    run.start as usize..(run.start + run.len) as usize
}

#[cfg(test)]
mod tests {
    use crate::resolve::Plan;
    use crate::schema::Schema;

    fn is_same(writer: &str, reader: &str) -> bool {
        let (writer, reader) = (Schema::parse(writer).expect("valid"), Schema::parse(reader).expect("valid"));
        Plan::new(&writer, reader.root()).expect("a plan").is_same()
    }

    #[test]
    fn what_becomes_a_branch_is_not_the_same() {
        for around in [
            r#"{"type":"array","items":TYPE}"#,
            r#"{"type":"map","values":TYPE}"#,
            r#"{"type":"record","name":"R","fields":[{"name":"a","type":TYPE}]}"#,
        ] {
            let [int, optional, last] =
                [r#""int""#, r#"["null","int"]"#, r#"["int","null"]"#].map(|of| around.replace("TYPE", of));
            assert!(is_same(&int, &int) && is_same(&optional, &optional), "{around}");
            assert!(!is_same(&int, &optional) && !is_same(&int, &last) && !is_same(&optional, &last), "{around}");
        }
    }
}
