//! One node of a schema.

use core::fmt;

use super::{
    LogicalType, Record, StaticSchema, logical,
    name::{Name, hash, str_eq},
    raw::{Link, Raw, Text},
    reference::Reference,
    value_domain::ValueDomain,
};

/// One node of a schema: a type, with the properties it carries.
///
/// Opaque and immutable: [`Node::view`] shows what it is. A node is never cloned or moved out of its place, so that
/// whatever is reached through it lives as long as the borrow of it.
pub struct Node {
    pub(crate) kind: Kind,
    pub(crate) properties: Raw<Property>,
    /// Tells the definition of a compiled-in type from others of its name; 0 where nothing does.
    pub(crate) id: u64,
    /// What the type of Rust holds of it.
    pub(crate) domain: ValueDomain,
}

pub(crate) enum Kind {
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    Array(Link<Node>),
    Map(Link<Node>),
    Union(Raw<Link<Node>>),
    Record(Link<Record>),
    Enum(Link<Enum>),
    Fixed(Link<Fixed>),
    /// A record by its name: a generic type that holds itself, whose schema no constant could hold whole.
    Reference(Link<Reference>),
}

/// What a node is: the types of the Avro specification.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs, reason = "the primitive types are named as in the specification")]
pub enum View<'a> {
    Null,
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
    /// An array of these items.
    Array(&'a Node),
    /// A map from strings to these values.
    Map(&'a Node),
    Union(Branches<'a>),
    Record(&'a Record),
    Enum(&'a Enum),
    Fixed(&'a Fixed),
    /// A record that is defined around this place. [`Node::resolved`] leads there.
    Reference(&'a Name),
}

impl Node {
    /// The type `null`.
    pub const NULL: Self = Self::of(Kind::Null);
    /// The type `boolean`.
    pub const BOOLEAN: Self = Self::of(Kind::Boolean);
    /// The type `int`: 32 bits, signed.
    pub const INT: Self = Self::of(Kind::Int);
    /// The type `long`: 64 bits, signed.
    pub const LONG: Self = Self::of(Kind::Long);
    /// The type `float`: IEEE 754, 32 bits.
    pub const FLOAT: Self = Self::of(Kind::Float);
    /// The type `double`: IEEE 754, 64 bits.
    pub const DOUBLE: Self = Self::of(Kind::Double);
    /// The type `bytes`.
    pub const BYTES: Self = Self::of(Kind::Bytes);
    /// The type `string`: UTF-8.
    pub const STRING: Self = Self::of(Kind::String);

    const fn of(kind: Kind) -> Self {
        Self { kind, properties: Raw::empty(), id: 0, domain: ValueDomain::All }
    }

    /// An array of these items.
    pub const fn array(items: StaticSchema) -> Self {
        Self::of(Kind::Array(items.link()))
    }

    /// A map from strings to these values.
    pub const fn map(values: StaticSchema) -> Self {
        Self::of(Kind::Map(values.link()))
    }

    /// A union of these branches, in this order.
    pub const fn union(branches: &'static [StaticSchema]) -> Self {
        Self::of(Kind::Union(Raw::from_static_schemas(branches)))
    }

    /// A record.
    pub const fn record(record: &'static Record) -> Self {
        Self::of(Kind::Record(Link::from_static(record)))
    }

    /// An enum.
    pub const fn enumeration(symbols: &'static Enum) -> Self {
        Self::of(Kind::Enum(Link::from_static(symbols)))
    }

    /// A fixed.
    pub const fn fixed(fixed: &'static Fixed) -> Self {
        Self::of(Kind::Fixed(Link::from_static(fixed)))
    }

    /// With properties: attributes that the specification gives no meaning here, and `logicalType` with its parameters.
    #[must_use]
    pub const fn with_static_properties(self, properties: &'static [Property]) -> Self {
        Self { properties: Raw::from_static(properties), ..self }
    }

    /// With the place where the type is declared, which no other type has.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_identity(self, place: &str) -> Self {
        Self { id: hash(place), ..self }
    }

    /// Of a type that holds less than this.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_domain(self, domain: ValueDomain) -> Self {
        Self { domain, ..self }
    }

    /// The schema of an array of Rust, given that of a run of its items, which is an array or bytes.
    #[doc(hidden)]
    pub const fn array_of_length(run: StaticSchema, length: usize) -> Self {
        let kind = match &run.get().kind {
            Kind::Array(items) => Kind::Array(*items),
            _ => Kind::Bytes,
        };
        Self::of(kind).with_domain(ValueDomain::Items(length))
    }

    /// A generic record inside itself.
    #[doc(hidden)]
    pub const fn reference(reference: &'static Reference) -> Self {
        Self::of(Kind::Reference(Link::from_static(reference)))
    }

    /// The definition, where this is a reference to one; else the node itself.
    ///
    /// Only the schemas of generic types that hold themselves have references.
    pub fn resolved(&self) -> &Self {
        match &self.kind {
            Kind::Reference(reference) => reference.get().resolve(),
            _ => self,
        }
    }

    /// What the node is.
    pub const fn view(&self) -> View<'_> {
        match &self.kind {
            Kind::Null => View::Null,
            Kind::Boolean => View::Boolean,
            Kind::Int => View::Int,
            Kind::Long => View::Long,
            Kind::Float => View::Float,
            Kind::Double => View::Double,
            Kind::Bytes => View::Bytes,
            Kind::String => View::String,
            Kind::Array(items) => View::Array(items.get()),
            Kind::Map(values) => View::Map(values.get()),
            Kind::Union(branches) => View::Union(Branches(branches.get())),
            Kind::Record(record) => View::Record(record.get()),
            Kind::Enum(symbols) => View::Enum(symbols.get()),
            Kind::Fixed(fixed) => View::Fixed(fixed.get()),
            Kind::Reference(reference) => View::Reference(reference.get().name()),
        }
    }

    /// Attributes that the specification does not give a meaning here, and `logicalType` with its parameters.
    pub const fn properties(&self) -> &[Property] {
        self.properties.get()
    }

    /// The logical type, where `logicalType` names one that the specification knows and that is valid here.
    ///
    /// An unknown or invalid one is ignored, as the specification demands.
    pub const fn logical_type(&self) -> Option<LogicalType> {
        logical::logical_type(self)
    }

    /// The full name of a record, an enum or a fixed.
    pub const fn name(&self) -> Option<&Name> {
        match self.view() {
            View::Record(record) => Some(record.name()),
            View::Enum(symbols) => Some(symbols.name()),
            View::Fixed(fixed) => Some(fixed.name()),
            View::Reference(name) => Some(name),
            _ => None,
        }
    }

    /// The specification's name of the type: `int`, `record`, ….
    pub const fn type_name(&self) -> &'static str {
        match self.view() {
            View::Null => "null",
            View::Boolean => "boolean",
            View::Int => "int",
            View::Long => "long",
            View::Float => "float",
            View::Double => "double",
            View::Bytes => "bytes",
            View::String => "string",
            View::Array(_) => "array",
            View::Map(_) => "map",
            View::Union(_) => "union",
            View::Record(_) | View::Reference(_) => "record",
            View::Enum(_) => "enum",
            View::Fixed(_) => "fixed",
        }
    }
}

impl Node {
    /// The full name, or the specification's name of a type that has none.
    pub(crate) const fn label(&self) -> &str {
        match self.name() {
            Some(name) => name.full(),
            None => self.type_name(),
        }
    }

    /// Whether a union cannot have both as branches: types of one name, or of one type without a name.
    pub(crate) const fn is_same_branch(&self, other: &Self) -> bool {
        match (self.name(), other.name()) {
            (Some(a), Some(b)) => a.same(b),
            (None, None) => str_eq(self.type_name(), other.type_name()),
            _ => false,
        }
    }

    /// The name of a primitive type as JSON.
    pub(crate) const fn quoted_type_name(&self) -> &'static str {
        match &self.kind {
            Kind::Null => "\"null\"",
            Kind::Boolean => "\"boolean\"",
            Kind::Int => "\"int\"",
            Kind::Long => "\"long\"",
            Kind::Float => "\"float\"",
            Kind::Double => "\"double\"",
            Kind::Bytes => "\"bytes\"",
            Kind::String => "\"string\"",
            _ => unreachable!(),
        }
    }
}

/// How the parser makes nodes; every argument lies in the parser's arena.
impl Node {
    pub(crate) const fn with_properties(self, properties: Raw<Property>) -> Self {
        Self { properties, ..self }
    }

    /// What stands for a part that is wrong, where parsing goes on after a mistake.
    pub(crate) const BROKEN: Self = Self::NULL.with_domain(ValueDomain::Anything);

    /// Whether it stands for a part that is wrong, or is a definition of which parts are missing.
    pub(crate) const fn is_broken(&self) -> bool {
        matches!(self.domain, ValueDomain::Anything)
    }

    pub(crate) const fn parsed_array(items: *const Node) -> Self {
        Self::of(Kind::Array(Link::from_arena(items)))
    }

    pub(crate) const fn parsed_map(values: *const Node) -> Self {
        Self::of(Kind::Map(Link::from_arena(values)))
    }

    pub(crate) const fn parsed_union(branches: Raw<Link<Node>>) -> Self {
        Self::of(Kind::Union(branches))
    }

    pub(crate) const fn parsed_record(record: *const Record) -> Self {
        Self::of(Kind::Record(Link::from_arena(record)))
    }

    pub(crate) const fn parsed_enum(symbols: *const Enum) -> Self {
        Self::of(Kind::Enum(Link::from_arena(symbols)))
    }

    pub(crate) const fn parsed_fixed(fixed: *const Fixed) -> Self {
        Self::of(Kind::Fixed(Link::from_arena(fixed)))
    }
}

/// The schema as JSON. A recursive schema prints each definition once.
impl fmt::Debug for Node {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_json())
    }
}

/// The branches of a union.
#[derive(Clone, Copy)]
pub struct Branches<'a>(&'a [Link<Node>]);

impl<'a> Branches<'a> {
    /// How many branches there are.
    pub const fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub const fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The branch at an index, as the wire counts them.
    pub const fn get(self, index: usize) -> Option<&'a Node> {
        if index < self.0.len() { Some(self.0[index].get()) } else { None }
    }

    pub(crate) const fn is_null_first(self) -> bool {
        matches!(self.get(0), Some(branch) if matches!(branch.view(), View::Null))
    }

    pub(crate) const fn is_null_last(self) -> bool {
        let last = self.len().saturating_sub(1);
        matches!(self.get(last), Some(branch) if matches!(branch.view(), View::Null))
    }

    /// The branches in order.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = &'a Node> + ExactSizeIterator {
        self.0.iter().map(Link::get)
    }
}

impl fmt::Debug for Branches<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// An enum: a named list of symbols.
#[derive(Debug)]
pub struct Enum {
    pub(crate) name: Name,
    pub(crate) doc: Option<Text>,
    pub(crate) aliases: Raw<Text>,
    pub(crate) symbols: Raw<Text>,
    pub(crate) default: Option<Text>,
}

impl Enum {
    /// An enum of a compiled-in schema: its full name, and its symbols in order.
    pub const fn new(full_name: &'static str, symbols: &'static [Text]) -> Self {
        Self {
            name: Name::new(full_name),
            doc: None,
            aliases: Raw::empty(),
            symbols: Raw::from_static(symbols),
            default: None,
        }
    }

    /// With a documentation.
    #[must_use]
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc: Some(Text::new(doc)), ..self }
    }

    /// With aliases, as full names.
    #[must_use]
    pub const fn with_aliases(self, aliases: &'static [Text]) -> Self {
        Self { aliases: Raw::from_static(aliases), ..self }
    }

    /// With the symbol that a reader takes for one it does not know.
    #[must_use]
    pub const fn with_default(self, symbol: &'static str) -> Self {
        Self { default: Some(Text::new(symbol)), ..self }
    }

    /// The full name.
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// The documentation.
    pub const fn doc(&self) -> Option<&str> {
        option_str(&self.doc)
    }

    /// The aliases, as full names.
    pub const fn aliases(&self) -> &[Text] {
        self.aliases.get()
    }

    /// The symbols in order.
    pub const fn symbols(&self) -> &[Text] {
        self.symbols.get()
    }

    /// The symbol that a reader takes for one it does not know.
    pub const fn default(&self) -> Option<&str> {
        option_str(&self.default)
    }
}

/// A fixed: a named run of bytes.
#[derive(Debug)]
pub struct Fixed {
    pub(crate) name: Name,
    pub(crate) doc: Option<Text>,
    pub(crate) aliases: Raw<Text>,
    pub(crate) size: usize,
}

impl Fixed {
    /// A fixed of a compiled-in schema: its full name, and its number of bytes.
    pub const fn new(full_name: &'static str, size: usize) -> Self {
        Self { name: Name::new(full_name), doc: None, aliases: Raw::empty(), size }
    }

    /// With a documentation.
    #[must_use]
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc: Some(Text::new(doc)), ..self }
    }

    /// With aliases, as full names.
    #[must_use]
    pub const fn with_aliases(self, aliases: &'static [Text]) -> Self {
        Self { aliases: Raw::from_static(aliases), ..self }
    }

    /// The full name.
    pub const fn name(&self) -> &Name {
        &self.name
    }

    /// The documentation.
    pub const fn doc(&self) -> Option<&str> {
        option_str(&self.doc)
    }

    /// The aliases, as full names.
    pub const fn aliases(&self) -> &[Text] {
        self.aliases.get()
    }

    /// The number of bytes.
    pub const fn size(&self) -> usize {
        self.size
    }
}

/// An attribute that is kept, but has no meaning of its own in the specification.
#[derive(Debug)]
pub struct Property {
    pub(crate) key: Text,
    pub(crate) value: Text,
}

impl Property {
    /// A property of a compiled-in schema: its name, and its value as JSON without white space.
    pub const fn new(key: &'static str, json: &'static str) -> Self {
        Self { key: Text::new(key), value: Text::new(json) }
    }

    /// The attribute's name.
    pub const fn key(&self) -> &str {
        self.key.as_str()
    }

    /// The attribute's value, as JSON without white space.
    pub const fn value(&self) -> &str {
        self.value.as_str()
    }
}

pub(crate) const fn option_str(text: &Option<Text>) -> Option<&str> {
    match text {
        Some(text) => Some(text.as_str()),
        None => None,
    }
}

impl<T: fmt::Debug> fmt::Debug for Raw<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}
