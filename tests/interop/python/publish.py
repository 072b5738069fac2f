"""Publishes users with keys and headers, and prints the lines that `interop receive` must print of them.

    python publish.py BROKERS REGISTRY_URL SOURCE --count 3

SOURCE is the client that serializes: `python`, which is python-schema-registry-client, or `confluent`.
"""

import argparse

from schema_registry.client import SchemaRegistryClient

from contract import KEY_SUBJECT, VALUE_SUBJECT
from topic import Sender
from writers import WRITERS


def shown(value: bytes | None) -> str:
    """A header's value as `interop receive` shows it."""
    if value is None:
        return "null"
    return "".join(chr(byte) if 0x20 <= byte < 0x7F else f"\\x{byte:02x}" for byte in value)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("brokers")
    arguments.add_argument("registry_url")
    arguments.add_argument("source", choices=WRITERS)
    arguments.add_argument("--count", type=int, required=True)
    wanted = arguments.parse_args()

    sender, writer = Sender(wanted.brokers), WRITERS[wanted.source](wanted.registry_url)
    for number in range(wanted.count):
        key, user = f"{wanted.source}-{number}", {"first_name": "Ada", "last_name": f"Lovelace {number} 𝔸é"}
        headers = [
            ("source", wanted.source.encode()),
            ("number", (1000 + number).to_bytes(4, "big")),
            ("tag", b"first"),
            ("tag", b"second"),
            ("empty", b""),
            ("null", None),
        ]
        sender.send(writer.key(key), writer.value(user), headers)
        listed = ", ".join(f"{name}={shown(value)}" for name, value in headers)
        print(f"{key}: {user['first_name']} {user['last_name']} [{listed}]")

    # Rust registered these schemas before; theirs are the same.
    registry = SchemaRegistryClient(url=wanted.registry_url)
    for subject in KEY_SUBJECT, VALUE_SUBJECT:
        assert registry.get_versions(subject) == [1], (subject, registry.get_versions(subject))


if __name__ == "__main__":
    main()
