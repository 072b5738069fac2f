//! The crate `uuid`.

use uuid::Uuid;

use super::{
    super::{self as logical, UuidBytes},
    written_as,
};

written_as!(Uuid, logical::Uuid);

impl UuidBytes for Uuid {
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn to_uuid_bytes(&self) -> [u8; 16] {
        *self.as_bytes()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn from_uuid_bytes(bytes: [u8; 16]) -> Self {
        Self::from_bytes(bytes)
    }
}
