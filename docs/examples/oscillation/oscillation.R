# A chromothripsis-like oscillation score: how often copy number goes back to the level that it left.
# Base R alone: the lists of a document stand beside it as tab-separated tables.
option <- read.delim("in/options.tsv", row.names = 1)
gap <- as.numeric(option["gap", "value"])
fewest <- as.integer(option["min-segments", "value"])
segments <- read.delim("in/segment-array/segments.tsv", stringsAsFactors = FALSE)

score <- function(s) {
  # Neighbours that differ by less than the gap are one level, weighted by their probes.
  level <- numeric(0)
  weight <- numeric(0)
  for (i in seq_len(nrow(s))) {
    n <- length(level)
    if (n > 0 && abs(s$mean[i] - level[n]) < gap) {
      level[n] <- (level[n] * weight[n] + s$mean[i] * s$probes[i]) / (weight[n] + s$probes[i])
      weight[n] <- weight[n] + s$probes[i]
    } else {
      level <- c(level, s$mean[i])
      weight <- c(weight, s$probes[i])
    }
  }
  n <- length(level)
  if (n < fewest) return(NULL)
  inner <- 2:(n - 1)
  up <- level[inner] - level[inner - 1]
  down <- level[inner + 1] - level[inner]
  turns <- sum(up * down < 0)
  returns <- sum(up * down < 0 & abs(level[inner + 1] - level[inner - 1]) < gap)
  data.frame(chromosome = s$chromosome[1], segments = n, turns = turns, returns = returns,
             score = round(returns / (n - 2), 4))
}

chromosomes <- unique(segments$chromosome)
rows <- lapply(chromosomes, function(c) score(segments[segments$chromosome == c, ]))
table <- do.call(rbind, rows)
if (is.null(table)) {
  table <- data.frame(chromosome = character(0), segments = integer(0), turns = integer(0), returns = integer(0), score = numeric(0))
}
write.table(table, "out/tables/oscillation.tsv", sep = "\t", quote = FALSE, row.names = FALSE, na = "")
