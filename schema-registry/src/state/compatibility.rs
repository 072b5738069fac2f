//! Whether a schema may follow others: Java's verdict, in the registry's words.

use std::thread;

use schema_model::{CompatibilityLevel, Incompatibility, IncompatibilityKind as Kind, Schema, java_incompatibilities};

use super::content::Content;
use super::record::Record;

/// The longest earlier schema that a message quotes whole, in UTF-16 code units, which is what Java counts.
const LONGEST_QUOTE: usize = 10 * 1024;

/// What a level has against a schema that follows others, `earlier` being those from the newest back; nothing where it may.
/// Levels that are not transitive look at the newest alone, the others stop at the first that fails.
pub(crate) fn objections<'a>(
    level: CompatibilityLevel,
    new: &Content,
    earlier: impl Iterator<Item = &'a Record>,
) -> Vec<String> {
    let most = match level {
        CompatibilityLevel::None => 0,
        level if level.is_transitive() => usize::MAX,
        _ => 1,
    };
    let mut earlier = earlier.take(most).peekable();
    if earlier.peek().is_none() {
        return Vec::new();
    }
    let new = schema(new);
    let mut found =
        earlier.map(|old| objections_by(level, &new, old)).find(|found| !found.is_empty()).unwrap_or_default();
    if !found.is_empty() {
        found.push(format!("{{validateFields: 'false', compatibility: '{level}'}}"));
    }
    found
}

/// What speaks against one earlier version.
fn objections_by(level: CompatibilityLevel, new: &Result<Schema, String>, old: &Record) -> Vec<String> {
    let parsed = schema(&old.content);
    let (mut found, backward) = match (new, &parsed) {
        (Ok(new), Ok(old)) => (
            unreadable(level.is_read_by_old(), new, old, ["old", "new"]),
            unreadable(level.reads_old(), old, new, ["new", "old"]),
        ),
        (Err(message), _) | (_, Err(message)) => (Vec::new(), vec![message.clone()]),
    };
    // With a level in both directions Confluent's quotes the earlier schema for the second alone.
    let quotes = if level.reads_old() { !backward.is_empty() } else { !found.is_empty() };
    found.extend(backward);
    if quotes {
        found.push(format!("{{oldSchemaVersion: {}}}", old.version));
        found.push(quoted(old.content.schema()));
    }
    found
}

/// What a reader cannot read of a writer's, if that is asked for.
fn unreadable(asked: bool, writer: &Schema, reader: &Schema, names: [&str; 2]) -> Vec<String> {
    if !asked {
        return Vec::new();
    }
    incompatibilities(writer, reader).iter().map(|reason| message(reason, names)).collect()
}

/// How much stack a comparison has: it recurses as deep as schemas nest, and a worker of the server has 2 MiB in all.
const STACK: usize = 16 << 20;

fn incompatibilities(writer: &Schema, reader: &Schema) -> Vec<Incompatibility> {
    let compare = || java_incompatibilities(writer.root(), reader.root());
    thread::scope(|scope| {
        let apart = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, compare);
        // Where there is no thread to be had, the stack at hand is enough for what people write.
        match apart.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(reasons)) => reasons,
            _ => compare(),
        }
    })
}

fn message(reason: &Incompatibility, [reader, writer]: [&str; 2]) -> String {
    let (path, detail) = (reason.path(), reason.detail());
    if reason.kind() == Kind::AmbiguousField {
        // What Java's checker throws.
        return format!("Unexpected exception during compatibility check: {detail}");
    }
    let description = match reason.kind() {
        Kind::FixedSizeMismatch => format!(
            "The size of FIXED type field at path '{path}' in the {reader} schema does not match with the {writer} schema"
        ),
        Kind::TypeMismatch => format!(
            "The type (path '{path}') of a field in the {reader} schema does not match with the {writer} schema"
        ),
        Kind::NameMismatch => format!("The name of the schema has changed (path '{path}')"),
        Kind::MissingEnumSymbols => {
            format!("The {reader} schema is missing enum symbols '{detail}' at path '{path}' in the {writer} schema")
        }
        Kind::MissingUnionBranch => format!(
            "The {reader} schema is missing a type inside a union field at path '{path}' in the {writer} schema"
        ),
        Kind::ReaderFieldMissingDefaultValue => format!(
            "The field '{detail}' at path '{path}' in the {reader} schema has no default value and is missing in the \
             {writer} schema"
        ),
        // Java's checker has no other kind.
        _ => String::new(),
    };
    format!("{{errorType:'{}', description:'{description}', additionalInfo:'{detail}'}}", reason.kind())
}

fn quoted(text: &str) -> String {
    let mut units = 0;
    let end = text.char_indices().find_map(|(index, character)| {
        units += character.len_utf16();
        (units > LONGEST_QUOTE).then_some(index)
    });
    match end {
        None => format!("{{oldSchema: '{text}'}}"),
        Some(end) => format!("{{oldSchema: <truncated> '{}...'}}", &text[..end]),
    }
}

/// A content is text that was printed from a schema, but the text can be another one than that, or none: where a record
/// without a namespace is inside one that has a namespace. Its readers have the text.
fn schema(content: &Content) -> Result<Schema, String> {
    Schema::parse(content.schema()).map_err(|error| format!("Unexpected exception during compatibility check: {error}"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::state::subject::Subject;

    fn record(version: u32, text: &str) -> Record {
        Record {
            subject: Subject::parse("s").unwrap(),
            version,
            id: version,
            content: Content::new(text),
            deleted: false,
        }
    }

    fn check(level: CompatibilityLevel, new: &str, earlier: &[&str]) -> Vec<String> {
        let records: Vec<_> = (1..).zip(earlier).map(|(version, text)| record(version, text)).collect();
        objections(level, &Content::new(new), records.iter().rev())
    }

    const FIXED: &str = r#"{"type":"fixed","name":"F","size":4}"#;
    const LARGER: &str = r#"{"type":"fixed","name":"F","size":8}"#;

    #[test]
    fn nothing_earlier_is_no_obstacle_to_anything() {
        for level in CompatibilityLevel::ALL {
            assert_eq!(check(level, "no schema at all", &[]), Vec::<String>::new());
        }
        assert_eq!(check(CompatibilityLevel::None, "no schema at all", &[FIXED]), Vec::<String>::new());
    }

    #[test]
    fn each_kind_has_its_words() {
        let field = |text: &str| format!(r#"{{"type":"record","name":"R","fields":[{{"name":"f","type":{text}}}]}}"#);
        let enumeration = |symbols: &str| field(&format!(r#"{{"type":"enum","name":"E","symbols":[{symbols}]}}"#));
        let first = |new: &str, old: &str| check(CompatibilityLevel::Backward, new, &[old]).remove(0);
        assert_eq!(
            first(&field(LARGER), &field(FIXED)),
            "{errorType:'FIXED_SIZE_MISMATCH', description:'The size of FIXED type field at path '/fields/0/type/size' \
             in the new schema does not match with the old schema', additionalInfo:'expected: 4, found: 8'}"
        );
        assert_eq!(
            first(&field(r#""int""#), &field(r#""string""#)),
            "{errorType:'TYPE_MISMATCH', description:'The type (path '/fields/0/type') of a field in the new schema \
             does not match with the old schema', additionalInfo:'reader type: INT not compatible with writer type: \
             STRING'}"
        );
        assert_eq!(
            first(r#"{"type":"fixed","name":"G","size":4}"#, FIXED),
            "{errorType:'NAME_MISMATCH', description:'The name of the schema has changed (path '/name')', \
             additionalInfo:'expected: F'}"
        );
        assert_eq!(
            first(&enumeration(r#""A""#), &enumeration(r#""A","B","C""#)),
            "{errorType:'MISSING_ENUM_SYMBOLS', description:'The new schema is missing enum symbols '[B, C]' at path \
             '/fields/0/type/symbols' in the old schema', additionalInfo:'[B, C]'}"
        );
        assert_eq!(
            first(r#"["null","int"]"#, r#"["null","string"]"#),
            "{errorType:'MISSING_UNION_BRANCH', description:'The new schema is missing a type inside a union field at \
             path '/1' in the old schema', additionalInfo:'reader union lacking writer type: STRING'}"
        );
        assert_eq!(
            first(&field(r#""int""#), r#"{"type":"record","name":"R","fields":[]}"#),
            "{errorType:'READER_FIELD_MISSING_DEFAULT_VALUE', description:'The field 'f' at path '/fields/0' in the new \
             schema has no default value and is missing in the old schema', additionalInfo:'f'}"
        );
    }

    #[test]
    fn directions_change_who_is_new() {
        let reason = |reader: &str, writer: &str, sizes: &str| {
            format!(
                "{{errorType:'FIXED_SIZE_MISMATCH', description:'The size of FIXED type field at path '/size' in the \
                 {reader} schema does not match with the {writer} schema', additionalInfo:'{sizes}'}}"
            )
        };
        let forward = reason("old", "new", "expected: 8, found: 4");
        let backward = reason("new", "old", "expected: 4, found: 8");
        let version = "{oldSchemaVersion: 1}".to_owned();
        let quote = format!("{{oldSchema: '{FIXED}'}}");
        let end = |level: &str| format!("{{validateFields: 'false', compatibility: '{level}'}}");
        let checked = |level: &str| check(level.parse().unwrap(), LARGER, &[FIXED]);
        let parts = |directions: &[&String], level: &str| -> Vec<String> {
            directions.iter().copied().chain([&version, &quote, &end(level)]).cloned().collect()
        };
        for level in ["BACKWARD", "BACKWARD_TRANSITIVE"] {
            assert_eq!(checked(level), parts(&[&backward], level));
        }
        for level in ["FORWARD", "FORWARD_TRANSITIVE"] {
            assert_eq!(checked(level), parts(&[&forward], level));
        }
        for level in ["FULL", "FULL_TRANSITIVE"] {
            assert_eq!(checked(level), parts(&[&forward, &backward], level));
        }
    }

    #[test]
    fn a_full_level_that_fails_forward_alone_quotes_nothing() {
        let found = check(CompatibilityLevel::Full, r#""long""#, &[r#""int""#]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("a field in the old schema does not match with the new schema"), "{found:?}");
        assert_eq!(found[1], "{validateFields: 'false', compatibility: 'FULL'}");
    }

    #[test]
    fn transitive_levels_go_back_and_stop() {
        let earlier = [r#""string""#, r#""bytes""#, r#""int""#, r#""long""#];
        assert_eq!(check(CompatibilityLevel::Backward, r#""float""#, &earlier), Vec::<String>::new());
        let found = check(CompatibilityLevel::BackwardTransitive, r#""float""#, &earlier);
        assert_eq!(found[1], "{oldSchemaVersion: 2}");
        assert_eq!(found.len(), 4);
    }

    #[test]
    fn long_schemas_are_cut() {
        let with = |length: usize| format!(r#"{{"type":"fixed","name":"F","size":4,"doc":"{}"}}"#, "ü".repeat(length));
        let frame = with(0).len();
        let whole = with(LONGEST_QUOTE - frame);
        assert_eq!(quoted(&whole), format!("{{oldSchema: '{whole}'}}"));
        let cut = quoted(&with(LONGEST_QUOTE - frame + 1));
        assert!(cut.starts_with("{oldSchema: <truncated> '{\"type\"") && cut.ends_with("ü\"...'}"), "{cut}");
    }

    #[test]
    fn a_text_that_is_no_schema_is_reported() {
        let found = check(CompatibilityLevel::Backward, FIXED, &["rubbish"]);
        assert!(found[0].starts_with("Unexpected exception during compatibility check: line 1"), "{found:?}");
    }
}
