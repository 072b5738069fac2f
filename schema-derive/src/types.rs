//! Types that Avro does not have, as far as their tokens tell.

use proc_macro2::Span;
use quote::ToTokens;
use schema_model::private::diagnostics::{self, Diagnostic};
use syn::{
    AngleBracketedGenericArguments, GenericArgument, Ident, Path, PathArguments, PathSegment, Type,
    parse_quote_spanned,
    spanned::Spanned,
    visit::{self, Visit},
    visit_mut::{self, VisitMut},
};

use crate::{errors::Errors, spans::respanned};

/// Notes an error at each token of a type that names something without an Avro schema.
pub(crate) fn check(ty: &Type, errors: &Errors) {
    match ty {
        Type::Path(path) if path.qself.is_none() => {
            let Some(segment) = path.path.segments.last() else { return };
            if path.path.segments.len() == 1
                && let Some((rule, why)) = refused_path(&segment.ident.to_string())
            {
                errors.at(segment, rule, format!("`{}` {why}", segment.ident));
                return;
            }
            if let Some(message) = untold(&path.path) {
                errors.at(&path.path, diagnostics::MEANING_UNTOLD, message);
                return;
            }
            generic(segment, errors);
        }
        Type::Reference(reference) => {
            if reference.lifetime.as_ref().is_some_and(|lifetime| lifetime.ident == "static") {
                errors.at(ty, diagnostics::STATIC_BORROW, STATIC);
            } else if reference.mutability.is_some() {
                errors.at(ty, diagnostics::MUTABLE_REFERENCE, "a field that is read back cannot be a `&mut` reference");
            } else if !is_borrowed(&reference.elem) {
                errors.at(ty, diagnostics::REFERENCE, "of references, `&str` and `&[u8]` can borrow from a message");
            }
        }
        // Null.
        Type::Tuple(tuple) if tuple.elems.is_empty() => {}
        Type::Tuple(_) => {
            errors.at(ty, diagnostics::TUPLE, "a tuple has no Avro schema: its parts have no names");
        }
        Type::Array(array) => check(&array.elem, errors),
        Type::Slice(_) => {
            errors.at(ty, diagnostics::SLICE, "a slice has no size of its own");
        }
        Type::Ptr(_) => {
            errors.at(
                ty,
                diagnostics::NO_DATA,
                "a raw pointer has no Avro schema\n  help: hold the value itself, or a `Box` of it",
            );
        }
        Type::FnPtr(_) => errors.at(ty, diagnostics::NO_DATA, "a function has no Avro schema"),
        Type::TraitObject(_) | Type::ImplTrait(_) => {
            errors.at(ty, diagnostics::TRAIT_OBJECT, "a trait object has no Avro schema: its type is not known");
        }
        Type::Never(_) => errors.at(ty, diagnostics::NO_DATA, "`!` has no Avro schema"),
        Type::Group(group) => check(&group.elem, errors),
        Type::Paren(paren) => check(&paren.elem, errors),
        _ => {}
    }
}

const STATIC: &str = "what is read borrows from a message, and no message is `'static`";

fn has_static(arguments: &AngleBracketedGenericArguments) -> bool {
    arguments
        .args
        .iter()
        .any(|argument| matches!(argument, GenericArgument::Lifetime(lifetime) if lifetime.ident == "static"))
}

/// The names of the language that a slice of bytes cannot have for its items.
const NUMBERS: [&str; 15] =
    ["bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u16", "u32", "u64", "u128", "usize"];

/// `str`, `[u8]`, or a name that may stand for one of them.
fn is_borrowed(ty: &Type) -> bool {
    match ty {
        // `[String]` and `[i32]` are arrays, but other names may stand for `u8`.
        Type::Slice(slice) => last_segment(&slice.elem).is_some_and(|segment| {
            let name = segment.ident.to_string();
            name != "String" && !NUMBERS.contains(&name.as_str())
        }),
        Type::Path(path) => {
            let name = path.path.segments.last().map(|segment| segment.ident.to_string());
            name.is_some_and(|name| name == "str" || name.starts_with(|c: char| c.is_uppercase()))
        }
        Type::Group(group) => is_borrowed(&group.elem),
        _ => false,
    }
}

/// Why a name of the language has no Avro schema, and what to take in its place.
fn refused_path(name: &str) -> Option<(Diagnostic, &'static str)> {
    Some(match name {
        "u64" => (diagnostics::NUMBER_TOO_WIDE, "does not fit Avro's `long`, which has 64 bits with a sign"),
        "i128" | "u128" => (
            diagnostics::NUMBER_TOO_WIDE,
            "does not fit Avro's `long`, which has 64 bits with a sign\n  help: take `i64`, or `String` or `[u8; 16]` for \
             numbers over its range",
        ),
        "usize" => (diagnostics::NUMBER_OF_THE_MACHINE, "differs between machines, and Avro's types do not"),
        "isize" => (
            diagnostics::NUMBER_OF_THE_MACHINE,
            "differs between machines, and Avro's types do not\n  help: take `i32` or `i64`",
        ),
        "char" => (diagnostics::CHARACTER, "has no type of its own in Avro"),
        _ => return None,
    })
}

/// Why a type of a library is no logical type by itself. Told by its whole path, as others may have its name.
fn untold(path: &Path) -> Option<String> {
    let names: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let shown = names.join("::");
    Some(match names.as_slice() {
        ["rust_decimal", .., "Decimal"] => format!(
            "`{shown}` does not tell how many digits it has\n  help: write `#[avro(logical = \"decimal\", precision = 10, \
             scale = 2)]` on the field, with those that it has"
        ),
        ["jiff", .., "Zoned"] => format!(
            "`{shown}` has a time zone, which no logical type of Avro keeps\n  help: take `jiff::Timestamp`, and a field for \
             the time zone's name where it matters"
        ),
        [.., "DateTime"] if zone(path).is_some() => format!(
            "`{shown}<{}>` has an offset, which no logical type of Avro keeps\n  help: take `DateTime<Utc>`, and a field for \
             the offset where it matters",
            zone(path).unwrap_or_default()
        ),
        ["std" | "core", "time", "Duration"]
        | ["time", "Duration"]
        | ["chrono", "TimeDelta" | "Duration"]
        | ["jiff", "SignedDuration" | "Span"] => format!(
            "`{shown}` has no logical type: a `duration` of Avro is months, days and milliseconds\n  help: take a number whose \
             name tells the unit, as in `timeout_ms: i64`, or, for months and days, \
             `schema_runtime::logical::Duration` by a fixed with `logical = \"duration\"`"
        ),
        _ => return None,
    })
}

/// The time zone of a `DateTime` that is not UTC.
fn zone(path: &Path) -> Option<String> {
    let PathArguments::AngleBracketed(arguments) = &path.segments.last()?.arguments else { return None };
    let GenericArgument::Type(zone) = arguments.args.first()? else { return None };
    let name = last_segment(zone)?.ident.to_string();
    ["Local", "FixedOffset"].contains(&name.as_str()).then_some(name)
}

/// What is inside a type that holds others.
fn generic(segment: &PathSegment, errors: &Errors) {
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return };
    let types: Vec<&Type> = arguments
        .args
        .iter()
        .filter_map(|argument| match argument {
            GenericArgument::Type(ty) => Some(ty),
            _ => None,
        })
        .collect();
    match (segment.ident.to_string().as_str(), types.as_slice()) {
        ("HashSet" | "BTreeSet", [_, ..]) => {
            errors.at(
                segment,
                diagnostics::SET,
                "a set has no Avro schema: an array does not say that its items differ",
            );
        }
        ("LinkedList" | "BinaryHeap", [_, ..]) => {
            let message = format!("`{}` has no Avro schema", segment.ident);
            errors.at(segment, diagnostics::OTHER_SEQUENCE, message);
        }
        ("Cell" | "RefCell" | "OnceCell" | "OnceLock" | "Mutex" | "RwLock" | "Weak", [_, ..]) => {
            let message = format!("`{}` has no Avro schema", segment.ident);
            errors.at(segment, diagnostics::CELL, message);
        }
        ("Cow", _) if has_static(arguments) => errors.at(segment, diagnostics::STATIC_BORROW, STATIC),
        ("Option", [inner]) if is_option(inner) => {
            errors.at(
                inner,
                diagnostics::UNION_IN_A_UNION,
                "an `Option` inside an `Option` has no schema in Avro: a union cannot hold a union\n  help: take one \
                 `Option`",
            );
        }
        ("HashMap" | "BTreeMap", [key, value, ..]) => {
            if !is_string(key) {
                errors.at(key, diagnostics::MAP_KEY, "the keys of an Avro map are strings");
            }
            check(value, errors);
        }
        ("Box" | "Arc" | "Rc", [Type::Slice(slice)]) => check(&slice.elem, errors),
        ("Vec" | "VecDeque" | "Option" | "Box" | "Arc" | "Rc", [inner]) => check(inner, errors),
        _ => {}
    }
}

/// A type with another one inside: in the place of what its options, boxes, arrays and maps hold in the end.
///
/// All that is around has the place of what is inside, and stands for what it is the kind of: what is shared, when it is read,
/// has one owner.
pub(crate) fn with_inside(ty: &Type, inside: &Type, span: Span) -> Type {
    match ty {
        Type::Group(group) => with_inside(&group.elem, inside, span),
        Type::Paren(paren) => with_inside(&paren.elem, inside, span),
        // Of bytes, it is one value.
        Type::Array(array) if last_segment(&array.elem).is_some_and(|item| item.ident == "u8") => inside.clone(),
        Type::Array(array) => {
            let (item, len) = (with_inside(&array.elem, inside, span), respanned(&array.len, span));
            parse_quote_spanned!(span=> [#item; #len])
        }
        _ => inside_generic(ty, inside, span).unwrap_or_else(|| inside.clone()),
    }
}

fn inside_generic(ty: &Type, inside: &Type, span: Span) -> Option<Type> {
    let segment = last_segment(ty)?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    let place = match segment.ident.to_string().as_str() {
        "Option" | "Vec" | "VecDeque" | "Box" | "Arc" | "Rc" => 0,
        "HashMap" | "BTreeMap" => 1,
        _ => return None,
    };
    let held = match arguments.args.get(place)? {
        GenericArgument::Type(held) => held,
        _ => return None,
    };
    let is_shared = segment.ident == "Arc" || segment.ident == "Rc";
    if let Type::Slice(slice) = held {
        let item = with_inside(&slice.elem, inside, span);
        return Some(match is_shared {
            true => parse_quote_spanned!(span=> ::std::vec::Vec<#item>),
            false => parse_quote_spanned!(span=> ::std::boxed::Box<[#item]>),
        });
    }
    let stands = with_inside(held, inside, span);
    if is_shared {
        return Some(parse_quote_spanned!(span=> ::std::boxed::Box<#stands>));
    }
    let mut around: Type = syn::parse2(respanned(ty, span)).ok()?;
    if let Type::Path(path) = &mut around
        && let Some(segment) = path.path.segments.last_mut()
        && let PathArguments::AngleBracketed(arguments) = &mut segment.arguments
        && let Some(argument) = arguments.args.get_mut(place)
    {
        *argument = GenericArgument::Type(stands);
        return Some(around);
    }
    None
}

/// A type of `as`, as an adapter: with `_` for what is written as its type is, and a name of its own for `Box`, of which the
/// compiler cannot tell that it implements nothing else.
pub(crate) fn adapter(ty: &Type) -> Type {
    /// Whether only containers are around the type: a `Box` inside of another type is a part of that type.
    struct Adapter {
        in_containers: bool,
    }

    impl VisitMut for Adapter {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            let in_containers = self.in_containers;
            self.in_containers &= is_container(ty);
            visit_mut::visit_type_mut(self, ty);
            self.in_containers = in_containers;
            let span = ty.span();
            if let Type::Infer(_) = ty {
                *ty = parse_quote_spanned!(span=> __avro::Same);
                return;
            }
            if in_containers && let Some(held) = boxed(ty) {
                *ty = parse_quote_spanned!(span=> __avro::Boxed<#held>);
            }
        }
    }

    let mut adapter = ty.clone();
    Adapter { in_containers: true }.visit_type_mut(&mut adapter);
    adapter
}

/// Whether an adapter of this name is one of what it contains.
fn is_container(ty: &Type) -> bool {
    const CONTAINERS: [&str; 10] =
        ["Option", "Vec", "VecDeque", "Box", "Arc", "Rc", "HashMap", "BTreeMap", "NullLast", "Json"];
    match ty {
        Type::Array(_) | Type::Slice(_) | Type::Paren(_) | Type::Group(_) => true,
        _ => last_segment(ty).is_some_and(|segment| CONTAINERS.iter().any(|name| segment.ident == name)),
    }
}

/// What the standard library's `Box` contains, where it is a value that an adapter can be for.
fn boxed(ty: &Type) -> Option<&Type> {
    let Type::Path(path) = ty else { return None };
    let first = &path.path.segments.first()?.ident;
    let segment = path.path.segments.last().filter(|segment| segment.ident == "Box")?;
    if path.path.segments.len() > 1 && first != "std" && first != "alloc" {
        return None;
    }
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match (arguments.args.len(), arguments.args.first()) {
        (1, Some(GenericArgument::Type(held))) if !matches!(held, Type::Slice(_)) && !is_str(held) => Some(held),
        _ => None,
    }
}

fn is_str(ty: &Type) -> bool {
    matches!(ty, Type::Path(path) if path.path.is_ident("str"))
}

/// What an `Option` holds, as far as the tokens tell.
pub(crate) fn in_an_option(ty: &Type) -> Option<&Type> {
    let segment = last_segment(ty).filter(|segment| segment.ident == "Option")?;
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(held) => Some(held),
        _ => None,
    }
}

/// A part of a type, as far as the tokens tell.
pub(crate) enum Part<'t> {
    Is(&'t Type),
    /// The type has no such part.
    Not,
    /// A name may stand for anything.
    Unknown,
}

/// A step from a type to a part of it, as a JSON pointer has it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Items,
    Values,
    /// What an `Option` holds, by the number of the branch.
    Branch(usize),
}

impl Step {
    pub(crate) fn read(text: &str) -> Option<Self> {
        match text {
            "items" => Some(Self::Items),
            "values" => Some(Self::Values),
            "0" => Some(Self::Branch(0)),
            "1" => Some(Self::Branch(1)),
            _ => None,
        }
    }

    /// What has such a part.
    pub(crate) fn of(self) -> &'static str {
        match self {
            Self::Items => "an array",
            Self::Values => "a map",
            Self::Branch(_) => "an `Option`",
        }
    }
}

/// The part of a type to which a step leads.
pub(crate) fn part(ty: &Type, step: Step) -> Part<'_> {
    match ty {
        Type::Group(group) => return part(&group.elem, step),
        Type::Paren(paren) => return part(&paren.elem, step),
        Type::Array(array) => return items(&array.elem, step),
        _ => {}
    }
    let Some(segment) = last_segment(ty) else { return Part::Unknown };
    let name = segment.ident.to_string();
    let PathArguments::AngleBracketed(arguments) = &segment.arguments else {
        let is_plain = name == "String" || name == "u8" || NUMBERS.contains(&name.as_str());
        return if is_plain { Part::Not } else { Part::Unknown };
    };
    let mut held = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    match (name.as_str(), held.next(), held.next()) {
        ("Vec" | "VecDeque", Some(item), None) => items(item, step),
        ("Box" | "Arc" | "Rc", Some(Type::Slice(slice)), None) => items(&slice.elem, step),
        ("Box" | "Arc" | "Rc", Some(held), None) => part(held, step),
        ("HashMap" | "BTreeMap", Some(_), Some(value)) => match step {
            Step::Values => Part::Is(value),
            _ => Part::Not,
        },
        ("Option", Some(held), None) => match step {
            Step::Branch(_) => Part::Is(held),
            _ => Part::Not,
        },
        _ => Part::Unknown,
    }
}

fn items(item: &Type, step: Step) -> Part<'_> {
    let is_byte = last_segment(item).is_some_and(|segment| segment.ident == "u8");
    if step == Step::Items && !is_byte { Part::Is(item) } else { Part::Not }
}

/// A type as a message shows it.
pub(crate) fn shown(ty: &Type) -> String {
    let mut text = String::new();
    for word in ty.to_token_stream().to_string().split(' ') {
        // Between words, a space stays.
        let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '\'';
        if text.ends_with([',', ';']) || (text.ends_with(is_word) && word.starts_with(is_word)) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

fn last_segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        Type::Group(group) => last_segment(&group.elem),
        Type::Paren(paren) => last_segment(&paren.elem),
        _ => None,
    }
}

/// `Option` of something: a type of the user's may have the name, and none inside.
pub(crate) fn is_option(ty: &Type) -> bool {
    last_segment(ty).is_some_and(|segment| {
        let PathArguments::AngleBracketed(arguments) = &segment.arguments else { return false };
        segment.ident == "Option" && arguments.args.iter().any(|argument| matches!(argument, GenericArgument::Type(_)))
    })
}

/// The type inside of a `Box`, an `Arc` or an `Rc`, as far as tokens tell.
pub(crate) fn inside_holders(ty: &Type) -> &Type {
    let inner = last_segment(ty).filter(|segment| ["Box", "Arc", "Rc"].iter().any(|holder| segment.ident == holder));
    match inner.map(|segment| &segment.arguments) {
        Some(PathArguments::AngleBracketed(arguments)) => match arguments.args.first() {
            Some(GenericArgument::Type(inner)) => inside_holders(inner),
            _ => ty,
        },
        _ => ty,
    }
}

/// Notes an error at a type that tokens tell to be no record.
pub(crate) fn check_flattened(ty: &Type, errors: &Errors) {
    let record = inside_holders(ty);
    let name = last_segment(record).map(|segment| segment.ident.to_string());
    let is_none = match (record, name.as_deref()) {
        (_, Some("Option")) => {
            errors.at(
                record,
                diagnostics::FLATTEN_NO_RECORD,
                "an `Option` cannot be flattened: fields that may all be absent are no part of a record\n  help: leave \
                 `flatten` out, or give the fields of the record types of `Option`",
            );
            return;
        }
        (_, Some("HashMap" | "BTreeMap")) => {
            errors.at(
                record,
                diagnostics::FLATTEN_NO_RECORD,
                "a map cannot be flattened: the fields of a record have names that its schema tells\n  help: leave \
                 `flatten` out: then it is a field of its own",
            );
            return;
        }
        (_, Some(name)) => {
            ["Vec", "VecDeque", "String", "bool", "Cow", "str"].contains(&name) || NUMBERS.contains(&name)
        }
        (Type::Path(_) | Type::Macro(_), None) => false,
        (_, None) => true,
    };
    if is_none {
        errors.at(record, diagnostics::FLATTEN_NO_RECORD, "what is flattened is a record, and this is none");
    }
}

/// `String`, or a name that may stand for it.
fn is_string(ty: &Type) -> bool {
    // Told by its whole path, as an alias of `String` may have its name.
    if let Type::Path(path) = ty
        && path.path.segments.first().is_some_and(|segment| segment.ident == "uuid")
        && path.path.segments.last().is_some_and(|segment| segment.ident == "Uuid")
    {
        return false;
    }
    let plain = last_segment(ty).filter(|segment| segment.arguments.is_empty());
    plain.is_some_and(|segment| {
        let name = segment.ident.to_string();
        name.starts_with(|c: char| c.is_uppercase()) || name.starts_with("__")
    })
}

/// Where a type names another one.
pub(crate) fn naming<'t>(ty: &'t Type, ident: &Ident) -> Option<&'t PathSegment> {
    struct Find<'i, 't> {
        ident: &'i Ident,
        found: Option<&'t PathSegment>,
    }

    impl<'t> Visit<'t> for Find<'_, 't> {
        fn visit_path_segment(&mut self, segment: &'t PathSegment) {
            if segment.ident == *self.ident || segment.ident == "Self" {
                self.found.get_or_insert(segment);
            }
            visit::visit_path_segment(self, segment);
        }
    }

    let mut find = Find { ident, found: None };
    find.visit_type(ty);
    find.found
}
