//! `Default`, where every field of a record has a default.

mod logical;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use schema_model::{
    default_misfit,
    json::{self, Kind, Value},
};

use super::attribute::{self, rust};
use crate::{
    Bytes, Text,
    plan::{
        Plan,
        items::{ItemId, ItemKind, Member},
        types::Type,
    },
};

/// How a record implements `Default`.
pub(super) enum DefaultImpl {
    /// Each default is that of its type in Rust.
    Derived,
    /// The fields, with their values.
    Written(Vec<(String, String)>),
}

/// How a record implements `Default`; `None` where a field has no default, or one without a known expression.
pub(super) fn of(plan: &Plan<'_>, id: ItemId) -> Option<DefaultImpl> {
    let ItemKind::Record { record, fields } = &plan.items[id].kind else { return None };
    let writer = Writer { plan, from: id };
    let mut values = Vec::new();
    let mut is_derived = true;
    for (index, (field, member)) in record.fields().iter().zip(fields).enumerate() {
        let value = Value::parse(field.default()?).ok()?;
        let of = MemberDefault { item: id, index, member, schema_default: Some(&value) };
        let value = writer.member(&value, &of, 0)?;
        is_derived &= value.is_rust_default;
        values.push((member.ident.clone(), value.text));
    }
    Some(if is_derived { DefaultImpl::Derived } else { DefaultImpl::Written(values) })
}

/// The `impl Default` with these values of the fields.
pub(super) fn tokens(plan: &Plan<'_>, id: ItemId, values: &[(String, String)]) -> Result<TokenStream, String> {
    let item = &plan.items[id];
    let values: Vec<_> = values.iter().map(|(field, value)| format!("{field}: {value}")).collect();
    let (ident, values) = (rust(&item.ident)?, rust(&values.join(", "))?);
    let lifetime = plan.layout.borrows(id).then(|| quote!(<'_>));
    // A module has the attribute for all its items.
    let allow = item.module.is_empty().then(attribute::allow);
    Ok(quote! {
        #allow
        impl ::core::default::Default for #ident #lifetime {
            fn default() -> Self {
                Self { #values }
            }
        }
    })
}

/// An expression, and whether its value is that of Rust's `Default`.
struct Expression {
    text: String,
    is_rust_default: bool,
}

impl Expression {
    fn new(text: impl Into<String>, is_rust_default: bool) -> Self {
        Self { text: text.into(), is_rust_default }
    }
}

/// A member whose value is written.
struct MemberDefault<'p> {
    item: ItemId,
    index: usize,
    member: &'p Member,
    /// The default in the schema, in place of which a record around it may have another value.
    schema_default: Option<&'p Value<'p>>,
}

/// The deepest value: a default can contain the defaults of its own record, without end.
const MAX_DEPTH: usize = 32;

struct Writer<'p> {
    plan: &'p Plan<'p>,
    /// The item in whose module the expressions are.
    from: ItemId,
}

impl Writer<'_> {
    fn member(&self, value: &Value<'_>, of: &MemberDefault<'_>, depth: usize) -> Option<Expression> {
        let items = &self.plan.items;
        // The names in a setting's expression are those of the member's module.
        let given = self.plan.config.field_defaults.get(&of.member.path);
        let is_beside = items[self.from].module == items[of.item].module;
        if let Some(given) = given.filter(|_| of.schema_default == Some(value) && is_beside) {
            return Some(Expression::new(given, false));
        }
        self.value(value, &of.member.ty, self.plan.layout.is_boxed(of.item, of.index), depth)
    }

    fn value(&self, value: &Value<'_>, ty: &Type, is_boxed: bool, depth: usize) -> Option<Expression> {
        if depth > MAX_DEPTH {
            return None;
        }
        Some(match (ty, &value.kind) {
            (Type::Null, Kind::Null) => Expression::new("()", true),
            (Type::Boolean, Kind::Boolean(value)) => Expression::new(value.to_string(), !value),
            (Type::Int | Type::Long, Kind::Number(number)) => {
                let number: i64 = number.parse().ok()?;
                Expression::new(number.to_string(), number == 0)
            }
            (Type::Float, Kind::Number(number)) => {
                // As the codec reads it: the nearest float.
                #[expect(clippy::cast_possible_truncation, reason = "a default of a float is the nearest float")]
                let number = number.parse::<f64>().ok()? as f32;
                let text = if number.is_finite() { format!("{number:?}") } else { infinity(number < 0.0).to_owned() };
                Expression::new(text, number.to_bits() == 0)
            }
            (Type::Double, Kind::Number(number)) => {
                let number: f64 = number.parse().ok()?;
                Expression::new(format!("{number:?}"), number.to_bits() == 0)
            }
            (Type::String(ty), Kind::String(text)) => {
                let expression = match ty {
                    Text::Owned | Text::Boxed | Text::Shared => format!("{text:?}.into()"),
                    Text::Borrowed => format!("{text:?}"),
                    Text::Cow => format!("::std::borrow::Cow::Borrowed({text:?})"),
                };
                Expression::new(expression, text.is_empty())
            }
            (Type::Bytes(ty), Kind::String(text)) => {
                let bytes = bytes(text)?;
                // A slice, since a map would not turn an array into one.
                let slice = format!("&{}[..]", Literal::byte_string(&bytes));
                let expression = match ty {
                    Bytes::Owned => format!("::std::vec!{bytes:?}"),
                    Bytes::Borrowed => slice,
                    Bytes::Cow => format!("::std::borrow::Cow::Borrowed({slice})"),
                    Bytes::Shared => format!("::bytes::Bytes::from_static({slice})"),
                };
                Expression::new(expression, bytes.is_empty())
            }
            (Type::Array(inner), Kind::Array(items)) => {
                let values = items.iter().map(|item| Some(self.value(item, inner, false, depth + 1)?.text));
                let values = values.collect::<Option<Vec<_>>>()?.join(", ");
                Expression::new(format!("::std::vec![{values}]"), items.is_empty())
            }
            (Type::Map(_, _), Kind::Object(members)) if members.is_empty() => {
                Expression::new("::core::default::Default::default()", true)
            }
            (Type::Map(_, inner), Kind::Object(members)) => {
                let mut members: Vec<_> = members.iter().collect();
                members.sort_by_key(|member| &member.key);
                let entries = members.into_iter().map(|json::Member { key, value }| {
                    Some(format!("({key:?}.into(), {})", self.value(value, inner, false, depth + 1)?.text))
                });
                let entries = entries.collect::<Option<Vec<_>>>()?.join(", ");
                Expression::new(format!("::core::iter::FromIterator::from_iter([{entries}])"), false)
            }
            (Type::Option(..), Kind::Null) => Expression::new("::core::option::Option::None", true),
            (Type::Option(inner, _), _) => {
                let inner = self.value(value, inner, is_boxed, depth + 1)?.text;
                Expression::new(format!("::core::option::Option::Some({inner})"), false)
            }
            (Type::Logical(logical) | Type::FixedAs(_, logical), _) => {
                Expression::new(logical::value(logical, value, self.plan.runtime())?, false)
            }
            (Type::Item(id), _) => {
                let text = self.item(value, *id, depth + 1)?;
                Expression::new(if is_boxed { format!("::std::boxed::Box::new({text})") } else { text }, false)
            }
            _ => return None,
        })
    }

    fn item(&self, value: &Value<'_>, id: ItemId, depth: usize) -> Option<String> {
        let path = self.plan.path(self.from, id);
        match (&self.plan.items[id].kind, &value.kind) {
            (ItemKind::Enum { symbols, variants }, Kind::String(symbol)) => {
                let index = symbols.symbols().iter().position(|known| known.as_str() == *symbol)?;
                Some(format!("{path}::{}", variants[index]))
            }
            (ItemKind::Fixed { .. }, Kind::String(text)) => Some(format!("{path}({:?})", bytes(text)?)),
            (ItemKind::Record { record, fields }, Kind::Object(_)) => {
                let values = record.fields().iter().zip(fields).enumerate().map(|(index, (field, member))| {
                    let schema_default = field.default().and_then(|default| Value::parse(default).ok());
                    let of = MemberDefault { item: id, index, member, schema_default: schema_default.as_ref() };
                    let value = value.get(field.name()).or(schema_default.as_ref())?;
                    Some(format!("{}: {}", member.ident, self.member(value, &of, depth)?.text))
                });
                Some(format!("{path} {{ {} }}", values.collect::<Option<Vec<_>>>()?.join(", ")))
            }
            // A default is a value of the first branch that it fits, as it is for a reader.
            (ItemKind::Union { nodes, branches }, _) => {
                let json = value.to_compact();
                let branch = nodes.iter().position(|node| default_misfit(node, &json).is_none())?;
                match &branches[branch] {
                    (ident, None) => Some(format!("{path}::{ident}")),
                    (ident, Some(member)) => {
                        // Null is not among the members.
                        let index = branches[..branch].iter().filter(|(_, member)| member.is_some()).count();
                        let of = MemberDefault { item: id, index, member, schema_default: None };
                        Some(format!("{path}::{ident}({})", self.member(value, &of, depth)?.text))
                    }
                }
            }
            _ => None,
        }
    }
}

/// Infinity, which has no literal.
fn infinity(is_negative: bool) -> &'static str {
    if is_negative { "::core::primitive::f32::NEG_INFINITY" } else { "::core::primitive::f32::INFINITY" }
}

/// The bytes of a default of `bytes` or a fixed: its code points.
fn bytes(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
}
