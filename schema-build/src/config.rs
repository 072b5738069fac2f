//! What is generated, and how.

use std::{collections::BTreeMap, path::PathBuf};

use crate::Library;

/// Settings of the code that is generated.
///
/// A path says what a setting belongs to: `com.example.User` a type, `com.example.User.email` a field, and a union's enum that
/// is made for it; `com.example` all that is in a namespace, and `.` all there is. A file whose schema has no name is a type of
/// the file's name. The longest path that fits counts; of attributes and derives, all do. A setting that fits nothing is an
/// error, save one for `.`.
///
/// ```no_run
/// schema_build::Config::new()
///     .maps(schema_build::Map::BTree)
///     .extern_path("com.example.Money", "::money::Money")
///     .derive("com.example.User", "serde::Serialize")
///     .compile(&["schemas/"])?;
/// # Ok::<(), schema_build::Error>(())
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct Config {
    pub(crate) out_dir: Option<PathBuf>,
    pub(crate) file_name: String,
    pub(crate) runtime: Option<String>,
    pub(crate) type_attributes: Vec<(String, String)>,
    pub(crate) field_attributes: Vec<(String, String)>,
    pub(crate) variant_attributes: Vec<(String, String)>,
    pub(crate) derives: Vec<(String, String)>,
    pub(crate) externs: BTreeMap<String, String>,
    pub(crate) namespaces: Vec<(String, String)>,
    pub(crate) maps: Vec<(String, Map)>,
    pub(crate) strings: Vec<(String, Text)>,
    pub(crate) bytes: Vec<(String, Bytes)>,
    pub(crate) boxed: Vec<String>,
    pub(crate) field_types: BTreeMap<String, FieldType>,
    pub(crate) field_defaults: BTreeMap<String, String>,
    pub(crate) logical_types: Vec<(String, FieldType)>,
    pub(crate) libraries: Vec<Library>,
    pub(crate) tests: bool,
    pub(crate) import_dirs: Vec<PathBuf>,
}

/// The type of maps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Map {
    /// `std::collections::HashMap`
    #[default]
    Hash,
    /// `std::collections::BTreeMap`: what is written does not depend on the process.
    BTree,
}

/// The type of strings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Text {
    /// `String`
    #[default]
    Owned,
    /// `Box<str>`
    Boxed,
    /// `Arc<str>`
    Shared,
    /// `&'a str`, which borrows from the message that is read.
    Borrowed,
    /// `Cow<'a, str>`
    Cow,
}

/// The type of bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bytes {
    /// `Vec<u8>`
    #[default]
    Owned,
    /// `&'a [u8]`, which borrows from the message that is read.
    Borrowed,
    /// `Cow<'a, [u8]>`
    Cow,
    /// `bytes::Bytes`, for which `schema-runtime` has the feature `bytes`.
    Shared,
}

/// A type of Rust, and what is written for it.
#[derive(Clone, Debug)]
pub(crate) struct FieldType {
    pub(crate) rust: String,
    /// The type of `#[avro(as = …)]`.
    pub(crate) written_as: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            out_dir: None,
            file_name: "schemas.rs".to_owned(),
            runtime: None,
            type_attributes: Vec::new(),
            field_attributes: Vec::new(),
            variant_attributes: Vec::new(),
            derives: Vec::new(),
            externs: BTreeMap::new(),
            namespaces: Vec::new(),
            maps: Vec::new(),
            strings: Vec::new(),
            bytes: Vec::new(),
            boxed: Vec::new(),
            field_types: BTreeMap::new(),
            field_defaults: BTreeMap::new(),
            logical_types: Vec::new(),
            libraries: Vec::new(),
            tests: false,
            import_dirs: Vec::new(),
        }
    }
}

impl Config {
    /// The default settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Where the code is written, in place of `OUT_DIR`.
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// The name of the file with the code, in place of `schemas.rs`.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = name.into();
        self
    }

    /// The path under which the code finds `schema-runtime`, in place of `::schema_runtime`.
    pub fn runtime_path(mut self, path: impl Into<String>) -> Self {
        self.runtime = Some(path.into());
        self
    }

    /// An attribute of types: of one by its name, of a union's enum by the path of its field, of all in a namespace.
    ///
    /// `.type_attribute("com.example.User", "#[non_exhaustive]")` is for the struct alone: neither for its fields nor for the
    /// enums of its unions, which are types of their own: `.type_attribute("com.example.User.contact", "…")`. Where unions are
    /// inside each other, it is for all enums of the field.
    pub fn type_attribute(mut self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.type_attributes.push((path.into(), attribute.into()));
        self
    }

    /// An attribute of fields of records: of one by its path, of all in a record or in a namespace:
    /// `.field_attribute("com.example.User.email", "#[serde(skip)]")`.
    pub fn field_attribute(mut self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.field_attributes.push((path.into(), attribute.into()));
        self
    }

    /// An attribute of variants: of an enum's by the symbol, `com.example.Level.HIGH`, of those of a union's enum by the path of
    /// the field and the variant's name in Rust, `com.example.User.contact.Email`. A path around them is for all variants
    /// inside.
    pub fn variant_attribute(mut self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.variant_attributes.push((path.into(), attribute.into()));
        self
    }

    /// A derive of types, by the paths of [`type_attribute`](Self::type_attribute): `.derive(".", "serde::Serialize")`.
    pub fn derive(mut self, path: impl Into<String>, derive: impl Into<String>) -> Self {
        self.derives.push((path.into(), derive.into()));
        self
    }

    /// A named type that the program has, or all types of a namespace and those inside it: nothing is generated for them. They
    /// are named where they are used. Their schemas must be those of the files: the compiler compares them, but for documentation
    /// and for properties without a meaning in Avro, which [`tests`](Self::tests) compares.
    ///
    /// The path is one from anywhere: `::money::Money`, `crate::Money`. After `.extern_path("com.example", "::shop")`, the
    /// type `com.example.orders.OrderItem` is `::shop::orders::OrderItem`.
    pub fn extern_path(mut self, path: impl Into<String>, rust_path: impl Into<String>) -> Self {
        self.externs.insert(path.into(), rust_path.into());
        self
    }

    /// The module of a namespace and those inside it: `.namespace("com.example.shop", "shop")`; an empty one is where the
    /// code is included.
    pub fn namespace(mut self, namespace: impl Into<String>, module: impl Into<String>) -> Self {
        self.namespaces.push((namespace.into(), module.into()));
        self
    }

    /// The type of maps.
    pub fn maps(self, map: Map) -> Self {
        self.maps_in(".", map)
    }

    /// The type of maps in a namespace, a type or a field.
    pub fn maps_in(mut self, path: impl Into<String>, map: Map) -> Self {
        self.maps.push((path.into(), map));
        self
    }

    /// The type of strings.
    pub fn strings(self, text: Text) -> Self {
        self.strings_in(".", text)
    }

    /// The type of strings in a namespace, a type or a field.
    pub fn strings_in(mut self, path: impl Into<String>, text: Text) -> Self {
        self.strings.push((path.into(), text));
        self
    }

    /// The type of bytes.
    pub fn bytes(self, bytes: Bytes) -> Self {
        self.bytes_in(".", bytes)
    }

    /// The type of bytes in a namespace, a type or a field.
    pub fn bytes_in(mut self, path: impl Into<String>, bytes: Bytes) -> Self {
        self.bytes.push((path.into(), bytes));
        self
    }

    /// A field whose record, enum, fixed or union is in a `Box`. Recursive types are without being asked.
    pub fn boxed(mut self, field: impl Into<String>) -> Self {
        self.boxed.push(field.into());
        self
    }

    /// The type of a field, whose schema must be that of the field: the compiler compares them.
    pub fn field_type(mut self, field: impl Into<String>, rust: impl Into<String>) -> Self {
        let ty = FieldType { rust: rust.into(), written_as: None };
        self.field_types.insert(field.into(), ty);
        self
    }

    /// The type of a field that is written as another: `#[avro(as = …)]`.
    pub fn field_type_as(
        mut self,
        field: impl Into<String>,
        rust: impl Into<String>,
        written_as: impl Into<String>,
    ) -> Self {
        let ty = FieldType { rust: rust.into(), written_as: Some(written_as.into()) };
        self.field_types.insert(field.into(), ty);
        self
    }

    /// The value of a field's default, as an expression of Rust, for `Default`: where the field is of a type that is not
    /// generated, such as one of [`extern_path`](Self::extern_path) or [`field_type`](Self::field_type), this is not known
    /// from the schema. Names are those of the module that the type is in. With [`tests`](Self::tests), the code has a test
    /// that it is the schema's.
    ///
    /// ```no_run
    /// schema_build::Config::new()
    ///     .extern_path("com.example.Money", "::money::Money")
    ///     .field_default("com.example.Order.discount", "::money::Money::ZERO")
    ///     .compile(&["schemas/"])?;
    /// # Ok::<(), schema_build::Error>(())
    /// ```
    pub fn field_default(mut self, field: impl Into<String>, expression: impl Into<String>) -> Self {
        self.field_defaults.insert(field.into(), expression.into());
        self
    }

    /// The types of a library for values of logical types: of a field, and in its options, arrays and maps. In a union of more
    /// types, it is the type that `schema-runtime` has for it, such as `logical::TimestampMillis`, and a fixed is its own type.
    /// Logical types that no library is for are what they are made of, such as `i64`. A `duration`, which no library has, is
    /// `logical::Duration` with a library of times.
    pub fn library(mut self, library: Library) -> Self {
        self.libraries.push(library);
        self
    }

    /// The type of values of a logical type, by its name in Avro: `.logical_type("timestamp-micros", "crate::Timestamp")`.
    /// Its schema must be that of the logical type, which has no further properties: a decimal's precision is one. Those without
    /// a type are what they are made of, such as `i64`.
    pub fn logical_type(mut self, name: impl Into<String>, rust: impl Into<String>) -> Self {
        let ty = FieldType { rust: rust.into(), written_as: None };
        self.logical_types.push((name.into(), ty));
        self
    }

    /// Whether the code has a test for each type, that its schema is the file's, and for each `Default`, that its values are
    /// those that a reader takes.
    pub fn tests(mut self, tests: bool) -> Self {
        self.tests = tests;
        self
    }

    /// Where an IDL file's imports are searched, beside its own folder.
    pub fn import_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.import_dirs.push(path.into());
        self
    }
}
