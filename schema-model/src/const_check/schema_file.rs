//! Whether a derived type's schema is that of a file, checked by the compiler.
//!
//! Both are compiled in: the type's by its derive, the file's by the attribute that names it. What is compared is what a
//! schema means: types, logical types, names, aliases, the order of fields, defaults, order. Documentation is not, nor are
//! properties that the specification gives no meaning.
//!
//! A record's fields are compared one by one, each by a call with the field's span, and the type by another call: so
//! every field that differs is shown where it is declared, all at once. As most types are as their files say, and constant
//! evaluation is slow, [`is_same`] tells first whether there is anything to show.

use crate::{
    diff::{
        file_wording as wording,
        mismatch::{Found, Mismatch, Subject},
        pairs::{Location, Pair, Slots},
        policy::Policy,
        renamed::is_lacking,
        walk::Walk,
    },
    resolve::find_field as find,
    schema::{Node, Record, StaticSchema, View, name::str_eq},
};

/// How many records inside a field are compared, and from where on it is too many. Most fields have none, and constant
/// evaluation takes long to fill a table.
const FEW: usize = 1;
const MORE: usize = 32;
const MOST: usize = 1024;

/// Whether a type is that of a file in all that is compared; then the other checks have nothing to say.
///
/// It goes through both schemas once, where the check of each field goes through all that the field leads to. Where there
/// are too many records, it says no.
pub const fn is_same(ty: StaticSchema, file: StaticSchema) -> bool {
    let (ty, file) = (ty.get(), file.get());
    match is_same_within(ty, file, &mut [None; MORE]) {
        Some(is_same) => is_same,
        None => matches!(is_same_within(ty, file, &mut [None; MOST]), Some(true)),
    }
}

/// None where the table of records does not suffice.
const fn is_same_within(ty: &'static Node, file: &'static Node, slots: &mut Slots) -> Option<bool> {
    let mut walk = Walk::new(slots, Policy::File);
    let is_same = walk.whole(ty, file).is_none();
    if walk.pairs.is_complete() || !is_same { Some(is_same) } else { None }
}

/// Ends constant evaluation if a field of a type that is a record is not as the record of a file has it.
///
/// Silent where one of the two is no record: [`assert_same_type`] says so.
#[track_caller]
pub const fn assert_same_field(record: StaticSchema, file: StaticSchema, field: usize, file_name: &str) {
    let (View::Record(record), View::Record(file)) = (record.get().view(), file.get().view()) else { return };
    if field < record.fields().len()
        && !same_field(record, file, field, file_name, &mut [None; FEW])
        && !same_field(record, file, field, file_name, &mut [None; MORE])
        && !same_field(record, file, field, file_name, &mut [None; MOST])
    {
        wording::too_many(MOST, file_name)
    }
}

/// Ends constant evaluation if a type is not that of a file: in what it is, its name, its aliases, and for a record in
/// the fields that it lacks. The fields that it has are left to [`assert_same_field`].
#[track_caller]
pub const fn assert_same_type(ty: StaticSchema, file: StaticSchema, file_name: &str) {
    let (ty, file) = (ty.get(), file.get());
    if let (View::Record(record), View::Record(file)) = (ty.view(), file.view()) {
        same_record(record, file, file_name);
        return;
    }
    if let (Some(name), Some(wanted)) = (ty.name(), file.name())
        && str_eq(ty.type_name(), file.type_name())
        && !name.same(wanted)
    {
        wording::called(name, wanted, file_name);
    }
    if !same_type(ty, file, file_name, &mut [None; FEW])
        && !same_type(ty, file, file_name, &mut [None; MORE])
        && !same_type(ty, file, file_name, &mut [None; MOST])
    {
        wording::too_many(MOST, file_name)
    }
}

/// Compares a field and the records inside; false where the table of records does not suffice.
#[track_caller]
const fn same_field(
    record: &'static Record,
    file: &'static Record,
    field: usize,
    file_name: &str,
    slots: &mut Slots,
) -> bool {
    let mut walk = Walk::new(slots, Policy::File);
    // The record itself is compared by the calls for its other fields, wherever it is mentioned again.
    walk.note(Pair { ty: record, file, location: Location::ROOT });
    let location = Location::field(0, field);
    let found = match find(file.fields(), record.fields()[field].name(), field) {
        None => Some(Found::new(location, Mismatch::Extra)),
        Some(at) => match walk.field(&record.fields()[field], &file.fields()[at], location) {
            None if at != field && is_first_elsewhere(record, file, field) => {
                Some(Found::new(location, Mismatch::Elsewhere))
            }
            None => walk.records(1),
            found => found,
        },
    };
    match found {
        Some(found) => wording::fail(&found, &walk.pairs, file_name),
        None => walk.pairs.is_complete(),
    }
}

/// Compares a type that is no record; false where the table of records does not suffice.
#[track_caller]
const fn same_type(ty: &'static Node, file: &'static Node, file_name: &str, slots: &mut Slots) -> bool {
    let mut walk = Walk::new(slots, Policy::File);
    match walk.whole(ty, file) {
        Some(found) => wording::fail(&found, &walk.pairs, file_name),
        None => walk.pairs.is_complete(),
    }
}

/// Compares a record without the fields that it has.
#[track_caller]
const fn same_record(record: &'static Record, file: &'static Record, file_name: &str) {
    if !record.name().same(file.name()) {
        wording::called(record.name(), file.name(), file_name);
    }
    let mut i = 0;
    while i < file.fields().len() {
        if is_lacking(record, file, i) {
            wording::lacks_fields(record, file, file_name);
        }
        i += 1;
    }
    let walk = Walk::new(&mut [], Policy::File);
    if let Some(found) = walk.aliases(record.aliases(), file.aliases(), Location::ROOT, Subject::record(record)) {
        wording::fail(&found, &walk.pairs, file_name);
    }
}

/// Whether a field of a record is the first one that a file has elsewhere, among the fields that both have.
///
/// One field out of its place moves those behind it, which need no message of their own.
const fn is_first_elsewhere(record: &Record, file: &Record, field: usize) -> bool {
    let (mut i, mut j) = (0, 0);
    while i <= field {
        let Some(at) = find(file.fields(), record.fields()[i].name(), j) else {
            i += 1;
            continue;
        };
        // The file's next field that the type has as well.
        while j < file.fields().len() && find(record.fields(), file.fields()[j].name(), i).is_none() {
            j += 1;
        }
        if at != j {
            return i == field;
        }
        i += 1;
        j += 1;
    }
    false
}
