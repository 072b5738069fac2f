// The schema in each of the ways in which a file can differ.
use schema_runtime::AvroRecord;

mod more {
    #[derive(super::AvroRecord)]
    #[avro(name = "AvroUsers", namespace = "com.example", schema = "ui/schema-files/data/users-more.avsc")]
    struct Type {
        first_name: String,
        last_name: String,
    }
}

mod fewer {
    #[derive(super::AvroRecord)]
    #[avro(name = "AvroUsers", namespace = "com.example", schema = "ui/schema-files/data/users-fewer.avsc")]
    struct Type {
        first_name: String,
        last_name: String,
    }
}

mod r#type {
    #[derive(super::AvroRecord)]
    #[avro(name = "AvroUsers", namespace = "com.example", schema = "ui/schema-files/data/users-type.avsc")]
    struct Type {
        first_name: String,
        last_name: String,
    }
}

mod null {
    #[derive(super::AvroRecord)]
    #[avro(name = "AvroUsers", namespace = "com.example", schema = "ui/schema-files/data/users-null.avsc")]
    struct Type {
        first_name: String,
        last_name: String,
    }
}

mod default {
    #[derive(super::AvroRecord)]
    #[avro(name = "AvroUsers", namespace = "com.example", schema = "ui/schema-files/data/users-default.avsc")]
    struct Type {
        first_name: String,
        last_name: String,
    }
}

mod name {
    #[derive(super::AvroRecord)]
    #[avro(name = "AvroUsers", namespace = "com.example", schema = "ui/schema-files/data/users-name.avsc")]
    struct Type {
        first_name: String,
        last_name: String,
    }
}

mod field_name {
    #[derive(super::AvroRecord)]
    #[avro(name = "AvroUsers", namespace = "com.example", schema = "ui/schema-files/data/users-field-name.avsc")]
    struct Type {
        first_name: String,
        last_name: String,
    }
}

mod order {
    #[derive(super::AvroRecord)]
    #[avro(name = "AvroUsers", namespace = "com.example", schema = "ui/schema-files/data/users-order.avsc")]
    struct Type {
        first_name: String,
        last_name: String,
    }
}

fn main() {}
