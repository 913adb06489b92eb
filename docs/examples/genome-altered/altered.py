"""Share of the genome altered and counts of scars, from the calls of one array. Standard library alone."""
import csv
import json

with open("in/request.json", encoding="utf-8") as file:
    request = json.load(file)
with open("in/call-array/document.json", encoding="utf-8") as file:
    calls = json.load(file)

large = request["options"]["large-mb"] * 1e6
by_chromosome = {}
for call in calls["segments"]:
    chromosome = call["segment"]["chromosome"]
    if chromosome.isdigit() and call["call"] is not None:
        by_chromosome.setdefault(chromosome, []).append(call)

if not by_chromosome:
    with open("out/problem.json", "w", encoding="utf-8") as file:
        json.dump({
            "code": "no-autosomes",
            "what": "No autosomal segment has a call.",
            "where": "in/call-array/document.json",
            "remedy": "Look at the array: are its chromosomes named 1 to 22?",
        }, file)
    raise SystemExit(10)

total = altered = gained = 0
segments = transitions = whole = 0
for calls_of_one in by_chromosome.values():
    segments += len(calls_of_one)
    kinds = set()
    for i, call in enumerate(calls_of_one):
        length = call["segment"]["end"] - call["segment"]["start"] + 1
        total += length
        kinds.add(call["call"])
        if call["call"] != "Neutral":
            altered += length
            gained += length if call["log2"] > 0 else 0
        if i > 0:
            before = calls_of_one[i - 1]
            shortest = min(length, before["segment"]["end"] - before["segment"]["start"] + 1)
            transitions += before["call"] != call["call"] and shortest >= large
    whole += len(kinds) == 1 and kinds != {"Neutral"}

with open("out/tables/genome-altered.tsv", "w", newline="", encoding="utf-8") as file:
    table = csv.writer(file, delimiter="\t", lineterminator="\n")
    table.writerow(["role", "segments", "altered_share", "gained_share", "lost_share", "large_transitions", "whole_chromosomes"])
    table.writerow([request["sheet"].get("role", ""), segments, round(altered / total, 4), round(gained / total, 4),
                    round((altered - gained) / total, 4), transitions, whole])
