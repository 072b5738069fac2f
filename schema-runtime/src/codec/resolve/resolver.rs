//! Reading what another schema wrote.

use std::{fmt, marker::PhantomData, sync::Arc};

use schema_model::{Incompatibility, Node, Plan, PlanRefused, Schema};

use crate::codec::{AvroDecode, AvroType, Limits, Reader, decode_next, error_path, resolve::plan_cursor::TypedPlan};
use crate::{Error, ErrorKind};

/// Reads data of one writer's schema as values of `T`: the schemas are resolved once, and each datum costs little more than
/// one of the type's own schema.
///
/// What differs is resolved as the Avro specification says ("Schema Resolution"): fields by name or alias, whatever their
/// order; what only the writer has is passed over, and what only `T` has takes its default; numbers widen; a symbol that
/// `T` does not know becomes the enum's default; of the writer's unions, the branch that was written decides. A logical
/// type is converted to another one that holds each of its values, such as milliseconds to microseconds, and never taken for it.
///
/// Data are written by what a schema says, and a plan may be partial: of a writer's `["int", "string"]`, a reader of `long`
/// takes the ints, and a string is an error when there is one. [`is_total`](Self::is_total) tells whether there can be such
/// a datum.
///
/// ```
/// use schema_runtime::{AvroRecord, Resolver, Schema};
///
/// #[derive(AvroRecord, Debug, PartialEq)]
/// struct User<'a> {
///     #[avro(alias = "name")]
///     first_name: &'a str,
///     #[avro(default = "unknown")]
///     city: &'a str,
///     visits: i64,
/// }
///
/// let writer = Schema::parse(
///     r#"{"type": "record", "name": "User", "fields": [
///         {"name": "visits", "type": "int"}, {"name": "age", "type": "int"}, {"name": "name", "type": "string"}
///     ]}"#,
/// )?;
/// let users = Resolver::<User<'_>>::new(&writer)?;
/// assert!(users.is_total());
/// assert_eq!(users.decode(b"\x06\x2a\x06foo")?, User { first_name: "foo", city: "unknown", visits: 3 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Resolver<T> {
    typed: Arc<TypedPlan>,
    // As in a serializer.
    marker: PhantomData<fn() -> T>,
}

impl<T: AvroType> Resolver<T> {
    /// Resolves a writer's schema against the one of `T`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::SchemaMismatch`] where no datum of the writer's can be read, with every reason and its place.
    pub fn new(writer: &Schema) -> Result<Self, Error> {
        let reader = T::SCHEMA.get();
        let plan = Plan::new(writer, reader).map_err(|refused| mismatch(writer.root(), reader, &refused))?;
        Ok(Self { typed: Arc::new(TypedPlan::new(plan)), marker: PhantomData })
    }

    /// Whether every datum of the writer's can be read.
    pub fn is_total(&self) -> bool {
        self.typed.plan().is_total()
    }

    /// Why some of the writer's data cannot be read.
    pub fn incompatibilities(&self) -> &[Incompatibility] {
        self.typed.plan().incompatibilities()
    }

    /// The writer's schema.
    pub fn writer(&self) -> &Schema {
        self.typed.writer()
    }

    /// Reads a value from a datum of the writer's schema, which is all that the bytes hold.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] as [`decode`](crate::decode), and where the datum has what `T` cannot hold, as a branch of a
    /// union or a symbol of an enum.
    #[inline]
    pub fn decode<'de>(&self, datum: &'de [u8]) -> Result<T, Error>
    where
        T: AvroDecode<'de>,
    {
        self.decode_with(datum, &Limits::default())
    }

    /// As [`decode`](Self::decode), within given limits.
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode).
    #[inline]
    pub fn decode_with<'de>(&self, datum: &'de [u8], limits: &Limits) -> Result<T, Error>
    where
        T: AvroDecode<'de>,
    {
        self.typed.decode(datum, limits)
    }

    /// Reads a value from a datum that starts at an offset of some bytes, and sets the offset to where it ends, as
    /// [`decode_next`](crate::decode_next) does.
    ///
    /// Where the writer's schema is the one of `T`, this is `decode_next`, without a plan.
    ///
    /// ```
    /// use schema_runtime::{Limits, Resolver, Schema};
    ///
    /// let longs = Resolver::<i64>::new(&Schema::parse(r#"["int", "string"]"#)?)?;
    /// let (data, mut at, limits) = ([0, 2, 0, 4, 2, 2, b'x'], 0, Limits::default());
    /// assert_eq!(longs.decode_next(&data, &mut at, &limits)?, 1);
    /// assert_eq!(longs.decode_next(&data, &mut at, &limits)?, 2);
    /// let error = longs.decode_next(&data, &mut at, &limits).unwrap_err();
    /// assert!(error.to_string().starts_with("cannot decode union at byte 4: "), "{error}");
    /// assert_eq!(at, 4);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`decode`](Self::decode), but that other bytes may be behind the datum. Offsets in errors count from the start of
    /// all of the bytes, and `at` stays where it was.
    #[inline]
    pub fn decode_next<'de>(&self, data: &'de [u8], at: &mut usize, limits: &Limits) -> Result<T, Error>
    where
        T: AvroDecode<'de>,
    {
        if self.typed.plan().is_same() {
            return decode_next(data, at, limits);
        }
        self.typed.decode_next(data, at, limits)
    }
}

impl<T> Resolver<T> {
    /// Passes over a datum that starts at an offset of some bytes by the writer's schema, and sets the offset to where it
    /// ends: so data are read on behind one that `T` does not take.
    ///
    /// ```
    /// use schema_runtime::{Limits, Resolver, Schema};
    ///
    /// let longs = Resolver::<i64>::new(&Schema::parse(r#"["int", "string"]"#)?)?;
    /// let (data, mut at, limits) = ([2, 2, b'x', 0, 4], 0, Limits::default());
    /// assert!(longs.decode_next(&data, &mut at, &limits).is_err());
    /// longs.skip_next(&data, &mut at, &limits)?;
    /// assert_eq!(longs.decode_next(&data, &mut at, &limits)?, 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Decode`] where the bytes are no datum of the writer's schema, or it asks for more than the limits; `at`
    /// stays where it was.
    pub fn skip_next(&self, data: &[u8], at: &mut usize, limits: &Limits) -> Result<(), Error> {
        let datum = data.get(*at..).unwrap_or_default();
        let (mut reader, writer) = (Reader::new(datum, limits), self.typed.writer().root());
        match reader.check_value(writer) {
            Ok(()) => {
                *at = data.len() - reader.left();
                Ok(())
            }
            Err(failure) => Err(error_path::error_behind(*at, writer, failure, datum, reader, limits)),
        }
    }
}

/// Both schemas by their names, and every reason.
pub(crate) fn mismatch(writer: &Node, reader: &Node, refused: &PlanRefused) -> Error {
    let text = format!("{} cannot be read as {}: {refused}", name(writer), name(reader));
    Error::new(ErrorKind::SchemaMismatch, text)
}

/// A type's full name, or what it is.
fn name(node: &Node) -> String {
    node.name().map_or_else(|| node.type_name().to_owned(), |name| name.full().to_owned())
}

impl<T> Clone for Resolver<T> {
    fn clone(&self) -> Self {
        Self { typed: Arc::clone(&self.typed), marker: PhantomData }
    }
}

impl<T> fmt::Debug for Resolver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Resolver").field(self.typed.plan()).finish()
    }
}
