//! What each level allows. Nothing of this is refused.

use schema_runtime::{AvroEnum, AvroFixed, AvroRecord, AvroUnion};

#[derive(AvroEnum)]
#[avro(namespace = "com.example", rename_all = "SCREAMING_SNAKE_CASE")]
enum Plan {
    #[avro(default)]
    Free,
    Paid,
}

#[derive(AvroUnion)]
enum Contact {
    Mail(String),
    Phone(i32),
}

#[derive(AvroFixed)]
#[avro(namespace = "com.example")]
struct Digest([u8; 4]);

#[derive(AvroRecord)]
#[avro(namespace = "com.example")]
struct Address {
    zip: Option<String>,
    #[avro(alias = "city")]
    town: String,
}

/// Backward: fields dropped, added with a default, renamed with an alias, in another order, and of a wider type.
#[derive(AvroRecord)]
#[avro(namespace = "com.example", alias = "User", history = "ui/evolution/data/backward.json")]
struct Account {
    home: Address,
    #[avro(alias = "name")]
    full_name: String,
    id: f64,
    plan: Option<Plan>,
    contact: Option<Contact>,
    #[avro(default = 18)]
    age: i32,
}

mod forward {
    use super::{AvroEnum, AvroRecord, Digest};

    #[derive(AvroEnum)]
    #[avro(namespace = "com.example", rename_all = "SCREAMING_SNAKE_CASE")]
    enum Plan {
        Paid,
    }

    #[derive(AvroRecord)]
    #[avro(namespace = "com.example")]
    struct Address {
        city: String,
        lines: Vec<String>,
    }

    /// Forward: fields added, dropped that have a default, and of a narrower type.
    #[derive(AvroRecord)]
    #[avro(namespace = "com.example", history = "ui/evolution/data/forward.json")]
    pub struct User {
        id: i32,
        name: String,
        plan: Plan,
        contact: i32,
        digest: Digest,
        home: Address,
        age: i32,
    }
}

mod logical_types {
    use super::{AvroFixed, AvroRecord};

    #[derive(AvroFixed)]
    #[avro(namespace = "com.example", properties = {"logicalType": "decimal", "precision": 9, "scale": 4})]
    struct Amount([u8; 4]);

    #[derive(AvroFixed)]
    #[avro(namespace = "com.example", properties = {"logicalType": "decimal", "precision": 18, "scale": 6})]
    struct Rate([u8; 8]);

    #[derive(AvroFixed)]
    #[avro(namespace = "com.example")]
    struct Period([u8; 12]);

    /// Backward: a larger scale with room for the digits before the point, and without a logical type.
    #[derive(AvroRecord)]
    #[avro(namespace = "com.example", history = "ui/evolution/data/prices-backward.json")]
    struct Price {
        amount: Amount,
        rate: Option<Rate>,
        period: Period,
    }
}

mod forward_logical_types {
    use super::{AvroFixed, AvroRecord};

    #[derive(AvroFixed)]
    #[avro(namespace = "com.example", properties = {"logicalType": "decimal", "precision": 6, "scale": 2})]
    struct Amount([u8; 4]);

    #[derive(AvroFixed)]
    #[avro(namespace = "com.example", properties = {"logicalType": "duration"})]
    struct Period([u8; 12]);

    /// Forward: fewer digits before the point. One less behind it would have to be converted by whoever reads.
    #[derive(AvroRecord)]
    #[avro(namespace = "com.example", history = "ui/evolution/data/prices-forward.json")]
    struct Price {
        amount: Amount,
        period: Period,
    }
}

/// The last version alone counts, unless the level is transitive; none counts where there is no level.
#[derive(AvroRecord)]
#[avro(namespace = "com.example", history = "ui/evolution/data/latest.json")]
struct User {
    id: i64,
}

#[derive(AvroEnum)]
#[avro(history = "ui/evolution/data/none.json")]
enum Unrelated {
    A,
}

fn main() {}
