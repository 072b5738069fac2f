//! What records, enums and fixed have in common: a name, and what belongs to it.

use syn::{DeriveInput, Ident, ext::IdentExt};

use crate::{attr, items::Spanned, json::Member};

/// A type with a name in Avro.
pub(crate) struct Named<'i> {
    pub(crate) input: &'i DeriveInput,
    /// The type parameters that its schema depends on.
    pub(crate) parameters: Vec<Ident>,
    /// The name without its namespace.
    pub(crate) name: Spanned,
    pub(crate) namespace: Option<Spanned>,
    pub(crate) doc: Option<String>,
    pub(crate) aliases: Vec<Spanned>,
    pub(crate) properties: Vec<Member>,
}

impl<'i> Named<'i> {
    pub(crate) fn new(input: &'i DeriveInput, parameters: Vec<Ident>, attributes: attr::Container) -> Self {
        let name =
            attributes.name.unwrap_or_else(|| Spanned::new(name_by_parameters(input, &parameters), &input.ident));
        Self {
            input,
            parameters,
            name,
            namespace: attributes.namespace,
            doc: attributes.doc,
            aliases: attributes.aliases,
            properties: attributes.properties,
        }
    }

    /// The namespace and the name, joined by a dot.
    pub(crate) fn full_name(&self) -> String {
        self.qualify(&self.name.value)
    }

    /// The aliases as full names: one without a dot is in the type's namespace.
    pub(crate) fn full_aliases(&self) -> impl Iterator<Item = String> {
        self.aliases.iter().map(|alias| match alias.value.contains('.') {
            true => alias.value.clone(),
            false => self.qualify(&alias.value),
        })
    }

    fn qualify(&self, name: &str) -> String {
        match &self.namespace {
            Some(namespace) => format!("{}.{name}", namespace.value),
            None => name.to_owned(),
        }
    }
}

/// The type's name; of a generic type, with a place for the name of each argument.
fn name_by_parameters(input: &DeriveInput, parameters: &[Ident]) -> String {
    let places = parameters.iter().map(|parameter| format!("_{{{parameter}}}"));
    input.ident.unraw().to_string() + &places.collect::<String>()
}
