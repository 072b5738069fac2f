//! Encoding: one call per field, each told how many bytes to reserve for the fields after it.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Index;

use super::{FieldCodec, bounded};
use crate::ast::Record;

pub(super) fn encode(record: &Record<'_>, codecs: &[FieldCodec], checks: &TokenStream) -> TokenStream {
    let ident = &record.named.input.ident;
    let generics = bounded(record, &quote!(__avro::AvroEncode));
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let steps = record.fields.iter().zip(codecs).enumerate().map(|(index, (field, codec))| {
        let (member, next) = (field.ident, Index::from(index + 1));
        // Names of a span that comes from a macro of the user's would be that macro's.
        let (out, arguments) = (quote!(__out), quote!((&self.#member, __hints[#next].plus(__tail))));
        let name = &codec.codec.name;
        let step = quote_spanned!(codec.span()=> field::<#name, _>);
        quote!(let __out = #out.#step #arguments;)
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics __avro::AvroEncode for #ident #type_generics #where_clause {
            #[inline]
            fn encode_fields<'__s, '__b>(
                &self,
                __cursor: __avro::Cursor<'__s, '__b>,
                __tail: ::core::primitive::usize,
            ) -> __avro::Cursor<'__s, '__b> {
                #checks
                let __hints = <Self as __avro::AvroType>::SIZE_HINTS;
                let __out = __cursor.reserve(__hints[0].plus(__tail));
                #(#steps)*
                __out.cursor()
            }
        }
    }
}
