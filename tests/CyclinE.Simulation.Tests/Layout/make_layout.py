#!/usr/bin/env python3
"""Writes AgilentLayout.tsv: the column names and types of a Feature Extraction text file, block by block.

make_layout.py REFERENCE_DATA/arrays/agilent/Agilent4x180K.txt OUT.tsv
Only the header lines are taken. Values of the file are not: the writer computes its own, and what it does not compute is 0.
"""
import sys

lines = open(sys.argv[1], encoding="latin-1").read().split("\n")
with open(sys.argv[2], "w", newline="\n") as out:
    for types, names in zip(lines, lines[1:]):
        if types.startswith("TYPE\t"):
            block, *columns = names.split("\t")
            for name, type_ in zip(columns, types.split("\t")[1:]):
                out.write(f"{block}\t{name}\t{type_}\n")
