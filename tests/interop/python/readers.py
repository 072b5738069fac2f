"""Readers of framed messages: by hand with fastavro, and as the two Python clients of schema registries do it."""

import io
import struct
from typing import Any

import fastavro
from confluent_kafka.schema_registry import SchemaRegistryClient as ConfluentRegistry
from confluent_kafka.schema_registry.avro import AvroDeserializer
from confluent_kafka.serialization import MessageField, SerializationContext
from schema_registry.client import SchemaRegistryClient
from schema_registry.serializers import AvroMessageSerializer

from contract import TOPIC


class Readers:
    """Reads each message in three ways, which must agree."""

    def __init__(self, registry_url: str) -> None:
        self._registry = SchemaRegistryClient(url=registry_url)
        self._serializer = AvroMessageSerializer(self._registry)
        self._confluent = AvroDeserializer(ConfluentRegistry({"url": registry_url}))

    def key(self, message: bytes) -> Any:
        """The value of a message's key."""
        return self._read(message, MessageField.KEY)

    def value(self, message: bytes) -> Any:
        """The value of a message."""
        return self._read(message, MessageField.VALUE)

    def _read(self, message: bytes, field: str) -> Any:
        by_hand = self._by_hand(message)
        assert self._serializer.decode_message(message) == by_hand, (message, by_hand)
        assert self._confluent(message, SerializationContext(TOPIC, field)) == by_hand, (message, by_hand)
        return by_hand

    def _by_hand(self, message: bytes) -> Any:
        magic, schema_id = struct.unpack(">bI", message[:5])
        assert magic == 0, message
        schema = self._registry.get_by_id(schema_id)
        assert schema is not None, f"the registry has no schema with id {schema_id}"
        datum = io.BytesIO(message[5:])
        value = fastavro.schemaless_reader(datum, schema.schema, None)
        assert not datum.read(), f"bytes are left over in {message!r}"
        return value
