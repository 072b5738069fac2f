//! How a plan is made.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use crate::schema::{Branches, Enum, Field, Node, Record, Schema, View, logical::push_logical, raw::Link};

use super::{
    Incompatibility, IncompatibilityKind as Kind, NodeId, Plan, PlanNode, PlanRefused, Step, defaults,
    equivalence::are_equivalent,
    incompatibility::{Place, Places, Step as PathStep},
    logical_conversion::{LogicalConversion, logical_conversion},
    matching::writer_fields,
    plan::{Entries, Fields, Items, NO_SYMBOL},
    rules::{self, Relation},
    sameness,
};

/// How many nodes and steps a plan may have. A schema of a thousand fields needs about two thousand.
const MAX_SIZE: usize = 1 << 18;

/// How many bytes all defaults of a plan may take.
const MAX_DEFAULT_BYTES: usize = 16 << 20;

/// How many reasons are told. A hostile schema could have one for each pair of its types, each with a path.
const MAX_REASONS: usize = 1000;

/// `converts` is whether the reader converts between logical types.
pub(super) fn plan(writer: &Schema, reader: &Node, converts: bool) -> Result<Plan, PlanRefused> {
    let mut planner = Planner {
        converts,
        nodes: vec![PlanNode::Same],
        steps: Vec::new(),
        indexes: Vec::new(),
        writers: Vec::new(),
        defaults: Vec::new(),
        default_ids: HashMap::new(),
        reasons: Vec::new(),
        unknown_symbols: Vec::new(),
        places: Places::new(),
        records: HashMap::new(),
        ahead: VecDeque::new(),
        even_unions: Vec::new(),
        default_bytes: 0,
        is_too_large: false,
    };
    let root = planner.value(writer.root(), reader, Places::ROOT);
    while let Some(pair) = planner.ahead.pop_front() {
        planner.record(&pair);
        if planner.is_too_large || planner.nodes.len() + planner.steps.len() + planner.indexes.len() > MAX_SIZE {
            return Err(PlanRefused::TooLarge);
        }
    }
    let Planner { nodes, steps, indexes, writers, defaults, reasons, unknown_symbols, even_unions, .. } = planner;
    let mut plan = Plan {
        writer: writer.clone(),
        nodes,
        steps,
        indexes,
        // Nodes of the schema that the plan keeps: by its lifetime, nothing of the reader's can be among them.
        writers: writers.into_iter().map(|node| Link::from_arena(node)).collect(),
        defaults,
        incompatibilities: reasons,
        unknown_symbols,
        root,
    };
    if sameness::is_hopeless(&plan) {
        return Err(PlanRefused::Incompatible(plan.incompatibilities));
    }
    sameness::find(&mut plan, &even_unions);
    Ok(plan)
}

struct Planner<'w, 'r> {
    converts: bool,
    nodes: Vec<PlanNode>,
    steps: Vec<Step>,
    indexes: Vec<u32>,
    writers: Vec<&'w Node>,
    defaults: Vec<Vec<u8>>,
    /// The index of a default by the address of its field: a field is met once for each type that is read as its record.
    default_ids: HashMap<*const Field, Option<u32>>,
    reasons: Vec<Incompatibility>,
    unknown_symbols: Vec<String>,
    places: Places,
    /// The nodes of pairs of records, by their addresses: a pair is resolved once, and may hold itself.
    records: HashMap<(*const Node, *const Node), NodeId>,
    ahead: VecDeque<Pair<'w, 'r>>,
    /// The unions that have as many branches on both sides, by their nodes, in order.
    even_unions: Vec<NodeId>,
    default_bytes: usize,
    is_too_large: bool,
}

/// A pair of records that is yet to be resolved: pairs may be inside each other deeper than the stack is.
struct Pair<'w, 'r> {
    writer_node: &'w Node,
    writer: &'w Record,
    reader: &'r Record,
    node: NodeId,
    place: Place,
}

impl<'w, 'r> Planner<'w, 'r> {
    fn push(&mut self, node: PlanNode) -> NodeId {
        if node == PlanNode::Same {
            return NodeId::SAME;
        }
        self.nodes.push(node);
        NodeId(index(self.nodes.len() - 1))
    }

    fn unreadable(&mut self, kind: Kind, place: Place, detail: String, message: String) -> NodeId {
        let reason = self.reason(kind, place, detail, message);
        self.push(PlanNode::Unreadable(reason))
    }

    fn reason(&mut self, kind: Kind, place: Place, detail: String, message: String) -> u32 {
        if self.reasons.len() == MAX_REASONS {
            return index(MAX_REASONS - 1);
        }
        self.reasons.push(Incompatibility { kind, path: self.places.pointer(place), detail, message });
        index(self.reasons.len() - 1)
    }

    /// How a value of a writer's type is read by a reader's.
    ///
    /// It recurses through types without names, which are no deeper than a schema's text.
    fn value(&mut self, writer: &'w Node, reader: &'r Node, place: Place) -> NodeId {
        let (writer, reader) = (writer.resolved(), reader.resolved());
        if self.nodes.len() > MAX_SIZE {
            self.is_too_large = true;
            return NodeId::SAME;
        }
        if let View::Union(branches) = writer.view() {
            return self.union(branches, reader, place);
        }
        if let View::Union(branches) = reader.view() {
            return self.branch(writer, branches, reader, place);
        }
        let conversion = match logical_conversion(writer, reader) {
            conversion if self.converts => conversion,
            conversion => conversion.unconverted(),
        };
        let leaf = match (rules::relation(writer, reader), conversion) {
            (Relation::None, _) => {
                return self.unreadable(Kind::TypeMismatch, place, java_types(writer, reader), types(writer, reader));
            }
            (_, LogicalConversion::Refused(why)) => {
                let message = format!("{}, and {why}", types(writer, reader));
                return self.unreadable(Kind::LogicalTypeMismatch, place, String::new(), message);
            }
            (Relation::Alike, _) if matches!(reader.view(), View::String) => return self.push(PlanNode::Text),
            (Relation::Alike, _) => return NodeId::SAME,
            (Relation::Wider(promotion), LogicalConversion::Same) => return self.push(PlanNode::Wider(promotion)),
            (Relation::Wider(_), LogicalConversion::Converted(conversion)) => {
                return self.push(PlanNode::Converted(conversion));
            }
            (Relation::OneKind, LogicalConversion::Converted(conversion)) => PlanNode::Converted(conversion),
            (Relation::OneKind, LogicalConversion::Same) => PlanNode::Same,
        };
        if !rules::names_agree(writer, reader) {
            let place = self.places.inside(place, PathStep::Name);
            let (full, message) = names(writer, reader);
            return self.unreadable(Kind::NameMismatch, place, format!("expected: {full}"), message);
        }
        match (writer.view(), reader.view()) {
            (View::Array(writer), View::Array(reader)) => {
                let place = self.places.inside(place, PathStep::Items);
                let items = self.items(writer, reader, place);
                self.push(PlanNode::Array(items))
            }
            (View::Map(writer), View::Map(reader)) => {
                let place = self.places.inside(place, PathStep::Values);
                let items = self.items(writer, reader, place);
                self.push(PlanNode::Map(items))
            }
            (View::Enum(writer), View::Enum(reader)) => self.symbols(writer, reader, place),
            (View::Fixed(a), View::Fixed(b)) if a.size() != b.size() => {
                let place = self.places.inside(place, PathStep::Size);
                let detail = format!("expected: {}, found: {}", a.size(), b.size());
                let message = format!(
                    "the fixed `{}` has {} bytes in the writer's schema, and {} in the reader's",
                    b.name(),
                    a.size(),
                    b.size()
                );
                self.unreadable(Kind::FixedSizeMismatch, place, detail, message)
            }
            (View::Record(a), View::Record(b)) => self.pair((writer, a), (reader, b), place),
            _ => self.push(leaf),
        }
    }

    fn items(&mut self, writer: &'w Node, reader: &'r Node, place: Place) -> Items {
        let min_len = index(least_length(writer, 4, &mut 256));
        Items { node: self.value(writer, reader, place), min_len }
    }

    /// Each branch of a writer's union by itself: a datum has one of them.
    fn union(&mut self, branches: Branches<'w>, reader: &'r Node, place: Place) -> NodeId {
        let mut nodes = Vec::with_capacity(branches.len());
        let equivalent = match reader.view() {
            View::Union(readers) if names_clash(readers) && are_equivalent(branches, readers) => Some(readers),
            _ => None,
        };
        for (i, branch) in branches.iter().enumerate() {
            let place = self.places.inside(place, PathStep::Index(i));
            let reasons = self.reasons.len();
            let node = match equivalent.and_then(|readers| readers.get(i)) {
                Some(taken) => self.taken(branch, i, taken, place),
                None => self.value(branch, reader, place),
            };
            // What hinders the whole branch is told as such.
            if let Some(PlanNode::Unreadable(reason)) = self.nodes.get(node.0 as usize)
                && *reason as usize >= reasons
                && let Some(reason) = self.reasons.get_mut(*reason as usize)
            {
                reason.message =
                    format!("the writer's {} in its union cannot be read: {}", described(branch), reason.message);
            }
            nodes.push(node.0);
        }
        let run = Entries { start: index(self.indexes.len()), len: index(nodes.len()) };
        self.indexes.extend(nodes);
        let node = self.push(PlanNode::Union(run));
        if matches!(reader.view(), View::Union(readers) if readers.len() == branches.len()) {
            self.even_unions.push(node);
        }
        node
    }

    /// The branch of a reader's union that takes the value.
    fn branch(&mut self, writer: &'w Node, branches: Branches<'r>, union: &'r Node, place: Place) -> NodeId {
        let chosen = rules::reader_branch(writer, branches);
        let Some((at, branch)) = chosen.and_then(|at| Some((at, branches.get(at)?))) else {
            let message =
                format!("the writer has {}, and {} has no branch for it", described(writer), described(union));
            let detail = format!("reader union lacking writer type: {}", java_type(writer));
            return self.unreadable(Kind::MissingUnionBranch, place, detail, message);
        };
        let place = self.places.inside(place, PathStep::Index(at));
        self.taken(writer, at, branch, place)
    }

    /// A value that is read as a branch of the reader's union.
    fn taken(&mut self, writer: &'w Node, at: usize, branch: &'r Node, place: Place) -> NodeId {
        match self.value(writer, branch, place) {
            // A branch that cannot be read is none.
            id if matches!(self.nodes.get(id.0 as usize), Some(PlanNode::Unreadable(_))) => id,
            value => self.push(PlanNode::Branch { index: index(at), value }),
        }
    }

    fn symbols(&mut self, writer: &Enum, reader: &Enum, place: Place) -> NodeId {
        let (from, to) = (writer.symbols(), reader.symbols());
        if from.len() == to.len() && from.iter().zip(to).all(|(a, b)| a.as_str() == b.as_str()) {
            return NodeId::SAME;
        }
        let places: HashMap<_, _> = to.iter().enumerate().map(|(i, symbol)| (symbol.as_str(), i)).collect();
        let default = reader.default().and_then(|symbol| places.get(symbol).copied());
        let missing: BTreeSet<_> =
            from.iter().map(|symbol| symbol.as_str()).filter(|symbol| !places.contains_key(symbol)).collect();
        if default.is_none() && !missing.is_empty() {
            let place = self.places.inside(place, PathStep::Symbols);
            let missing = Vec::from_iter(missing);
            let list = missing.join("`, `");
            let message = format!(
                "the enum `{}` has no symbol `{list}`, which the writer has, and no default to take for it",
                reader.name()
            );
            let reason = self.reason(Kind::MissingEnumSymbols, place, format!("[{}]", missing.join(", ")), message);
            if missing.len() == from.len() {
                return self.push(PlanNode::Unreadable(reason));
            }
        }
        let run = Entries { start: index(self.indexes.len()), len: index(from.len()) };
        for symbol in from {
            let place = places.get(symbol.as_str()).copied().or(default);
            let place = place.map_or_else(|| self.unknown_symbol(symbol.as_str(), reader), index);
            self.indexes.push(place);
        }
        self.push(PlanNode::Enum(run))
    }

    fn unknown_symbol(&mut self, symbol: &str, reader: &Enum) -> u32 {
        let name = reader.name();
        let why =
            format!("the writer's symbol `{symbol}` is none of the enum `{name}`, which has no default to take for it");
        self.unknown_symbols.push(why);
        index(self.unknown_symbols.len() - 1) | NO_SYMBOL
    }

    fn pair(
        &mut self,
        (writer_node, writer): (&'w Node, &'w Record),
        (reader_node, reader): (&'r Node, &'r Record),
        place: Place,
    ) -> NodeId {
        if let Some(&node) = self.records.get(&(std::ptr::from_ref(writer_node), std::ptr::from_ref(reader_node))) {
            return node;
        }
        let node = self.push(PlanNode::Record(Fields { steps: Entries { start: 0, len: 0 }, reordered: None }));
        self.records.insert((writer_node, reader_node), node);
        self.ahead.push_back(Pair { writer_node, writer, reader, node, place });
        node
    }

    fn record(&mut self, pair: &Pair<'w, 'r>) {
        let (from, to) = (pair.writer.fields(), pair.reader.fields());
        let taken = writer_fields(from, to);
        let reordered = !taken.iter().flatten().is_sorted();
        let mut steps = Vec::with_capacity(from.len() + 1);
        let mut lacking = None;
        // The writer's field that is next.
        let mut next = 0;
        for (i, (field, taken)) in to.iter().zip(taken).enumerate() {
            let Some(taken) = taken else {
                match self.default(field) {
                    Some(default) => steps.push(Step::Default(default)),
                    None => {
                        let reason = self.missing(pair, i, field);
                        lacking = lacking.or(Some(reason));
                    }
                }
                continue;
            };
            let place = self.places.field_type(pair.place, i);
            let node = self.value(from[taken].schema(), field.schema(), place);
            if reordered {
                steps.push(Step::ReadAt(index(taken), node));
            } else {
                steps.extend(from[next..taken].iter().map(|field| self.skip(field)));
                steps.push(Step::Read(node));
                next = taken + 1;
            }
        }
        if !reordered {
            steps.extend(from[next..].iter().map(|field| self.skip(field)));
        }
        let reordered = if reordered { Some(self.writers_node(pair.writer_node)) } else { None };
        self.nodes[pair.node.0 as usize] = match lacking {
            Some(reason) => PlanNode::Unreadable(reason),
            None => {
                let run = Entries { start: index(self.steps.len()), len: index(steps.len()) };
                self.steps.extend(steps);
                PlanNode::Record(Fields { steps: run, reordered })
            }
        };
    }

    fn skip(&mut self, field: &'w Field) -> Step {
        Step::Skip(self.writers_node(field.schema()))
    }

    fn writers_node(&mut self, node: &'w Node) -> u32 {
        self.writers.push(node);
        index(self.writers.len() - 1)
    }

    fn missing(&mut self, pair: &Pair<'w, 'r>, i: usize, field: &Field) -> u32 {
        let place = self.places.field(pair.place, i);
        let because = match field.default() {
            None => "has no default",
            Some(_) => "has a default that stands for no value",
        };
        let message = format!(
            "the field `{}` of `{}` {because}, and the writer does not have the field",
            field.name(),
            pair.reader.name()
        );
        self.reason(Kind::ReaderFieldMissingDefaultValue, place, field.name().to_owned(), message)
    }

    fn default(&mut self, field: &Field) -> Option<u32> {
        let key = std::ptr::from_ref(field);
        if let Some(&known) = self.default_ids.get(&key) {
            return known;
        }
        let datum = field.default().and_then(|default| defaults::encode(field.schema(), default));
        let id = datum.map(|datum| {
            self.default_bytes += datum.len();
            self.is_too_large |= self.default_bytes > MAX_DEFAULT_BYTES;
            self.defaults.push(datum);
            index(self.defaults.len() - 1)
        });
        self.default_ids.insert(key, id);
        id
    }
}

/// Whether two branches have one name without their namespaces. Else it tells them apart.
fn names_clash(branches: Branches<'_>) -> bool {
    let mut names = HashSet::new();
    branches.iter().filter_map(Node::name).any(|name| !names.insert(name.simple()))
}

/// A plan's tables are far smaller than what 32 bits count.
fn index(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// The fewest bytes that a value takes, as far as some levels and nodes tell; 0 is always right.
pub fn least_length(node: &Node, levels_left: usize, nodes_left: &mut usize) -> usize {
    if levels_left == 0 || *nodes_left == 0 {
        return 0;
    }
    *nodes_left -= 1;
    match node.resolved().view() {
        View::Null => 0,
        View::Float => 4,
        View::Double => 8,
        View::Fixed(fixed) => fixed.size(),
        View::Record(record) => record
            .fields()
            .iter()
            .fold(0, |sum, field| sum.saturating_add(least_length(field.schema(), levels_left - 1, nodes_left))),
        View::Union(branches) => {
            let least = branches.iter().map(|branch| least_length(branch, levels_left - 1, nodes_left)).min();
            least.unwrap_or(0).saturating_add(1)
        }
        _ => 1,
    }
}

fn types(writer: &Node, reader: &Node) -> String {
    format!("the writer has {}, the reader {}", described(writer), described(reader))
}

fn names(writer: &Node, reader: &Node) -> (String, String) {
    let full = writer.name().map(|name| name.full().to_owned()).unwrap_or_default();
    let message = format!(
        "the writer has {}, the reader {}, which has no alias of that name",
        described(writer),
        described(reader)
    );
    (full, message)
}

/// How many branches of a union a message names.
const SHOWN: usize = 12;

/// A type for a message: a named one by its name.
pub(super) fn described(node: &Node) -> String {
    let kind = node.type_name();
    let mut text = match (node.name(), node.view()) {
        (Some(name), _) => format!("the {kind} `{name}`"),
        (None, View::Union(branches)) => {
            let count = branches.len();
            let name =
                |branch: &'_ Node| branch.name().map_or_else(|| branch.type_name().to_owned(), ToString::to_string);
            let mut names: Vec<_> = branches.iter().take(SHOWN).map(name).collect();
            if count > SHOWN {
                names.push(format!("… of {count}"));
            }
            format!("the union [{}]", names.join(", "))
        }
        _ => kind.to_owned(),
    };
    push_logical(&mut text, node);
    text
}

/// What Java says of two types that differ.
pub(super) fn java_types(writer: &Node, reader: &Node) -> String {
    format!("reader type: {} not compatible with writer type: {}", java_type(reader), java_type(writer))
}

/// Java's name of a type.
pub(super) fn java_type(node: &Node) -> String {
    node.type_name().to_ascii_uppercase()
}

#[cfg(test)]
mod tests {
    use super::described;
    use crate::schema::Schema;

    #[test]
    fn a_logical_type_is_described_as_in_a_schema() {
        for (schema, expected) in [
            (
                r#"{"type":"bytes","logicalType":"decimal","precision":5,"scale":2,"owner":"us"}"#,
                r#"bytes with "logicalType":"decimal","precision":5,"scale":2"#,
            ),
            (r#"{"type":"long","logicalType":"timestamp-micros"}"#, r#"long with "logicalType":"timestamp-micros""#),
            (
                r#"{"type":"fixed","name":"F","size":16,"logicalType":"uuid","precision":1}"#,
                r#"the fixed `F` with "logicalType":"uuid""#,
            ),
            (r#"{"type":"int","logicalType":"uuid"}"#, "int"),
        ] {
            assert_eq!(described(Schema::parse(schema).expect("a valid schema").root()), expected);
        }
    }
}
