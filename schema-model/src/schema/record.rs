//! Records and their fields.

use core::fmt;

use super::{
    Node, Property, StaticSchema,
    name::Name,
    node::option_str,
    prerendered::Prerendered,
    raw::{Link, Raw, Text},
};

/// A record: a named list of fields.
pub struct Record {
    pub(crate) name: Name,
    pub(crate) doc: Option<Text>,
    pub(crate) aliases: Raw<Text>,
    pub(crate) fields: Raw<Field>,
    pub(crate) is_error: bool,
    pub(crate) origin: Option<Text>,
    /// The fields whose texts are written beforehand, in order.
    pub(crate) runs: Raw<Prerendered>,
}

impl Record {
    /// A record of a compiled-in schema: its full name, and its fields in the order of the wire.
    pub const fn new(full_name: &'static str, fields: &'static [Field]) -> Self {
        Self {
            name: Name::new(full_name),
            doc: None,
            aliases: Raw::empty(),
            fields: Raw::from_static(fields),
            is_error: false,
            origin: None,
            runs: Raw::empty(),
        }
    }

    /// With a documentation.
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc: Some(Text::new(doc)), ..self }
    }

    /// With aliases, as full names.
    pub const fn with_aliases(self, aliases: &'static [Text]) -> Self {
        Self { aliases: Raw::from_static(aliases), ..self }
    }

    /// As an `error`, as protocols have them.
    #[must_use]
    pub const fn with_error(self) -> Self {
        Self { is_error: true, ..self }
    }

    /// With the path of the Rust type it describes.
    pub const fn with_origin(self, origin: &'static str) -> Self {
        Self { origin: Some(Text::new(origin)), ..self }
    }

    /// With the texts of fields, in their order; without any where a field is not what they say.
    ///
    /// They are compared here, once, and not where they are written, which is in each schema around.
    #[doc(hidden)]
    #[must_use]
    pub const fn with_prerendered(self, runs: &'static [Prerendered]) -> Self {
        let mut i = 0;
        while i < runs.len() {
            if !runs[i].matches(self.fields.get()) {
                return self;
            }
            i += 1;
        }
        Self { runs: Raw::from_static(runs), ..self }
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

    /// The fields in the order of the wire.
    pub const fn fields(&self) -> &[Field] {
        self.fields.get()
    }

    /// Whether the schema calls it an `error`, as protocols do; it is a record all the same.
    pub const fn is_error(&self) -> bool {
        self.is_error
    }

    /// The path of the Rust type it describes, where it was compiled in.
    pub const fn origin(&self) -> Option<&str> {
        option_str(&self.origin)
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Record").field("name", &self.name).field("fields", &self.fields).finish_non_exhaustive()
    }
}

/// How a field takes part in the ordering of its records.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// From the least to the greatest.
    #[default]
    Ascending,
    /// From the greatest to the least.
    Descending,
    /// Not at all.
    Ignore,
}

/// A field of a record.
pub struct Field {
    pub(crate) name: Text,
    pub(crate) node: Link<Node>,
    pub(crate) doc: Option<Text>,
    pub(crate) default: Option<Text>,
    pub(crate) order: Order,
    pub(crate) aliases: Raw<Text>,
    pub(crate) properties: Raw<Property>,
}

impl Field {
    /// A field of a compiled-in schema.
    pub const fn new(name: &'static str, schema: StaticSchema) -> Self {
        Self {
            name: Text::new(name),
            node: schema.link(),
            doc: None,
            default: None,
            order: Order::Ascending,
            aliases: Raw::empty(),
            properties: Raw::empty(),
        }
    }

    /// With a documentation.
    pub const fn with_doc(self, doc: &'static str) -> Self {
        Self { doc: Some(Text::new(doc)), ..self }
    }

    /// With a default, as JSON without white space.
    pub const fn with_default(self, json: Option<&'static str>) -> Self {
        match json {
            Some(json) => Self { default: Some(Text::new(json)), ..self },
            None => Self { default: None, ..self },
        }
    }

    /// With aliases.
    pub const fn with_aliases(self, aliases: &'static [Text]) -> Self {
        Self { aliases: Raw::from_static(aliases), ..self }
    }

    /// With another order than the usual.
    #[must_use]
    pub const fn with_order(self, order: Order) -> Self {
        Self { order, ..self }
    }

    /// With properties: attributes without a meaning in the specification.
    #[must_use]
    pub const fn with_properties(self, properties: &'static [Property]) -> Self {
        Self { properties: Raw::from_static(properties), ..self }
    }

    /// The name.
    pub const fn name(&self) -> &str {
        self.name.as_str()
    }

    /// The schema of its values.
    pub const fn schema(&self) -> &Node {
        self.node.get()
    }

    /// The documentation.
    pub const fn doc(&self) -> Option<&str> {
        option_str(&self.doc)
    }

    /// The default as JSON without white space: what a reader takes where a writer did not have the field.
    pub const fn default(&self) -> Option<&str> {
        option_str(&self.default)
    }

    /// How it takes part in the ordering of records.
    pub const fn order(&self) -> Order {
        self.order
    }

    /// The aliases: names under which a writer may know the field.
    pub const fn aliases(&self) -> &[Text] {
        self.aliases.get()
    }

    /// Attributes without a meaning in the specification.
    pub const fn properties(&self) -> &[Property] {
        self.properties.get()
    }
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The type by name alone: a recursive record would print itself.
        f.debug_struct("Field")
            .field("name", &self.name)
            .field("type", &self.schema().type_name())
            .finish_non_exhaustive()
    }
}
