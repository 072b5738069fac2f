//! The verdict of Java's `SchemaCompatibility`, which is what schema registries answer.
//!
//! It differs from a plan's where Java's checker differs from Java's decoder: it compares no logical types, takes any branch
//! of a reader's union that is compatible, and lets several fields of a reader take one of a writer's, but no field of a
//! reader have several of a writer's.

use std::{
    collections::{BTreeSet, HashMap},
    rc::Rc,
};

use crate::schema::{Branches, Enum, Field, Fixed, Node, View};

use super::{
    Incompatibility, IncompatibilityKind as Kind,
    description::{described, java_type, java_types},
    path::{Path, Paths, Step},
    rules::{self, Relation},
};

/// Why a reader with the schema `reader` cannot read data of `writer`, by the rules of Java's `SchemaCompatibility` and in
/// its order; nothing where it can. It is the verdict of schema registries, and is less strict than
/// [`Plan::is_total`](crate::Plan::is_total): logical types are not compared.
///
/// ```
/// use schema_model::{Schema, java_incompatibilities};
///
/// let record = |fields: &str| Schema::parse(&format!(r#"{{"type": "record", "name": "R", "fields": [{fields}]}}"#));
/// let (old, new) = (record("")?, record(r#"{"name": "a", "type": "int"}"#)?);
///
/// assert!(java_incompatibilities(new.root(), old.root()).is_empty());
/// let reasons = java_incompatibilities(old.root(), new.root());
/// assert_eq!(reasons[0].kind().as_str(), "READER_FIELD_MISSING_DEFAULT_VALUE");
/// assert_eq!((reasons[0].path(), reasons[0].detail()), ("/fields/0", "a"));
/// # Ok::<(), schema_model::ParseError>(())
/// ```
pub fn java_incompatibilities(writer: &Node, reader: &Node) -> Vec<Incompatibility> {
    let mut checker = Checker {
        paths: Paths::new(),
        known: HashMap::new(),
        thrown: Vec::new(),
        steps_left: MAX_STEPS,
        levels_left: MAX_LEVELS,
    };
    let found = checker.check(writer, reader, Paths::ROOT);
    let found = if checker.thrown.is_empty() { found } else { checker.thrown };
    found.iter().map(|reason| Incompatibility::clone(reason)).collect()
}

/// How many pairs of types are looked at.
const MAX_STEPS: usize = 1 << 20;
/// How many types may be inside each other. In a debug build they take about 2 MiB of stack, and a fifth of that in a release.
const MAX_LEVELS: usize = 950;
/// How many reasons are told: a hostile schema could have any number.
const MAX_REASONS: usize = 1000;

/// Reasons, which are shared: a record's are those of each path that mentions it.
type Found = Vec<Rc<Incompatibility>>;

/// Adds reasons, as many as are told.
fn add(found: &mut Found, more: Found) {
    let room = MAX_REASONS.saturating_sub(found.len());
    found.extend(more.into_iter().take(room));
}

struct Checker {
    paths: Paths,
    /// Pairs of which one has a name, by their addresses: the result, or none while it is being made. Such a pair is looked
    /// at once, and wherever else it is met, Java tells the places where it was met first.
    known: HashMap<(*const Node, *const Node), Option<Found>>,
    /// What Java's checker throws, which is its verdict then, and a registry's.
    thrown: Found,
    steps_left: usize,
    levels_left: usize,
}

impl Checker {
    fn check(&mut self, writer: &Node, reader: &Node, path: Path) -> Found {
        let (writer, reader) = (writer.resolved(), reader.resolved());
        if !self.thrown.is_empty() {
            return Vec::new();
        }
        if self.steps_left == 0 || self.levels_left == 0 {
            return self.too_large(path);
        }
        self.steps_left -= 1;
        self.levels_left -= 1;
        let found = if writer.name().is_none() && reader.name().is_none() {
            self.compare(writer, reader, path)
        } else {
            let pair = (std::ptr::from_ref(writer), std::ptr::from_ref(reader));
            match self.known.get(&pair) {
                // A pair that is being compared is compatible as far as this path goes.
                Some(known) => known.clone().unwrap_or_default(),
                None => {
                    self.known.insert(pair, None);
                    let found = self.compare(writer, reader, path);
                    self.known.insert(pair, Some(found.clone()));
                    found
                }
            }
        };
        self.levels_left += 1;
        found
    }

    fn compare(&mut self, writer: &Node, reader: &Node, path: Path) -> Found {
        match (writer.view(), reader.view()) {
            (View::Union(branches), View::Union(_)) => self.branches(branches, reader, path),
            (View::Union(branches), _) => {
                let mut found = Vec::new();
                for (i, branch) in branches.iter().enumerate() {
                    let path = self.paths.inside(path, Step::Index(i));
                    add(&mut found, self.check(branch, reader, path));
                }
                found
            }
            (_, View::Union(branches)) => {
                // Java tells the places inside a branch as if the branch were the whole.
                if branches.iter().any(|branch| self.check(writer, branch, Paths::ROOT).is_empty()) {
                    Vec::new()
                } else {
                    self.lacks(writer, reader, path)
                }
            }
            _ => self.types(writer, reader, path),
        }
    }

    fn types(&mut self, writer: &Node, reader: &Node, path: Path) -> Found {
        if rules::relation(writer, reader) == Relation::None {
            return self.mismatch(writer, reader, path);
        }
        match (writer.view(), reader.view()) {
            (View::Array(writer), View::Array(reader)) => {
                let path = self.paths.inside(path, Step::Items);
                self.check(writer, reader, path)
            }
            (View::Map(writer), View::Map(reader)) => {
                let path = self.paths.inside(path, Step::Values);
                self.check(writer, reader, path)
            }
            (View::Fixed(a), View::Fixed(b)) => {
                let mut found = self.names(writer, reader, path);
                add(&mut found, self.sizes(a, b, path));
                found
            }
            (View::Enum(a), View::Enum(b)) => {
                let mut found = self.names(writer, reader, path);
                add(&mut found, self.symbols(a, b, path));
                found
            }
            (View::Record(_), View::Record(_)) => self.fields(writer, reader, path),
            _ => Vec::new(),
        }
    }

    fn branches(&mut self, branches: Branches<'_>, reader: &Node, path: Path) -> Found {
        let mut found = Vec::new();
        for (i, branch) in branches.iter().enumerate() {
            if !self.check(branch, reader, Paths::ROOT).is_empty() {
                let path = self.paths.inside(path, Step::Index(i));
                add(&mut found, self.lacks(branch, reader, path));
            }
        }
        found
    }

    // What puts words together is apart from what recurses, whose frames are many.

    fn mismatch(&self, writer: &Node, reader: &Node, path: Path) -> Found {
        let message = format!("the writer has {}, the reader {}", described(writer), described(reader));
        self.found(Kind::TypeMismatch, path, java_types(writer, reader), message)
    }

    fn too_large(&self, path: Path) -> Found {
        let message = "the schemas are too large to be compared".to_owned();
        self.found(Kind::TypeMismatch, path, message.clone(), message)
    }

    fn missing(&mut self, field: &Field, i: usize, path: Path) -> Found {
        let path = self.paths.field(path, i);
        let message = format!("the field `{}` has no default, and the writer does not have it", field.name());
        self.found(Kind::ReaderFieldMissingDefaultValue, path, field.name().to_owned(), message)
    }

    fn sizes(&mut self, writer: &Fixed, reader: &Fixed, path: Path) -> Found {
        let (expected, found) = (writer.size(), reader.size());
        if expected == found {
            return Vec::new();
        }
        let path = self.paths.inside(path, Step::Size);
        let message = format!("the writer's fixed has {expected} bytes, the reader's {found}");
        self.found(Kind::FixedSizeMismatch, path, format!("expected: {expected}, found: {found}"), message)
    }

    fn lacks(&self, writer: &Node, reader: &Node, path: Path) -> Found {
        let message = format!("the writer has {}, and {} has no branch for it", described(writer), described(reader));
        let detail = format!("reader union lacking writer type: {}", java_type(writer));
        self.found(Kind::MissingUnionBranch, path, detail, message)
    }

    fn names(&mut self, writer: &Node, reader: &Node, path: Path) -> Found {
        if rules::names_agree(writer, reader) {
            return Vec::new();
        }
        let path = self.paths.inside(path, Step::Name);
        let detail = format!("expected: {}", writer.name().map_or("", |name| name.full()));
        let message = format!("the writer has {}, the reader {}", described(writer), described(reader));
        self.found(Kind::NameMismatch, path, detail, message)
    }

    fn symbols(&mut self, writer: &Enum, reader: &Enum, path: Path) -> Found {
        let mut missing: BTreeSet<_> = writer.symbols().iter().map(|symbol| symbol.as_str()).collect();
        for symbol in reader.symbols() {
            missing.remove(symbol.as_str());
        }
        if missing.is_empty() || reader.default().is_some() {
            return Vec::new();
        }
        let list = Vec::from_iter(missing).join(", ");
        let path = self.paths.inside(path, Step::Symbols);
        let message = format!("the reader's enum `{}` has no symbol {list}, and no default", reader.name());
        self.found(Kind::MissingEnumSymbols, path, format!("[{list}]"), message)
    }

    fn fields(&mut self, writer_node: &Node, reader_node: &Node, path: Path) -> Found {
        let (View::Record(writer), View::Record(reader)) = (writer_node.view(), reader_node.view()) else {
            return Vec::new();
        };
        let places: HashMap<_, _> = writer.fields().iter().enumerate().map(|(i, field)| (field.name(), i)).collect();
        let mut found = self.names(writer_node, reader_node, path);
        for (i, field) in reader.fields().iter().enumerate() {
            match self.writers_field(&places, writer_node, field, i, path) {
                Some(taken) => {
                    let path = self.paths.field_type(path, i);
                    add(&mut found, self.check(writer.fields()[taken].schema(), field.schema(), path));
                }
                None if field.default().is_some() => {}
                None => match field.schema().resolved().view() {
                    // Java takes the enum's default for the field's, and then has the writer's record read as the enum.
                    View::Enum(symbols) if symbols.default().is_some() => {
                        let path = self.paths.field_type(path, i);
                        add(&mut found, self.check(writer_node, field.schema(), path));
                    }
                    _ => add(&mut found, self.missing(field, i, path)),
                },
            }
        }
        found
    }

    /// The writer's field of the name, or of an alias; where it has several of them, Java's checker throws.
    fn writers_field(
        &mut self,
        places: &HashMap<&str, usize>,
        writer: &Node,
        field: &Field,
        i: usize,
        path: Path,
    ) -> Option<usize> {
        let aliases: BTreeSet<_> = field.aliases().iter().map(|alias| alias.as_str()).collect();
        let aliases: Vec<_> = aliases.into_iter().filter_map(|alias| places.get(alias)).collect();
        let direct = places.get(field.name());
        if aliases.len() + usize::from(direct.is_some()) > 1 && self.thrown.is_empty() {
            let name = field.name();
            let path = self.paths.field(path, i);
            let kind = java_type(field.schema().resolved());
            let detail = format!(
                "Reader record field {name} type:{kind} pos:{i} matches multiple fields in writer record schema {}",
                writer.to_json()
            );
            let message = format!("the field `{name}` is several of the writer's, by its name and its aliases");
            self.thrown = self.found(Kind::AmbiguousField, path, detail, message);
        }
        direct.or(aliases.first().copied()).copied()
    }

    fn found(&self, kind: Kind, path: Path, detail: String, message: String) -> Found {
        vec![Rc::new(Incompatibility { kind, path: self.paths.pointer(path), detail, message })]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Schema;

    /// What a record lacks is told at each path that mentions it, up to a bound.
    #[test]
    fn reasons_are_bounded() {
        let schema = |inner: &str| {
            let mentions: Vec<_> = (1..5000).map(|i| format!(r#"{{"name":"f{i}","type":"I"}}"#)).collect();
            let inner = format!(r#"{{"type":"record","name":"I","fields":[{inner}]}}"#);
            let json = format!(
                r#"{{"type":"record","name":"O","fields":[{{"name":"f0","type":{inner}}},{}]}}"#,
                mentions.join(",")
            );
            Schema::parse(&json).expect("valid")
        };
        let fields: Vec<_> = (0..600).map(|i| format!(r#"{{"name":"a{i}","type":"int"}}"#)).collect();
        let reasons = java_incompatibilities(schema("").root(), schema(&fields.join(",")).root());
        assert_eq!(reasons.len(), MAX_REASONS);
    }

    /// Two cycles of coprime lengths make a long one.
    #[test]
    fn cycles_end() {
        let cycle = |length: usize, space: &str| {
            let mut inner = format!(r#""{space}0.S""#);
            for i in (0..length).rev() {
                inner = format!(
                    r#"{{"type":"record","name":"S","namespace":"{space}{i}","fields":[{{"name":"n","type":["null",{inner}]}}]}}"#
                );
            }
            Schema::parse(&inner).expect("valid")
        };
        assert!(java_incompatibilities(cycle(10, "a").root(), cycle(11, "b").root()).is_empty());
    }
}
