//! `Default`, where every field of a record has a default.

use proc_macro2::Literal;
use schema_model::default_misfit;
use serde_json::Value;

use super::{
    ir::{ItemId, ItemKind, Slot, Type},
    items::Printer,
    logical_defaults,
};
use crate::{Bytes, Config, Text};

/// How a record has `Default`.
pub(crate) enum DefaultImpl {
    /// Each default is what Rust has for the type.
    Derived,
    /// The fields, with their values.
    Written(Vec<(String, String)>),
}

/// A value, and whether it is the one of Rust's `Default`.
struct Expression {
    text: String,
    is_plain: bool,
}

impl Expression {
    fn new(text: impl Into<String>, is_plain: bool) -> Self {
        Self { text: text.into(), is_plain }
    }
}

/// A slot whose value is written.
struct Place<'p> {
    /// The item in whose module it is written.
    from: ItemId,
    item: ItemId,
    index: usize,
    slot: &'p Slot,
    /// The default of its own, which another may take the place of.
    own: Option<&'p Value>,
}

/// Defaults inside each other: one may take the defaults of the record it is in, without end.
const MOST_LEVELS: usize = 32;

impl Printer<'_, '_> {
    /// How a record has `Default`; none where a field has no default, or one that no expression is known for.
    pub(crate) fn default_impl(&self, id: ItemId) -> Option<DefaultImpl> {
        let ItemKind::Record { record, fields } = &self.items[id].kind else { return None };
        let mut values = Vec::new();
        let mut is_plain = true;
        for (index, (field, slot)) in record.fields().iter().zip(fields).enumerate() {
            let value = serde_json::from_str(field.default()?).ok()?;
            let of = Place { from: id, item: id, index, slot, own: Some(&value) };
            let value = self.slot_value(&value, &of, 0)?;
            is_plain &= value.is_plain;
            values.push((slot.ident.clone(), value.text));
        }
        Some(if is_plain { DefaultImpl::Derived } else { DefaultImpl::Written(values) })
    }

    /// The value of a slot of an item.
    fn slot_value(&self, value: &Value, of: &Place<'_>, level: usize) -> Option<Expression> {
        // Written in the module of its own type, the expression has names of that one.
        let given = self.config.field_defaults.get(&of.slot.path);
        if let Some(given) = given.filter(|_| of.own == Some(value) && self.is_beside(of)) {
            return Some(Expression::new(given, false));
        }
        let is_boxed = self.shapes.is_boxed(of.item, of.index);
        self.value(value, &of.slot.ty, of.slot, of.from, is_boxed, level)
    }

    fn is_beside(&self, of: &Place<'_>) -> bool {
        self.items[of.from].module == self.items[of.item].module
    }

    fn value(
        &self,
        value: &Value,
        ty: &Type,
        slot: &Slot,
        from: ItemId,
        is_boxed: bool,
        level: usize,
    ) -> Option<Expression> {
        if level > MOST_LEVELS {
            return None;
        }
        let config = self.config;
        Some(match (ty, value) {
            (Type::Null, Value::Null) => Expression::new("()", true),
            (Type::Boolean, Value::Bool(value)) => Expression::new(value.to_string(), !value),
            (Type::Int | Type::Long, Value::Number(number)) => {
                let number = number.as_i64()?;
                Expression::new(number.to_string(), number == 0)
            }
            (Type::Float, Value::Number(number)) => {
                // As the codec reads it: the nearest there is.
                #[expect(clippy::cast_possible_truncation, reason = "a default of a float is the nearest float")]
                let number = number.as_f64()? as f32;
                let text = if number.is_finite() { format!("{number:?}") } else { infinity(number < 0.0).to_owned() };
                Expression::new(text, number.to_bits() == 0)
            }
            (Type::Double, Value::Number(number)) => {
                let number = number.as_f64()?;
                Expression::new(format!("{number:?}"), number.to_bits() == 0)
            }
            (Type::String, Value::String(text)) => {
                let text = match Config::at(&config.strings, &slot.path) {
                    Text::Owned | Text::Boxed | Text::Shared => format!("{text:?}.into()"),
                    Text::Borrowed => format!("{text:?}"),
                    Text::Cow => format!("::std::borrow::Cow::Borrowed({text:?})"),
                };
                Expression::new(text, value == "")
            }
            (Type::Bytes, Value::String(text)) => {
                let bytes = bytes(text)?;
                let is_empty = bytes.is_empty();
                // A slice, and no array of its length, also where the compiler asks for none, as in a map.
                let slice = format!("&{}[..]", Literal::byte_string(&bytes));
                let text = match Config::at(&config.bytes, &slot.path) {
                    Bytes::Owned => format!("::std::vec!{bytes:?}"),
                    Bytes::Borrowed => slice,
                    Bytes::Cow => format!("::std::borrow::Cow::Borrowed({slice})"),
                    Bytes::Shared => format!("::bytes::Bytes::from_static({slice})"),
                };
                Expression::new(text, is_empty)
            }
            (Type::Array(inner), Value::Array(items)) => {
                let items: Option<Vec<_>> = items
                    .iter()
                    .map(|item| Some(self.value(item, inner, slot, from, false, level + 1)?.text))
                    .collect();
                let items = items?;
                Expression::new(format!("::std::vec![{}]", items.join(", ")), items.is_empty())
            }
            (Type::Map(inner), Value::Object(members)) => {
                let entries: Option<Vec<_>> = members
                    .iter()
                    .map(|(key, value)| {
                        Some(format!(
                            "({key:?}.into(), {})",
                            self.value(value, inner, slot, from, false, level + 1)?.text
                        ))
                    })
                    .collect();
                let entries = entries?;
                let text = match entries.as_slice() {
                    [] => "::core::default::Default::default()".to_owned(),
                    entries => format!("::core::iter::FromIterator::from_iter([{}])", entries.join(", ")),
                };
                Expression::new(text, entries.is_empty())
            }
            // Null is the first branch, and so the default; or it is last, and the default of the other one.
            (Type::Option(..), Value::Null) => Expression::new("::core::option::Option::None", true),
            (Type::Option(inner, _), value) => {
                let inner = self.value(value, inner, slot, from, is_boxed, level + 1)?;
                Expression::new(format!("::core::option::Option::Some({})", inner.text), false)
            }
            (Type::Logical(logical) | Type::Stands(_, logical), value) => {
                Expression::new(logical_defaults::value(logical, value, self.runtime())?, false)
            }
            (Type::Item(id), value) => {
                let text = self.item_value(value, *id, from, level + 1)?;
                Expression::new(if is_boxed { format!("::std::boxed::Box::new({text})") } else { text }, false)
            }
            _ => return None,
        })
    }

    fn item_value(&self, value: &Value, id: ItemId, from: ItemId, level: usize) -> Option<String> {
        let path = self.path(from, id);
        match (&self.items[id].kind, value) {
            (ItemKind::Enum { symbols, variants }, Value::String(symbol)) => {
                let index = symbols.symbols().iter().position(|known| known.as_str() == symbol)?;
                Some(format!("{path}::{}", variants[index]))
            }
            (ItemKind::Fixed { .. }, Value::String(text)) => Some(format!("{path}({:?})", bytes(text)?)),
            (ItemKind::Record { record, fields }, Value::Object(members)) => {
                let values: Option<Vec<_>> = record
                    .fields()
                    .iter()
                    .zip(fields)
                    .enumerate()
                    .map(|(index, (field, slot))| {
                        let own = field.default().and_then(|default| serde_json::from_str(default).ok());
                        let of = Place { from, item: id, index, slot, own: own.as_ref() };
                        let value = members.get(field.name()).or(own.as_ref())?;
                        let value = self.slot_value(value, &of, level)?;
                        Some(format!("{}: {}", slot.ident, value.text))
                    })
                    .collect();
                Some(format!("{path} {{ {} }}", values?.join(", ")))
            }
            // A default is of the first branch that it fits, as it is where it is read.
            (ItemKind::Union { nodes, branches }, value) => {
                let json = value.to_string();
                let branch = nodes.iter().position(|node| default_misfit(node, &json).is_none())?;
                match &branches[branch] {
                    (ident, None) => Some(format!("{path}::{ident}")),
                    (ident, Some(slot)) => {
                        // Slots are counted without what holds nothing.
                        let index = branches[..branch].iter().filter(|(_, slot)| slot.is_some()).count();
                        let of = Place { from, item: id, index, slot, own: None };
                        let value = self.slot_value(value, &of, level)?;
                        Some(format!("{path}::{ident}({})", value.text))
                    }
                }
            }
            _ => None,
        }
    }
}

/// What a number is that a float has no place for: it has no literal.
fn infinity(is_negative: bool) -> &'static str {
    if is_negative { "::core::primitive::f32::NEG_INFINITY" } else { "::core::primitive::f32::INFINITY" }
}

/// The bytes of a default of `bytes` or a fixed: its code points.
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
}
