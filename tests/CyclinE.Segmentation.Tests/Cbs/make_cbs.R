# Makes the golden files of this folder with R's DNAcopy: Rscript make_cbs.R REFERENCE_DATA_FOLDER
# Made with R 4.2.2, DNAcopy 1.72.3 (r-bioc-dnacopy).
library(DNAcopy)
reference <- commandArgs(TRUE)[1]
g17 <- function(x) formatC(x, digits = 17, format = "g", width = 1)
version <- paste("#", R.version.string, "DNAcopy", packageVersion("DNAcopy"))
lines <- function(file, ...) writeLines(c(version, ...), file)

# Random numbers: runif after set.seed, and shuffles i = n ... 1, j = floor(u * i) + 1.
shuffle <- function(n) { x <- seq_len(n); for (i in n:1) { j <- floor(runif(1) * i) + 1; t <- x[i]; x[i] <- x[j]; x[j] <- t }; x }
random <- unlist(lapply(c(0, 1, 42, 2147483647), function(seed) {
  set.seed(seed); u <- runif(2000)
  set.seed(seed); s <- shuffle(1500)
  c(paste(c("uniform", seed, g17(u[c(1:5, 623:626, 1247:1250, 2000)])), collapse = "\t"), paste(c("shuffle", seed, s), collapse = "\t")) }))
lines("random.tsv", random)

# Boundaries: DNAcopy's default and two others.
lines("boundaries.tsv", sapply(list(c(0.05, 10000, 0.01), c(0.05, 1000, 0.05), c(0.2, 2000, 0.01)), function(p)
  paste(c(p, getbdry(p[1], p[2], floor(p[2] * p[3]) + 1)), collapse = "\t")))

# Profiles of every kind, on two chromosomes, through segment() with every undo rule: kind, seed, options, values of each
# chromosome, segment lengths, runif(1) afterwards.
set.seed(20261123)
level <- function(n, ends, by) { l <- numeric(n); for (e in ends) l[seq_along(l) > e] <- l[seq_along(l) > e] + by; l }
kinds <- list(
  gauss = function(n) rnorm(n) + level(n, sort(sample(n, 2)), 1.5),
  heavy = function(n) rt(n, 3) + level(n, sort(sample(n, 3)), sample(c(-2, 1.5), 1)),
  outlier = function(n) { x <- rnorm(n, 0, .2); x[sample(n, 2)] <- 3; x },
  clean = function(n) level(n, sort(sample(n, 2)), 1) + 0.001 * sample(0:2, n, TRUE),
  rounded = function(n) round(rnorm(n) + level(n, sort(sample(n, 2)), 1), 1),
  binary = function(n) sample(c(0, 1), n, TRUE, c(.8, .2)),
  spike = function(n) { x <- rnorm(n, 0, .3); i <- sample(n - 12, 1); x[i + 0:sample(2:11, 1)] <- 1.5; x },
  constant = function(n) c(rep(0.25, n %/% 2), rep(0.5, n - n %/% 2)))
segments <- NULL
for (k in names(kinds)) for (r in 1:9) {
  n <- sample(c(4:30, 40:120, 150:420), 2)
  x <- round(c(kinds[[k]](n[1]), kinds[[k]](n[2])), 4)
  width <- sample(2:5, 1); undo <- c("none", "prune", "sdundo")[1 + r %% 3]; seed <- sample(1e6, 1)
  cna <- CNA(x, rep(1:2, n), seq_along(x), data.type = "logratio", sampleid = "x")
  set.seed(seed)
  s <- segment(cna, verbose = 0, min.width = width, undo.splits = undo, undo.SD = 1, alpha = 0.05, nperm = 1000)
  u <- runif(1)
  sd <- sqrt(DNAcopy:::trimmed.variance(x))
  segments <- c(segments, paste(k, seed, width, undo, g17(sd), paste(n, collapse = " "), paste(x, collapse = " "),
    paste(s$output$num.mark, collapse = " "), g17(u), sep = "\t"))
}
lines("segments.tsv", segments)

# smooth.CNA over three chromosomes.
smoothed <- sapply(1:6, function(r) { set.seed(r); n <- sample(30:90, 3); x <- round(rt(sum(n), 2), 4)
  cna <- CNA(x, rep(1:3, n), seq_along(x), data.type = "logratio", sampleid = "x")
  paste(g17(sqrt(DNAcopy:::trimmed.variance(x))), paste(n, collapse = " "), paste(x, collapse = " "), paste(g17(smooth.CNA(cna)[, 3]), collapse = " "), sep = "\t") })
lines("smooth.tsv", smoothed)

# Reference data: coriell smoothed and not, the simulated array of 244,000 probes as stored, and the 50 Neve lines.
reference_rows <- NULL
add <- function(name, cna, ...) { set.seed(42); s <- segment(cna, verbose = 0, ...); u <- runif(1)
  reference_rows <<- c(reference_rows, paste(name, paste(s$output$num.mark, collapse = " "), g17(u), sep = "\t")) }
co <- read.table(file.path(reference, "truth/coriell.tsv"), sep = "\t", header = TRUE)
for (line in c("Coriell.05296", "Coriell.13330")) {
  cna <- CNA(co[[line]], co$Chromosome, co$Position, data.type = "logratio", sampleid = "x")
  add(paste0(line, " raw"), cna); add(paste0(line, " smoothed"), smooth.CNA(cna)); add(paste0(line, " smoothed sdundo"), smooth.CNA(cna), undo.splits = "sdundo")
  add(paste0(line, " smoothed prune"), smooth.CNA(cna), undo.splits = "prune") }
si <- read.table(gzfile(file.path(reference, "segmentation/sim244k.probes.tsv.gz")), sep = "\t", header = TRUE)
add("sim244k", CNA(si$log2, si$chrom, si$pos, data.type = "logratio", sampleid = "x"))
ne <- read.table(gzfile(file.path(reference, "lines/neve2006_cell_lines.tsv.gz")), sep = "\t", header = TRUE, quote = "", comment.char = "", check.names = FALSE)
for (k in 5:ncol(ne)) add(names(ne)[k], CNA(ne[[k]], ne$Chrom, ne$kb, data.type = "logratio", sampleid = "x"))
lines("reference.tsv", reference_rows)
