# Rscript pscbs.R TABLE OUT
# Makes pscbs.tsv beside this script: segments of segmentByPairedPSCBS (R package PSCBS, defaults, seed 0xBEEF and 1 to 5)
# on the paired tumour/normal chromosome of the reference data (joint/paired_chr01.tsv.gz).
suppressMessages(library(PSCBS))
a <- commandArgs(TRUE)
d <- read.delim(gzfile(a[1]))
rows <- NULL
for (s in c(0xBEEF, 1:5)) {
  fit <- segmentByPairedPSCBS(d[, c("chromosome", "x", "CT", "betaT", "betaN")], seed = as.integer(s), verbose = 0)
  g <- getSegments(fit)
  rows <- rbind(rows, data.frame(seed = as.integer(s), start = g$tcnStart, end = g$tcnEnd, loci = g$tcnNbrOfLoci,
    heterozygotes = g$tcnNbrOfHets, c1 = g$c1Mean, c2 = g$c2Mean))
}
for (n in c("start", "end", "c1", "c2")) rows[[n]] <- sprintf("%.17g", rows[[n]])
writeLines(c(sprintf("# PSCBS %s, DNAcopy %s, %s", packageVersion("PSCBS"), packageVersion("DNAcopy"), R.version.string),
  paste(names(rows), collapse = "\t"), apply(rows, 1, function(r) paste(trimws(r), collapse = "\t"))), a[2])
