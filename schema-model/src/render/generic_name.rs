//! Names of generic types, put together of their arguments' names.

use super::buffer::Buffer;
use crate::{
    diagnostics::{self, Message},
    schema::{Branches, Node, StaticSchema, View},
};

/// A part of a generic type's name.
#[derive(Clone, Copy)]
pub enum NamePiece {
    /// It is written as it is.
    Literal(&'static str),
    /// The name of a schema.
    Schema(StaticSchema),
    /// Pieces, one behind the other.
    Pieces(&'static [NamePiece]),
}

/// A generic type with its arguments, whose name is made of these pieces.
pub trait NameSource {
    /// The pieces, in order.
    const PIECES: &'static [NamePiece];
}

/// The full name of a generic type with its arguments, computed when the program is compiled.
///
/// An argument's name is the simple name of a record, enum or fixed, the Rust name of a derived union, and the type's name
/// of a primitive type. An array is `array_` and the name of its items, a map `map_` and that of its values, and an option
/// `optional_` and the other branch.
#[must_use]
pub const fn name_of<S: NameSource>() -> &'static str {
    const { &Draft::new(S::PIECES) }.as_str()
}

const MOST: usize = 512;

struct Draft {
    bytes: [u8; MOST],
    len: usize,
}

impl Draft {
    const fn new(pieces: &[NamePiece]) -> Self {
        let mut bytes = [0; MOST];
        let mut buffer = Buffer::new(&mut bytes);
        push_pieces(&mut buffer, pieces);
        let len = buffer.len();
        if len > MOST {
            let mut message = Message::new();
            message.push("the name of a generic type with its arguments is longer than 512 bytes");
            message.way_out(diagnostics::NAME_TOO_LONG);
            message.fail();
        }
        Self { bytes, len }
    }

    const fn as_str(&'static self) -> &'static str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(name) => name,
            Err(_) => panic!("a name is made of strings"),
        }
    }
}

const fn push_pieces(buffer: &mut Buffer<'_>, pieces: &[NamePiece]) {
    let mut i = 0;
    while i < pieces.len() {
        match pieces[i] {
            NamePiece::Literal(text) => buffer.push(text),
            NamePiece::Schema(schema) => push_name(buffer, schema.get()),
            NamePiece::Pieces(pieces) => push_pieces(buffer, pieces),
        }
        i += 1;
    }
}

const fn push_name(buffer: &mut Buffer<'_>, node: &Node) {
    match node.view() {
        View::Array(items) => {
            buffer.push("array_");
            push_name(buffer, items);
        }
        View::Map(values) => {
            buffer.push("map_");
            push_name(buffer, values);
        }
        View::Union(branches) => push_union(buffer, branches),
        _ => match node.name() {
            Some(name) => buffer.push(name.simple()),
            None => buffer.push(node.type_name()),
        },
    }
}

const fn push_union(buffer: &mut Buffer<'_>, branches: Branches<'_>) {
    if let (2, Some(first), Some(second)) = (branches.len(), branches.get(0), branches.get(1)) {
        let other = match (first.view(), second.view()) {
            (View::Null, _) => Some(second),
            (_, View::Null) => Some(first),
            _ => None,
        };
        if let Some(other) = other {
            buffer.push("optional_");
            return push_name(buffer, other);
        }
    }
    buffer.push("union");
    let mut i = 0;
    while let Some(branch) = branches.get(i) {
        buffer.push("_");
        push_name(buffer, branch);
        i += 1;
    }
}
