"""Decodes with fastavro what Rust wrote of the family of types in `tests/tests/it/family`.

    python family.py LINES

A line is a type, with its name, schema and fingerprint, or a value of the type before it: its datum, and what it is.
"""

import io
import json
import math
import struct
import sys

import fastavro
from fastavro.schema import fingerprint, to_parsing_canonical_form


def told(value):
    """A value of fastavro's as the lines tell it."""
    if isinstance(value, float):
        return {"double": "NaN" if math.isnan(value) else struct.pack(">d", value).hex()}
    if isinstance(value, bytes):
        return {"bytes": value.hex()}
    if isinstance(value, list):
        return [told(item) for item in value]
    if isinstance(value, dict):
        return {"entries": {key: told(item) for key, item in value.items()}}
    return value


def is_same(one, other) -> bool:
    """Python holds that 1, 1.0 and True are equal."""
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(is_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(is_same(value, other[key]) for key, value in one.items())
    return type(one) is type(other) and one == other


def main() -> None:
    types = values = 0
    name = schema = None
    with open(sys.argv[1], encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if "schema" in line:
                name, schema = line["name"], fastavro.parse_schema(line["schema"])
                # fastavro gives the bytes as single-object encoding has them, the least significant first.
                crc = bytes.fromhex(fingerprint(to_parsing_canonical_form(line["schema"]), "CRC-64-AVRO"))[::-1].hex()
                assert crc == line["fingerprint"], f"{name}: the fingerprint is {crc} to fastavro"
                types += 1
            else:
                datum = io.BytesIO(bytes.fromhex(line["datum"]))
                value = told(fastavro.schemaless_reader(datum, schema))
                assert is_same(value, line["value"]), f"{name}: {line['datum']} is {value}, not {line['value']}"
                assert not datum.read(), f"{name}: fastavro leaves bytes of {line['datum']}"
                values += 1
    # A file that was cut off proves nothing.
    assert types >= 60 and values >= 3000, f"only {values} values of {types} types"
    print(f"{values} values of {types} types are to fastavro what they are to Rust")


if __name__ == "__main__":
    main()
