//! The versions of a struct. Elsewhere, each is one commit of one file.

use schema_runtime::AvroRecord;

/// What is recorded in the history file.
pub(crate) mod v1 {
    use super::AvroRecord;

    #[derive(AvroRecord, Debug)]
    #[avro(namespace = "com.example", history = "schemas/history/users-value.json")]
    pub(crate) struct User {
        pub(crate) name: String,
        pub(crate) age: i32,
        pub(crate) nick: Option<String>,
    }

    impl User {
        pub(crate) fn example(name: &str) -> Self {
            Self { name: name.to_owned(), age: 36, nick: Some(name.to_lowercase()) }
        }
    }
}

/// What follows it: each reads all that the other writes, or this would not compile.
pub(crate) mod v2 {
    use super::AvroRecord;

    #[derive(AvroRecord, Debug)]
    #[avro(namespace = "com.example", history = "schemas/history/users-value.json")]
    pub(crate) struct User {
        // Data of v1 do not have it, and are read as if they had the default.
        #[avro(default = "free")]
        pub(crate) plan: String,
        // The order is free.
        pub(crate) age: i32,
        pub(crate) name: String,
        // The alias finds what v1 wrote. It is the reader's own: v1 finds no `nick` in what v2 writes, and takes its
        // default, which a field without one could not.
        #[avro(alias = "nick")]
        pub(crate) handle: Option<String>,
        // The default of an `Option` is null.
        pub(crate) email: Option<String>,
    }

    impl User {
        pub(crate) fn example(name: &str) -> Self {
            let (handle, email) = (name.to_lowercase(), format!("{}@example.com", name.to_lowercase()));
            Self { plan: "paid".to_owned(), age: 41, name: name.to_owned(), handle: Some(handle), email: Some(email) }
        }
    }
}

/// What cannot follow. With the attribute `history` it does not compile: docs/evolution.md shows what the compiler says.
pub(crate) mod v3 {
    use super::AvroRecord;

    #[derive(AvroRecord)]
    #[avro(namespace = "com.example")]
    pub(crate) struct User {
        pub(crate) plan: String,
        // Wider: v3 could read what v2 writes, and v2 not what v3 writes.
        pub(crate) age: i64,
        // The name, under another: v2 could not read users without it.
        #[avro(alias = "name")]
        pub(crate) full_name: String,
        #[avro(alias = "nick")]
        pub(crate) handle: Option<String>,
        pub(crate) email: Option<String>,
        // New, and no data of v2 have it.
        pub(crate) country: String,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::{fs, path::Path};

    use schema_runtime::History;

    use super::{AvroRecord, v1, v2};

    fn history(path: &str) -> History {
        History::parse(&fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()).unwrap()
    }

    fn schemas(history: &History) -> Vec<String> {
        history.versions().iter().map(|version| version.schema().to_string()).collect()
    }

    /// The second file is what the compiler compares v3 with, among the tests of its messages.
    #[test]
    fn what_is_recorded_is_what_there_was() {
        assert_eq!(schemas(&history("schemas/history/users-value.json")), [v1::User::SCHEMA_JSON]);
        let later = history("../../tests/compile/ui/evolution/data/users-value.json");
        assert_eq!(schemas(&later), [v1::User::SCHEMA_JSON, v2::User::SCHEMA_JSON]);
    }
}
