//! The record that everyone publishes and receives.

use schema_runtime::AvroRecord;

/// The topic, whose subjects are `avro_users-key` and `avro_users-value`.
pub(crate) const TOPIC: &str = "avro_users";

// Not its documentation, which would be the schema's: as in `schemas/com.example.AvroUsers.avsc`.
#[derive(AvroRecord, Debug, PartialEq)]
#[avro(name = "AvroUsers", namespace = "com.example")]
pub(crate) struct UserModel {
    pub(crate) first_name: String,
    pub(crate) last_name: String,
}
