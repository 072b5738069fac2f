//! Whether two values of apache-avro are the same, down to the bits of numbers.

use std::fmt::Debug;

use apache_avro::types::Value;

/// Of what has no parts, the debug form tells more than equality does: the sign of zero, the length of a decimal, and that
/// NaN is itself.
pub(crate) fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Float(a), Value::Float(b)) => a.to_bits() == b.to_bits(),
        (Value::Double(a), Value::Double(b)) => a.to_bits() == b.to_bits(),
        (Value::Union(i, a), Value::Union(j, b)) => i == j && is_same(a, b),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b)),
        (Value::Map(a), Value::Map(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| is_same(a, b)))
        }
        (Value::Record(a), Value::Record(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|((m, a), (n, b))| m == n && is_same(a, b))
        }
        (Value::BigDecimal(a), Value::BigDecimal(b)) => a.as_bigint_and_exponent() == b.as_bigint_and_exponent(),
        _ => format!("{a:?}") == format!("{b:?}"),
    }
}

#[track_caller]
pub(crate) fn assert_same(ours: &Value, theirs: &Value, about: impl Debug) {
    assert!(is_same(ours, theirs), "{about:?}\n  ours:   {ours:?}\n  theirs: {theirs:?}");
}
