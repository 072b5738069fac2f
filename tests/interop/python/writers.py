"""Writers of framed messages: the two Python clients of schema registries."""

from typing import Any

from confluent_kafka.schema_registry import SchemaRegistryClient as ConfluentRegistry
from confluent_kafka.schema_registry.avro import AvroSerializer
from confluent_kafka.serialization import MessageField, SerializationContext
from schema_registry.client import SchemaRegistryClient
from schema_registry.serializers import AvroMessageSerializer

from contract import KEY_SCHEMA_IN_FULL, KEY_SUBJECT, KEY_TEXT, TOPIC, VALUE_SCHEMA, VALUE_SUBJECT, VALUE_TEXT


class PythonWriter:
    """python-schema-registry-client."""

    def __init__(self, registry_url: str) -> None:
        self._serializer = AvroMessageSerializer(SchemaRegistryClient(url=registry_url))

    def key(self, key: str) -> bytes:
        """The message of a key."""
        return self._serializer.encode_record_with_schema(KEY_SUBJECT, KEY_SCHEMA_IN_FULL, key)

    def value(self, user: dict[str, Any]) -> bytes:
        """The message of a user."""
        return self._serializer.encode_record_with_schema(VALUE_SUBJECT, VALUE_SCHEMA, user)


class ConfluentWriter:
    """confluent-kafka."""

    def __init__(self, registry_url: str) -> None:
        registry = ConfluentRegistry({"url": registry_url})
        self._key, self._value = AvroSerializer(registry, KEY_TEXT), AvroSerializer(registry, VALUE_TEXT)

    def key(self, key: str) -> bytes:
        """The message of a key."""
        return self._key(key, SerializationContext(TOPIC, MessageField.KEY))

    def value(self, user: dict[str, Any]) -> bytes:
        """The message of a user."""
        return self._value(user, SerializationContext(TOPIC, MessageField.VALUE))


WRITERS = {"python": PythonWriter, "confluent": ConfluentWriter}
