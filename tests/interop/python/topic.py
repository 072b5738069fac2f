"""The topic as Kafka has it: bytes, read and written by Confluent's client."""

from collections.abc import Iterator

from confluent_kafka import Consumer, KafkaException, Message, Producer, TopicPartition

from contract import TOPIC

SECONDS = 30


def messages(brokers: str) -> Iterator[Message]:
    """All messages of the topic's only partition, from its first to what is its last now."""
    consumer = Consumer({"bootstrap.servers": brokers, "group.id": "interop-python", "enable.auto.commit": False})
    try:
        first, end = consumer.get_watermark_offsets(TopicPartition(TOPIC, 0), timeout=SECONDS)
        consumer.assign([TopicPartition(TOPIC, 0, first)])
        while first < end:
            message = consumer.poll(SECONDS)
            if message is None:
                raise TimeoutError(f"no message in {SECONDS} s, at offset {first} of {end}")
            if message.error():
                raise KafkaException(message.error())
            first = message.offset() + 1
            yield message
    finally:
        consumer.close()


class Sender:
    """Publishes messages, and sees each acknowledged."""

    def __init__(self, brokers: str) -> None:
        self._producer = Producer({"bootstrap.servers": brokers})

    def send(self, key: bytes, value: bytes, headers: list[tuple[str, bytes | None]]) -> None:
        """Publishes one message and waits for its acknowledgement."""
        errors = []
        self._producer.produce(
            TOPIC, key=key, value=value, headers=headers, on_delivery=lambda error, _: errors.append(error)
        )
        self._producer.flush(SECONDS)
        if errors != [None]:
            raise RuntimeError(f"not acknowledged: {errors}")
