//! Whether each name in a compiled-in schema has one definition, and means it, checked by the compiler.

use super::namespaces::assert_namespaces;
use crate::{
    diagnostics::{self, Message},
    diff::{
        mismatch::{Found, Mismatch},
        pairs::Location,
        policy::Policy,
        walk::Walk,
    },
    schema::{
        Node, Record, StaticSchema, View,
        name::{Name, str_eq},
    },
};

/// Ends constant evaluation if two types in a schema have one name, and are not one definition; or if a name without a
/// namespace is used where it means another.
///
/// In text, the second would be read as the first. A type and its borrowing twin may share a definition.
#[track_caller]
pub const fn assert_names(schema: StaticSchema) {
    // Most schemas have few names, and constant evaluation takes long to fill a table.
    if !walk_all(schema, &mut [None; 16]) && !walk_all(schema, &mut [None; 64]) {
        walk_all(schema, &mut [None; 1024]);
    }
}

/// False where the table does not suffice.
#[track_caller]
const fn walk_all(schema: StaticSchema, known: &mut [Option<(&'static Node, &'static Name)>]) -> bool {
    let mut names =
        Names { known, len: 0, is_full: false, nodes_left: 100_000, has_namespace: false, has_no_namespace: false };
    names.walk(schema.get(), MOST_LEVELS);
    if !names.is_full && names.has_namespace && names.has_no_namespace {
        assert_namespaces(schema);
    }
    !names.is_full
}

struct Names<'k> {
    /// The definitions met so far. One may stand here twice, by types that are not known to be one.
    known: &'k mut [Option<(&'static Node, &'static Name)>],
    len: usize,
    is_full: bool,
    /// A type that holds itself without a name between has no end; another check tells of it.
    nodes_left: usize,
    /// Whether a name has a namespace, and whether one has none.
    has_namespace: bool,
    has_no_namespace: bool,
}

/// How many nodes that are not known again may be around each other.
const MOST_LEVELS: usize = 60;

impl Names<'_> {
    #[track_caller]
    const fn walk(&mut self, node: &'static Node, levels_left: usize) {
        if levels_left == 0 || self.nodes_left == 0 {
            return;
        }
        self.nodes_left -= 1;
        match node.view() {
            View::Array(inner) | View::Map(inner) => self.walk(inner, levels_left - 1),
            View::Union(branches) => {
                let mut i = 0;
                while let Some(branch) = branches.get(i) {
                    self.walk(branch, levels_left - 1);
                    i += 1;
                }
            }
            View::Record(record) if self.note(node, &record.name) => {
                // What has no identity is not known again: it may hold itself.
                self.walk_fields(record, if node.id == 0 { levels_left - 1 } else { MOST_LEVELS });
            }
            View::Enum(symbols) => {
                self.note(node, &symbols.name);
            }
            View::Fixed(fixed) => {
                self.note(node, &fixed.name);
            }
            _ => {}
        }
    }

    #[track_caller]
    const fn walk_fields(&mut self, record: &'static Record, levels_left: usize) {
        let (fields, runs) = (record.fields(), record.runs.get());
        let (mut i, mut run) = (0, 0);
        while i < fields.len() {
            // What has its text beforehand has no names in it.
            if run < runs.len() && runs[run].first == i {
                i = runs[run].end();
                run += 1;
            } else {
                self.walk(fields[i].schema(), levels_left);
                i += 1;
            }
        }
    }

    /// Notes a definition, which must be that of its name; false where it was met before.
    #[track_caller]
    const fn note(&mut self, node: &'static Node, name: &'static Name) -> bool {
        let mut i = 0;
        while i < self.len {
            // Hashes first, without a call.
            if let Some((known, known_name)) = self.known[i]
                && known_name.hash == name.hash
                && known_name.same(name)
            {
                if known.id == node.id && node.id != 0 {
                    return false;
                }
                if Walk::new(&mut [None], Policy::Definition).definitions(known, node).is_some() {
                    conflict(known, node, name);
                }
                // Generic types have no identity: this one is noted, and what is inside may be another's.
                if known.id == node.id {
                    return true;
                }
            }
            i += 1;
        }
        if self.len == self.known.len() {
            self.is_full = true;
            return false;
        }
        self.known[self.len] = Some((node, name));
        self.len += 1;
        match name.namespace {
            Some(_) => self.has_namespace = true,
            None => self.has_no_namespace = true,
        }
        true
    }
}

#[track_caller]
const fn conflict(first: &Node, second: &Node, name: &Name) -> ! {
    let mut message = Message::new();
    message.push_all(&["two definitions are called `", name.full(), "`"]);
    let is_generic = first.id == 0 && second.id == 0;
    let arguments = match (origin(first), origin(second)) {
        (Some(first_origin), Some(second_origin)) if is_generic && str_eq(first_origin, second_origin) => {
            message.push_all(&[", both of `", first_origin, "`"]);
            other_arguments(first, second)
        }
        (Some(first), Some(second)) => {
            message.push_all(&[", those of `", first, "` and `", second, "`"]);
            None
        }
        _ => None,
    };
    let Some(Arguments { field, first, second }) = arguments else {
        message.push(", and they differ: in a schema, the second would be read as the first");
        message.way_out(diagnostics::TWO_DEFINITIONS);
        if first.id == 0 || second.id == 0 {
            message.push("; that of a generic type has a place for each type parameter, as in `name = \"Page_{T}\"`");
        }
        message.fail()
    };
    message.push_all(&[" with other arguments: `", field, "` has "]);
    push_argument(&mut message, first);
    message.push(" in one, and ");
    push_argument(&mut message, second);
    message.push(" in the other; in a schema, the second would be read as the first");
    message.help(diagnostics::TWO_DEFINITIONS);
    match (first.name(), second.name()) {
        (Some(first), Some(second)) if str_eq(first.simple(), second.simple()) => message.push(
            "give one of the arguments another name, `#[avro(name = \"…\")]`: the namespaces of arguments are not in the \
             name of the generic type",
        ),
        _ => message.push(
            "give the generic type a name with a place for each type parameter, as in `#[avro(name = \"Page_{T}\")]`",
        ),
    }
    message.fail()
}

/// Where two records of one generic type have other types: in which field, and which types.
struct Arguments<'n> {
    field: &'n str,
    first: &'n Node,
    second: &'n Node,
}

const fn other_arguments<'n>(first: &'n Node, second: &'n Node) -> Option<Arguments<'n>> {
    let (View::Record(first), View::Record(second)) = (first.view(), second.view()) else { return None };
    let (first, second) = (first.fields(), second.fields());
    let mut walk = Walk::new(&mut [], Policy::Definition);
    let mut i = 0;
    while i < first.len() && i < second.len() {
        let found = walk.value(first[i].schema(), second[i].schema(), Location::ROOT);
        if let Some(Found { what: Mismatch::Type { ty, file }, .. }) = found {
            return Some(Arguments { field: first[i].name(), first: ty, second: file });
        }
        i += 1;
    }
    None
}

const fn push_argument(message: &mut Message, node: &Node) {
    let Some(name) = node.name() else {
        message.push_all(&["`", node.type_name(), "`"]);
        return;
    };
    message.push_all(&["`", name.full(), "`"]);
    if let Some(origin) = origin(node) {
        message.push_all(&[" (`", origin, "`)"]);
    }
}

const fn origin(node: &Node) -> Option<&str> {
    match node.view() {
        View::Record(record) => record.origin(),
        _ => None,
    }
}
