//! The ways out of mistakes that the parser finds.

use schema_model::SourceError;

use crate::problem::Problem;

/// What a message has in it, and the way out. The first that fits counts.
const WAYS_OUT: &[(&str, &str)] = &[
    (
        "unknown type",
        "define it in one of the files, or give the folder that has its definition as well; a name without a dot is in the \
         namespace around it",
    ),
    (
        "expected a value of one of the union's branches",
        "write a default of one of the union's branches, or null where it has it",
    ),
    ("expected a symbol of the enum", "write one of the enum's symbols, or put the symbol into the enum"),
    (
        "for each field of the record",
        "write a value for each field, or give the field that is left out a default of its own",
    ),
    ("the name of a field of the record", "write the names of the record's fields alone"),
    ("which stand for bytes", "write each byte as a character from U+0000 to U+00FF: `\"\\u00ff\"` is the byte 255"),
    ("as the fixed has bytes", "write each byte as a character from U+0000 to U+00FF: `\"\\u00ff\"` is the byte 255"),
    ("takes too long to check", "write a shorter default"),
    ("does not fit its type", "write a default of the field's type, or leave the default out"),
    ("a union cannot be a branch", "write the branches of both as one union"),
    ("two branches are", "leave one out, or put a record around it: a reader could not tell them apart"),
    (
        "is not a name for an alias",
        "an alias of a field is a name without a namespace: letters of ASCII, digits and \
      underscores, and no digit in front",
    ),
    ("is not a name for", "take letters of ASCII, digits and underscores, and no digit in front"),
    ("is not a full name", "take letters of ASCII, digits and underscores, joined by dots, and no digit in front"),
    (
        "a namespace must be",
        "take letters of ASCII, digits and underscores, joined by dots, and no digit in front; no \
      namespace is `\"\"`",
    ),
    ("is a primitive type, and cannot be defined", "give the type another name"),
    ("is defined twice, and not the same", "a type may be in several files if it is the same in all"),
    (
        "which is defined further on",
        "to Avro's specification it is the first, and to Java the other: readers would not agree on what is written",
    ),
    ("two fields are called", "give one of them another name"),
    ("stands here twice", "leave one out"),
    ("`order` must be", "leave it out where it is \"ascending\", as that is what it is by itself"),
    ("an enum's default must be", "write one of its symbols: readers take it for symbols that they do not know"),
    ("`doc` must be", "write the documentation as one string"),
    ("expected an array of strings", "put it in brackets: `[\"a\", \"b\"]`"),
    ("expected a string, found", "write it in quotes"),
    ("expected an array of fields", "write `\"fields\": [{\"name\": \"a\", \"type\": \"int\"}]`"),
    ("expected a field (an object)", "write `{\"name\": \"a\", \"type\": \"int\"}`"),
    ("the types of a protocol", "write `\"types\": [{\"type\": \"record\", …}]`"),
    ("a record needs `fields`", "write `\"fields\": []` for a record that has none"),
    ("an enum needs `symbols`", "write `\"symbols\": [\"A\", \"B\"]`"),
    ("a fixed needs `size`", "write the number of its bytes: `\"size\": 16`"),
    ("a fixed's size must be", "write the number of its bytes: `\"size\": 16`"),
    ("an array needs `items`", "write the schema of its items: `\"items\": \"string\"`"),
    ("a map needs `values`", "write the schema of its values: `\"values\": \"string\"`"),
    ("needs `name`", "write `\"name\": \"…\"`"),
    ("a schema needs a `type`", "write `\"type\": \"record\"`, or what else it is"),
    ("needs `type`", "write its schema: `\"type\": \"string\"`"),
    ("must be a string, found", "write the name in quotes"),
    (
        "expected a type's name",
        "write the schema in place of the object around it: a type's name is `\"record\"`, `\"array\"`, \
      `\"string\"`, …",
    ),
    (
        "expected a schema",
        "write `\"string\"`, `[\"null\", \"string\"]`, `{\"type\": \"array\", \"items\": \"string\"}`, …",
    ),
    ("a union needs at least one branch", "write its branches: `[\"null\", \"string\"]`"),
    ("nested too deep", "define inner types by themselves, and refer to them by their names"),
    ("the schema is nested deeper", "put fewer records into each other"),
    ("are accepted", "give the types in several files"),
    ("the string does not end", "end it with a quote, and write a line break inside as `\\n`"),
    ("a control character in a string", "write a line break as `\\n`, and a tab as `\\t`"),
    ("half of a surrogate pair", "write the character itself, or both halves: `\"\\ud83d\\ude00\"`"),
    (
        "unknown escape",
        "escapes are `\\\"`, `\\\\`, `\\/`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\u` with four hexadecimal digits",
    ),
    ("needs four hexadecimal digits", "write as in `\\u00e9`"),
    ("a number cannot start with 0", "leave the 0 in front out"),
];

/// The way out, where there is one that can be told.
pub(super) fn help(error: &SourceError, text: &str) -> Option<String> {
    let error = error.error();
    let message = error.message();
    if message.starts_with("expected") && message.contains("found `/`") {
        return Some(if text.get(error.offset()..).is_some_and(|rest| rest.starts_with("/*")) {
            "end the comment with `*/`".to_owned()
        } else {
            "a comment is `// …` to the end of the line, or `/* … */`".to_owned()
        });
    }
    let before = text.get(..error.offset()).unwrap_or_default().trim_end();
    let is_behind_a_comma = before.ends_with(',') && (message.contains("found `]`") || message.contains("found `}`"));
    if is_behind_a_comma {
        return Some("leave out the comma before it: JSON has none behind the last one".to_owned());
    }
    if message.ends_with("found the end of the text") {
        return Some(if before.is_empty() {
            "the file is empty: write a schema, such as `{\"type\": \"record\", \"name\": \"User\", \"fields\": []}`"
                .to_owned()
        } else {
            "close what is open: each `{`, `[` and quote needs its other half".to_owned()
        });
    }
    if message.starts_with("expected the end of the text") {
        return Some(
            "a file has one schema: put several in an array, which is a union, or in files of their own".to_owned(),
        );
    }
    if message.starts_with("expected `,`") {
        return Some("put a comma between, or close what is open before".to_owned());
    }
    if message.starts_with("expected a key") || message.starts_with("expected a JSON value") {
        return Some("write strings and keys in double quotes".to_owned());
    }
    if message.starts_with("expected `:`") {
        return Some("put a colon between a key and its value".to_owned());
    }
    WAYS_OUT.iter().find(|(has, _)| message.contains(has)).map(|(_, help)| (*help).to_owned())
}

/// Where else the same mistake stands.
pub(super) fn note(error: &SourceError) -> Option<String> {
    let (places, left_out) = error.elsewhere();
    let place = |place: &SourceError| {
        let inner = place.error();
        format!("{}:{}:{}", place.source_name(), inner.line(), inner.column())
    };
    let places: Vec<_> = places.iter().map(place).collect();
    let more = match left_out {
        0 => String::new(),
        1 => " and in one more place".to_owned(),
        more => format!(" and in {more} more places"),
    };
    (!places.is_empty()).then(|| format!("it stands at {} as well{more}", places.join(", ")))
}

/// A mistake with its way out.
pub(crate) fn helped(problem: Problem, error: &SourceError, text: &str) -> Problem {
    problem.with_help(help(error, text)).with_note(note(error))
}
