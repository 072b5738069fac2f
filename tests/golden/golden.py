"""Sets what fastavro makes of each schema and of its values beside what Java made of them."""

import io
import json
import sys
from pathlib import Path

import fastavro
from fastavro.schema import fingerprint, parse_schema, to_parsing_canonical_form

# Why the two differ, for each schema where they do.
NOTES = {
    "forward": "fastavro wants a type before it is named; Java looks for it in the whole schema",
    "forward_across": "fastavro wants a type before it is named; Java looks for it in the whole schema",
    "logical_types_invalid": "fastavro refuses an invalid logical type, which the specification says to ignore, as Java does",
    "names_of_one_simple_name": (
        "Java knows a record by name only from its end on, so that in the fields of a.T the name T is not yet a.T, "
        "and is found in the null namespace; by the specification, and in fastavro, it is a.T"
    ),
    "names_shadowed": (
        "Java finds n.X behind its first mention, and not the record X around it; fastavro wants a type before it is named"
    ),
    "null_namespace_inside": (
        "Java looks in the null namespace for a name that the namespace around does not have; fastavro does not"
    ),
    "null_namespace_reference": (
        "Java looks in the null namespace for a name that the namespace around does not have yet; fastavro does not"
    ),
}

ALGORITHMS = {"crc64": "CRC-64-AVRO", "md5": "MD5", "sha256": "SHA-256"}


def main(data, java):
    unexplained = []
    for file in sorted(java.iterdir()):
        lines = file.read_text(encoding="utf-8").split("\n")[:-1]
        if file.name == "verdicts":
            merged = lines
        else:
            merged, differs = merge(json.loads((data / f"{file.name}.avsc").read_text(encoding="utf-8")), lines)
            if differs != (file.name in NOTES):
                unexplained.append(file.name)
            if file.name in NOTES:
                merged.append(f"note {NOTES[file.name]}")
        (data / f"{file.name}.golden").write_text("\n".join(merged) + "\n", encoding="utf-8", newline="\n")
    if unexplained:
        sys.exit(f"NOTES lacks a note, or has one too many: {unexplained}")


def merge(schema, lines):
    """The lines, with a line of fastavro's behind each where it gives something else."""
    merged = []
    datum = None
    try:
        canonical = to_parsing_canonical_form(schema)
        named = {}
        parsed = parse_schema(schema, named)
    except Exception as refusal:
        return lines + [f"fastavro refuses {describe(refusal)}"], True
    for line in lines:
        merged.append(line)
        key, _, text = line.partition(" ")
        if key == "canonical":
            ours = canonical
        elif key in ALGORITHMS:
            ours = fingerprint(canonical, ALGORITHMS[key])
            if key == "crc64":
                # fastavro gives the bytes as single-object encoding has them, which is little-endian.
                ours = bytes.fromhex(ours)[::-1].hex()
        elif key == "datum":
            ours = datum
        else:
            if key == "value":
                datum = encode(parsed, named, json.loads(text))
            continue
        if ours != text:
            merged.append(f"fastavro {key} {ours}")
    return merged, len(merged) > len(lines)


def encode(schema, named, value):
    out = io.BytesIO()
    try:
        fastavro.schemaless_writer(out, schema, native(schema, named, value))
    except Exception as refusal:
        return f"refuses {describe(refusal)}"
    return out.getvalue().hex()


def native(schema, named, value):
    """From Avro's JSON encoding to what fastavro writes: a union's value with its branch."""
    if isinstance(schema, list):
        if value is None:
            return None
        ((branch, inner),) = value.items()
        for candidate in schema:
            name = candidate if isinstance(candidate, str) else candidate.get("name", candidate["type"])
            if name == branch:
                return branch, native(candidate, named, inner)
        raise ValueError(f"no branch {branch}")
    if isinstance(schema, str) and schema in named:
        schema = named[schema]
    kind = schema if isinstance(schema, str) else schema["type"]
    if kind in ("bytes", "fixed"):
        return value.encode("latin-1")
    if kind in ("float", "double"):
        return float(value)
    if kind == "array":
        return [native(schema["items"], named, item) for item in value]
    if kind == "map":
        return {key: native(schema["values"], named, item) for key, item in value.items()}
    if kind in ("record", "error"):
        return {field["name"]: native(field["type"], named, value[field["name"]]) for field in schema["fields"]}
    return value


def describe(refusal):
    return f"{type(refusal).__name__}: {str(refusal).splitlines()[0] if str(refusal) else ''}"


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
