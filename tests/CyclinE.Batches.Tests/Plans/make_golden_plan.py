#!/usr/bin/env python3
"""Writes golden-plan.json: the plan of the sheet in PlanStabilityTests, written down independently, and prints its id."""

import hashlib
import json
import pathlib


def array(name, path, **columns):
    columns = {"build": "hg19", "polarity": "1", **columns}
    unseen = {"size": None, "modified": None, "exclude": None}
    return {"name": name, "input": {"root": "sheet", "path": path}, **unseen, "columns": dict(sorted(columns.items()))}


plan = {
    "name": "lines",
    "build": "hg19",
    "synthetic": False,
    "stages": [
        {
            "definition": {
                "name": "ingest-array", "version": 1, "service": "Ingest", "unit": "Array", "consumes": "ArrayReleased",
                "produces": "ArrayIngested", "artifactKind": "profile", "inputs": ["file"], "sheetColumns": ["build"],
                "required": True, "timeLimit": "00:05:00", "peakMemory": 1, "queue": "ingest-array-v1",
            },
            "options": {},
        }
    ],
    "arrays": [
        array("BT474", "arrays/BT474.txt", sample="BT 474", role="parental", age="60"),
        array("BT474.TR", "arrays/BT474 TR.txt", sample="BT 474, resistant", role="resistant", parental="BT474", centre="-0.25"),
        array("P1", "arrays/p1.txt", sample="Müller", role="tumour", her2="positive", benefit="yes", pfs_months="14.5", pfs_event="1", age="52"),
        array("P2", "arrays/p2.txt", sample='S "2"', role="tumour", her2="negative", benefit="no", pfs_months="6", pfs_event="0"),
    ],
    "pairs": [{"resistant": "BT474.TR", "parental": "BT474", "name": "BT474.TR~BT474"}],
    "cohort": {"minArrays": 2},
    "tables": {},
}

content = json.dumps(plan, ensure_ascii=False, separators=(",", ":"))
pathlib.Path(__file__).with_name("golden-plan.json").write_text(content + "\n", encoding="utf-8")
print(hashlib.sha256(content.encode("utf-8")).hexdigest())
