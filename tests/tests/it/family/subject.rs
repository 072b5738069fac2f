//! One type of the family, with all that is asked of it.

use apache_avro::types::Value;

/// A type: its texts, its values, and its codec.
pub(crate) struct Subject {
    pub(crate) name: &'static str,
    pub(crate) schema: &'static schema_model::Node,
    /// The constants that its derive gives, of types that have a derive: JSON, canonical form, fingerprint.
    pub(crate) texts: Option<(&'static str, &'static str, u64)>,
    /// A random value: its datum by ours, and what it is to apache-avro.
    pub(crate) sample: fn(&mut super::random::Random) -> (Vec<u8>, Value),
    /// What is read from a datum by ours.
    pub(crate) read: fn(&[u8]) -> Value,
}

/// Types with a derive, and behind a semicolon types without.
macro_rules! subjects {
    ($($derived:ty),* $(,)? $(; $($plain:ty),* $(,)?)?) => {
        pub(crate) fn subjects() -> Vec<crate::family::subject::Subject> {
            vec![
                $(crate::family::subject::subjects!(@one $derived, Some((
                    <$derived>::SCHEMA_JSON,
                    <$derived>::CANONICAL_FORM,
                    <$derived>::FINGERPRINT,
                ))),)*
                $($(crate::family::subject::subjects!(@one $plain, None),)*)?
            ]
        }
    };
    (@one $ty:ty, $texts:expr) => {
        crate::family::subject::Subject {
            name: stringify!($ty),
            schema: <$ty as schema_runtime::AvroType>::SCHEMA.get(),
            texts: $texts,
            sample: |random| {
                let value = <$ty as crate::family::member::Member>::random(random);
                (schema_runtime::encode(&value).unwrap(), crate::family::member::Member::value(&value))
            },
            read: |datum| crate::family::member::Member::value(&schema_runtime::decode::<$ty>(datum).unwrap()),
        }
    };
}

pub(crate) use subjects;
