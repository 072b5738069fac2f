use schema_runtime::{AvroEnum, AvroRecord};

mod old {
    #[derive(super::AvroRecord)]
    pub struct User {
        pub name: String,
    }
}

#[derive(AvroRecord)]
struct User {
    name: Option<String>,
}

#[derive(AvroEnum)]
#[avro(name = "User")]
enum Kind {
    Plain,
}

#[derive(AvroRecord)]
struct Pair {
    new: Vec<User>,
    old: Option<Box<old::User>>,
}

#[derive(AvroRecord)]
struct Tagged {
    user: User,
    kind: Kind,
}

fn main() {}
