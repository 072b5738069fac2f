"""What both sides agree on: the topic, its subjects and their schemas."""

from pathlib import Path

from schema_registry.client.schema import AvroSchema

TOPIC = "avro_users"
KEY_SUBJECT = f"{TOPIC}-key"
VALUE_SUBJECT = f"{TOPIC}-value"

SCHEMAS = Path(__file__).resolve().parents[3] / "schemas"

KEY_TEXT = '"string"'
VALUE_TEXT = (SCHEMAS / "com.example.AvroUsers.avsc").read_text(encoding="utf-8")

KEY_SCHEMA = AvroSchema(KEY_TEXT)
# The same schema in other words; a registry must come to the same id.
KEY_SCHEMA_IN_FULL = AvroSchema({"type": "string"})
VALUE_SCHEMA = AvroSchema(VALUE_TEXT)
