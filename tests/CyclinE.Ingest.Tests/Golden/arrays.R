# An independent reading of the reference arrays: Rscript arrays.R DATA > arrays.tsv (DATA is the folder of reference data).
# Checksums are over probes in genome order, equal positions in file order; "weighted" tells the order, "sum" alone would not.
args <- commandArgs(trailingOnly = TRUE)
data <- file.path(args[1], "arrays")
number <- function(x) suppressWarnings(as.numeric(x))
read <- function(path, ...) read.table(path, header = TRUE, sep = "\t", quote = "\"", comment.char = "", stringsAsFactors = FALSE, check.names = TRUE, ...)
body <- function(path) { l <- readLines(path); l[!grepl("^#", l)] }
table_of <- function(lines, sep = "\t") read.table(text = lines, header = TRUE, sep = sep, quote = "\"", comment.char = "", colClasses = "character", check.names = TRUE)
code <- function(chromosome, x, y, m) {
  n <- number(chromosome)
  n[chromosome == "X"] <- x; n[chromosome == "Y"] <- y; n[chromosome %in% c("M", "MT")] <- m
  ifelse(n <= 22, n, ifelse(n == x, 23, ifelse(n == y, 24, ifelse(n == m, 25, NA))))
}
report <- function(file, name, chromosome, position, log2, baf = NULL, genotype = NULL) {
  placed <- !is.na(chromosome) & !is.na(position) & position > 0
  o <- order(chromosome[placed], position[placed])
  pick <- function(v) v[placed][o]
  n <- sum(placed)
  log2 <- pick(log2); position <- pick(position); chromosome <- pick(chromosome); name <- pick(name)
  weight <- (seq_len(n) - 1) %% 1009
  sums <- function(v) c(sum(!is.na(v)), sprintf("%.17g", sum(v, na.rm = TRUE)), sprintf("%.17g", sum(v * weight, na.rm = TRUE)))
  b <- if (is.null(baf)) c("NA", "NA", "NA") else sums(pick(baf))
  g <- if (is.null(genotype)) rep("NA", 4) else { g <- pick(genotype); c(sum(g == 1), sum(g == 2), sum(g == 3), sprintf("%.17g", sum(g * weight))) }
  cat(file, n, name[1], chromosome[1], position[1], sprintf("%.9g", log2[1]), name[n], chromosome[n], position[n], sprintf("%.9g", log2[n]),
      sprintf("%.17g", sum(position * 1.0)), sums(log2), b, g, sep = "\t"); cat("\n")
}
cat("file", "probes", "first", "firstChromosome", "firstPosition", "firstLog2", "last", "lastChromosome", "lastPosition", "lastLog2",
    "positions", "values", "sum", "weighted", "bafs", "bafSum", "bafWeighted", "AA", "AB", "BB", "genotypeWeighted", sep = "\t"); cat("\n")

for (f in c("affymetrix/Affy_snp6_cnchp.txt.bz2", "affymetrix/Affy_cytoScan.cyhd.CN5.CNCHP.txt.bz2", "affymetrix/oncoscan.tsv.bz2")) {
  t <- table_of(body(file.path(data, f)))
  position <- number(if ("Position" %in% names(t)) t$Position else t$Chromosomal.Position)
  report(f, t[[1]], code(t$Chromosome, 24, 25, 26), position, number(t$Log2Ratio), if ("BAF" %in% names(t)) number(t$BAF))
}
info <- read.csv(file.path(data, "illumina/SNP_info.csv"), colClasses = "character")
for (f in c("illumina/FinalReport1664.txt", "illumina/FinalReport6841.txt")) {
  l <- readLines(file.path(data, f))
  t <- table_of(l[(which(l == "[Data]") + 1):length(l)], ",")
  at <- match(t$SNP.Name, info$Name)
  chromosome <- info$Chr[at]; chromosome[chromosome == "XY"] <- "X"
  baf <- number(t$B.Allele.Freq); baf[grepl("^cnvi", t$SNP.Name)] <- NA
  alleles <- paste0(t$Allele1...AB, t$Allele2...AB)
  genotype <- ifelse(alleles == "AA", 1, ifelse(alleles == "AB", 2, ifelse(alleles == "BB", 3, 0)))
  genotype[grepl("^cnvi", t$SNP.Name)] <- 0
  report(f, t$SNP.Name, code(chromosome, 23, 24, 25), number(info$Position[at]), number(t$Log.R.Ratio), baf, genotype)
}
f <- "agilent/Agilent4x180K.txt"
l <- readLines(file.path(data, f))
t <- read.delim(text = l[grep("^FEATURES", l):length(l)], quote = "", comment.char = "", colClasses = "character")
t <- t[t$ControlType == "0", ]
flagged <- Reduce(`|`, lapply(c("gIsSaturated", "rIsSaturated", "gIsFeatNonUnifOL", "rIsFeatNonUnifOL", "gIsFeatPopnOL", "rIsFeatPopnOL", "IsManualFlag"), function(c) t[[c]] == "1"))
log2 <- ifelse(flagged, NA, log2(number(t$rProcessedSignal) / number(t$gProcessedSignal)))
place <- regmatches(t$SystematicName, regexec("^chr([^:]+):([0-9]+)-([0-9]+)$", t$SystematicName))
chromosome <- sapply(place, function(p) if (length(p)) p[2] else NA)
position <- sapply(place, function(p) if (length(p)) min(number(p[3:4])) else NA)
key <- paste(t$ProbeName, t$SystematicName)
merged <- tapply(log2, factor(key, unique(key)), function(v) if (all(is.na(v))) NA else median(v, na.rm = TRUE))
first <- !duplicated(key)
report(f, t$ProbeName[first], code(chromosome[first], 23, 24, 25), position[first], as.numeric(merged))
cat("# ", R.version.string, "\n", sep = "")
