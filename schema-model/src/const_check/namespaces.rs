//! Whether names without a namespace mean what they say inside namespaces, checked by the compiler.

use crate::{
    diagnostics::{self, Message},
    schema::{
        Node, StaticSchema, View,
        name::{Name, option_str_eq, str_eq},
    },
};

/// Ends constant evaluation if a name without a namespace is named inside one that has a type of that name: it would be
/// read as that.
///
/// Where the type that is named is not complete, a reader does not look outside of the namespace at all. That is left to
/// [`Node::conflict`], as it depends on where the text starts: of two types that hold each other, the one's schema may be
/// wrong and the other's right, and the compiler does not know which of them is sent.
///
/// It walks as the text is written: a definition where its name is met first, and the name alone after that. Few schemas
/// have names of both kinds, so nobody waits for it to fill its tables.
#[track_caller]
pub(crate) const fn assert_namespaces(schema: StaticSchema) {
    let mut known = [None; 1024];
    Names::new(&mut known, &[]).walk(schema.get(), None, MOST_LEVELS);
    // Which names there are is known now.
    Names::new(&mut [None; 1024], &known).walk(schema.get(), None, MOST_LEVELS);
}

/// How many nodes may be around each other: more, and the texts cannot be written either.
const MOST_LEVELS: usize = 120;

#[derive(Clone, Copy)]
struct Known {
    name: &'static Name,
    is_complete: bool,
}

struct Names<'k> {
    known: &'k mut [Option<Known>],
    len: usize,
    nodes_left: usize,
    /// The names of the whole schema, where they are known.
    all: &'k [Option<Known>],
}

impl<'k> Names<'k> {
    const fn new(known: &'k mut [Option<Known>], all: &'k [Option<Known>]) -> Self {
        Self { known, len: 0, nodes_left: 100_000, all }
    }

    /// `space` is the namespace around.
    #[track_caller]
    const fn walk(&mut self, node: &'static Node, space: Option<&'static str>, levels_left: usize) {
        if levels_left == 0 || self.nodes_left == 0 {
            return;
        }
        self.nodes_left -= 1;
        match node.view() {
            View::Array(inner) | View::Map(inner) => self.walk(inner, space, levels_left - 1),
            View::Union(branches) => {
                let mut i = 0;
                while let Some(branch) = branches.get(i) {
                    self.walk(branch, space, levels_left - 1);
                    i += 1;
                }
            }
            _ => {
                if let Some(name) = node.name()
                    && let Some(at) = self.note(name, space)
                {
                    if let View::Record(record) = node.view() {
                        let fields = record.fields();
                        let mut i = 0;
                        while i < fields.len() {
                            self.walk(fields[i].schema(), name.namespace(), levels_left - 1);
                            i += 1;
                        }
                    }
                    self.known[at] = Some(Known { name, is_complete: true });
                }
            }
        }
    }

    /// Where the name is noted, if it is new.
    #[track_caller]
    const fn note(&mut self, name: &'static Name, space: Option<&'static str>) -> Option<usize> {
        let mut i = 0;
        while i < self.len {
            if let Some(known) = self.known[i]
                && known.name.same(name)
            {
                if let (None, Some(space)) = (name.namespace(), space)
                    && known.is_complete
                    && self.has(space, name)
                {
                    fail(name, space);
                }
                return None;
            }
            i += 1;
        }
        if i == self.known.len() {
            return None;
        }
        self.known[i] = Some(Known { name, is_complete: false });
        self.len += 1;
        Some(i)
    }

    /// Whether there is a type of this simple name in a namespace.
    const fn has(&self, space: &str, name: &Name) -> bool {
        let mut i = 0;
        while i < self.all.len() {
            if let Some(other) = self.all[i]
                && option_str_eq(other.name.namespace(), Some(space))
                && str_eq(other.name.simple(), name.simple())
            {
                return true;
            }
            i += 1;
        }
        false
    }
}

#[track_caller]
const fn fail(name: &Name, space: &str) -> ! {
    let mut message = Message::new();
    message.push_all(&["`", name.full(), "` has no namespace and is named inside the namespace `", space]);
    message.push_all(&["`, where its name would be read as `", space, ".", name.full(), "`"]);
    message.way_out(diagnostics::NAME_WITHOUT_A_NAMESPACE);
    message.fail()
}
