//! A plan: what a decoder does with a writer's data, step by step.

use std::fmt;

use crate::schema::{Node, Schema, raw::Link};

use super::{Conversion, Incompatibility, rules::Promotion};

/// How data of a writer's schema is read as that of a reader's, resolved once.
///
/// A plan says for each of the writer's values what becomes of it. Parts that are written alike on both sides are
/// [`PlanNode::Same`], and left to the reader's own decoder. Parts that cannot be read are [`PlanNode::Unreadable`]: an error
/// only where a datum has one. A plan without any is total.
///
/// ```
/// use schema_model::{Plan, Schema};
///
/// let writer = Schema::parse(r#"["int", "string"]"#)?;
/// let reader = Schema::parse(r#""long""#)?;
/// let plan = Plan::new(&writer, reader.root()).unwrap();
/// assert!(!plan.is_total());
/// assert_eq!(
///     plan.incompatibilities()[0].to_string(),
///     "the writer's string in its union cannot be read: the writer has string, the reader long (at /1)",
/// );
/// # Ok::<(), schema_model::ParseError>(())
/// ```
pub struct Plan {
    /// Keeps what `writers` points at: nodes of this schema, all of which live as long as it does.
    pub(super) writer: Schema,
    pub(super) nodes: Vec<PlanNode>,
    pub(super) steps: Vec<Step>,
    /// For unions of the writer's, the nodes of its branches; for enums, the reader's symbols.
    pub(super) indexes: Vec<u32>,
    pub(super) writers: Vec<Link<Node>>,
    pub(super) defaults: Vec<Vec<u8>>,
    pub(super) incompatibilities: Vec<Incompatibility>,
    /// For symbols that the reader does not have, what to say where one is read.
    pub(super) unknown_symbols: Vec<String>,
    pub(super) root: NodeId,
}

/// A node of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeId(pub(super) u32);

impl NodeId {
    /// The node [`PlanNode::Same`], which every plan has here.
    pub const SAME: Self = Self(0);

    /// Whether it is the one that is left to the reader's own decoder.
    #[must_use]
    pub const fn is_same(self) -> bool {
        self.0 == 0
    }
}

/// What becomes of a value.
///
/// Runs of steps, of branches and of symbols are held by the plan: [`Plan::steps`], [`Plan::branch`], [`Plan::symbol`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanNode {
    /// The bytes are those of the reader's schema.
    Same,
    /// A number that is read as a wider one.
    Wider(Promotion),
    /// A value of a logical type that is read as another one, exactly or not at all. What comes out is none of the datum's
    /// bytes.
    Converted(Conversion),
    /// Bytes that are read as a string: they are written alike, and must be text.
    Text,
    /// A symbol that is another's number, or none.
    Enum(Entries),
    /// An array whose items are read by another node.
    Array(Items),
    /// A map whose values are read by another node.
    Map(Items),
    /// A record.
    Record(Fields),
    /// A union of the writer's: the branch decides.
    Union(Entries),
    /// A value that is read as a branch of the reader's union.
    Branch {
        /// The branch's index.
        index: u32,
        /// How its value is read.
        value: NodeId,
    },
    /// A value that cannot be read, and why: an index into [`Plan::incompatibilities`].
    Unreadable(u32),
}

/// A run of entries in one of a plan's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entries {
    pub(super) start: u32,
    pub(super) len: u32,
}

/// How items of an array or values of a map are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Items {
    /// How each is read.
    pub node: NodeId,
    /// The fewest bytes that the writer takes for one; 0 where that is not known.
    pub min_len: u32,
}

/// How the fields of a record are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fields {
    /// The steps, in the order of the reader's fields.
    pub steps: Entries,
    /// Where the writer has the fields in another order: the record of the writer's, as [`Plan::writers`] knows it. Its
    /// fields are looked for before any is read.
    pub reordered: Option<u32>,
}

/// What is next in reading a record: each of the reader's fields has one step that reads it or takes its default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Read the writer's next field.
    Read(NodeId),
    /// Read a field of a record that is reordered: the writer's of this index.
    ReadAt(u32, NodeId),
    /// Take the default of this index, [`Plan::default`].
    Default(u32),
    /// Pass over the writer's next field, whose schema is of this index, [`Plan::writers`].
    Skip(u32),
}

impl Plan {
    /// Whether every datum of the writer's can be read.
    pub fn is_total(&self) -> bool {
        self.incompatibilities.is_empty()
    }

    /// Whether the bytes of both schemas are the same, so that nothing is to be done.
    pub const fn is_same(&self) -> bool {
        self.root.is_same()
    }

    /// Why some data cannot be read.
    pub fn incompatibilities(&self) -> &[Incompatibility] {
        &self.incompatibilities
    }

    /// The writer's schema.
    pub const fn writer(&self) -> &Schema {
        &self.writer
    }

    /// The node of the whole.
    pub const fn root(&self) -> NodeId {
        self.root
    }

    /// A node.
    #[inline]
    pub fn node(&self, id: NodeId) -> PlanNode {
        self.nodes.get(id.0 as usize).copied().unwrap_or(PlanNode::Same)
    }

    /// The steps of a record.
    #[inline]
    pub fn steps(&self, run: Entries) -> &[Step] {
        self.steps.get(run.start as usize..(run.start + run.len) as usize).unwrap_or(&[])
    }

    /// The number of the branches of a writer's union, or of the symbols of a writer's enum.
    #[inline]
    pub const fn count(&self, run: Entries) -> usize {
        run.len as usize
    }

    /// How the value of a branch of a writer's union is read.
    #[inline]
    pub fn branch(&self, run: Entries, branch: usize) -> NodeId {
        NodeId(self.index(run, branch))
    }

    /// The reader's symbol for one of a writer's.
    ///
    /// # Errors
    ///
    /// Why it has none, in words.
    #[inline]
    pub fn symbol(&self, run: Entries, symbol: usize) -> Result<usize, &str> {
        let index = self.index(run, symbol);
        if index & NO_SYMBOL == 0 { Ok(index as usize) } else { Err(self.unknown(index & !NO_SYMBOL)) }
    }

    #[cold]
    fn unknown(&self, symbol: u32) -> &str {
        self.unknown_symbols.get(symbol as usize).map_or("", String::as_str)
    }

    /// Why a value cannot be read, in words: what a [`PlanNode::Unreadable`] has.
    #[cold]
    #[must_use]
    pub fn why(&self, reason: u32) -> &str {
        self.incompatibilities.get(reason as usize).map_or("", |reason| reason.message.as_str())
    }

    fn index(&self, run: Entries, at: usize) -> u32 {
        self.indexes.get(run.start as usize + at).copied().unwrap_or(0)
    }

    /// A part of the writer's schema that a step refers to.
    pub fn writers(&self, index: u32) -> &Node {
        self.writers[index as usize].get()
    }

    /// The datum of a default.
    pub fn default(&self, index: u32) -> &[u8] {
        &self.defaults[index as usize]
    }

    /// The data of all defaults.
    pub fn defaults(&self) -> impl ExactSizeIterator<Item = &[u8]> {
        self.defaults.iter().map(Vec::as_slice)
    }
}

/// The bit that tells a symbol that the reader does not have.
pub(super) const NO_SYMBOL: u32 = 1 << 31;

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Plan")
            .field("is_same", &self.is_same())
            .field("nodes", &self.nodes.len())
            .field("incompatibilities", &self.incompatibilities)
            .finish_non_exhaustive()
    }
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PlanRefused {
    /// No datum of the writer's could be read, for these reasons.
    Incompatible(Vec<Incompatibility>),
    /// The schemas are too large to be resolved.
    TooLarge,
}

impl fmt::Display for PlanRefused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => f.write_str("the schemas are too large to be resolved against each other"),
            Self::Incompatible(reasons) => {
                for (i, reason) in reasons.iter().enumerate() {
                    if i > 0 {
                        f.write_str("; ")?;
                    }
                    fmt::Display::fmt(reason, f)?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for PlanRefused {}
