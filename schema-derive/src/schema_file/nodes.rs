//! A parsed schema as statics.

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use schema_model::{Enum, Field, Fixed, Node, Order, Property, Record, Schema, Text, View};

/// The statics of a schema's nodes, which point at each other: a named type is one, so that it may be recursive.
#[derive(Default)]
pub(crate) struct Nodes {
    items: TokenStream,
    count: usize,
    /// The statics of named types, by full name.
    names: HashMap<String, Ident>,
    /// The statics of types without names, by the tokens that make them.
    values: HashMap<String, Ident>,
}

impl Nodes {
    /// The statics of a schema, and the expression of its `StaticSchema`.
    pub(crate) fn of(schema: &Schema) -> (TokenStream, TokenStream) {
        let mut nodes = Self::default();
        let root = nodes.schema(schema.root());
        (nodes.items, root)
    }

    /// The expression of a node's `StaticSchema`.
    ///
    /// It recurses as deep as the text of the schema is printed, each definition at its first mention; the parser limits
    /// that.
    fn schema(&mut self, node: &Node) -> TokenStream {
        let place = match node.view() {
            View::Record(record) => self.named(node, |nodes| nodes.record(record)),
            View::Enum(symbols) => self.named(node, |_| enumeration(symbols)),
            View::Fixed(fixed) => self.named(node, |_| self::fixed(fixed)),
            View::Array(items) => {
                let items = self.schema(items);
                self.value(node, &quote!(__avro::Node::array(#items)))
            }
            View::Map(values) => {
                let values = self.schema(values);
                self.value(node, &quote!(__avro::Node::map(#values)))
            }
            View::Union(branches) => {
                let branches: Vec<_> = branches.iter().map(|branch| self.schema(branch)).collect();
                self.value(node, &quote!(__avro::Node::union(&[#(#branches),*])))
            }
            View::Null => self.value(node, &quote!(__avro::Node::NULL)),
            View::Boolean => self.value(node, &quote!(__avro::Node::BOOLEAN)),
            View::Int => self.value(node, &quote!(__avro::Node::INT)),
            View::Long => self.value(node, &quote!(__avro::Node::LONG)),
            View::Float => self.value(node, &quote!(__avro::Node::FLOAT)),
            View::Double => self.value(node, &quote!(__avro::Node::DOUBLE)),
            View::Bytes => self.value(node, &quote!(__avro::Node::BYTES)),
            View::String => self.value(node, &quote!(__avro::Node::STRING)),
            View::Reference(_) => unreachable!("a parsed schema has no references"),
        };
        quote!(__avro::StaticSchema::new(&#place))
    }

    /// The static of a type without a name; types of the same tokens share one.
    fn value(&mut self, node: &Node, made: &TokenStream) -> Ident {
        let properties = properties(node.properties(), &quote!(with_static_properties));
        let made = quote!(#made #properties);
        let key = made.to_string();
        if let Some(known) = self.values.get(&key) {
            return known.clone();
        }
        let ident = self.ident();
        self.items.extend(quote!(static #ident: __avro::Node = #made;));
        self.values.insert(key, ident.clone());
        ident
    }

    /// The static of a named type. `make` gives the constructor of the node, and the type and the value of what it takes.
    fn named(&mut self, node: &Node, make: impl FnOnce(&mut Self) -> (TokenStream, TokenStream, TokenStream)) -> Ident {
        let name = node.name().map(|name| name.full().to_owned()).unwrap_or_default();
        if let Some(known) = self.names.get(&name) {
            return known.clone();
        }
        // Known before what is inside of it, which may mention it.
        let ident = self.ident();
        self.names.insert(name, ident.clone());
        let (constructor, ty, value) = make(self);
        let properties = properties(node.properties(), &quote!(with_static_properties));
        let definition = format_ident!("{ident}_DEFINITION");
        self.items.extend(quote! {
            static #ident: __avro::Node = __avro::Node::#constructor(&#definition) #properties;
            static #definition: __avro::#ty = #value;
        });
        ident
    }

    fn ident(&mut self) -> Ident {
        let ident = format_ident!("__FILE_{}", self.count);
        self.count += 1;
        ident
    }

    fn record(&mut self, record: &Record) -> (TokenStream, TokenStream, TokenStream) {
        let name = record.name().full();
        let fields: Vec<_> = record.fields().iter().map(|field| self.field(field)).collect();
        let (doc, aliases) = (doc(record.doc()), aliases(record.aliases()));
        let value = quote!(__avro::Record::new(#name, &[#(#fields),*]) #doc #aliases);
        (quote!(record), quote!(Record), value)
    }

    fn field(&mut self, field: &Field) -> TokenStream {
        let name = field.name();
        let schema = self.schema(field.schema());
        let (doc, aliases) = (doc(field.doc()), aliases(field.aliases()));
        let default = field.default().map(|json| quote!(.with_default(::core::option::Option::Some(#json))));
        let order = match field.order() {
            Order::Ascending => TokenStream::new(),
            Order::Descending => quote!(.with_order(__avro::Order::Descending)),
            Order::Ignore => quote!(.with_order(__avro::Order::Ignore)),
        };
        let properties = properties(field.properties(), &quote!(with_properties));
        quote!(__avro::Field::new(#name, #schema) #doc #default #order #aliases #properties)
    }
}

fn enumeration(symbols: &Enum) -> (TokenStream, TokenStream, TokenStream) {
    let name = symbols.name().full();
    let (doc, aliases) = (doc(symbols.doc()), aliases(symbols.aliases()));
    let default = symbols.default().map(|symbol| quote!(.with_default(#symbol)));
    let symbols = symbols.symbols().iter().map(Text::as_str);
    let value = quote!(__avro::Enum::new(#name, &[#(__avro::Text::new(#symbols)),*]) #doc #aliases #default);
    (quote!(enumeration), quote!(Enum), value)
}

fn fixed(fixed: &Fixed) -> (TokenStream, TokenStream, TokenStream) {
    let (name, size) = (fixed.name().full(), fixed.size());
    let (doc, aliases) = (doc(fixed.doc()), aliases(fixed.aliases()));
    (quote!(fixed), quote!(Fixed), quote!(__avro::Fixed::new(#name, #size) #doc #aliases))
}

fn doc(doc: Option<&str>) -> Option<TokenStream> {
    doc.map(|doc| quote!(.with_doc(#doc)))
}

fn aliases(aliases: &[Text]) -> TokenStream {
    if aliases.is_empty() {
        return TokenStream::new();
    }
    let aliases = aliases.iter().map(Text::as_str);
    quote!(.with_aliases(&[#(__avro::Text::new(#aliases)),*]))
}

fn properties(properties: &[Property], with: &TokenStream) -> TokenStream {
    if properties.is_empty() {
        return TokenStream::new();
    }
    let properties = properties.iter().map(|property| {
        let (key, value) = (property.key(), property.value());
        quote!(__avro::Property::new(#key, #value))
    });
    quote!(.#with(&[#(#properties),*]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn statics(json: &str) -> usize {
        let (items, _) = Nodes::of(&Schema::parse(json).expect("a schema"));
        items.to_string().matches("static ").count()
    }

    #[test]
    fn a_type_is_one_static() {
        // The record, its definition, a union with itself, null.
        let recursive = r#"{"type":"record","name":"R","fields":[{"name":"a","type":["null","R"]},
            {"name":"b","type":["null","R"]}]}"#;
        assert_eq!(statics(recursive), 4);
        // The union, the array, and two types that their properties tell apart.
        let logical = r#"["long",{"type":"array","items":{"type":"long","logicalType":"timestamp-micros"}}]"#;
        assert_eq!(statics(logical), 4);
    }

    #[test]
    fn everything_is_carried_over() {
        let json = r#"{"type":"record","name":"a.R","doc":"d\"","aliases":["S"],"p":[1],"fields":[
            {"name":"e","type":{"type":"enum","name":"E","symbols":["A","B"],"default":"A","doc":"x"},"order":"ignore"},
            {"name":"f","type":{"type":"fixed","name":"F","size":12,"logicalType":"duration"},"aliases":["g"],"q":{}},
            {"name":"i","type":{"type":"map","values":"int"},"default":{"a":1}}]}"#;
        let (items, _) = Nodes::of(&Schema::parse(json).expect("a schema"));
        let text = items.to_string().replace(' ', "");
        for part in [
            r#"Record::new("a.R","#,
            r#".with_doc("d\"").with_aliases(&[__avro::Text::new("a.S")])"#,
            r#".with_static_properties(&[__avro::Property::new("p","[1]")])"#,
            r#"Enum::new("a.E",&[__avro::Text::new("A"),__avro::Text::new("B")]).with_doc("x").with_default("A")"#,
            ".with_order(__avro::Order::Ignore)",
            r#"Fixed::new("a.F",12usize)"#,
            r#"Property::new("logicalType","\"duration\"")"#,
            r#".with_aliases(&[__avro::Text::new("g")]).with_properties(&[__avro::Property::new("q","{}")])"#,
            r#".with_default(::core::option::Option::Some("{\"a\":1}"))"#,
        ] {
            assert!(text.contains(part), "{part}\n{text}");
        }
    }
}
