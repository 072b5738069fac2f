"""Checks what Rust published, and what it registered.

    python check.py BROKERS REGISTRY_URL --plain 3 --keyed 3

`--plain` is how many users without key and headers there must be, from `examples/users`, and `--keyed` how many with
them, from `interop publish`.
"""

import argparse

from confluent_kafka import Message
from schema_registry.client import SchemaRegistryClient

from contract import KEY_SCHEMA, KEY_SUBJECT, VALUE_SCHEMA, VALUE_SUBJECT
from readers import Readers
from topic import messages


def check_subject(registry: SchemaRegistryClient, subject: str, schema) -> None:
    """The registry has one version under a subject, which is this schema."""
    latest = registry.get_schema(subject)
    assert latest is not None, f"{subject} is not registered"
    assert latest.schema.raw_schema == schema.raw_schema, latest.schema.raw_schema
    assert registry.get_versions(subject) == [latest.version] == [1], subject
    looked_up = registry.check_version(subject, schema)
    assert looked_up is not None and looked_up.schema_id == latest.schema_id, looked_up
    print(f"{subject}: id {latest.schema_id}, version {latest.version}, {latest.schema.raw_schema}")


def check_keyed(number: int, message: Message, readers: Readers) -> None:
    """A user of `interop publish`."""
    assert readers.key(message.key()) == f"rust-{number}", message.key()
    assert readers.value(message.value()) == {"first_name": "Grace", "last_name": f"Hopper {number} ⚓"}
    assert message.headers() == [
        ("source", b"rust"),
        ("number", number.to_bytes(4, "big")),
        ("tag", b"first"),
        ("tag", b"second"),
        ("empty", b""),
    ], message.headers()
    print(
        f"offset {message.offset()}: {readers.key(message.key())} {readers.value(message.value())} {message.headers()}"
    )


def check_plain(message: Message, readers: Readers) -> None:
    """A user of `examples/users`."""
    assert message.headers() is None, message.headers()
    assert readers.value(message.value()) == {"first_name": "foo", "last_name": "bar"}, message.value()
    print(f"offset {message.offset()}: {message.value()!r} is {readers.value(message.value())}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("brokers")
    arguments.add_argument("registry_url")
    arguments.add_argument("--plain", type=int, required=True)
    arguments.add_argument("--keyed", type=int, required=True)
    wanted = arguments.parse_args()

    registry, readers = SchemaRegistryClient(url=wanted.registry_url), Readers(wanted.registry_url)
    assert sorted(registry.get_subjects()) == [KEY_SUBJECT, VALUE_SUBJECT], registry.get_subjects()
    check_subject(registry, KEY_SUBJECT, KEY_SCHEMA)
    check_subject(registry, VALUE_SUBJECT, VALUE_SCHEMA)

    plain = keyed = 0
    for message in messages(wanted.brokers):
        if message.key() is None:
            check_plain(message, readers)
            plain += 1
        else:
            check_keyed(keyed, message, readers)
            keyed += 1
    # The quickstart ends when it has received that many; its timer may have published another one by then.
    assert plain >= wanted.plain, plain
    assert keyed == wanted.keyed, keyed
    print(f"{plain} plain and {keyed} keyed users are as they must be, to three readers")


if __name__ == "__main__":
    main()
