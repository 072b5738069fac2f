//! Rust structs from Avro schemas, by a macro: for those who want no build script.
//!
//! It is `schema-build` with its default settings. What needs settings takes a build script.

use std::{
    env,
    path::{Path, PathBuf},
};

use proc_macro2::{Span, TokenStream};
use quote::quote;
use schema_build::Config;
use syn::{LitStr, Token, parse::Parser, punctuated::Punctuated};

/// Puts the types of schema files here: `.avsc`, `.avpr`, and with the feature `avdl` Avro IDL.
///
/// Paths start at the directory of Cargo.toml. Several files and folders are one set, whose types may refer to each other.
/// When one changes, the crate is built again; a file that is new in a folder is seen with the next change.
///
/// ```ignore
/// mod schemas {
///     schema_macros::avro_schema!("schemas/user.avsc");
/// }
///
/// use schemas::com::example::User;
/// ```
#[proc_macro]
pub fn avro_schema(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let expanded = paths(input.into()).and_then(|paths| expand(&paths));
    expanded.unwrap_or_else(|error| error.into_compile_error()).into()
}

fn paths(input: TokenStream) -> syn::Result<Vec<LitStr>> {
    let paths = Punctuated::<LitStr, Token![,]>::parse_terminated.parse2(input)?;
    if paths.is_empty() {
        return Err(syn::Error::new(
            Span::call_site(),
            "expected the path of a schema file\n  help: write it as in `avro_schema!(\"schemas/user.avsc\")`",
        ));
    }
    Ok(paths.into_iter().collect())
}

fn expand(paths: &[LitStr]) -> syn::Result<TokenStream> {
    let directory = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let files: Vec<_> = paths.iter().map(|path| directory.join(path.value())).collect();
    let wrong = |message: String| {
        // All paths are one set: a mistake is that of the first to the last.
        let span = paths.first().map_or_else(Span::call_site, LitStr::span);
        syn::Error::new(span, message)
    };
    let (code, read) = Config::new().generate_with_files(&files).map_err(|error| wrong(format!("{error:?}")))?;
    let code: TokenStream = code.parse().map_err(|error| wrong(format!("the code is not Rust: {error}")))?;
    let tracked = read.iter().filter(|path| path.is_file()).filter_map(|path| Path::to_str(path));
    Ok(quote! {
        #code
        // What makes the compiler build again.
        #(const _: &[u8] = ::core::include_bytes!(#tracked);)*
    })
}
