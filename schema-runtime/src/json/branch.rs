//! A union's value in JSON: null, or an object of one member, which tells the branch.

use schema_model::{Branches, Node, View};
use serde::de::{Error as _, IgnoredAny, MapAccess, Unexpected};

use super::{
    expected::Expected,
    label,
    read::{State, Value},
    shown,
};

/// The index of the branch that is null.
pub(crate) fn null(branches: Branches<'_>) -> Option<i64> {
    find(branches, |branch| matches!(branch.view(), View::Null)).map(|(index, _)| index)
}

fn find<'b>(branches: Branches<'b>, is: impl Fn(&Node) -> bool) -> Option<(i64, &'b Node)> {
    (0..branches.len())
        .filter_map(|index| branches.get(index))
        .zip(0..)
        .find_map(|(branch, index)| is(branch).then_some((index, branch)))
}

/// Reads a tagged value of the union that `schema` is.
pub(crate) fn read<'de, A: MapAccess<'de>>(
    branches: Branches<'_>,
    schema: &Node,
    state: &mut State,
    mut members: A,
) -> Result<(), A::Error> {
    let unexpected = |what: &str| A::Error::invalid_value(Unexpected::Other(what), &Expected(schema));
    let Some(tag) = members.next_key::<String>()? else { return Err(unexpected("an empty object")) };
    // Null has no tag.
    let branch = find(branches, |branch| !matches!(branch.view(), View::Null) && label(branch) == tag);
    let Some((index, branch)) = branch else { return Err(unexpected(&format!("the member `{}`", shown(&tag)))) };
    state.long(index);
    match branch.view() {
        // As it is for data: what holds itself does so through a branch, an array or a map.
        View::Record(_) | View::Reference(_) => {
            state.level(|state| members.next_value_seed(Value { schema: branch, state }))?;
        }
        _ => members.next_value_seed(Value { schema: branch, state })?,
    }
    match members.next_key::<IgnoredAny>()? {
        None => Ok(()),
        Some(_) => Err(unexpected("a second member")),
    }
}
