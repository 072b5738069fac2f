"""The scenario of `examples/users` in Python: a Faust worker with the Avro codec of python-schema-registry-client.

    KAFKA_BROKERS=… SCHEMA_REGISTRY_URL=… faust -A worker worker

Its timer publishes a user of another name than `examples/users` does, so that a log tells whose is whose.
"""

import logging
import os

import faust
from faust.serializers import codecs
from schema_registry.client import SchemaRegistryClient
from schema_registry.serializers.faust import FaustSerializer

from contract import TOPIC, VALUE_SCHEMA, VALUE_SUBJECT

logger = logging.getLogger(__name__)

registry = SchemaRegistryClient(url=os.environ["SCHEMA_REGISTRY_URL"])
codecs.register("avro_users", FaustSerializer(registry, VALUE_SUBJECT, VALUE_SCHEMA))


class UserModel(faust.Record, serializer="avro_users"):
    """A user."""

    first_name: str
    last_name: str


app = faust.App("interop-faust", broker=f"kafka://{os.environ['KAFKA_BROKERS']}", web_enabled=False)
users_topic = app.topic(TOPIC, partitions=1, value_type=UserModel)


@app.agent(users_topic)
async def users(users):
    """Logs each user."""
    async for user in users:
        logger.info("First Name: %s, last name %s", user.first_name, user.last_name)


@app.timer(5.0, on_leader=True)
async def publish_users():
    """Publishes a user every five seconds."""
    await users_topic.send(value=UserModel(first_name="python", last_name="faust"))
