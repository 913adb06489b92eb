"""Makes table.bz2 with Python's bz2 (libbzip2): two streams, runs longer than 255, more than one block in the second."""
import bz2
import pathlib

rows = [f"1\t{(i + 1) * 1000}\t{((i * 7919) % 401 - 200) / 1000:.3f}\t{'x' * (i % 5 * 200)}\n" for i in range(1000)]
text = "chromosome\tposition\tlog2\tnote\n" + "".join(rows)
data = text.encode()
pathlib.Path(__file__).with_name("table.bz2").write_bytes(bz2.compress(data[:5000], 1) + bz2.compress(data[5000:], 1))
print(len(data))
