# Reference values of CyclinE.Ingest.Tests, computed by R alone: Rscript goldens.R FOLDER-OF-REFERENCE-DATA
# Needs DNAcopy. Values go through float32 (writeBin) as in a stored profile.
suppressMessages(library(DNAcopy))
options(digits = 12)
data <- commandArgs(TRUE)[1]

float <- function(v) { r <- writeBin(v, raw(), size = 4); readBin(r, "numeric", length(v), size = 4) }
running <- function(v, k) { h <- k %/% 2; n <- length(v); sapply(seq_along(v), function(i) median(v[max(1, i - h):min(n, i + h)])) }

scalars <- function(label, chrom, pos, log2) {
  o <- order(chrom, pos); chrom <- chrom[o]; log2 <- float(log2[o])
  ok <- is.finite(log2); x <- log2[ok]; runs <- split(x, chrom[ok])
  d <- unlist(lapply(runs, diff))
  sigma <- mad(d) / sqrt(2)
  five <- lapply(runs, running, 5)
  V <- function(lag, gate) {
    d <- unlist(lapply(seq_along(runs), function(r) {
      v <- runs[[r]]; m <- five[[r]]; n <- length(v)
      if (n <= lag) return(NULL)
      i <- seq_len(n - lag)
      (v[i + lag] - v[i])[abs(m[pmin(n, i + lag + 3)] - m[pmax(1, i - 3)]) <= gate]
    }))
    mad(d)^2 / 2
  }
  gate <- 2 * sigma
  r <- max(0, min(0.9, sqrt((V(2, gate) + V(3, gate)) / V(1, gate) - 1) - 1))
  tau <- (1 + r) / (1 - r)^2
  a <- x[chrom[ok] <= 22]; h <- (4 / 5)^(1 / 7) * sigma * length(a)^(-1 / 7)
  f <- function(at) sapply(at, function(p) mean(dnorm(p, a, h)))
  grid <- seq(-2, 2, 0.01); g <- f(grid); i <- which.max(g)
  peak <- optimize(f, grid[c(i - 1, i + 1)], maximum = TRUE, tol = 1e-10)
  cat(sprintf("%-8s probes %d finite %d sigma %.9f tau %.9f dlrs %.9f mapd %.9f trimmed %.9f centre %.6f height %.5f\n", label, length(log2), sum(ok),
    sigma, tau, IQR(d) / (1.349 * sqrt(2)), median(abs(d)), sqrt(DNAcopy:::trimmed.variance(x)), peak$maximum, peak$objective))
}

fe <- read.delim(file.path(data, "arrays/agilent/Agilent4x180K.txt"), skip = 9, stringsAsFactors = FALSE)
fe <- fe[fe$ControlType == 0, ]
flagged <- with(fe, gIsSaturated | rIsSaturated | gIsFeatNonUnifOL | rIsFeatNonUnifOL | gIsFeatPopnOL | rIsFeatPopnOL | IsManualFlag)
log2 <- ifelse(flagged, NA, log2(fe$rProcessedSignal / fe$gProcessedSignal))
chrom <- sub("chr(.*):.*", "\\1", fe$SystematicName); chrom <- as.integer(c(X = 23, Y = 24, setNames(1:22, 1:22))[chrom])
start <- as.integer(sub(".*:(\\d+)-.*", "\\1", fe$SystematicName))
key <- paste(fe$ProbeName, chrom, start); first <- !duplicated(key)
merged <- tapply(log2, factor(key, unique(key)), function(v) if (all(is.na(v))) NA else median(v, na.rm = TRUE))
cat("features", nrow(fe), "flagged", sum(flagged), "replicates", sum(key %in% key[!first]), "into", sum(!duplicated(key[key %in% key[!first]])), "\n")
scalars("agilent", chrom[first], start[first], as.numeric(merged))

neve <- read.delim(gzfile(file.path(data, "lines/neve2006_cell_lines.tsv.gz")), check.names = FALSE)
for (line in c("HCC1569", "BT474")) scalars(line, neve$Chrom, neve$kb, neve[[line]])
all <- sapply(neve[, -(1:4)], function(x) c(mean(is.na(x)), { d <- unlist(tapply(x[!is.na(x)], neve$Chrom[!is.na(x)], diff)); IQR(d) / (1.349 * sqrt(2)) }))
cat("lines", ncol(all), "largest missing share", max(all[1, ]), "largest dlrs", max(all[2, ]), "\n")
