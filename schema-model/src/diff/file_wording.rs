//! What a difference is called, and the way out.

use super::{
    avro_text,
    mismatch::{Found, Mismatch, Subject},
    pairs::{Pair, Pairs},
    renamed::{is_lacking, is_renamed},
    rust_text,
};
use crate::{
    diagnostics::{self, Message},
    resolve::{find_field as find, has_text},
    schema::{
        Branches, Enum, Field, Node, Order, Record, Text, View,
        name::{Name, str_eq},
    },
};

/// Ends constant evaluation with what was found.
#[track_caller]
pub(crate) const fn fail<'n>(found: &Found<'n>, pairs: &Pairs<'n, '_>, file_name: &str) -> ! {
    let mut message = Message::new();
    let words = Words { found, pairs, file: file_name };
    words.subject(&mut message);
    words.difference(&mut message);
    words.origin(&mut message);
    message.fail()
}

/// Ends constant evaluation for two full names that differ.
#[track_caller]
pub(crate) const fn called(ty: &Name, file: &Name, file_name: &str) -> ! {
    let mut message = Message::new();
    message.push_all(&["the type is called `", ty.full(), "`, and `", file.full(), "` in `", file_name, "`"]);
    message.help(diagnostics::OTHER_NAME);
    let other_name = !str_eq(ty.simple(), file.simple());
    let namespace = match (ty.namespace(), file.namespace()) {
        (Some(a), Some(b)) if str_eq(a, b) => None,
        (_, namespace) => namespace,
    };
    if ty.namespace().is_some() && file.namespace().is_none() {
        message.push("the file has no namespace: leave out `namespace`");
        message.push(if other_name { ", and " } else { "" });
    }
    if let Some(namespace) = namespace {
        message.push_all(&["`#[avro(namespace = \"", namespace, if other_name { "\", " } else { "\")]`" }]);
    }
    if other_name {
        message.push_all(&[if namespace.is_some() { "" } else { "`#[avro(" }, "name = \"", file.simple(), "\")]`"]);
    }
    message.fail()
}

/// Ends constant evaluation for the fields of a file that a type does not have.
#[track_caller]
pub(crate) const fn lacks_fields(ty: &Record, file: &Record, file_name: &str) -> ! {
    let mut message = Message::new();
    let (mut are_known, mut has_logical) = (true, false);
    let (mut count, mut i) = (0, 0);
    while let Some(field) = next_lacking(ty, file, &mut i) {
        are_known = are_known && rust_text::is_known(field.schema());
        has_logical = has_logical || rust_text::logical_inside(field.schema()).is_some();
        count += 1;
    }
    message.push_all(&["the type lacks ", if count == 1 { "a field" } else { "fields" }, " of `", file_name, "`: "]);
    let (mut is_first, mut i) = (true, 0);
    while let Some(field) = next_lacking(ty, file, &mut i) {
        message.push_all(&[if is_first { "`" } else { ", `" }, field.name(), "` ("]);
        avro_text::push(&mut message, field.schema());
        message.push(")");
        is_first = false;
    }
    message.help(diagnostics::FIELD_OF_THE_FILE_MISSING);
    if has_logical {
        message.push("in this version, no type of Rust but a fixed has a logical type: leave `schema` out");
    } else if are_known {
        let (mut is_first, mut i) = (true, 0);
        while let Some(field) = next_lacking(ty, file, &mut i) {
            message.push_all(&[if is_first { "add `" } else { ", `" }, field.name(), ": "]);
            rust_text::push(&mut message, field.schema());
            message.push("`");
            is_first = false;
        }
    } else {
        message.push(if count == 1 { "add it" } else { "add them" });
    }
    message.push(match (has_logical, count) {
        (true, _) => ", or take the logical types out of the file",
        (false, 1) => ", or take it out of the file",
        (false, _) => ", or take them out of the file",
    });
    message.fail()
}

/// The next field of the file from `i` on that the type does not have.
const fn next_lacking<'n>(ty: &Record, file: &'n Record, i: &mut usize) -> Option<&'n Field> {
    while *i < file.fields().len() {
        let at = *i;
        *i += 1;
        if is_lacking(ty, file, at) {
            return Some(&file.fields()[at]);
        }
    }
    None
}

/// Ends constant evaluation where the tables are too small.
#[track_caller]
pub(crate) const fn too_many(most: usize, file_name: &str) -> ! {
    let mut message = Message::new();
    message.push("more than ");
    message.push_number(most);
    message.push_all(&[" records are inside each other here, too many to compare with `", file_name, "`"]);
    message.way_out(diagnostics::TOO_MANY_TO_COMPARE);
    message.fail()
}

struct Words<'w, 'n, 'q> {
    found: &'w Found<'n>,
    pairs: &'w Pairs<'n, 'q>,
    file: &'w str,
}

impl Words<'_, '_, '_> {
    /// What the difference is about, in the terms of the type.
    const fn subject(&self, message: &mut Message) {
        let location = &self.found.location;
        match self.found.subject {
            _ if location.is_root() => message.push("the type"),
            Subject::Definition { kind, name, .. } => {
                message.push_all(&["the ", kind, " `", name.full(), "`"]);
                if location.is_shown() {
                    message.push(" (at `");
                    self.path(message);
                    message.push("`)");
                }
            }
            Subject::Value if self.own_field() => {
                message.push("the field `");
                self.path(message);
                message.push("`");
            }
            Subject::Value => {
                message.push("`");
                self.path(message);
                message.push("`");
                if let Some(record) = self.nested() {
                    message.push_all(&[" (in `", record.name().full(), "`)"]);
                }
            }
        }
    }

    /// Whether the place is a field of the type that is checked, and nothing inside of it.
    const fn own_field(&self) -> bool {
        self.ends_in_a_field() && self.nested().is_none()
    }

    const fn ends_in_a_field(&self) -> bool {
        self.found.location.field.is_some() && self.found.location.steps.is_empty()
    }

    /// The record inside the checked type that the place is in.
    const fn nested(&self) -> Option<&Record> {
        self.pairs.nested(self.found.location)
    }

    const fn path(&self, message: &mut Message) {
        self.pairs.push_path(self.found.location, message);
    }

    /// What differs, and the way out.
    const fn difference(&self, message: &mut Message) {
        match self.found.what {
            Mismatch::Type { ty, file } => self.types(message, ty, file),
            Mismatch::Extra => self.extra(message),
            Mismatch::Missing { field, .. } => {
                message.push_all(&[" lacks the field `", field.name(), "` ("]);
                avro_text::push(message, field.schema());
                message.push_all(&["), which it has in `", self.file, "`"]);
                message.way_out(diagnostics::FIELD_OF_THE_FILE_MISSING);
            }
            Mismatch::Elsewhere => self.elsewhere(message),
            Mismatch::Default { ty, file } => self.default(message, ty, file),
            Mismatch::Order { ty, file } => {
                let (ty, file) = (order_text(ty), order_text(file));
                message.push_all(&[" has the order `", ty, "`, and `", file, "` in `", self.file]);
                message.push("`");
                message.help(diagnostics::OTHER_SORT_ORDER);
                message.push_all(&["`#[avro(order = \"", file, "\")]`"]);
            }
            Mismatch::ExtraAlias(alias) => {
                message.push_all(&[" has the alias `", alias, "`, and not in `", self.file]);
                message.push("`");
                message.help(diagnostics::OTHER_ALIASES);
                message.push("add it to the file, or leave it out");
            }
            Mismatch::MissingAlias(alias) => {
                message.push_all(&[" lacks the alias `", alias, "`, which it has in `", self.file]);
                message.push("`");
                message.help(diagnostics::OTHER_ALIASES);
                message.push_all(&["`#[avro(alias = \"", alias, "\")]`"]);
            }
            Mismatch::Symbols { ty, file } => self.symbols(message, ty, file),
            Mismatch::EnumDefault { ty, file } => {
                self.two_defaults(message, ty, file);
                match file {
                    Some(file) => message.push_all(&["`#[avro(default)]` on the variant of `", file, "`"]),
                    None => message.push("add it to the file, or leave `#[avro(default)]` out"),
                }
            }
            Mismatch::Size { ty, file } => {
                message.push(" has ");
                push_bytes(message, ty);
                message.push(", and ");
                push_bytes(message, file);
                message.push_all(&[" in `", self.file, "`"]);
                message.help(diagnostics::OTHER_SIZE);
                message.push("a newtype of `[u8; ");
                message.push_number(file);
                message.push("]` has as many");
            }
            // Of resolution alone.
            Mismatch::LogicalType { .. }
            | Mismatch::Branch { .. }
            | Mismatch::Alternative { .. }
            | Mismatch::Name { .. } => {}
        }
    }

    const fn types(&self, message: &mut Message, ty: &Node, file: &Node) {
        message.push(" is ");
        avro_text::push(message, ty);
        message.push(", and ");
        avro_text::push(message, file);
        message.push_all(&[" in `", self.file, "`"]);
        message.help(diagnostics::OTHER_TYPE);
        if let (View::Fixed(_), Some(_)) = (ty.view(), file.logical_type())
            && same_name(ty, file)
        {
            message.push("`#[avro(properties = {");
            avro_text::push_logical_of(message, file);
            message.push_all(&["})]` on the type in Rust that is `", ty.label(), "`"]);
            return;
        }
        if let Some(base) = rust_text::logical_inside(file) {
            message.push_all(&[
                "in this version, no type of Rust but a fixed has a logical type: leave `schema` out, which makes it a plain `",
                base.type_name(),
                "`, or take the logical type out of the file",
            ]);
            return;
        }
        if self.found.location.is_root() {
            message.push(match file.view() {
                View::Union(_) if matches!(ty.view(), View::Union(_)) => {
                    "the variants have the order of the file's branches"
                }
                View::Union(_) => "`#[derive(AvroUnion)]` makes a union; of several types in a file, one is the schema",
                View::Record(_) => "`#[derive(AvroRecord)]` makes a record",
                View::Enum(_) => "`#[derive(AvroEnum)]` makes an enum",
                View::Fixed(_) => "`#[derive(AvroFixed)]` makes a fixed",
                _ => "`#[avro(transparent)]` gives a newtype the schema of what it holds",
            });
            return;
        }
        if let (View::Union(a), View::Union(b)) = (ty.view(), file.view())
            && a.len() == b.len()
        {
            if a.is_null_first() && b.is_null_last() {
                message.push(match self.ends_in_a_field() {
                    true => "`#[avro(null = \"last\")]` puts null where the file has it",
                    false => {
                        "`null` names its place on the field, variant or newtype, as in `#[avro(null = {\"/items\": \"last\"})]` \
                         for a `Vec`"
                    }
                });
                return;
            }
            if a.is_null_last() && b.is_null_first() {
                message.push("null is first without `#[avro(null = \"last\")]`");
                return;
            }
        }
        match file.view() {
            View::Union(branches)
                if branches.len() == 2 && branches.is_null_last() && self.ends_in_a_field() && optional(branches) =>
            {
                message.push("what the file has is `Option<");
                if let Some(branch) = branches.get(0) {
                    rust_text::push(message, branch);
                }
                message.push(">` in Rust, with `#[avro(null = \"last\")]`");
            }
            _ if file.name().is_none() && rust_text::is_known(file) => {
                message.push("what the file has is `");
                rust_text::push(message, file);
                message.push("` in Rust");
            }
            _ => message.push(diagnostics::OTHER_TYPE.way_out),
        }
    }

    const fn extra(&self, message: &mut Message) {
        message.push_all(&[" is not in `", self.file, "`"]);
        message.help(diagnostics::FIELD_NOT_IN_THE_FILE);
        let Some((Pair { ty, file, .. }, field)) = self.pairs.field(self.found.location) else { return };
        let name = ty.fields()[field].name();
        let mut i = 0;
        while i < file.fields().len() {
            let field = &file.fields()[i];
            if is_renamed(field, name) {
                message.push_all(&["the file has `", field.name()]);
                message.push_all(&["`: `#[avro(rename = \"", field.name(), "\")]`"]);
                return;
            }
            i += 1;
        }
        message.push(diagnostics::FIELD_NOT_IN_THE_FILE.way_out);
    }

    const fn elsewhere(&self, message: &mut Message) {
        let Some((Pair { ty, file, .. }, here)) = self.pairs.field(self.found.location) else { return };
        if let Some(there) = find(file.fields(), ty.fields()[here].name(), 0) {
            message.push(" is field ");
            message.push_number(here + 1);
            message.push(", and field ");
            message.push_number(there + 1);
            message.push_all(&[" in `", self.file]);
        }
        message.push("`: on the wire, fields have the order of the schema");
        message.help(diagnostics::OTHER_ORDER_OF_FIELDS);
        message.push("the file's order is ");
        let mut i = 0;
        while i < file.fields().len() {
            message.push_all(&[if i == 0 { "`" } else { ", `" }, file.fields()[i].name(), "`"]);
            i += 1;
        }
    }

    const fn default(&self, message: &mut Message, ty: Option<&str>, file: Option<&str>) {
        self.two_defaults(message, ty, file);
        match (ty, file) {
            (_, Some(file)) if str_eq(file, "null") => message.push("an `Option` with null first has it by itself"),
            (_, Some(file)) => message.push_all(&["`#[avro(default = ", file, ")]`"]),
            (Some(ty), None) if str_eq(ty, "null") => {
                message.push("`#[avro(no_default)]` takes away what an `Option` has by itself; or add it to the file");
            }
            (Some(ty), None) => {
                message.push_all(&["leave `default` out, or add `\"default\": ", ty, "` to the file"]);
            }
            (None, None) => {}
        }
    }

    const fn two_defaults(&self, message: &mut Message, ty: Option<&str>, file: Option<&str>) {
        match ty {
            Some(ty) => message.push_all(&[" has the default `", ty, "`, and "]),
            None => message.push(" has no default, and "),
        }
        match file {
            Some(file) => message.push_all(&["`", file, "`"]),
            None => message.push("none"),
        }
        message.push_all(&[" in `", self.file, "`"]);
        message.help(diagnostics::OTHER_DEFAULT);
    }

    const fn symbols(&self, message: &mut Message, ty: &Enum, file: &Enum) {
        let lacks = push_others(message, " lacks ", file.symbols(), ty.symbols());
        let has = push_others(message, if lacks { ", and has " } else { " has " }, ty.symbols(), file.symbols());
        if has {
            message.push_all(&[", which `", self.file, "` does not"]);
        } else if lacks {
            message.push_all(&[", which `", self.file, "` has"]);
        } else {
            message.push_all(&[" has its symbols in another order than `", self.file]);
            message.push("`: on the wire, a symbol is its number");
        }
        message.help(diagnostics::OTHER_SYMBOLS);
        message.push("the file's order is ");
        let mut i = 0;
        while i < file.symbols().len() {
            message.push_all(&[if i == 0 { "`" } else { ", `" }, file.symbols()[i].as_str(), "`"]);
            i += 1;
        }
    }

    /// Where in Rust the difference is, if not in the type that is checked.
    const fn origin(&self, message: &mut Message) {
        if self.found.location.is_root() {
            return;
        }
        let (name, origin) = match (self.found.subject, self.nested()) {
            (Subject::Definition { name, origin, .. }, _) => (name, origin),
            (Subject::Value, Some(record)) => (record.name(), record.origin()),
            (Subject::Value, None) => return,
        };
        if let Some(origin) = origin {
            message.push_all(&[" (`", name.full(), "` is `", origin, "`)"]);
        }
    }
}

/// Puts the symbols that are not among others; whether there are any.
const fn push_others(message: &mut Message, start: &str, symbols: &[Text], others: &[Text]) -> bool {
    let (mut count, mut last) = (0, 0);
    let mut i = 0;
    while i < symbols.len() {
        if !has_text(others, symbols[i].as_str()) {
            count += 1;
            last = i;
        }
        i += 1;
    }
    if count == 0 {
        return false;
    }
    message.push_all(&[start, if count == 1 { "the symbol " } else { "the symbols " }]);
    i = 0;
    while i <= last {
        if !has_text(others, symbols[i].as_str()) {
            message.push_all(&["`", symbols[i].as_str(), if i == last { "`" } else { "`, " }]);
        }
        i += 1;
    }
    true
}

const fn same_name(a: &Node, b: &Node) -> bool {
    match (a.name(), b.name()) {
        (Some(a), Some(b)) => a.same(b),
        _ => false,
    }
}

const fn push_bytes(message: &mut Message, count: usize) {
    message.push_number(count);
    message.push(if count == 1 { " byte" } else { " bytes" });
}

/// Whether the first branch is a type that an `Option` holds.
const fn optional(branches: Branches<'_>) -> bool {
    matches!(branches.get(0), Some(branch) if rust_text::is_known(branch))
}

const fn order_text(order: Order) -> &'static str {
    match order {
        Order::Ascending => "ascending",
        Order::Descending => "descending",
        Order::Ignore => "ignore",
    }
}
