//! The schema of a record.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{
    super::{generics::is_generic, named},
    FieldCodec, bounded,
};
use crate::{
    ast::{Field, Record},
    field_range::FieldRange,
    prerendered, types,
};

/// The schema is a static that the type's constants point at; of a generic type, a constant for each of its arguments.
pub(super) fn schema(record: &Record<'_>, codecs: &[FieldCodec]) -> TokenStream {
    let ident = &record.named.input.ident;
    let doc_and_aliases = named::doc_and_aliases(&record.named);
    let error = record.is_error.then(|| quote!(.with_error())).into_iter().collect::<TokenStream>();
    let origin = format!("::{ident}");
    let origin = quote!(::core::concat!(::core::module_path!(), #origin));
    let generics = bounded(record, &quote!(__avro::AvroType));
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    if !is_generic(&generics) {
        let full_name = record.named.full_name();
        let (parts, new, texts) = new(record, codecs, &quote!(#full_name));
        let statics = quote! {
            #parts
            static __RECORD: __avro::Record = #new
                #doc_and_aliases
                #error
                .with_origin(#origin)
                #texts;
        };
        let node = quote!(__avro::Node::record(&__RECORD));
        let schema = named::schema(&record.named, &statics, &node, "AvroRecord", &size_hints(codecs));
        return quote! {
            #schema

            #[automatically_derived]
            impl #impl_generics __avro::Flatten for #ident #type_generics #where_clause {}
        };
    }
    let (parts, new, texts) = new(record, codecs, &quote!(__avro::name_of::<Self>()));
    let pieces = named::name_pieces(&record.named.full_name());
    let simple_pieces = named::name_pieces(&record.named.name.value);
    let properties = named::node_properties(&record.named);
    let marker = marker(record, &generics);
    // Behind the codecs of the arguments, for where one has no schema, the search ends there.
    let codec = record.named.parameters.iter().fold(
        quote!(__avro::Same<Self>),
        |codec, parameter| quote!(<<#parameter as __avro::AvroType>::Codec as __avro::IfKnown<#codec>>::Type),
    );
    let size_hints = size_hints(codecs);
    let own_checks = quote_spanned!(ident.span()=> let () = <Self as __avro::Checks>::CHECKS;);
    quote! {
        #parts

        #[automatically_derived]
        impl #impl_generics __avro::NameSource for #ident #type_generics #where_clause {
            const PIECES: &'static [__avro::NamePiece] = const { &[#(#pieces),*] };
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroType for #ident #type_generics #where_clause {
            type Codec = #codec;

            const NAME: __avro::NamePiece = __avro::NamePiece::Pieces(const { &[#(#simple_pieces),*] });
            const SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(const {
                &__avro::Node::record(const {
                    &#new
                        #doc_and_aliases
                        #error
                        .with_origin(#origin)
                        #texts
                })
                #properties
            });
            #size_hints
        }

        #[automatically_derived]
        impl #impl_generics __avro::AvroRecord for #ident #type_generics #where_clause {
            const FULL_NAME: &'static ::core::primitive::str = __avro::name_of::<Self>();
            const SCHEMA_JSON: &'static ::core::primitive::str = { #own_checks __avro::json_of::<__avro::Texts<Self>>() };
            const CANONICAL_FORM: &'static ::core::primitive::str =
                { #own_checks __avro::canonical_form_of::<__avro::Texts<Self>>() };
            const FINGERPRINT: ::core::primitive::u64 = { #own_checks __avro::fingerprint_of::<__avro::Texts<Self>>() };
        }

        #[automatically_derived]
        impl #impl_generics __avro::Flatten for #ident #type_generics #where_clause {}

        #marker
    }
}

/// What stands for a generic type inside its own schema: a reference by name, as a constant that held itself would have no
/// end.
fn marker(record: &Record<'_>, generics: &syn::Generics) -> TokenStream {
    let ident = &record.named.input.ident;
    let holds_itself = record.fields.iter().any(|field| types::naming(field.written_as(), ident).is_some());
    if !holds_itself {
        return TokenStream::new();
    }
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    quote! {
        struct __Itself #generics (::core::marker::PhantomData<fn() -> #ident #type_generics>) #where_clause;

        #[automatically_derived]
        impl #impl_generics __avro::AvroType for __Itself #type_generics #where_clause {
            type Codec = __avro::Same;

            const NAME: __avro::NamePiece = <#ident #type_generics as __avro::AvroType>::NAME;
            const SCHEMA: __avro::StaticSchema = __avro::StaticSchema::new(const {
                &__avro::Node::reference(const {
                    &__avro::Reference::new(
                        __avro::name_of::<#ident #type_generics>(),
                        || <#ident #type_generics as __avro::AvroType>::SCHEMA,
                    )
                })
            });
        }
    }
}

/// Where the fields are in the schema.
pub(super) fn ranges(record: &Record<'_>, codecs: &[FieldCodec], span: impl Fn(&Field<'_>) -> Span) -> Vec<FieldRange> {
    FieldRange::of_all(record.fields.iter().zip(codecs).map(|(field, codec)| {
        let schema = field.is_flattened().then(|| {
            let schema = codec.schema();
            quote!(#schema::SCHEMA)
        });
        (span(field), schema)
    }))
}

/// The constant of the least and the greatest lengths of all fields.
fn size_hints(codecs: &[FieldCodec]) -> TokenStream {
    let lengths = codecs.iter().map(|field| {
        let schema = field.codec.schema_with(&field.static_type);
        quote_spanned!(field.span()=> #schema::LEN)
    });
    quote!(const SIZE_HINTS: &'static [__avro::SizeHint] = &__avro::size_hints([#(#lengths,)* (0, 0)]);)
}

/// What makes the record's fields: items, the call of a constructor, and a call that gives it texts.
fn new(record: &Record<'_>, codecs: &[FieldCodec], name: &TokenStream) -> (TokenStream, TokenStream, TokenStream) {
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
            let schema = codecs[start].schema();
            parts.push(quote_spanned!(codecs[start].span()=> __avro::FieldPart::Flattened(#schema::SCHEMA)));
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
fn schema_field(index: usize, field: &Field<'_>, codec: &FieldCodec) -> (TokenStream, TokenStream) {
    let name = &field.name.value;
    let doc = field.doc.iter();
    let aliases = named::aliases(field.aliases.iter().map(|alias| alias.value.clone()));
    let schema = codec.schema();
    let node = quote_spanned!(codec.span()=> #schema::SCHEMA);
    let (constant, node) = field.type_properties.constant(index, node);
    let default = match &field.default {
        Some(json) => {
            let json = &json.text;
            quote!(::core::option::Option::Some(#json))
        }
        None if field.no_default.is_some() => quote!(::core::option::Option::None),
        None => quote_spanned!(codec.span()=> #schema::DEFAULT),
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
    let tokens = quote_spanned! {codec.span()=>
        __avro::Field::new(#name, #node)
            #(.with_doc(#doc))*
            .with_default(#default)
            #aliases
            #order
            #properties
    };
    (constant, tokens)
}
