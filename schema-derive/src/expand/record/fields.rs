//! The fields of a record's schema, those of flattened ones in place, and what they ask of type parameters.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Generics, parse_quote, spanned::Spanned};

use super::{
    super::{
        generics::{bounded_where, is_generic, of_datum},
        named, names_a_parameter,
    },
    Codec,
};
use crate::{
    ast::{Field, Record, Skipped},
    field_range::FieldRange,
    paths, prerendered,
};

/// What makes the record's fields: items, the call of a constructor, and a call that gives it texts.
pub(super) fn new(
    record: &Record<'_>,
    codecs: &[Codec],
    name: &TokenStream,
) -> (TokenStream, TokenStream, TokenStream) {
    let fields = record.fields.iter().zip(codecs).enumerate();
    let (types, fields): (Vec<_>, Vec<_>) =
        fields.map(|(index, (field, codec))| schema_field(index, field, codec)).unzip();
    if !record.fields.iter().any(Field::is_flattened) {
        let list = match is_generic(&record.generics) {
            true => quote!(const { &[#(#fields),*] }),
            false => quote!(&[#(#fields),*]),
        };
        return (quote!(#(#types)*), quote!(__avro::Record::new(#name, #list)), prerendered::of(&record.fields));
    }
    let (mut parts, mut start) = (Vec::new(), 0);
    for run in record.fields.chunk_by(|a, b| !a.is_flattened() && !b.is_flattened()) {
        let end = start + run.len();
        if run[0].is_flattened() {
            let schema = &codecs[start].schema;
            parts.push(quote_spanned!(codecs[start].span=> __avro::FieldPart::Flattened(#schema::SCHEMA)));
        } else {
            let fields = &fields[start..end];
            let runs = prerendered::runs(run).unwrap_or_else(|| quote!(&[]));
            parts.push(quote!(__avro::FieldPart::Own(const { &[#(#fields),*] }, #runs)));
        }
        start = end;
    }
    let generics = bounded(record, &quote!(__avro::AvroType));
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let ident = &record.named.input.ident;
    let parts = quote! {
        const PARTS: &'static [__avro::FieldPart] = const { &[#(#parts),*] };
    };
    let (source, items) = match is_generic(&generics) {
        true => (
            quote!(#ident #type_generics),
            quote! {
                #[automatically_derived]
                impl #impl_generics __avro::FieldSource for #ident #type_generics #where_clause { #parts }
            },
        ),
        false => (
            quote!(__Parts),
            quote! {
                struct __Parts;
                impl __avro::FieldSource for __Parts { #parts }
            },
        ),
    };
    (quote!(#(#types)* #items), quote!(__avro::flattened_record::<#source>(#name)), TokenStream::new())
}

/// A field, and the constant of its type's schema where that has properties of its own.
fn schema_field(index: usize, field: &Field<'_>, codec: &Codec) -> (TokenStream, TokenStream) {
    let name = &field.name.value;
    let doc = field.doc.iter();
    let aliases = named::aliases(field.aliases.iter().map(|alias| alias.value.clone()));
    let schema = &codec.schema;
    let node = quote_spanned!(codec.span=> #schema::SCHEMA);
    let (constant, node) = field.type_properties.constant(index, node);
    let default = match &field.default {
        Some(json) => {
            let json = &json.text;
            quote!(::core::option::Option::Some(#json))
        }
        None if field.no_default.is_some() => quote!(::core::option::Option::None),
        None => quote_spanned!(codec.span=> #schema::DEFAULT),
    };
    let order = match field.order {
        Some("descending") => quote!(.with_order(__avro::Order::Descending)),
        Some("ignore") => quote!(.with_order(__avro::Order::Ignore)),
        _ => TokenStream::new(),
    };
    let properties = match field.properties.as_slice() {
        [] => TokenStream::new(),
        list => {
            let list = named::properties(list);
            quote!(.with_properties(#list))
        }
    };
    let tokens = quote_spanned! {codec.span=>
        __avro::Field::new(#name, #node)
            #(.with_doc(#doc))*
            .with_default(#default)
            #aliases
            #order
            #properties
    };
    (constant, tokens)
}

/// Where the fields stand in the schema.
pub(super) fn ranges(record: &Record<'_>, span: impl Fn(&Field<'_>) -> Span) -> Vec<FieldRange> {
    FieldRange::of_all(record.fields.iter().map(|field| {
        let schema = field.is_flattened().then(|| {
            let schema = Codec::new(field, record).schema;
            quote!(#schema::SCHEMA)
        });
        (span(field), schema)
    }))
}

/// What says that the record's fields can stand in another one.
pub(super) fn flatten(record: &Record<'_>) -> TokenStream {
    let ident = &record.named.input.ident;
    let generics = bounded(record, &quote!(__avro::AvroType));
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics __avro::Flatten for #ident #type_generics #where_clause {}
    }
}

/// A member that is not in the schema, with its value.
pub(super) fn absent(skipped: &Skipped<'_>, record: &Record<'_>) -> TokenStream {
    let member = skipped.ident;
    match &skipped.make {
        Some(make) => quote_spanned!(make.span()=> #member: #make()),
        None => {
            let ty = paths::without_self(&skipped.original.ty, &record.named.input.ident, &record.generics);
            quote_spanned!(ty.span()=> #member: <#ty as __avro::Absent>::absent())
        }
    }
}

/// The record's generics, with this bound on each type parameter that its schema depends on.
pub(super) fn bounded(record: &Record<'_>, bound: &TokenStream) -> Generics {
    bounded_where(&record.generics, bound, |parameter| record.named.parameters.contains(parameter))
}

/// The record's generics with the lifetime of the datum, and what reading asks of type parameters.
pub(super) fn decode_generics(record: &Record<'_>) -> Generics {
    let mut generics = bounded(record, &quote!(__avro::AvroDecode<'__de>));
    let (ident, own) = (&record.named.input.ident, &record.generics);
    let absent = record.skipped.iter().filter(|skipped| skipped.make.is_none()).map(|skipped| &skipped.original.ty);
    let absent: Vec<_> = absent.filter(|ty| names_a_parameter(ty, own)).collect();
    if !absent.is_empty() {
        let clause = generics.make_where_clause();
        for ty in absent {
            let ty = paths::without_self(ty, ident, own);
            clause.predicates.push(parse_quote!(#ty: ::core::default::Default));
        }
    }
    of_datum(own, &generics)
}
