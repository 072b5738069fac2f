//! Rust structs from Avro schemas, by a macro: for those who want no build script.
//!
//! It is `schema-build` with its default settings. What needs settings takes a build script.

#![forbid(unsafe_code)]

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

/// Where paths start.
fn directory() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default()
}

/// A path, as it is written and as it is found.
struct Written {
    literal: LitStr,
    path: PathBuf,
}

fn paths(input: TokenStream) -> syn::Result<Vec<Written>> {
    let expected = |span| {
        let message = "expected the path of a schema file as a string\n  \
                       help: write it as in `avro_schema!(\"schemas/user.avsc\")`";
        syn::Error::new(span, message)
    };
    let literals = Punctuated::<LitStr, Token![,]>::parse_terminated.parse2(input);
    let literals = literals.map_err(|error| expected(error.span()))?;
    if literals.is_empty() {
        return Err(expected(Span::call_site()));
    }
    let directory = directory();
    let mut problems: Option<syn::Error> = None;
    let mut paths = Vec::new();
    for literal in literals {
        let path = directory.join(literal.value());
        if let Some(problem) = problem(&literal, &path) {
            match &mut problems {
                Some(problems) => problems.combine(problem),
                None => problems = Some(problem),
            }
        }
        paths.push(Written { literal, path });
    }
    problems.map_or(Ok(paths), Err)
}

/// What is wrong with a path by itself.
fn problem(literal: &LitStr, path: &Path) -> Option<syn::Error> {
    let written = literal.value();
    let message = if !path.exists() {
        format!(
            "there is no file or folder `{written}`\n  \
             help: give its path from the directory of Cargo.toml, as in `avro_schema!(\"schemas/user.avsc\")`"
        )
    } else if !cfg!(feature = "avdl") && path.extension().is_some_and(|extension| extension == "avdl") {
        format!(
            "`{written}` is Avro IDL, which the feature `avdl` of schema-macros reads\n  \
             help: write `schema-macros = {{ version = \"{}\", features = [\"avdl\"] }}` in Cargo.toml",
            env!("CARGO_PKG_VERSION")
        )
    } else {
        return None;
    };
    Some(syn::Error::new(literal.span(), message))
}

fn expand(paths: &[Written]) -> syn::Result<TokenStream> {
    let files: Vec<_> = paths.iter().map(|written| &written.path).collect();
    let (code, read) = Config::new().generate_with_files(&files).map_err(|error| {
        // All paths are one set: a mistake may be that of any of them, and the text tells the file.
        let file = error.problems().iter().find_map(|problem| problem.file());
        let its = file.and_then(|file| paths.iter().find(|written| file.starts_with(&written.path)));
        // They are called as they are written here: no path of the machine.
        let directory = directory().display().to_string().replace('\\', "/");
        let message = format!("{error:?}").replace(&format!("{directory}/"), "");
        syn::Error::new(its.unwrap_or(&paths[0]).literal.span(), message)
    })?;
    let code: TokenStream = code.parse()?;
    let tracked = read.iter().filter(|path| path.is_file()).filter_map(|path| Path::to_str(path));
    Ok(quote! {
        #code
        // What makes the compiler build again.
        #(const _: &[u8] = ::core::include_bytes!(#tracked);)*
    })
}
