//! How a plan is made.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use crate::schema::{Branches, Enum, Field, Node, Record, Schema, View, raw::Link};

use super::{
    Incompatibility, IncompatibilityKind as Kind, NodeId, Plan, PlanNode, PlanRefused, Step, defaults,
    description::{described, java_type, java_types, names, types},
    difference::are_equivalent,
    identity,
    least_length::least_length,
    logical_conversion::{LogicalConversion, logical_conversion},
    matching::writer_fields,
    path::{Path, Paths, Step as PathStep},
    plan::{Entries, Fields, Items, NO_SYMBOL},
    rules::{self, Relation},
};

/// How many nodes and steps a plan may have. A schema of a thousand fields needs about two thousand.
const MAX_SIZE: usize = 1 << 18;

/// How many bytes all defaults of a plan may take.
const MAX_DEFAULT_BYTES: usize = 16 << 20;

/// How many reasons are told. A hostile schema could have one for each pair of its types, each with a path.
const MAX_REASONS: usize = 1000;

impl Plan {
    /// How data of `writer` is read by a type with the schema `reader`.
    ///
    /// A plan that is not total is a plan all the same: [`is_total`](Self::is_total) and
    /// [`incompatibilities`](Self::incompatibilities) tell.
    ///
    /// # Errors
    ///
    /// Where no datum of the writer's could be read, with every reason; and where the schemas are so large that the plan
    /// would be larger than any program's: some hundred thousand pairs of types.
    pub fn new(writer: &Schema, reader: &Node) -> Result<Self, PlanRefused> {
        plan(writer, reader, true)
    }

    /// As [`new`](Self::new), by readers that do not convert between logical types, as most do not: what would be converted
    /// cannot be read.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn unconverted(writer: &Schema, reader: &Node) -> Result<Self, PlanRefused> {
        plan(writer, reader, false)
    }
}

/// `converts` is whether the reader converts between logical types.
fn plan(writer: &Schema, reader: &Node, converts: bool) -> Result<Plan, PlanRefused> {
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
        paths: Paths::new(),
        records: HashMap::new(),
        ahead: VecDeque::new(),
        even_unions: Vec::new(),
        default_bytes: 0,
        is_too_large: false,
    };
    let root = planner.value(writer.root(), reader, Paths::ROOT);
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
    if identity::is_hopeless(&plan) {
        return Err(PlanRefused::Incompatible(plan.incompatibilities));
    }
    identity::find(&mut plan, &even_unions);
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
    paths: Paths,
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
    path: Path,
}

impl<'w, 'r> Planner<'w, 'r> {
    fn push(&mut self, node: PlanNode) -> NodeId {
        if node == PlanNode::Same {
            return NodeId::SAME;
        }
        self.nodes.push(node);
        NodeId(index(self.nodes.len() - 1))
    }

    fn unreadable(&mut self, kind: Kind, path: Path, detail: String, message: String) -> NodeId {
        let reason = self.reason(kind, path, detail, message);
        self.push(PlanNode::Unreadable(reason))
    }

    fn reason(&mut self, kind: Kind, path: Path, detail: String, message: String) -> u32 {
        if self.reasons.len() == MAX_REASONS {
            return index(MAX_REASONS - 1);
        }
        self.reasons.push(Incompatibility { kind, path: self.paths.pointer(path), detail, message });
        index(self.reasons.len() - 1)
    }

    /// How a value of a writer's type is read by a reader's.
    ///
    /// It recurses through types without names, which are no deeper than a schema's text.
    fn value(&mut self, writer: &'w Node, reader: &'r Node, path: Path) -> NodeId {
        let (writer, reader) = (writer.resolved(), reader.resolved());
        if self.nodes.len() > MAX_SIZE {
            self.is_too_large = true;
            return NodeId::SAME;
        }
        if let View::Union(branches) = writer.view() {
            return self.union(branches, reader, path);
        }
        if let View::Union(branches) = reader.view() {
            return self.branch(writer, branches, reader, path);
        }
        let conversion = match logical_conversion(writer, reader) {
            conversion if self.converts => conversion,
            conversion => conversion.unconverted(),
        };
        let leaf = match (rules::relation(writer, reader), conversion) {
            (Relation::None, _) => {
                return self.unreadable(Kind::TypeMismatch, path, java_types(writer, reader), types(writer, reader));
            }
            (_, LogicalConversion::Refused(why)) => {
                let message = format!("{}, and {why}", types(writer, reader));
                return self.unreadable(Kind::LogicalTypeMismatch, path, String::new(), message);
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
            let path = self.paths.inside(path, PathStep::Name);
            let (full, message) = names(writer, reader);
            return self.unreadable(Kind::NameMismatch, path, format!("expected: {full}"), message);
        }
        match (writer.view(), reader.view()) {
            (View::Array(writer), View::Array(reader)) => {
                let path = self.paths.inside(path, PathStep::Items);
                let items = self.items(writer, reader, path);
                self.push(PlanNode::Array(items))
            }
            (View::Map(writer), View::Map(reader)) => {
                let path = self.paths.inside(path, PathStep::Values);
                let items = self.items(writer, reader, path);
                self.push(PlanNode::Map(items))
            }
            (View::Enum(writer), View::Enum(reader)) => self.symbols(writer, reader, path),
            (View::Fixed(a), View::Fixed(b)) if a.size() != b.size() => {
                let path = self.paths.inside(path, PathStep::Size);
                let detail = format!("expected: {}, found: {}", a.size(), b.size());
                let message = format!(
                    "the fixed `{}` has {} bytes in the writer's schema, and {} in the reader's",
                    b.name(),
                    a.size(),
                    b.size()
                );
                self.unreadable(Kind::FixedSizeMismatch, path, detail, message)
            }
            (View::Record(a), View::Record(b)) => self.pair((writer, a), (reader, b), path),
            _ => self.push(leaf),
        }
    }

    fn items(&mut self, writer: &'w Node, reader: &'r Node, path: Path) -> Items {
        let min_len = index(least_length(writer, 4, &mut 256));
        Items { node: self.value(writer, reader, path), min_len }
    }

    /// Each branch of a writer's union by itself: a datum has one of them.
    fn union(&mut self, branches: Branches<'w>, reader: &'r Node, path: Path) -> NodeId {
        let mut nodes = Vec::with_capacity(branches.len());
        let equivalent = match reader.view() {
            View::Union(readers) if names_clash(readers) && are_equivalent(branches, readers) => Some(readers),
            _ => None,
        };
        for (i, branch) in branches.iter().enumerate() {
            let path = self.paths.inside(path, PathStep::Index(i));
            let reasons = self.reasons.len();
            let node = match equivalent.and_then(|readers| readers.get(i)) {
                Some(taken) => self.taken(branch, i, taken, path),
                None => self.value(branch, reader, path),
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
    fn branch(&mut self, writer: &'w Node, branches: Branches<'r>, union: &'r Node, path: Path) -> NodeId {
        let chosen = rules::reader_branch(writer, branches);
        let Some((at, branch)) = chosen.and_then(|at| Some((at, branches.get(at)?))) else {
            let message =
                format!("the writer has {}, and {} has no branch for it", described(writer), described(union));
            let detail = format!("reader union lacking writer type: {}", java_type(writer));
            return self.unreadable(Kind::MissingUnionBranch, path, detail, message);
        };
        let path = self.paths.inside(path, PathStep::Index(at));
        self.taken(writer, at, branch, path)
    }

    /// A value that is read as a branch of the reader's union.
    fn taken(&mut self, writer: &'w Node, at: usize, branch: &'r Node, path: Path) -> NodeId {
        match self.value(writer, branch, path) {
            // A branch that cannot be read is none.
            id if matches!(self.nodes.get(id.0 as usize), Some(PlanNode::Unreadable(_))) => id,
            value => self.push(PlanNode::Branch { index: index(at), value }),
        }
    }

    fn symbols(&mut self, writer: &Enum, reader: &Enum, path: Path) -> NodeId {
        let (from, to) = (writer.symbols(), reader.symbols());
        if from.len() == to.len() && from.iter().zip(to).all(|(a, b)| a.as_str() == b.as_str()) {
            return NodeId::SAME;
        }
        let indexes: HashMap<_, _> = to.iter().enumerate().map(|(i, symbol)| (symbol.as_str(), i)).collect();
        let default = reader.default().and_then(|symbol| indexes.get(symbol).copied());
        let missing: BTreeSet<_> =
            from.iter().map(|symbol| symbol.as_str()).filter(|symbol| !indexes.contains_key(symbol)).collect();
        if default.is_none() && !missing.is_empty() {
            let path = self.paths.inside(path, PathStep::Symbols);
            let missing = Vec::from_iter(missing);
            let list = missing.join("`, `");
            let message = format!(
                "the enum `{}` has no symbol `{list}`, which the writer has, and no default to take for it",
                reader.name()
            );
            let reason = self.reason(Kind::MissingEnumSymbols, path, format!("[{}]", missing.join(", ")), message);
            if missing.len() == from.len() {
                return self.push(PlanNode::Unreadable(reason));
            }
        }
        let run = Entries { start: index(self.indexes.len()), len: index(from.len()) };
        for symbol in from {
            let taken = indexes.get(symbol.as_str()).copied().or(default);
            let taken = taken.map_or_else(|| self.unknown_symbol(symbol.as_str(), reader), index);
            self.indexes.push(taken);
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
        path: Path,
    ) -> NodeId {
        if let Some(&node) = self.records.get(&(std::ptr::from_ref(writer_node), std::ptr::from_ref(reader_node))) {
            return node;
        }
        let node = self.push(PlanNode::Record(Fields { steps: Entries { start: 0, len: 0 }, reordered: None }));
        self.records.insert((writer_node, reader_node), node);
        self.ahead.push_back(Pair { writer_node, writer, reader, node, path });
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
            let path = self.paths.field_type(pair.path, i);
            let node = self.value(from[taken].schema(), field.schema(), path);
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
        let path = self.paths.field(pair.path, i);
        let because = match field.default() {
            None => "has no default",
            Some(_) => "has a default that stands for no value",
        };
        let message = format!(
            "the field `{}` of `{}` {because}, and the writer does not have the field",
            field.name(),
            pair.reader.name()
        );
        self.reason(Kind::ReaderFieldMissingDefaultValue, path, field.name().to_owned(), message)
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
