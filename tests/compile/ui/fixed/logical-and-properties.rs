use schema_runtime::AvroFixed;

// In the order of a schema that stands elsewhere.
#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 9, scale = 2, properties = {"precision": 9, "scale": 2, "logicalType": "decimal"})]
struct Fine([u8; 4]);

// A scale of 0 that is left out.
#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 9, properties = {"logicalType": "decimal", "precision": 9})]
struct Whole([u8; 4]);

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 9, scale = 2, properties = {"logicalType": "decimal", "precision": 8, "scale": 2})]
struct Another([u8; 4]);

#[derive(AvroFixed)]
#[avro(logical = "decimal", precision = 9, scale = 2, properties = {"logicalType": "decimal", "precision": 9})]
struct NoScale([u8; 4]);

// A UUID has no scale: it is a property like any other.
#[derive(AvroFixed)]
#[avro(logical = "uuid", properties = {"scale": 2, "logicalType": "uuid"})]
struct Id([u8; 16]);

#[derive(AvroFixed)]
#[avro(logical = "uuid", properties = {"logicalType": "duration"})]
struct Other([u8; 16]);

fn main() {}
