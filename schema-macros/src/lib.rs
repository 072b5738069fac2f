//! Generates Rust structs from Avro schemas with a macro, in place of a build script.
//!
//! The macro is `schema-build` with its default settings. Other settings need a build script.

#![forbid(unsafe_code)]

use std::{
    env,
    path::{Path, PathBuf},
};

use proc_macro2::{Span, TokenStream};
use quote::quote;
use schema_build::Config;
use syn::{Error, LitStr, Token, parse::Parser, punctuated::Punctuated};

/// Expands to the types of schema files: `.avsc`, `.avpr`, and with the feature `avdl`, Avro IDL.
///
/// Paths are relative to the directory of Cargo.toml. The types of several files and folders may refer to each other. Cargo
/// rebuilds the crate when a file changes; a new file in a folder is only noticed with the next change.
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

/// A path as it is written, and from the root of the file system.
struct SchemaPath {
    literal: LitStr,
    path: PathBuf,
}

fn manifest_dir() -> PathBuf {
    env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default()
}

fn paths(input: TokenStream) -> syn::Result<Vec<SchemaPath>> {
    let expected = |span| {
        let message = "expected the path of a schema file as a string\n  \
                       help: write it as in `avro_schema!(\"schemas/user.avsc\")`";
        Error::new(span, message)
    };
    let literals = Punctuated::<LitStr, Token![,]>::parse_terminated.parse2(input);
    let literals = literals.map_err(|error| expected(error.span()))?;
    if literals.is_empty() {
        return Err(expected(Span::call_site()));
    }
    let directory = manifest_dir();
    let absolute = |literal: LitStr| SchemaPath { path: directory.join(literal.value()), literal };
    let paths: Vec<_> = literals.into_iter().map(absolute).collect();
    let errors = paths.iter().filter_map(SchemaPath::check).reduce(|mut errors, error| {
        errors.combine(error);
        errors
    });
    errors.map_or(Ok(paths), Err)
}

impl SchemaPath {
    /// The error of a path that does not exist, or needs the feature `avdl`.
    fn check(&self) -> Option<Error> {
        let written = self.literal.value();
        let message = if !self.path.exists() {
            format!(
                "there is no file or folder `{written}`\n  \
                 help: give its path from the directory of Cargo.toml, as in `avro_schema!(\"schemas/user.avsc\")`"
            )
        } else if !cfg!(feature = "avdl") && self.path.extension().is_some_and(|extension| extension == "avdl") {
            format!(
                "`{written}` is Avro IDL, which the feature `avdl` of schema-macros reads\n  \
                 help: write `schema-macros = {{ version = \"{}\", features = [\"avdl\"] }}` in Cargo.toml",
                env!("CARGO_PKG_VERSION")
            )
        } else {
            return None;
        };
        Some(Error::new(self.literal.span(), message))
    }
}

fn expand(paths: &[SchemaPath]) -> syn::Result<TokenStream> {
    let files: Vec<_> = paths.iter().map(|path| &path.path).collect();
    let (code, read) = Config::new().generate_with_files(&files).map_err(|error| {
        // The error is at the path of the first file with a mistake.
        let file = error.problems().iter().find_map(|problem| problem.file());
        let blamed = file.and_then(|file| paths.iter().find(|path| file.starts_with(&path.path)));
        // Messages show the files as they are written here.
        let directory = manifest_dir().display().to_string().replace('\\', "/");
        let message = format!("{error:?}").replace(&format!("{directory}/"), "");
        Error::new(blamed.unwrap_or(&paths[0]).literal.span(), message)
    })?;
    let code: TokenStream = code.parse()?;
    let tracked = read.iter().filter(|path| path.is_file()).filter_map(|path| Path::to_str(path));
    Ok(quote! {
        #code
        // The compiler tracks included files.
        #(const _: &[u8] = ::core::include_bytes!(#tracked);)*
    })
}
