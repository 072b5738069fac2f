//! The shapes of schemas that a derive guesses from the names of types.

use super::{Node, node::Kind};

/// A schema without names and properties: a primitive type, or an optional one, or a list or map of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The type itself.
    Plain(Primitive),
    /// A union of null and the type.
    Optional(Primitive),
    /// An array of the type.
    Array(Primitive),
    /// A map of the type.
    Map(Primitive),
}

/// The primitive types that fields have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "named as in the specification")]
pub enum Primitive {
    Boolean,
    Int,
    Long,
    Float,
    Double,
    Bytes,
    String,
}

impl Shape {
    /// Whether a schema is of this shape.
    pub(crate) const fn is_of(self, node: &Node) -> bool {
        let (primitive, inner) = match (self, &node.kind) {
            (Self::Plain(primitive), _) => (primitive, node),
            (Self::Array(primitive), Kind::Array(inner)) | (Self::Map(primitive), Kind::Map(inner)) => {
                (primitive, inner.get())
            }
            (Self::Optional(primitive), Kind::Union(branches)) => {
                let branches = branches.get();
                if branches.len() != 2 || !matches!(branches[0].get().kind, Kind::Null) {
                    return false;
                }
                (primitive, branches[1].get())
            }
            _ => return false,
        };
        primitive.is(&inner.kind) && inner.properties.get().is_empty() && node.properties.get().is_empty()
    }
}

impl Primitive {
    const fn is(self, kind: &Kind) -> bool {
        matches!(
            (self, kind),
            (Self::Boolean, Kind::Boolean)
                | (Self::Int, Kind::Int)
                | (Self::Long, Kind::Long)
                | (Self::Float, Kind::Float)
                | (Self::Double, Kind::Double)
                | (Self::Bytes, Kind::Bytes)
                | (Self::String, Kind::String)
        )
    }
}
