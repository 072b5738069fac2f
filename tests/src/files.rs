//! The users of `schemas/golden/container`, whom others have in container files as well.

use schema_runtime::AvroRecord;
use serde_json::Value;

/// A user, as the schema there has it.
#[derive(AvroRecord, Clone, Debug, PartialEq)]
#[avro(namespace = "com.example", schema = "../schemas/golden/container/user.avsc")]
#[allow(missing_docs, reason = "the fields are their names")]
pub struct User {
    pub name: String,
    pub visits: i64,
    pub email: Option<String>,
}

/// The users of lines of JSON; none where one is no user.
pub fn users(lines: &str) -> Option<Vec<User>> {
    let user = |line: &str| {
        let value: Value = serde_json::from_str(line).ok()?;
        let text = |key: &str| value.get(key)?.as_str().map(str::to_owned);
        Some(User { name: text("name")?, visits: value.get("visits")?.as_i64()?, email: text("email") })
    };
    lines.lines().map(user).collect()
}
