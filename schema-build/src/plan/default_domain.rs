//! Whether the types of logical types can represent a field's default: any text is a `string`, and not any a UUID.

use schema_model::{
    LogicalType, Node, View, default_misfit,
    json::{Kind, Value},
    private::ValueDomain,
};

/// Whether the types for the logical types in a schema represent a default, which is JSON.
pub(crate) fn contains(node: &Node, default: &str) -> bool {
    Value::parse(default).map_or(true, |default| contains_value(node, &default))
}

fn contains_value(node: &Node, default: &Value<'_>) -> bool {
    match (node.view(), &default.kind) {
        (View::Array(items), Kind::Array(values)) => values.iter().all(|default| contains_value(items, default)),
        (View::Map(values), Kind::Object(members)) => {
            members.iter().all(|member| contains_value(values, &member.value))
        }
        // A default is a value of the first branch that it fits.
        (View::Union(branches), _) => {
            let json = default.to_compact();
            let branch = branches.iter().find(|branch| default_misfit(branch, &json).is_none());
            branch.is_none_or(|branch| contains_value(branch, default))
        }
        // Any bytes of the right size are a UUID or a duration.
        (View::Fixed(_), _) => match node.logical_type() {
            Some(decimal @ LogicalType::Decimal { .. }) => leaf(ValueDomain::of(decimal), default),
            _ => true,
        },
        _ => leaf(node.logical_type().map_or(ValueDomain::All, ValueDomain::of), default),
    }
}

fn leaf(domain: ValueDomain, default: &Value<'_>) -> bool {
    match &default.kind {
        Kind::String(_) => {
            let json = default.to_compact();
            let text = json.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
            text.is_none_or(|text| domain.contains_text(text.as_bytes()))
        }
        Kind::Number(_) => {
            default.as_i64().is_none_or(|number| domain.contains_number(number < 0, number.unsigned_abs().into()))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use schema_model::Schema;

    use super::*;

    #[track_caller]
    fn holds(schema: &str, default: &str) -> bool {
        contains(Schema::parse(schema).expect("a schema").root(), default)
    }

    #[test]
    fn a_default_may_be_none_of_the_logical_type() {
        let uuid = r#"{"type":"string","logicalType":"uuid"}"#;
        let some = r#""00112233-4455-6677-8899-aabbccddeeff""#;
        assert!(holds(uuid, some) && !holds(uuid, r#""""#) && holds(r#""string""#, r#""""#));
        let time = r#"{"type":"int","logicalType":"time-millis"}"#;
        assert!(holds(time, "0") && !holds(time, "-1") && !holds(time, "86400000"));
        let decimal = r#"{"type":"bytes","logicalType":"decimal","precision":2}"#;
        assert!(
            holds(decimal, r#""c""#)
                && !holds(decimal, r#""d""#)
                && !holds(decimal, r#""d\"""#)
                && holds(decimal, r#""\"""#)
        );
    }

    #[test]
    fn it_is_looked_for_inside() {
        let union = r#"[{"type":"array","items":{"type":"string","logicalType":"uuid"}},"null"]"#;
        assert!(holds(union, "[]") && !holds(union, r#"["x"]"#));
        let any = r#"["null",{"type":"string","logicalType":"uuid"}]"#;
        assert!(holds(any, "null") && !holds(any, r#""""#));
        let fixed = r#"{"type":"fixed","name":"Id","size":2,"logicalType":"uuid"}"#;
        assert!(holds(fixed, r#""ab""#));
        let option = r#"["null",{"type":"map","values":{"type":"string","logicalType":"uuid"}}]"#;
        assert!(holds(option, "null"));
        let map = r#"{"type":"map","values":{"type":"string","logicalType":"uuid"}}"#;
        assert!(holds(map, "{}") && !holds(map, r#"{"a":""}"#));
    }
}
