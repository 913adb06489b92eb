#!/usr/bin/env python3
"""Writes the embedded gene tables: make_genes.py REFERENCE_DATA/genome REPO/shared/CyclinE.Genomics/Tables

Input: UCSC refGene summaries (symbol, chrom, chrN, start, end, width, strand), one row per locus of a symbol. Their
start is UCSC's 0-based txStart (DDX11L1 of hg38 is 11873–14409 there and chr1:11874–14409 in the browser), so one is
added. Numbers may stand in scientific notation. A symbol with loci on several chromosomes keeps those of the one with
most of its loci (X before Y for pseudo-autosomal genes); of several loci there, overlapping ones are united and the
longest remains: a union over copies of a repeat would be an interval without biological meaning.
Output: genes.BUILD.tsv.gz with symbol, chrom, start, end (1-based, closed), in genome order; no time stamp.
"""
import gzip, io, sys

ORDER = {name: i for i, name in enumerate([str(i) for i in range(1, 23)] + ["X", "Y"])}


def loci(path):
    by_symbol = {}
    with gzip.open(path, "rt") as lines:
        header = next(lines).rstrip("\n").split("\t")
        symbol, chrom, start, end = (header.index(c) for c in ("symbol", "chrom", "start", "end"))
        for line in lines:
            f = line.rstrip("\n").split("\t")
            name = f[chrom][3:]
            if name in ORDER:
                by_symbol.setdefault(f[symbol], {}).setdefault(name, []).append((int(float(f[start])) + 1, int(float(f[end]))))
    return by_symbol


def body(by_chromosome):
    chrom = min(by_chromosome, key=lambda c: (-len(by_chromosome[c]), ORDER[c]))
    united = []
    for start, end in sorted(by_chromosome[chrom]):
        if united and start <= united[-1][1]:
            united[-1][1] = max(united[-1][1], end)
        else:
            united.append([start, end])
    start, end = max(united, key=lambda u: (u[1] - u[0], -u[0]))
    return chrom, start, end


for build in ("hg19", "hg38"):
    rows = sorted(((symbol, *body(places)) for symbol, places in loci(f"{sys.argv[1]}/refGene_{build}.tsv.gz").items()),
                  key=lambda r: (ORDER[r[1]], r[2], r[0]))
    text = "#symbol\tchrom\tstart\tend\n" + "".join(f"{s}\t{c}\t{a}\t{b}\n" for s, c, a, b in rows)
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, compresslevel=9, mtime=0) as out:
        out.write(text.encode())
    with open(f"{sys.argv[2]}/genes.{build}.tsv.gz", "wb") as out:
        out.write(packed.getvalue())
    print(build, len(rows), "genes", len(packed.getvalue()), "bytes")
