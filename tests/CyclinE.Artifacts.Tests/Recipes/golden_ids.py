"""Ids and hashes by an independent program, from the documented byte forms alone. Prints what the tests pin.

Recipe:  form 1, stage, algorithm version, options, sheet values, inputs (role, id); numbers are 32-bit little-endian,
         texts and maps are preceded by their length, maps are sorted by name (ordinal).
Content: kind, schema version, summary map, document, columns (name, type, bytes), likewise preceded by lengths.
"""
import hashlib
import struct


def number(value):
    return struct.pack("<i", value)


def blob(data):
    return number(len(data)) + data


def text(value):
    return blob(value.encode())


def mapping(entries):
    return number(len(entries)) + b"".join(text(k) + text(v) for k, v in sorted(entries.items()))


def recipe(stage, version, options, sheet, inputs):
    body = number(1) + text(stage) + number(version) + mapping(options) + mapping(sheet)
    body += number(len(inputs)) + b"".join(text(role) + text(id) for role, id in inputs)
    return hashlib.sha256(body).hexdigest()


def content(kind, schema, summary, document, columns):
    body = text(kind) + number(schema) + mapping(summary) + blob(document)
    body += number(len(columns)) + b"".join(text(name) + number(type) + blob(data) for name, type, data in columns)
    return hashlib.sha256(body).hexdigest()


print("empty recipe  ", recipe("s", 1, {}, {}, []))
print("full recipe   ", recipe(
    "call-array", 12, {"penalty": "2.5", "Zone": "µ"}, {"scale": "log2", "centre": "0"},
    [("ingest-array", "ab" * 32), ("table:genes", "none")]))
nan = struct.pack("<I", 0xFFC00000)
print("content       ", content(
    "profile", 2, {"b": "1", "a": "Zürich"}, b'{"x":"NaN","y":0}',
    [("log2", 2, struct.pack("<f", 1.5) + nan + struct.pack("<f", 0.0)), ("position", 1, struct.pack("<2i", 7, -1)),
     ("name", 4, "µ\nb\n".encode())]))
