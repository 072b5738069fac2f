//! The messages of IDL's compiler, as problems.

use std::{fs, path::Path};

use miette::{Diagnostic, Report, SourceSpan};

use super::sources::Sources;
use crate::{
    input::file::{BYTE_ORDER_MARK, name},
    location::Location,
    problem::Problem,
};

/// The mistakes of a file that could not be compiled.
pub(super) fn mistakes(report: &Report, path: &Path, sources: &Sources) -> Vec<Problem> {
    let causes: Vec<String> = report.chain().map(ToString::to_string).collect();
    let root = causes.last().map_or("", String::as_str);
    // The mistake of an import wraps that of the imported file.
    let imported = root.strip_prefix("import schema ").or_else(|| root.strip_prefix("import protocol "));
    let Some(imported) = imported else { return problems(report.as_ref(), root, path, sources) };
    let imported = Path::new(imported);
    let shown = sources.json.iter().find(|path| fs::canonicalize(path).is_ok_and(|path| path == imported));
    let message = causes.first().map_or("", String::as_str);
    // Folders of this machine are not shown.
    let message = match shown {
        Some(shown) => message.replace(&imported.display().to_string(), &name(shown)),
        None => message.to_owned(),
    };
    problems(report.as_ref(), &format!("what is imported cannot be read: {message}"), path, sources)
        .into_iter()
        .map(|problem| problem.about(imported.to_owned()))
        .collect()
}

/// The problems of a warning.
pub(super) fn warnings(report: &Report, path: &Path, sources: &Sources) -> Vec<Problem> {
    let message = report.chain().last().map(ToString::to_string).unwrap_or_default();
    if message.contains(BYTE_ORDER_MARK) {
        return Vec::new();
    }
    problems(report.as_ref(), &message, path, sources).into_iter().map(Problem::into_warning).collect()
}

/// A mistake, and those that are related to it.
fn problems(diagnostic: &dyn Diagnostic, message: &str, path: &Path, sources: &Sources) -> Vec<Problem> {
    let (message, more) = message.split_once('\n').unwrap_or((message, ""));
    let label = diagnostic.labels().and_then(|mut labels| labels.next());
    let location = label.as_ref().and_then(|label| location(diagnostic, *label.inner(), sources));
    let mut location = location.unwrap_or_else(|| Location::file(name(path)));
    let text = label.as_ref().and_then(|label| label.label()).filter(|text| !text.starts_with(message));
    location.label = text.filter(|text| !text.contains('\n')).map(styled);
    let help = diagnostic.help().map(|help| help.to_string()).or_else(|| Some(more.to_owned()));
    let help = help.filter(|help| !help.is_empty()).map(|help| styled(&help));
    let help = help.or_else(|| fix(message).map(str::to_owned));
    let mut all = vec![Problem::at(location, styled(message)).with_help(help)];
    for related in diagnostic.related().into_iter().flatten() {
        all.extend(problems(related, &related.to_string(), path, sources));
    }
    all
}

/// A help for messages without one.
fn fix(message: &str) -> Option<&'static str> {
    Some(if message.starts_with("Undefined name") {
        "define it in the file, or import the file that defines it: `import schema \"….avsc\";`"
    } else if message.starts_with("import not found") {
        "write the path from the folder of this file, or give `import_dir` the folder that it is in"
    } else if message.starts_with("Invalid default") {
        "write a default of the field's type, of a union one of its branches, or leave the default out"
    } else if message.contains("expected") {
        "https://avro.apache.org/docs/1.12.0/idl-language/ has the grammar"
    } else {
        return None;
    })
}

/// Where a label is.
fn location(diagnostic: &dyn Diagnostic, span: SourceSpan, sources: &Sources) -> Option<Location> {
    let source = diagnostic.source_code()?;
    // The end of a text has no lines around it; its start has.
    let contents = source.read_span(&span, 0, 0).or_else(|_| source.read_span(&(0, 0).into(), 0, 0)).ok()?;
    let file = Path::new(contents.name()?);
    let canonical = fs::canonicalize(file).ok()?;
    let file = sources.idl.iter().find(|known| fs::canonicalize(&known.path).is_ok_and(|known| known == canonical))?;
    // The compiler counts the mark, which `text` is without.
    let mark = if fs::read(&file.path)
        .is_ok_and(|bytes| bytes.starts_with(BYTE_ORDER_MARK.encode_utf8(&mut [0; 4]).as_bytes()))
    {
        BYTE_ORDER_MARK.len_utf8()
    } else {
        0
    };
    let start = span.offset().saturating_sub(mark);
    Some(Location::at(name(&file.path), &file.text, start, Some(start.saturating_add(span.len()))))
}

/// A message in the form of this crate's: without a location, lowercase, and without a full stop.
fn styled(message: &str) -> String {
    let mut message = message.trim();
    // "line 4:2 …" and "Line 4, char 2: …".
    if let Some((place, rest)) = message.split_once(": ").filter(|(place, _)| place.starts_with("Line ")) {
        message = if place.contains("char ") { rest } else { message };
    } else if let Some(rest) = message.strip_prefix("line ")
        && let Some((place, rest)) = rest.split_once(' ')
        && place.chars().all(|c| c.is_ascii_digit() || c == ':')
    {
        message = rest;
    }
    let message = message.trim_end_matches('.');
    let mut chars = message.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if first.is_ascii_uppercase() && !second.is_ascii_uppercase() => {
            format!("{}{}", first.to_ascii_lowercase(), chars.as_str())
        }
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::styled;

    #[test]
    fn messages_have_one_form() {
        for (message, expected) in [
            ("line 4:2 unexpected '}'", "unexpected '}'"),
            ("Line 3, char 5: Ignoring a comment.", "ignoring a comment"),
            ("Undefined name: Adress", "undefined name: Adress"),
            ("IDL file: neither", "IDL file: neither"),
            ("line of words", "line of words"),
            ("", ""),
        ] {
            assert_eq!(styled(message), expected);
        }
    }
}
