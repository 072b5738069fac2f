//! The code of a type: its schema as a static, its codec as straight-line calls.

mod codec;
mod enumeration;
mod fixed;
mod generics;
mod named;
mod newtype;
mod record;
mod union;

pub(crate) use enumeration::enumeration;
pub(crate) use fixed::fixed;
pub(crate) use generics::decode_generics;
pub(crate) use newtype::transparent;
use proc_macro2::TokenStream;
use quote::quote;
pub(crate) use record::{ranges, record};
pub(crate) use union::union;

/// Derived code, in a scope of its own.
pub(crate) fn wrap(runtime: &TokenStream, body: &TokenStream) -> TokenStream {
    quote! {
        #[doc(hidden)]
        #[allow(
            clippy::absolute_paths,
            clippy::all,
            clippy::pedantic,
            deprecated,
            long_running_const_eval,
            unused_lifetimes,
            unused_qualifications,
            reason = "derived code"
        )]
        const _: () = {
            use #runtime::__private as __avro;

            #body
        };
    }
}
