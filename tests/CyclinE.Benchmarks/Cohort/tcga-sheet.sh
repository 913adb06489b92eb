#!/bin/sh
# Makes a batch of the reference data's 1,080 TCGA breast tumours (Genome-Wide SNP 6.0 segmentations on hg19, one .seg file):
#   tcga-sheet.sh REFERENCE-DATA FOLDER && cycline run FOLDER/sheet.csv --out FOLDER/out
# HER2 is positive or negative as in-situ hybridisation says, else as immunohistochemistry does; days become months of 30.4375.
set -eu
data=$1 folder=$2
mkdir -p "$folder"
cp "$data/cohort/brca_tcga_primary_hg19.seg.gz" "$folder/brca.seg.gz"
gzip -dc "$folder/brca.seg.gz" | cut -f1 | sed 1d | sort -u > "$folder/samples.txt"
awk -F '\t' -v OFS=, '
  FNR == 1 && NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; print "array", "sample", "file", "build", "file_sample", "patient", "her2", "pfs_months", "pfs_event", "os_months", "os_event", "age", "trastuzumab"; next }
  NR == FNR { line[$1] = $0; next }
  {
    patient = substr($1, 1, 12)
    n = split(line[patient], c, "\t")
    fish = n ? c[column["her2_fish"]] : ""; ihc = n ? c[column["her2_ihc"]] : ""
    her2 = fish == "positive" || fish == "negative" ? fish : ihc == "positive" || ihc == "negative" ? ihc : "NA"
    print $1, $1, "brca.seg.gz", "hg19", $1, patient, her2, months("pfs_days"), value("pfs_event"), months("os_days"), value("os_event"), value("age"), value("trastuzumab")
  }
  function value(name) { return n && c[column[name]] != "" ? c[column[name]] : "NA" }
  function months(name) { return value(name) == "NA" || value(name) < 0 ? "NA" : sprintf("%.4f", value(name) / 30.4375) }
' "$data/cohort/brca_tcga_clinical_cn.tsv" "$folder/samples.txt" > "$folder/sheet.csv"
rm "$folder/samples.txt"
echo "$(($(wc -l < "$folder/sheet.csv") - 1)) arrays in $folder/sheet.csv"
