"""Container files of users, by each codec: written from `users.jsonl`, or read and printed as it is."""

import json
import sys
from pathlib import Path

import fastavro

CODECS = ["null", "deflate", "snappy", "zstandard", "bzip2", "xz"]


def write(folder):
    schema = json.loads((folder / "user.avsc").read_text(encoding="utf-8"))
    users = [json.loads(line) for line in (folder / "users.jsonl").read_text(encoding="utf-8").splitlines()]
    for codec in CODECS:
        with open(folder / f"fastavro-{codec}.avro", "wb") as file:
            fastavro.writer(
                file,
                fastavro.parse_schema(schema),
                users,
                codec=codec,
                sync_interval=500,
                metadata={"written.by": "fastavro"},
                sync_marker=b"marker, fastavro",
            )


def read(path):
    with open(path, "rb") as file:
        for user in fastavro.reader(file):
            sys.stdout.buffer.write((json.dumps(user, ensure_ascii=False) + "\n").encode("utf-8"))


if __name__ == "__main__":
    {"write": write, "read": read}[sys.argv[1]](Path(sys.argv[2]))
