//! The settings.

use std::{collections::BTreeMap, path::PathBuf};

use crate::Library;

/// Settings of the generated code.
///
/// Most settings have a path: `com.example.User` is a type, `com.example.User.email` a field and the enum of its union,
/// `com.example` everything in a namespace, and `.` everything. A schema without a name has the name of its file. Where the
/// paths of several settings apply, the longest counts; attributes and derives add up. A setting that applies to nothing is an
/// error, except one for `.`.
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
    /// `std::collections::BTreeMap`, which encodes its entries in the same order in every process.
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
    /// `bytes::Bytes`, which needs the feature `bytes` of `schema-runtime`.
    Shared,
}

/// A type of Rust, and the type that it is encoded as.
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

    /// Writes the code to this folder instead of `OUT_DIR`.
    pub fn out_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(path.into());
        self
    }

    /// Names the file with the code, instead of `schemas.rs`.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = name.into();
        self
    }

    /// Sets the path of `schema-runtime` in the code, instead of `::schema_runtime`.
    pub fn runtime_path(mut self, path: impl Into<String>) -> Self {
        self.runtime = Some(path.into());
        self
    }

    /// Adds an attribute to types: to one by its name, to a union's enum by the path of its field, to all in a namespace.
    ///
    /// `.type_attribute("com.example.User", "#[non_exhaustive]")` applies only to the struct, not to its fields or to the enums
    /// of its unions: those have their own path, `.type_attribute("com.example.User.contact", "…")`. The path of a field applies
    /// to all enums of nested unions.
    pub fn type_attribute(mut self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.type_attributes.push((path.into(), attribute.into()));
        self
    }

    /// Adds an attribute to fields of records: to one by its path, to all in a record or in a namespace:
    /// `.field_attribute("com.example.User.email", "#[serde(skip)]")`.
    pub fn field_attribute(mut self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.field_attributes.push((path.into(), attribute.into()));
        self
    }

    /// Adds an attribute to variants: to an enum's by the symbol, `com.example.Level.HIGH`, to a union's by the path of the
    /// field and the variant's name in Rust, `com.example.User.contact.Email`. A shorter path applies to all variants under it.
    pub fn variant_attribute(mut self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.variant_attributes.push((path.into(), attribute.into()));
        self
    }

    /// Adds a derive to types, by the paths of [`type_attribute`](Self::type_attribute): `.derive(".", "serde::Serialize")`.
    pub fn derive(mut self, path: impl Into<String>, derive: impl Into<String>) -> Self {
        self.derives.push((path.into(), derive.into()));
        self
    }

    /// Uses a type of the program for a named type, or for all types of a namespace and of those in it, and generates nothing
    /// for them. Their schemas must be those of the files: the compiler compares them, except for documentation and for
    /// properties that Avro does not define, which [`tests`](Self::tests) compares.
    ///
    /// The path must be absolute: `::money::Money`, `crate::Money`. After `.extern_path("com.example", "::shop")`, the
    /// type `com.example.orders.OrderItem` is `::shop::orders::OrderItem`.
    pub fn extern_path(mut self, path: impl Into<String>, rust_path: impl Into<String>) -> Self {
        self.externs.insert(path.into(), rust_path.into());
        self
    }

    /// Sets the module of a namespace and of those in it: `.namespace("com.example.shop", "shop")`. An empty module is the one
    /// that includes the code.
    pub fn namespace(mut self, namespace: impl Into<String>, module: impl Into<String>) -> Self {
        self.namespaces.push((namespace.into(), module.into()));
        self
    }

    /// Sets the type of maps.
    pub fn maps(self, map: Map) -> Self {
        self.maps_in(".", map)
    }

    /// Sets the type of maps in a namespace, a type or a field.
    pub fn maps_in(mut self, path: impl Into<String>, map: Map) -> Self {
        self.maps.push((path.into(), map));
        self
    }

    /// Sets the type of strings.
    pub fn strings(self, text: Text) -> Self {
        self.strings_in(".", text)
    }

    /// Sets the type of strings in a namespace, a type or a field.
    pub fn strings_in(mut self, path: impl Into<String>, text: Text) -> Self {
        self.strings.push((path.into(), text));
        self
    }

    /// Sets the type of bytes.
    pub fn bytes(self, bytes: Bytes) -> Self {
        self.bytes_in(".", bytes)
    }

    /// Sets the type of bytes in a namespace, a type or a field.
    pub fn bytes_in(mut self, path: impl Into<String>, bytes: Bytes) -> Self {
        self.bytes.push((path.into(), bytes));
        self
    }

    /// Puts the record, enum, fixed or union of a field in a `Box`. Recursive types are boxed without this setting.
    pub fn boxed(mut self, field: impl Into<String>) -> Self {
        self.boxed.push(field.into());
        self
    }

    /// Sets the type of a field. The compiler checks that its schema is the field's.
    pub fn field_type(mut self, field: impl Into<String>, rust: impl Into<String>) -> Self {
        let ty = FieldType { rust: rust.into(), written_as: None };
        self.field_types.insert(field.into(), ty);
        self
    }

    /// Sets the type of a field, and the type that it is encoded as: `#[avro(as = …)]`.
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

    /// Sets the value of a field in `Default`, as an expression of Rust. Types that are not generated, such as those of
    /// [`extern_path`](Self::extern_path) and [`field_type`](Self::field_type), need it. Names in the expression are those of
    /// the type's module. With [`tests`](Self::tests), the code has a test that compares the value with the schema's default.
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

    /// Uses the types of a library for logical types: in fields, and in their options, arrays and maps. In the enum of a union,
    /// a logical type is the type of `schema-runtime`, such as `logical::TimestampMillis`, and a fixed its struct. Logical types
    /// without a library are their underlying type, such as `i64`. A `duration`, which no library has, is `logical::Duration`
    /// if there is a library with dates and times.
    pub fn library(mut self, library: Library) -> Self {
        self.libraries.push(library);
        self
    }

    /// Sets the type of a logical type, by its name in Avro: `.logical_type("timestamp-micros", "crate::Timestamp")`. Its schema
    /// must be that of the logical type, without other properties, such as a decimal's precision. Logical types without a type
    /// are their underlying type, such as `i64`.
    pub fn logical_type(mut self, name: impl Into<String>, rust: impl Into<String>) -> Self {
        let ty = FieldType { rust: rust.into(), written_as: None };
        self.logical_types.push((name.into(), ty));
        self
    }

    /// Generates tests: that the schema of each type is the file's, and that the values of each `Default` are those that a
    /// reader uses.
    pub fn tests(mut self, tests: bool) -> Self {
        self.tests = tests;
        self
    }

    /// Searches the imports of IDL files in this folder too, after the folder of the file.
    pub fn import_dir(mut self, path: impl Into<PathBuf>) -> Self {
        self.import_dirs.push(path.into());
        self
    }
}
