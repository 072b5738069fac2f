//! What the derive macros implement beside the codec: a type's names and texts, as constants.

use std::marker::PhantomData;

use schema_model::{StaticSchema, TextSource};

use crate::codec::AvroType;

/// A trait of the derive macro of the same name.
macro_rules! texts {
    (
        $(#[$doc:meta])*
        $trait:ident, $missing:literal, $derive:literal $(, $full_name:item)?
    ) => {
        $(#[$doc])*
        #[diagnostic::on_unimplemented(message = $missing, note = $derive)]
        pub trait $trait: AvroType {
            $(
                /// The full name: namespace and name, joined by a dot.
                $full_name
            )?
            /// The whole schema as JSON without white space, laid out as Java's `Schema.toString` does it.
            const SCHEMA_JSON: &'static str = schema_model::json_of::<Texts<Self>>();
            /// The Parsing Canonical Form of the schema.
            const CANONICAL_FORM: &'static str = schema_model::canonical_form_of::<Texts<Self>>();
            /// The CRC-64-AVRO ("Rabin") fingerprint of the canonical form.
            const FINGERPRINT: u64 = schema_model::fingerprint_of::<Texts<Self>>();
        }
    };
}

texts! {
    /// A struct as an Avro record: its names and texts, as constants.
    ///
    /// The derive macro of the same name implements it. Constants that a program does not use are never computed. Those of
    /// a schema with some thousand fields take the compiler long enough to ask: `#![allow(long_running_const_eval)]` at the
    /// top of the crate lets it.
    ///
    /// ```
    /// use schema_runtime::AvroRecord;
    ///
    /// #[derive(AvroRecord)]
    /// #[avro(namespace = "com.example")]
    /// struct User {
    ///     first_name: String,
    /// }
    ///
    /// const FINGERPRINT: u64 = User::FINGERPRINT;
    ///
    /// assert_eq!(User::FULL_NAME, "com.example.User");
    /// assert_eq!(
    ///     User::SCHEMA_JSON,
    ///     r#"{"type":"record","name":"User","namespace":"com.example","fields":[{"name":"first_name","type":"string"}]}"#,
    /// );
    /// assert_eq!(FINGERPRINT, 0xd38d_a832_76c1_6d93);
    /// ```
    AvroRecord,
    "`{Self}` is not an Avro record [AVRO0503]",
    "a struct of your own becomes one by `#[derive(AvroRecord)]`",
    const FULL_NAME: &'static str;
}

texts! {
    /// An enum without values as an Avro enum: its names and texts, as constants.
    ///
    /// The derive macro of the same name implements it.
    ///
    /// ```
    /// use schema_runtime::{AvroEnum, encode};
    ///
    /// #[derive(AvroEnum)]
    /// #[avro(rename_all = "SCREAMING_SNAKE_CASE")]
    /// enum Suit {
    ///     Hearts,
    ///     Spades,
    /// }
    ///
    /// assert_eq!(Suit::SCHEMA_JSON, r#"{"type":"enum","name":"Suit","symbols":["HEARTS","SPADES"]}"#);
    /// assert_eq!(encode(&Suit::Spades)?, [2]);
    /// # Ok::<(), schema_runtime::Error>(())
    /// ```
    AvroEnum,
    "`{Self}` is not an Avro enum [AVRO0605]",
    "an enum of your own whose variants hold nothing becomes one by `#[derive(AvroEnum)]`",
    const FULL_NAME: &'static str;
}

texts! {
    /// A newtype of an array of bytes as an Avro fixed: its names and texts, as constants.
    ///
    /// The derive macro of the same name implements it.
    ///
    /// ```
    /// use schema_runtime::{AvroFixed, encode};
    ///
    /// #[derive(AvroFixed)]
    /// struct Digest([u8; 4]);
    ///
    /// assert_eq!(Digest::SCHEMA_JSON, r#"{"type":"fixed","name":"Digest","size":4}"#);
    /// assert_eq!(encode(&Digest([1, 2, 3, 4]))?, [1, 2, 3, 4]);
    /// # Ok::<(), schema_runtime::Error>(())
    /// ```
    AvroFixed,
    "`{Self}` is not an Avro fixed [AVRO0802]",
    "a newtype of your own over `[u8; N]` becomes one by `#[derive(AvroFixed)]`",
    const FULL_NAME: &'static str;
}

texts! {
    /// An enum whose variants hold one value each as an Avro union: its texts, as constants.
    ///
    /// The derive macro of the same name implements it. A union has no name.
    ///
    /// ```
    /// use schema_runtime::{AvroUnion, encode};
    ///
    /// #[derive(AvroUnion)]
    /// enum Key {
    ///     Number(i64),
    ///     Text(String),
    /// }
    ///
    /// assert_eq!(Key::SCHEMA_JSON, r#"["long","string"]"#);
    /// assert_eq!(encode(&Key::Text("a".into()))?, [2, 2, b'a']);
    /// # Ok::<(), schema_runtime::Error>(())
    /// ```
    AvroUnion,
    "`{Self}` is not an Avro union [AVRO0705]",
    "an enum of your own whose variants hold one value each becomes one by `#[derive(AvroUnion)]`"
}

/// Names a type's schema, for its texts.
#[doc(hidden)]
pub struct Texts<T: ?Sized>(PhantomData<T>);

impl<T: AvroType + ?Sized> TextSource for Texts<T> {
    const SCHEMA: StaticSchema = T::SCHEMA;
}
