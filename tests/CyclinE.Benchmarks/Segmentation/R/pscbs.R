# Rscript pscbs.R TABLE OUT: paired PSCBS, as its vignette runs it, on a table of chromosome, x, CT, betaT, CN, betaN: single
# outliers dropped first (not timed), no known segments, so that no gap makes a break by itself.
# Writes OUT/segments.tsv: places, locus counts and means of each segment; OUT/seconds.tsv: processor seconds of
# segmentByPairedPSCBS and of its calls (which follow and add no break).
suppressMessages(library(PSCBS))
a <- commandArgs(TRUE)
d <- read.delim(gzfile(a[1]))[, c("chromosome", "x", "CT", "betaT", "betaN")]
invisible(capture.output({
  d <- dropSegmentationOutliers(d)
  t1 <- system.time(fit <- segmentByPairedPSCBS(d, seed = 42L, verbose = FALSE))
  t2 <- system.time(suppressWarnings({ called <- callROH(fit); called <- callAB(called); called <- callLOH(called); called <- callNTCN(called) }))
}))
write.table(getSegments(fit, simplify = TRUE), file.path(a[2], "segments.tsv"), sep = "\t", quote = FALSE, row.names = FALSE)
writeLines(sprintf("%.6f\t%.6f", sum(t1[1:2]), sum(t2[1:2])), file.path(a[2], "seconds.tsv"))
