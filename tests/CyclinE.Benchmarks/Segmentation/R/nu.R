# Rscript nu.R JOB SEED: how much of DNAcopy's time its tail probability takes, which is its series for nu. Each time is the
# less of two, so that what is left when one is taken from the other is not the machine's unrest.
# segment(verbose = 3) names every stretch it tests. For each longer than nmin the largest arc is found with DNAcopy's own
# tmaxo, and where DNAcopy goes on to its tail formula (T above 0.1, and not a T of 7 or more on 10 probes or more), its own
# tailp is called with the same numbers and timed. Prints: stretches, calls of tailp, processor seconds of tailp, of segment().
suppressMessages(library(DNAcopy)); options(scipen = 100)
a <- commandArgs(TRUE)
job <- a[1]; name <- readLines(file.path(job, "arrays.txt"))[1]
n <- file.size(file.path(job, paste0(name, ".value"))) / 4
column <- function(ext, what) readBin(file.path(job, paste0(name, ext)), what, n, 4)
chrom <- column(".chrom", "integer"); value <- column(".value", "numeric")
cna <- CNA(value, chrom, column(".pos", "integer"), data.type = "logratio", sampleid = "s")
cpu <- function(work) sum(system.time(work, gcFirst = FALSE)[1:2])
again <- function() { set.seed(as.integer(a[2])); segment(cna, verbose = 3) }
whole <- cpu(said <- capture.output(again()))
seconds <- calls <- stretches <- 0
x <- NULL
for (line in said) {
  if (grepl("current chromosome", line)) {
    ch <- trimws(sub(".*current chromosome:", "", line)); x <- cna[as.character(cna$chrom) == ch, 3]
  }
  if (!grepl("current segment", line)) next
  ends <- as.integer(regmatches(line, gregexpr("[0-9]+", line))[[1]])
  m <- ends[2] - ends[1] + 1L
  if (m <= 200) next
  stretches <- stretches + 1
  y <- x[ends[1]:ends[2]]; y <- y - mean(y); tss <- sum(y^2)
  if (tss <= 0) next
  z <- .Fortran("tmaxo", n = m, x = as.double(y), tss = as.double(tss), sx = double(m), iseg = integer(2),
    ostat = double(1), al0 = 2L, ibin = FALSE, PACKAGE = "DNAcopy")
  t <- sqrt(z$ostat); l <- z$iseg[2] - z$iseg[1]
  if (t <= 0.1 || (t >= 7 && min(l, m - l) >= 10)) next
  calls <- calls + 1
  tail <- function() .Fortran("tailp", as.double(t), 26 / m, m, 100L, 1e-6, PACKAGE = "DNAcopy")
  seconds <- seconds + min(cpu(tail()), cpu(tail()))
}
whole <- min(whole, cpu(capture.output(again())))
cat("result", stretches, calls, seconds, whole, "\n", sep = "\t")
