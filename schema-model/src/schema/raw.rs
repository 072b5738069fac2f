//! Pointers of the schema graph, and the invariant that makes them safe to follow.
//!
//! Nodes point at each other by raw pointers for two reasons. Constant evaluation validates what a constant's
//! references reach, so a recursive type whose schema is made of references ends in a compiler cycle (E0391); raw
//! pointers are not followed. And a parsed schema's nodes live in an arena whose lifetime no `&'static` could name.
//!
//! **Invariant.** A [`Link`], [`Raw`] or [`Text`] exists only inside a node, or on its way into one. What it points
//! at is immutable, initialized, and lives at least as long as the node that holds it: it is either `'static` (every
//! public constructor demands that) or lies in the same [`Arena`](crate::arena::Arena) as that node. Nodes are neither
//! `Clone` nor handed out by value or `&mut`, so a borrow of one bounds everything that can be reached through it. (What
//! is borrowed for `'static` points at nothing shorter: so the fields of a record that is flattened are copied.)
//!
//! A [`Schema`](crate::Schema) and a [`Plan`](crate::Plan) hold links as well, beside what keeps their arena alive, and lend
//! what they point at for as long as they are borrowed.

use core::{fmt, ptr};

use super::Node;

/// An edge to one value.
#[repr(transparent)]
pub(crate) struct Link<T>(*const T);

// SAFETY: a link is a shared, immutable view of a `T` (see the module's invariant), as `&T` is.
unsafe impl<T: Sync> Send for Link<T> {}
// SAFETY: as above.
unsafe impl<T: Sync> Sync for Link<T> {}

impl<T> Clone for Link<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Link<T> {}

impl<T> Link<T> {
    pub(crate) const fn from_static(target: &'static T) -> Self {
        Self(target)
    }

    /// A link to a value in an arena, which need not be initialized yet.
    pub(crate) const fn from_arena(target: *const T) -> Self {
        Self(target)
    }

    pub(crate) const fn get(&self) -> &T {
        // SAFETY: the module's invariant.
        unsafe { &*self.0 }
    }
}

/// An edge to a slice.
///
/// A fat pointer, since constant evaluation takes long to put one together.
pub(crate) struct Raw<T>(*const [T]);

// SAFETY: as for `Link`.
unsafe impl<T: Sync> Send for Raw<T> {}
// SAFETY: as for `Link`.
unsafe impl<T: Sync> Sync for Raw<T> {}

impl<T> Raw<T> {
    pub(crate) const fn from_static(slice: &'static [T]) -> Self {
        Self(slice)
    }

    /// A slice in an arena: `start` points at `len` initialized values, and is aligned even where `len` is 0.
    pub(crate) const fn from_arena(start: *const T, len: usize) -> Self {
        Self(ptr::slice_from_raw_parts(start, len))
    }

    pub(crate) const fn empty() -> Self {
        Self(&[])
    }

    /// The same slice, for the same node, or for another of the program's.
    pub(crate) const fn same(&self) -> Self {
        Self(self.0)
    }

    pub(crate) const fn get(&self) -> &[T] {
        // SAFETY: the module's invariant.
        unsafe { &*self.0 }
    }
}

impl Raw<Link<Node>> {
    /// The branches of a compiled-in union.
    pub(crate) const fn from_static_schemas(branches: &'static [StaticSchema]) -> Self {
        // `StaticSchema` is a transparent wrapper of `Link<Node>`.
        Self(ptr::from_ref(branches) as *const [Link<Node>])
    }
}

/// A schema that is compiled into the program.
///
/// It wraps a pointer to the node rather than a reference, so that constant evaluation does not follow it: a
/// recursive type's schema would otherwise be a compiler cycle.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct StaticSchema(Link<Node>);

impl StaticSchema {
    /// The schema whose root is this node.
    pub const fn new(root: &'static Node) -> Self {
        Self(Link::from_static(root))
    }

    /// Its root.
    pub const fn get(self) -> &'static Node {
        // SAFETY: made by `new`, of a static node.
        unsafe { &*self.0.0 }
    }

    pub(crate) const fn link(self) -> Link<Node> {
        self.0
    }
}

impl fmt::Debug for StaticSchema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.get().fmt(f)
    }
}

/// A string inside a schema: a name's text, a documentation, a default.
pub struct Text(*const str);

// SAFETY: as for `Link`.
unsafe impl Send for Text {}
// SAFETY: as for `Link`.
unsafe impl Sync for Text {}

impl Text {
    /// A string of a compiled-in schema.
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// Bytes in an arena that are valid UTF-8.
    pub(crate) const fn from_arena(bytes: Raw<u8>) -> Self {
        Self(bytes.0 as *const str)
    }

    /// The same string, for the same node, or for another of the program's.
    pub(crate) const fn same(&self) -> Self {
        Self(self.0)
    }

    /// A part of the string, for the same node.
    pub(crate) const fn part(&self, from: usize, to: usize) -> Self {
        Self(self.as_str().split_at(to).0.split_at(from).1)
    }

    /// The string.
    pub const fn as_str(&self) -> &str {
        // SAFETY: the module's invariant; made from a `str`, by `new` or by the arena.
        unsafe { &*self.0 }
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}
