use schema_runtime::AvroRecord;

macro_rules! leaves {
    ($($leaf:ident)*) => {
        $(
            #[derive(AvroRecord)]
            struct $leaf {
                value: i32,
            }
        )*

        /// A record of pairs, whose names are made of those of their parts.
        #[derive(AvroRecord)]
        struct Row<A> {
            $($leaf: Pair<A, $leaf>,)*
        }

        #[derive(AvroRecord)]
        struct Table {
            $($leaf: Row<$leaf>,)*
        }
    };
}

#[derive(AvroRecord)]
struct Pair<A, B> {
    first: A,
    second: B,
}

leaves!(A B C D E F G H I J K L M N O P Q R S T U V W X Y Z AA AB AC AD);

const JSON: &str = Table::SCHEMA_JSON;

fn main() {}
