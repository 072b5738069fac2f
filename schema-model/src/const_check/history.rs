//! Whether a derived type is compatible with recorded versions of its schema, checked by the compiler.
//!
//! The rules are those of a [`Plan`](crate::Plan), in constant functions: what compiles here is read there. A record's fields
//! are checked one by one, each by a call with the field's span, and the type by another call, so that every field that
//! breaks a reader or a writer is shown where it is declared. As most types are compatible, and constant evaluation is
//! slow, [`evolves`] tells first whether there is anything to show.

pub use crate::diff::policy::Recorded;
use crate::{
    diff::{
        history_wording as wording,
        mismatch::{Found, Mismatch},
        pairs::{Location, Pair, Pairs, Slots},
        policy::Policy,
        walk::Walk,
    },
    resolve::{find_field, names_agree, writer_field},
    schema::{Field, Record, StaticSchema, View},
};

/// How many records inside a field are resolved, and from where on it is too many.
const FEW: usize = 4;
const MORE: usize = 64;
const MOST: usize = 1024;

/// Whether a type is compatible with a recorded version; then the other checks have nothing to say.
///
/// Where there are too many records, it says no.
pub const fn evolves(ty: StaticSchema, recorded: &Recorded) -> bool {
    evolves_on(Policy::Reads, ty, recorded) && evolves_on(Policy::IsRead, ty, recorded)
}

const fn evolves_on(policy: Policy, ty: StaticSchema, recorded: &Recorded) -> bool {
    if !recorded.asks(policy) {
        return true;
    }
    match evolves_within(policy, ty, recorded, &mut [None; FEW]) {
        Some(evolves) => evolves,
        None => match evolves_within(policy, ty, recorded, &mut [None; MORE]) {
            Some(evolves) => evolves,
            None => matches!(evolves_within(policy, ty, recorded, &mut [None; MOST]), Some(true)),
        },
    }
}

/// None where the table of records does not suffice.
const fn evolves_within(policy: Policy, ty: StaticSchema, recorded: &Recorded, slots: &mut Slots) -> Option<bool> {
    let mut walk = Walk::new(slots, policy);
    if walk.whole(ty.get(), recorded.schema.get()).is_some() {
        return Some(false);
    }
    if walk.pairs.is_complete() { Some(true) } else { None }
}

/// Ends constant evaluation if a field of a type that is a record breaks a recorded version.
///
/// Silent where one of the two is no record: [`assert_evolves`] says so.
#[track_caller]
pub const fn assert_field_evolves(record: StaticSchema, recorded: &Recorded, field: usize) {
    let (View::Record(ty), View::Record(old)) = (record.get().view(), recorded.schema.get().view()) else { return };
    if field < ty.fields().len() {
        field_evolves_on(Policy::Reads, ty, old, recorded, field);
        field_evolves_on(Policy::IsRead, ty, old, recorded, field);
    }
}

#[track_caller]
const fn field_evolves_on(
    policy: Policy,
    ty: &'static Record,
    old: &'static Record,
    recorded: &Recorded,
    field: usize,
) {
    if recorded.asks(policy)
        && !field_evolves(policy, ty, old, recorded, field, &mut [None; FEW])
        && !field_evolves(policy, ty, old, recorded, field, &mut [None; MORE])
        && !field_evolves(policy, ty, old, recorded, field, &mut [None; MOST])
    {
        wording::too_many(MOST, recorded)
    }
}

/// Ends constant evaluation if a type breaks a recorded version: in what it is, its name, and for a record in the fields
/// that it lacks. The fields that it has are left to [`assert_field_evolves`].
#[track_caller]
pub const fn assert_evolves(ty: StaticSchema, recorded: &Recorded) {
    assert_evolves_on(Policy::Reads, ty, recorded);
    assert_evolves_on(Policy::IsRead, ty, recorded);
}

#[track_caller]
const fn assert_evolves_on(policy: Policy, ty: StaticSchema, recorded: &Recorded) {
    if !recorded.asks(policy) {
        return;
    }
    if let (View::Record(new), View::Record(old)) = (ty.get().view(), recorded.schema.get().view()) {
        record_evolves(policy, ty, new, old, recorded);
        return;
    }
    if !type_evolves(policy, ty, recorded, &mut [None; FEW])
        && !type_evolves(policy, ty, recorded, &mut [None; MORE])
        && !type_evolves(policy, ty, recorded, &mut [None; MOST])
    {
        wording::too_many(MOST, recorded)
    }
}

/// Checks a field and the records inside; false where the table of records does not suffice.
#[track_caller]
const fn field_evolves(
    policy: Policy,
    ty: &'static Record,
    old: &'static Record,
    recorded: &Recorded,
    field: usize,
    slots: &mut Slots,
) -> bool {
    let mut walk = Walk::new(slots, policy);
    // The record itself is checked by the calls for its other fields, wherever it is mentioned again.
    let pair = Pair { ty, file: old, location: Location::ROOT };
    walk.pairs.push(pair);
    let breach = match policy {
        Policy::Reads => walk.resolve_field(0, &pair, field),
        _ => match reader_of(ty.fields(), old.fields(), field) {
            Some(reader) => walk.resolve_field(0, &pair, reader),
            None => None,
        },
    };
    let breach = match breach {
        None => walk.records(1),
        breach => breach,
    };
    match breach {
        Some(found) => wording::fail(&found, &walk.pairs, policy, recorded),
        None => walk.pairs.is_complete(),
    }
}

/// The reader's field that takes a field of the writer's.
const fn reader_of(writer: &[Field], reader: &[Field], field: usize) -> Option<usize> {
    if let Some(index) = find_field(reader, writer[field].name(), field) {
        return Some(index);
    }
    let mut i = 0;
    while i < reader.len() {
        if let Some(taken) = writer_field(writer, reader, i)
            && taken == field
        {
            return Some(i);
        }
        i += 1;
    }
    None
}

/// Checks a record without the fields that it has.
#[track_caller]
const fn record_evolves(
    policy: Policy,
    ty: StaticSchema,
    new: &'static Record,
    old: &'static Record,
    recorded: &Recorded,
) {
    let old_node = recorded.schema.get();
    let (writer, reader) = match policy {
        Policy::Reads => (old_node, ty.get()),
        _ => (ty.get(), old_node),
    };
    if !names_agree(writer, reader) {
        let what = Mismatch::Name { ty: ty.get(), file: old_node };
        wording::fail(&Found::new(Location::ROOT, what), &Pairs::new(&mut []), policy, recorded);
    }
    if matches!(policy, Policy::Reads) {
        return;
    }
    let mut i = 0;
    while i < old.fields().len() {
        if old.fields()[i].default().is_none() && writer_field(new.fields(), old.fields(), i).is_none() {
            let what = Mismatch::Missing { field: &old.fields()[i], ty: new };
            wording::fail(&Found::new(Location::ROOT, what), &Pairs::new(&mut []), policy, recorded);
        }
        i += 1;
    }
}

/// Checks a type that is no record, or was none; false where the table of records does not suffice.
#[track_caller]
const fn type_evolves(policy: Policy, ty: StaticSchema, recorded: &Recorded, slots: &mut Slots) -> bool {
    let mut walk = Walk::new(slots, policy);
    match walk.whole(ty.get(), recorded.schema.get()) {
        Some(found) => wording::fail(&found, &walk.pairs, policy, recorded),
        None => walk.pairs.is_complete(),
    }
}
