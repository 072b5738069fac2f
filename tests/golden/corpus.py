"""Sets what fastavro makes of the corpus's values beside what Java made of them."""

import io
import json
import sys
from pathlib import Path

import fastavro
from fastavro.schema import parse_schema

from golden import describe, encode

# Why the two differ, for each type where they do.
NOTES = {}


def main(java, to):
    to.mkdir(exist_ok=True)
    unexplained = []
    for old in to.glob("*.golden"):
        old.unlink()
    for file in sorted(java.iterdir()):
        merged = []
        for section in sections(file.read_text(encoding="utf-8").split("\n")[:-1]):
            lines, differs = merge(section)
            if differs != (section[0] in NOTES):
                unexplained.append(section[0])
            if section[0] in NOTES:
                lines.append(f"note {NOTES[section[0]]}")
            merged += lines
        (to / f"{file.name}.golden").write_text("\n".join(merged) + "\n", encoding="utf-8", newline="\n")
    if unexplained:
        sys.exit(f"NOTES lacks a note, or has one too many: {unexplained}")


def sections(lines):
    """The lines of each type."""
    found = []
    for line in lines:
        if line.startswith(("type ", "file ")):
            found.append([])
        found[-1].append(line)
    return found


def merge(lines):
    """The lines, with a line of fastavro's behind each where it gives something else."""
    merged = []
    value = None
    for line in lines:
        merged.append(line)
        key, _, text = line.partition(" ")
        if key == "json":
            named = {}
            parsed = parse_schema(json.loads(text), named)
        elif key in ("value", "refused"):
            value = text if key == "value" else None
        elif key in ("datum", "beyond"):
            ours = again(parsed, text) if value is None else encode(parsed, named, json.loads(value))
            if ours != text:
                merged.append(f"fastavro {key} {ours}")
    return merged, len(merged) > len(lines)


def again(schema, datum):
    """A datum read, and written."""
    out = io.BytesIO()
    try:
        value = fastavro.schemaless_reader(
            io.BytesIO(bytes.fromhex(datum)), schema, None, return_record_name=True, return_record_name_override=False
        )
        fastavro.schemaless_writer(out, schema, value)
    except Exception as refusal:
        return f"refuses {describe(refusal)}"
    return out.getvalue().hex()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
