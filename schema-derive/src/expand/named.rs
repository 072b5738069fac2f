//! What types with a name have in common.

use proc_macro2::TokenStream;
use quote::quote;

use crate::{ast::Named, json::Member};

/// The calls that give a definition its documentation and its aliases.
pub(super) fn doc_and_aliases(named: &Named<'_>) -> TokenStream {
    let doc = named.doc.iter();
    let aliases = aliases(named.full_aliases());
    quote!(#(.with_doc(#doc))* #aliases)
}

/// The call that gives a node its properties.
pub(super) fn node_properties(named: &Named<'_>) -> TokenStream {
    let list = properties(&named.properties);
    if named.properties.is_empty() { TokenStream::new() } else { quote!(.with_static_properties(#list)) }
}

/// A slice of properties.
pub(super) fn properties(properties: &[Member]) -> TokenStream {
    let (keys, values) = (properties.iter().map(|member| &member.key), properties.iter().map(|member| &member.value));
    quote!(const { &[#(__avro::Property::new(#keys, #values)),*] })
}

/// The call that gives a definition or a field its aliases.
pub(super) fn aliases(texts: impl Iterator<Item = String>) -> TokenStream {
    let texts: Vec<_> = texts.collect();
    if texts.is_empty() {
        return TokenStream::new();
    }
    quote!(.with_aliases(const { &[#(__avro::Text::new(#texts)),*] }))
}

/// The pieces of a generic type's name, in full or without its namespace: `{T}` in it stands for an argument.
pub(super) fn name_pieces(name: &str) -> Vec<TokenStream> {
    let literal = |text: &str| quote!(__avro::NamePiece::Literal(#text));
    let mut pieces = Vec::new();
    let mut rest = name;
    while let Some((before, (parameter, behind))) =
        rest.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
    {
        let parameter = quote::format_ident!("{parameter}");
        pieces.push(literal(before));
        pieces.push(quote!(<#parameter as __avro::AvroType>::NAME));
        rest = behind;
    }
    pieces.push(literal(rest));
    pieces
}

/// The schema of a type: a static, which is not generic, and the impls that point at it.
///
/// `lengths` are the constants of `AvroType` that say how many bytes its values take.
pub(super) fn schema(
    named: &Named<'_>,
    statics: &TokenStream,
    node: &TokenStream,
    trait_name: &str,
    lengths: &TokenStream,
) -> TokenStream {
    let ident = &named.input.ident;
    let (impl_generics, type_generics, where_clause) = named.input.generics.split_for_impl();
    let place = format!(" {} ", ident);
    let full_name = named.full_name();
    let simple_name = &named.name.value;
    let properties = node_properties(named);
    let trait_name = quote::format_ident!("{trait_name}");
    quote! {
        static __NODE: __avro::Node = #node
            #properties
            .with_identity(::core::concat!(::core::module_path!(), #place, ::core::line!(), " ", ::core::column!()));
        #statics
        const __SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(&__NODE);

        #[automatically_derived]
        impl #impl_generics __avro::AvroType for #ident #type_generics #where_clause {
            type Codec = __avro::Same;

            const SCHEMA: __avro::StaticSchema = __SCHEMA;
            const NAME: __avro::NamePiece = __avro::NamePiece::Literal(#simple_name);
            #lengths
        }

        #[automatically_derived]
        impl #impl_generics __avro::#trait_name for #ident #type_generics #where_clause {
            const FULL_NAME: &'static ::core::primitive::str = #full_name;
        }
    }
}
