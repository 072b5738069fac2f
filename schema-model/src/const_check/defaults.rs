//! Whether a default fits its field's type, checked by the compiler.

use crate::{
    diagnostics::{self, Message, fail},
    schema::{
        Branches, Field, LogicalType, Node, StaticSchema, Text, View,
        default::{Misfit, Outside, Refusal, Spot, default_refusal, push_path, text},
        name::str_eq,
        value_domain::ValueDomain,
    },
};

/// Ends constant evaluation if the default of a record's field does not fit the field's schema, or has a number that the
/// type in Rust does not hold, or another number of items than an array in Rust.
#[track_caller]
pub const fn assert_default(record: StaticSchema, field: usize) {
    let View::Record(record) = record.get().view() else { return };
    let field = &record.fields()[field];
    let Some(default) = field.default() else { return };
    match default_refusal(field.schema(), default, true) {
        None => {}
        Some(Refusal::Misfit(misfit)) => does_not_fit(field, default, misfit),
        Some(Refusal::Outside(outside)) => out_of_range(field, default, outside),
    }
}

/// As [`assert_default`], for a field whose default may be of any branch of a union.
#[track_caller]
pub const fn assert_default_of_any_branch(record: StaticSchema, field: usize) {
    let View::Record(record) = record.get().view() else { return };
    let field = &record.fields()[field];
    let Some(default) = field.default() else { return };
    match default_refusal(field.schema(), default, false) {
        None => {}
        Some(Refusal::Misfit(misfit)) => {
            let (name, ty) = (field.name(), field.schema().label());
            fail(
                diagnostics::DEFAULT_MISFIT,
                &[
                    "the default of the field `",
                    name,
                    "` does not fit its type `",
                    ty,
                    "`: expected ",
                    misfit.expected(),
                    ", found `",
                    default,
                    "`",
                ],
                "write a value of one of the union's branches",
            )
        }
        Some(Refusal::Outside(outside)) => out_of_range(field, default, outside),
    }
}

/// Ends constant evaluation if the default of a record's field is of the first branch of each union: then any reader knows it.
#[track_caller]
pub const fn assert_any_branch_is_needed(record: StaticSchema, field: usize) {
    let View::Record(record) = record.get().view() else { return };
    let field = &record.fields()[field];
    let Some(default) = field.default() else { return };
    if !matches!(default_refusal(field.schema(), default, true), Some(Refusal::Misfit(_))) {
        let mut message = Message::new();
        message.push_all(&["`any_branch` says that the default of the field `", field.name()]);
        message.push_all(&["` is not of a union's first branch, and `", default, "` is, or there is no union"]);
        message.way_out(diagnostics::ANY_BRANCH_FOR_NOTHING);
        message.fail()
    }
}

/// Ends constant evaluation if a record's field is a decimal: its default is text that looks like a number, and would be taken for
/// bytes.
#[track_caller]
pub const fn assert_no_decimal(record: StaticSchema, field: usize) {
    let View::Record(record) = record.get().view() else { return };
    let field = &record.fields()[field];
    let Some(default) = field.default() else { return };
    if !is_decimal(field.schema()) {
        return;
    }
    let mut message = Message::new();
    message.push_all(&["the default of the field `", field.name(), "` is the number `", default]);
    message.push("` to those who read it, and to Avro these bytes, which are another number");
    message.way_out(diagnostics::DECIMAL_AS_TEXT);
    message.fail()
}

/// Whether a default of a type, which is of a union's first branch, is a decimal's bytes.
pub const fn is_decimal(node: &Node) -> bool {
    match node.view() {
        View::Union(branches) => matches!(branches.get(0), Some(first) if is_decimal(first)),
        _ => matches!(node.logical_type(), Some(LogicalType::Decimal { .. } | LogicalType::BigDecimal)),
    }
}

#[track_caller]
const fn does_not_fit(field: &Field, default: &str, misfit: Misfit) -> ! {
    let at = misfit.at();
    let spot = Spot::of(field.schema(), default, at);
    let mut message = Message::new();
    message.push_all(&["the default of the field `", field.name(), "` does not fit its type `"]);
    message.push_all(&[field.schema().label(), "`: expected "]);
    match (spot.node.view(), spot.first_missing(default)) {
        (View::Record(record), _) if misfit.is_name() => {
            message.push_all(&["the name of a field of `", record.name().full(), "`"]);
        }
        (View::Record(record), Some(missing)) if misfit.is_lack() => {
            message.push_all(&["a value for `", missing.name(), "`, which has no default in `"]);
            message.push_all(&[record.name().full(), "`"]);
        }
        _ => message.push(misfit.expected()),
    }
    if at > 0 && spot.start == at {
        message.push_all(&[" for `", field.name()]);
        push_path(&mut message, field.schema(), default, at);
        message.push("`");
    }
    let found = spot.found(default, at);
    message.push_all(&if found.is_empty() { [", found ", "its end", ""] } else { [", found `", found, "`"] });
    if at > 0 {
        message.push_all(&[" in `", default, "`"]);
    }
    message.help(diagnostics::DEFAULT_MISFIT);
    match (field.schema().view(), spot.node.view()) {
        (View::Union(branches), _) if at == 0 && branches.is_null_first() => {
            null_first(&mut message, branches, default);
        }
        (View::Union(branches), _) if str_eq(default, "null") && branches.is_null_last() => message.push(
            "leave out `null = \"last\"`: an `Option` then has null first, and as its default; or write a value of the \
             first branch",
        ),
        (_, View::Enum(symbols)) if spot.start == at => {
            message.push_all(&["the symbols of `", symbols.name().full(), "` are "]);
            push_texts(&mut message, symbols.symbols());
        }
        (_, View::Record(record)) if misfit.is_name() => {
            message.push_all(&["the fields of `", record.name().full(), "` are "]);
            push_names(&mut message, record.fields());
        }
        (_, View::Record(_)) if misfit.is_lack() => {
            message.push("write one for each field of the record that has no default");
        }
        (View::Union(_), _) => message.push("write a value of the first branch"),
        (_, View::Bytes | View::Fixed(_)) if is_decimal(spot.node) => message
            .push("write the bytes of the number without its point, the most significant first: `\"\\u{0}\"` is 0"),
        _ => message.push("write a value of the field's type"),
    }
    message.fail()
}

/// The way out of a default that is not null, where null is the first branch.
const fn null_first(message: &mut Message, branches: Branches<'_>, default: &str) {
    match branches.get(1) {
        // A user who writes `"null"` means null.
        Some(branch) if !str_eq(default, "\"null\"") && default_refusal(branch, default, true).is_none() => {
            message.push("an `Option` has null first, and as its default: ");
            message.push_all(&["`#[avro(null = \"last\", default = ", default, ")]` puts its type first"]);
        }
        _ => message
            .push("the first branch is null, and so is the default: leave it out; or take a type without `Option`"),
    }
}

const fn push_texts(message: &mut Message, texts: &[Text]) {
    let mut i = 0;
    while i < texts.len() {
        message.push_all(&[if i == 0 { "`" } else { ", `" }, texts[i].as_str(), "`"]);
        i += 1;
    }
}

const fn push_names(message: &mut Message, fields: &[Field]) {
    let mut i = 0;
    while i < fields.len() {
        message.push_all(&[if i == 0 { "`" } else { ", `" }, fields[i].name(), "`"]);
        i += 1;
    }
}

#[track_caller]
const fn out_of_range(field: &Field, default: &str, outside: Outside) -> ! {
    let Outside { at, end, domain, count } = outside;
    let bytes = matches!(default.as_bytes()[at], b'"');
    let mut message = Message::new();
    message.push_all(&["the default of the field `", field.name(), "` has "]);
    match domain {
        ValueDomain::Items(_) => {
            message.push_number(count);
            message.push(if bytes { " byte" } else { " item" });
            message.push(if count == 1 { "" } else { "s" });
        }
        ValueDomain::Uuid | ValueDomain::Digits(_) | ValueDomain::BigDecimal => {
            message.push_all(&["the string `", text(default.as_bytes(), at, end), "`"]);
        }
        _ => message.push_all(&["the number ", text(default.as_bytes(), at, end)]),
    }
    if at > 0 {
        message.push_all(&[" in `", field.name()]);
        push_path(&mut message, field.schema(), default, at);
        message.push("`");
    }
    let rule = diagnostics::DEFAULT_OUT_OF_RANGE;
    match domain {
        ValueDomain::Items(length) => {
            message.push(", and the array in Rust has exactly ");
            message.push_number(length);
            message.help(rule);
            message.push("write as many as the array has, or take a `Vec`");
        }
        ValueDomain::Uuid => {
            message.push(", which is no UUID");
            message.help(rule);
            message.push("write one, as in `\"00112233-4455-6677-8899-aabbccddeeff\"`");
        }
        ValueDomain::BigDecimal => {
            message.push(", which is no big-decimal");
            message.help(rule);
            message.push(
                "write its bytes: twice its length, the number without its point, and twice the scale; 1.5 is \
                 `\"\\u{2}\\u{f}\\u{2}\"`",
            );
        }
        ValueDomain::Digits(digits) => {
            message.push(", which is a number of more digits than the ");
            message.push_number(digits as usize);
            message.push(" of the decimal");
            message.help(rule);
            message.push("write the bytes of the number without its point, the most significant one first");
        }
        _ => {
            message.push_all(&[", which `", domain.type_name(), "` does not hold"]);
            message.help(rule);
            message.push(match domain {
                ValueDomain::TimeMillis | ValueDomain::TimeMicros => {
                    "write a time of day, which is from midnight on and less than 24 hours"
                }
                _ => "write a number that the type holds, or take a wider type",
            });
        }
    }
    message.fail()
}

/// Ends constant evaluation if a field's type has no default by itself, although the field says that it takes it away.
#[track_caller]
pub const fn assert_has_default(default: Option<&str>, field: &str) {
    if default.is_none() {
        fail(
            diagnostics::NO_DEFAULT_TO_LEAVE_OUT,
            &["`no_default` takes away the default that a type has by itself, and the field `", field, "` has none"],
            diagnostics::NO_DEFAULT_TO_LEAVE_OUT.way_out,
        );
    }
}
