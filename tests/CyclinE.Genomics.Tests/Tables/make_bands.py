#!/usr/bin/env python3
"""Writes the embedded band tables: make_bands.py REFERENCE_DATA/genome REPO/shared/CyclinE.Genomics/Tables

Input: UCSC cytoBand of hg19 and hg38. Output: bands.BUILD.tsv.gz with chromosome, last base pair (1-based) and name, in
genome order; no time stamp.
"""
import gzip, io, sys

ORDER = {name: i for i, name in enumerate([str(i) for i in range(1, 23)] + ["X", "Y"])}

for build in ("hg19", "hg38"):
    rows = []
    for line in gzip.open(f"{sys.argv[1]}/{build}_cytobands.tsv.gz", "rt"):
        chrom, start, end, name = line.rstrip("\n").split("\t")[:4]
        if chrom[3:] in ORDER:
            rows.append((ORDER[chrom[3:]], int(float(end)), chrom[3:], name))
    text = "#chrom\tend\tband\n" + "".join(f"{c}\t{end}\t{name}\n" for _, end, c, name in sorted(rows))
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as out:
        out.write(text.encode())
    with open(f"{sys.argv[2]}/bands.{build}.tsv.gz", "wb") as out:
        out.write(packed.getvalue())
    print(build, len(rows), "bands", len(packed.getvalue()), "bytes")
