//! The definitions of a schema: what of them no text could tell.

use std::{collections::HashMap, fmt};

use crate::{
    resolve::{Difference, difference},
    schema::{Node, View, name::Name},
};

/// What a compiled-in schema has that its text cannot say: read again, it would be another schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict(Box<Kind>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// Two definitions under one full name.
    Definitions { name: String, origins: Option<(String, String)>, difference: Difference },
    /// A name without a namespace, inside a namespace in which it means another.
    NoNamespace { name: String, space: String },
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Kind::Definitions { name, origins, difference } => {
                write!(f, "two definitions are called `{name}`")?;
                let is_generic = origins.as_ref().is_some_and(|(first, second)| first == second);
                match origins {
                    Some((first, _)) if is_generic => write!(f, ", both of `{first}` with other arguments")?,
                    Some((first, second)) => write!(f, ", those of `{first}` and `{second}`")?,
                    None => {}
                }
                let (first, second) = (difference.writer(), difference.reader());
                write!(f, ", and they differ: the first has {first}, the second {second}")?;
                if !difference.path().is_empty() {
                    write!(f, " (at {})", difference.path())?;
                }
                f.write_str(match is_generic {
                    true => {
                        "; give one of the arguments another name, or the generic type a name with a place for each"
                    }
                    false => "; give one of them another name or namespace",
                })
            }
            Kind::NoNamespace { name, space } => write!(
                f,
                "`{name}` has no namespace and is named inside the namespace `{space}`, where its name would be read \
                 as `{space}.{name}`; give it a namespace"
            ),
        }
    }
}

impl Node {
    /// What the text of a compiled-in schema could not tell, if there is such a thing.
    ///
    /// In text, a second definition under one full name would be read as the first, and a name without a namespace as
    /// one of the namespace around it. A parsed schema has neither. Two types may share one definition, as `User` and
    /// its borrowing twin do.
    pub fn conflict(&self) -> Option<Conflict> {
        let mut walk = Walk::default();
        walk.node(self, None).and_then(|()| walk.names_without_a_namespace()).err()
    }
}

#[derive(Default)]
struct Walk<'n> {
    /// Definitions by their full names, and whether they are complete.
    known: HashMap<&'n str, (&'n Node, bool)>,
    /// Names without a namespace that are spoken of inside one.
    outside: Vec<(&'n Name, &'n str)>,
}

impl<'n> Walk<'n> {
    /// Visits what is written inside the namespace `space`, in the order of the text.
    fn node(&mut self, node: &'n Node, space: Option<&'n str>) -> Result<(), Conflict> {
        let node = node.resolved();
        let name = node.name();
        if let Some(name) = name {
            if let Some(&(first, complete)) = self.known.get(name.full()) {
                return self.again(first, node, name, complete, space);
            }
            self.known.insert(name.full(), (node, false));
        }
        match node.view() {
            View::Array(inner) | View::Map(inner) => self.node(inner, space)?,
            View::Union(branches) => branches.iter().try_for_each(|branch| self.node(branch, space))?,
            View::Record(record) => {
                let space = record.name().namespace();
                record.fields().iter().try_for_each(|field| self.node(field.schema(), space))?;
            }
            _ => {}
        }
        if let Some(name) = name {
            self.known.insert(name.full(), (node, true));
        }
        Ok(())
    }

    /// A name that is defined already, and is written alone.
    fn again(
        &mut self,
        first: &'n Node,
        node: &'n Node,
        name: &'n Name,
        complete: bool,
        space: Option<&'n str>,
    ) -> Result<(), Conflict> {
        if !std::ptr::eq(first, node)
            && let Some(difference) = difference(first, node)
        {
            let origin = |node: &Node| match node.view() {
                View::Record(record) => record.origin().map(str::to_owned),
                _ => None,
            };
            let (name, origins) = (name.full().to_owned(), origin(first).zip(origin(node)));
            return Err(Conflict(Box::new(Kind::Definitions { name, origins, difference })));
        }
        match space.filter(|_| name.namespace().is_none()) {
            None => Ok(()),
            // A reader looks outside of the namespace only for what is complete.
            Some(space) if !complete => Err(no_namespace(name, space)),
            Some(space) => {
                self.outside.push((name, space));
                Ok(())
            }
        }
    }

    fn names_without_a_namespace(&self) -> Result<(), Conflict> {
        let other = |name: &Name, space: &str| self.known.contains_key(format!("{space}.{}", name.full()).as_str());
        match self.outside.iter().find(|(name, space)| other(name, space)) {
            None => Ok(()),
            Some((name, space)) => Err(no_namespace(name, space)),
        }
    }
}

fn no_namespace(name: &Name, space: &str) -> Conflict {
    Conflict(Box::new(Kind::NoNamespace { name: name.full().to_owned(), space: space.to_owned() }))
}
