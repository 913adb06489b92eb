#!/usr/bin/env python3
"""Writes GenomeBuild.Tables.cs from UCSC cytoBand tables: make_builds.py REFERENCE_DATA/genome OUT.cs

Lengths are the end of the last band, centromeres the boundary of the p and q acen bands. hg18 is not in the
reference data; its numbers are UCSC's chromInfo and cytoBand of NCBI36, written out below.
"""
import gzip, sys

NAMES = [str(i) for i in range(1, 23)] + ["X", "Y"]
MT = {"hg18": 16571, "hg19": 16571, "hg38": 16569}
HG18 = (
    [247249719, 242951149, 199501827, 191273063, 180857866, 170899992, 158821424, 146274826, 140273252, 135374737,
     134452384, 132349534, 114142980, 106368585, 100338915, 88827254, 78774742, 76117153, 63811651, 62435964,
     46944323, 49691432, 154913754, 57772954],
    [124300000, 93300000, 91700000, 50700000, 47700000, 60500000, 59100000, 45200000, 51800000, 40300000, 52900000,
     35400000, 16000000, 15600000, 17000000, 38200000, 22200000, 16100000, 28500000, 27100000, 12300000, 11800000,
     59500000, 11300000])


def bands(path):
    lengths, centromeres = {}, {}
    for line in gzip.open(path, "rt"):
        chrom, start, end, _, stain = line.rstrip("\n").split("\t")[:5]
        name = chrom[3:]
        if name not in NAMES:
            continue
        start, end = int(float(start)), int(float(end))
        lengths[name] = max(lengths.get(name, 0), end)
        if stain == "acen":
            centromeres.setdefault(name, []).append(end)
    return [lengths[n] for n in NAMES], [min(centromeres[n]) for n in NAMES]


def rows(values):
    return "".join("                " + " ".join(f"{v:_}," for v in values[i:i + 8]) + "\n" for i in range(0, len(values), 8))


tables = {"hg18": HG18, **{b: bands(f"{sys.argv[1]}/{b}_cytobands.tsv.gz") for b in ("hg19", "hg38")}}
with open(sys.argv[2], "w") as out:
    out.write("""namespace CyclinE.Genomics;

/// <content>Chromosome lengths and centromeres (the boundary of the p and q acen bands), UCSC chromInfo and cytoBand.</content>
public sealed partial class GenomeBuild
{
    private static readonly Dictionary<string, GenomeBuild> Known = new(StringComparer.Ordinal)
    {
""")
    for build, (lengths, centromeres) in tables.items():
        out.write(f'        ["{build}"] = new(\n            "{build}",\n            [\n{rows(lengths + [MT[build]])}            ],\n'
                  f'            [\n{rows(centromeres)}            ]),\n')
    out.write("    };\n}\n")
