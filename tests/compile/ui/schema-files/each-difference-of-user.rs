// The schema in each of the ways in which a file can differ.
use schema_runtime::AvroRecord;

mod more {
    #[derive(super::AvroRecord)]
    #[avro(name = "User", namespace = "example.avro", schema = "ui/schema-files/data/user-more.avsc")]
    struct Type {
        name: String,
        #[avro(null = "last")]
        favorite_number: Option<i32>,
        #[avro(null = "last")]
        favorite_color: Option<String>,
    }
}

mod fewer {
    #[derive(super::AvroRecord)]
    #[avro(name = "User", namespace = "example.avro", schema = "ui/schema-files/data/user-fewer.avsc")]
    struct Type {
        name: String,
        #[avro(null = "last")]
        favorite_number: Option<i32>,
        #[avro(null = "last")]
        favorite_color: Option<String>,
    }
}

mod r#type {
    #[derive(super::AvroRecord)]
    #[avro(name = "User", namespace = "example.avro", schema = "ui/schema-files/data/user-type.avsc")]
    struct Type {
        name: String,
        #[avro(null = "last")]
        favorite_number: Option<i32>,
        #[avro(null = "last")]
        favorite_color: Option<String>,
    }
}

mod null {
    #[derive(super::AvroRecord)]
    #[avro(name = "User", namespace = "example.avro", schema = "ui/schema-files/data/user-null.avsc")]
    struct Type {
        name: String,
        #[avro(null = "last")]
        favorite_number: Option<i32>,
        #[avro(null = "last")]
        favorite_color: Option<String>,
    }
}

mod default {
    #[derive(super::AvroRecord)]
    #[avro(name = "User", namespace = "example.avro", schema = "ui/schema-files/data/user-default.avsc")]
    struct Type {
        name: String,
        #[avro(null = "last")]
        favorite_number: Option<i32>,
        #[avro(null = "last")]
        favorite_color: Option<String>,
    }
}

mod name {
    #[derive(super::AvroRecord)]
    #[avro(name = "User", namespace = "example.avro", schema = "ui/schema-files/data/user-name.avsc")]
    struct Type {
        name: String,
        #[avro(null = "last")]
        favorite_number: Option<i32>,
        #[avro(null = "last")]
        favorite_color: Option<String>,
    }
}

mod field_name {
    #[derive(super::AvroRecord)]
    #[avro(name = "User", namespace = "example.avro", schema = "ui/schema-files/data/user-field-name.avsc")]
    struct Type {
        name: String,
        #[avro(null = "last")]
        favorite_number: Option<i32>,
        #[avro(null = "last")]
        favorite_color: Option<String>,
    }
}

mod order {
    #[derive(super::AvroRecord)]
    #[avro(name = "User", namespace = "example.avro", schema = "ui/schema-files/data/user-order.avsc")]
    struct Type {
        name: String,
        #[avro(null = "last")]
        favorite_number: Option<i32>,
        #[avro(null = "last")]
        favorite_color: Option<String>,
    }
}

fn main() {}
