//! The modules of each published crate need each other in one direction. A module may use its parent and its children; of two
//! siblings, at most one uses the other.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    iter::Peekable,
    path::Path,
    slice,
};

use proc_macro2::{Delimiter, TokenStream, TokenTree, token_stream::IntoIter};
use quote::ToTokens as _;
use syn::{Attribute, Expr, ExprLit, Item, ItemMod, Lit, Meta, UseTree};
use test_support::repository;

/// Siblings that may use each other: the parent, its children, and why.
const NATURAL: [(&str, &[&str], &str); 7] = [
    (
        "schema-model::schema",
        &["logical", "name", "node", "prerendered", "raw", "record", "reference", "shape", "value_domain"],
        "a node has parts that lead to nodes: a schema is recursive",
    ),
    (
        "schema-model::parse",
        &["attributes", "builder", "define", "names", "protocol", "scope", "set"],
        "a builder, and what it builds by calling itself: definitions inside of definitions",
    ),
    (
        "schema-model::parse",
        &["diagnostics", "json"],
        "an error of the text is an error of its JSON, shown with its values",
    ),
    (
        "schema-runtime::codec",
        &["adapter", "decode", "encode", "resolve", "types", "write_cursor"],
        "the traits have methods for items, options and plans, whose codecs are made of the traits",
    ),
    ("schema-runtime::client", &["builder", "registry_client"], "a builder, and what it builds"),
    ("schema-stream", &["record", "topic"], "a topic builds records, and a record is sent by its topic"),
    ("schema-runtime::json", &["branch", "read", "record"], "values are inside of values: the reader calls itself"),
];

/// The segments of a path, from the root of the crate.
type Segments = Vec<String>;

#[derive(Default)]
struct Module {
    /// The items that it defines.
    items: BTreeSet<String>,
    /// The names that it imports, with their paths.
    imports: BTreeMap<String, Segments>,
    /// The modules whose names it imports with `*`.
    globs: Vec<Segments>,
    /// The paths in its code that start with `crate`, `self` or `super`.
    paths: Vec<Segments>,
}

#[derive(Default)]
struct Modules(BTreeMap<Segments, Module>);

impl Modules {
    /// Reads a file, with its modules, which are in `folder`.
    fn read(&mut self, file: &Path, folder: &Path, module: &[String]) {
        let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        self.add(&parsed.items, folder, module);
    }

    fn add(&mut self, items: &[Item], folder: &Path, module: &[String]) {
        let mut here = Module::default();
        for item in items.iter().filter(|item| !is_for_tests(item)) {
            let tokens = item.to_token_stream();
            match item {
                Item::Mod(inner) => {
                    let name = inner.ident.to_string();
                    let (path, inside) = (join(module, slice::from_ref(&name)), folder.join(&name));
                    match &inner.content {
                        Some((_, items)) => self.add(items, &inside, &path),
                        None => {
                            let file_name = file_name(inner).unwrap_or_else(|| format!("{name}.rs"));
                            let files = [folder.join(file_name), inside.join("mod.rs")];
                            let file = files.iter().find(|file| file.exists());
                            self.read(
                                file.unwrap_or_else(|| panic!("{} is no file", files[0].display())),
                                &inside,
                                &path,
                            );
                        }
                    }
                }
                Item::Use(import) => {
                    here.import(&import.tree, module, &[]);
                    here.scan(tokens, module);
                }
                item => {
                    here.items.extend(name_of(item));
                    here.scan(tokens, module);
                }
            }
        }
        self.0.insert(module.to_vec(), here);
    }

    /// The module with what a path stands for.
    fn resolve(&self, path: &[String], depth: usize) -> Segments {
        let mut module = Vec::new();
        for (index, segment) in path.iter().enumerate() {
            let child = join(&module, slice::from_ref(segment));
            if self.0.contains_key(&child) {
                module = child;
            } else {
                return self.find(&module, segment, &path[index + 1..], depth).unwrap_or(module);
            }
        }
        module
    }

    /// The module with an item that `module` defines or imports.
    fn find(&self, module: &Segments, name: &String, rest: &[String], depth: usize) -> Option<Segments> {
        let here = &self.0[module];
        if here.items.contains(name) || depth == 0 {
            return Some(module.clone());
        }
        if let Some(import) = here.imports.get(name) {
            return Some(self.resolve(&join(import, rest), depth - 1));
        }
        let globs = here.globs.iter().map(|glob| self.resolve(glob, depth - 1)).filter(|glob| glob != module);
        globs.into_iter().find_map(|glob| self.find(&glob, name, rest, depth - 1).filter(|_| depth > 1))
    }

    /// Which siblings use which, by their parent, each with a module that does and a path in it.
    fn uses(&self) -> BTreeMap<Segments, BTreeMap<(String, String), String>> {
        let mut uses: BTreeMap<Segments, BTreeMap<_, _>> = BTreeMap::new();
        for (user, module) in &self.0 {
            for path in &module.paths {
                let used = self.resolve(path, 8);
                let common = user.iter().zip(&used).take_while(|(a, b)| a == b).count();
                if common < user.len() && common < used.len() {
                    let siblings = (user[common].clone(), used[common].clone());
                    let example = format!("{} uses {}", user.join("::"), path.join("::"));
                    uses.entry(user[..common].to_vec()).or_default().entry(siblings).or_insert(example);
                }
            }
        }
        uses
    }
}

impl Module {
    fn import(&mut self, tree: &UseTree, module: &[String], before: &[String]) {
        let (name, ident) = match tree {
            UseTree::Path(path) => return self.import(&path.tree, module, &join(before, &[path.ident.to_string()])),
            UseTree::Group(group) => return group.items.iter().for_each(|tree| self.import(tree, module, before)),
            UseTree::Glob(_) => return self.globs.push(absolute(before, module)),
            UseTree::Name(name) => (&name.ident, &name.ident),
            UseTree::Rename(rename) => (&rename.rename, &rename.ident),
        };
        let path = if ident == "self" { before.to_vec() } else { join(before, &[ident.to_string()]) };
        let name = if name == "self" { before.last().expect("a module").clone() } else { name.to_string() };
        self.imports.insert(name, absolute(&path, module));
    }

    fn scan(&mut self, tokens: TokenStream, module: &[String]) {
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Group(group) => self.scan(group.stream(), module),
                TokenTree::Ident(ident) if ["crate", "self", "super"].iter().any(|start| ident == start) => {
                    self.path(vec![ident.to_string()], &mut tokens, module);
                }
                _ => {}
            }
        }
    }

    /// The rest of a path, or of all paths in its braces.
    fn path(&mut self, mut path: Segments, tokens: &mut Peekable<IntoIter>, module: &[String]) {
        let is_start = path.len() == 1;
        while next_is(tokens, ':') {
            tokens.next();
            tokens.next();
            match tokens.peek() {
                Some(TokenTree::Ident(ident)) => path.push(ident.to_string()),
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    let mut inner = group.stream().into_iter().peekable();
                    while let Some(token) = inner.next() {
                        if let TokenTree::Ident(ident) = token {
                            self.path(join(&path, &[ident.to_string()]), &mut inner, module);
                        }
                    }
                    tokens.next();
                    return;
                }
                _ => break,
            }
            tokens.next();
        }
        if !is_start || path.len() > 1 {
            self.paths.push(absolute(&path, module));
        }
    }
}

fn next_is(tokens: &mut Peekable<IntoIter>, punctuation: char) -> bool {
    matches!(tokens.peek(), Some(TokenTree::Punct(next)) if next.as_char() == punctuation)
}

/// A path from the root of the crate, of one that stands in a module.
fn absolute(path: &[String], module: &[String]) -> Segments {
    let mut from = module.to_vec();
    let mut path = path.iter().peekable();
    while let Some(segment) = path.next_if(|segment| ["crate", "self", "super"].contains(&segment.as_str())) {
        match segment.as_str() {
            "crate" => from.clear(),
            "super" => _ = from.pop(),
            _ => {}
        }
    }
    from.extend(path.cloned());
    from
}

fn join(before: &[String], rest: &[String]) -> Segments {
    [before, rest].concat()
}

fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Macro(item) => item.ident.as_ref()?,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// The file that `#[path = "…"]` names.
fn file_name(module: &ItemMod) -> Option<String> {
    module.attrs.iter().find_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("path") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    })
}

fn is_for_tests(item: &Item) -> bool {
    let attributes: &[Attribute] = match item {
        Item::Mod(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        _ => &[],
    };
    attributes.iter().any(|attribute| attribute.to_token_stream().to_string().replace(' ', "") == "#[cfg(test)]")
}

/// The groups of siblings of which each uses each, by others or not.
fn circles(uses: &BTreeMap<(String, String), String>) -> BTreeSet<Vec<&str>> {
    let mut reached: BTreeSet<(&str, &str)> = uses.keys().map(|(user, used)| (user.as_str(), used.as_str())).collect();
    loop {
        let further = reached.iter().flat_map(|(a, b)| {
            reached.range((*b, "")..).take_while(move |(from, _)| from == b).map(move |(_, to)| (*a, *to))
        });
        let all: BTreeSet<_> = reached.iter().copied().chain(further).collect();
        if all.len() == reached.len() {
            break;
        }
        reached = all;
    }
    let of =
        |one: &str| reached.iter().filter(|(a, b)| *a == one && reached.contains(&(b, a))).map(|(_, b)| *b).collect();
    reached.iter().filter(|(a, b)| a == b).map(|(one, _)| of(one)).collect()
}

/// Every circle: the parent, its children, and what uses what.
fn found() -> Vec<(String, Vec<String>, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(repository()).unwrap() {
        let folder = entry.unwrap().path();
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        if !name.starts_with("schema-") {
            continue;
        }
        let mut modules = Modules::default();
        modules.read(&folder.join("src/lib.rs"), &folder.join("src"), &[]);
        for (parent, uses) in modules.uses() {
            let parent = join(slice::from_ref(&name), &parent).join("::");
            for circle in circles(&uses) {
                let is_in = |sibling: &String| circle.contains(&sibling.as_str());
                let edges = uses.iter().filter(|((user, used), _)| is_in(user) && is_in(used));
                let edges = edges.map(|((user, used), example)| format!("  {user} -> {used}: {example}\n")).collect();
                found.push((parent.clone(), circle.into_iter().map(ToOwned::to_owned).collect(), edges));
            }
        }
    }
    found
}

#[test]
fn no_siblings_use_each_other_but_the_natural_ones() {
    let mut unknown = String::new();
    for (parent, circle, edges) in found() {
        let allowed = NATURAL.map(|(parent, children, _)| (parent, children));
        let mut allowed = allowed.iter().filter(|(of, _)| *of == parent);
        if !allowed.any(|(_, children)| circle.iter().all(|child| children.contains(&child.as_str()))) {
            unknown += &format!("{parent}: {}\n{edges}", circle.join(", "));
        }
    }
    assert!(unknown.is_empty(), "modules that use each other:\n{unknown}");
}
