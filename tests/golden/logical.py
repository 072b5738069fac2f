"""Sets what fastavro makes of values of logical types beside what Java made of them."""

import datetime
import decimal
import io
import json
import sys
import uuid
from pathlib import Path

import fastavro
from fastavro.schema import parse_schema

decimal.getcontext().prec = 100

# Why the two differ, for each schema where they do.
NOTES = {
    "big_decimal": "fastavro does not know the logical type, and takes bytes alone",
    "decimal": "fastavro writes -128 and -32768 in a byte more than they need, which is read alike",
    "duration": "fastavro does not know the logical type, and takes bytes alone",
    "local_timestamp_nanos": "fastavro does not know the logical type, and takes numbers alone",
    "timestamp_nanos": "fastavro does not know the logical type, and takes numbers alone",
    "uuid_fixed": "fastavro takes a UUID in a string alone, and bytes in a fixed",
}


def main(data, java):
    unexplained = []
    for file in sorted(java.iterdir()):
        lines = file.read_text(encoding="utf-8").split("\n")[:-1]
        schema = parse_schema(json.loads((data / f"{file.name}.avsc").read_text(encoding="utf-8")))
        merged = merge(schema, lines)
        if (len(merged) > len(lines)) != (file.name in NOTES):
            unexplained.append(file.name)
        if file.name in NOTES:
            merged.append(f"note {NOTES[file.name]}")
        (data / f"{file.name}.golden").write_text("\n".join(merged) + "\n", encoding="utf-8", newline="\n")
    if unexplained:
        sys.exit(f"NOTES lacks a note, or has one too many: {unexplained}")


def merge(schema, lines):
    """The lines, with a line of fastavro's behind each where it gives something else."""
    merged = []
    text = None
    for line in lines:
        merged.append(line)
        key, _, what = line.partition(" ")
        if key == "value":
            text = what
        elif text is not None and key in ("datum", "refused"):
            ours = encode(schema, text)
            if ours is not None and ours != (what if key == "datum" else "refused"):
                merged.append(f"fastavro {'datum ' if ours != 'refused' else ''}{ours}")
            text = None
    return merged


def encode(schema, text):
    """The datum in hexadecimal, `refused`, or nothing where Python has no such value."""
    out = io.BytesIO()
    try:
        value = native(schema["logicalType"], text)
    except (ValueError, OverflowError):
        return None
    try:
        fastavro.schemaless_writer(out, schema, value)
    except Exception:
        return "refused"
    return out.getvalue().hex()


def native(logical, text):
    # Python keeps microseconds.
    if logical not in ("decimal", "big-decimal") and len(text.rstrip("Z").partition(".")[2]) > 6:
        raise ValueError(text)
    if logical == "date":
        return datetime.date.fromisoformat(text)
    if logical.startswith("time-"):
        return datetime.time.fromisoformat(padded(text))
    if logical.startswith("local-"):
        return datetime.datetime.fromisoformat(padded(text))
    if logical.startswith("timestamp-"):
        return datetime.datetime.fromisoformat(padded(text.rstrip("Z")) + "+00:00")
    if logical in ("decimal", "big-decimal"):
        return decimal.Decimal(text)
    if logical == "uuid":
        return uuid.UUID(text)
    return text


def padded(text):
    """With six digits of a second, which Python wants."""
    whole, _, part = text.partition(".")
    return f"{whole}.{part:0<6}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
