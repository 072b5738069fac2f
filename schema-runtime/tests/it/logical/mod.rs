//! Logical types: the types of the libraries, and those that stand for them.

mod attribute;
mod edges;
mod page;
mod random;
