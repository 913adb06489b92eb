# Rscript dnacopy.R JOB ALPHA SMOOTH UNDO SEEDS: DNAcopy on every array of the folder JOB.
# JOB/arrays.txt names them; NAME.chrom, NAME.pos (int32) and NAME.value (float32, NaN where missing) hold their columns.
# SMOOTH is 0 or 1, UNDO a comma-separated list of undo.SD (0: none), SEEDS a comma-separated list.
# Writes JOB/segments.tsv: array, seed, undo, chrom, num.mark, mean as segment() prints it;
#        JOB/seconds.tsv: array, seed, processor seconds of segment() alone.
# Undoing is a last step that draws no random number, so one run serves all of UNDO.
suppressMessages(library(DNAcopy))
a <- commandArgs(TRUE)
job <- a[1]; alpha <- as.numeric(a[2]); smooth <- a[3] == "1"
undo <- as.numeric(strsplit(a[4], ",")[[1]]); seeds <- as.integer(strsplit(a[5], ",")[[1]])
column <- function(name, ext, what, n, size) readBin(file.path(job, paste0(name, ext)), what, n, size)
out <- file(file.path(job, "segments.tsv"), "w"); times <- file(file.path(job, "seconds.tsv"), "w")
for (name in readLines(file.path(job, "arrays.txt"))) {
  n <- file.size(file.path(job, paste0(name, ".value"))) / 4
  chrom <- column(name, ".chrom", "integer", n, 4); pos <- column(name, ".pos", "integer", n, 4)
  value <- column(name, ".value", "numeric", n, 4)
  value[!is.finite(value)] <- NA
  cna <- suppressWarnings(CNA(value, chrom, pos, data.type = "logratio", sampleid = "s"))
  if (smooth) cna <- smooth.CNA(cna)
  finite <- is.finite(cna[, 3])
  sd <- sqrt(DNAcopy:::trimmed.variance(cna[finite, 3], 0.025))
  for (seed in seeds) {
    set.seed(seed)
    t <- system.time(s <- segment(cna, verbose = 0, alpha = alpha))
    cat(name, seed, sprintf("%.6f", t[[1]] + t[[2]]), sep = "\t", file = times); cat("\n", file = times)
    for (u in undo) for (ch in unique(s$output$chrom)) {
      o <- s$output[s$output$chrom == ch, ]
      marks <- o$num.mark; means <- o$seg.mean
      if (u > 0 && length(marks) > 1) {
        x <- cna[finite & cna$chrom == ch, 3]
        marks <- DNAcopy:::changepoints.sdundo(x, marks, sd, u)
        means <- round(tapply(x, rep(seq_along(marks), marks), mean), 4)
      }
      writeLines(paste(name, seed, u, ch, marks, means, sep = "\t"), out)
    }
  }
}
close(out); close(times)
cat(R.version.string, "DNAcopy", as.character(packageVersion("DNAcopy")), "\n")
