# Maximally selected log-rank statistics: package maxstat.
# Rscript make-maxstat.R REFERENCE_DATA/survival OUT_FOLDER
suppressMessages({ library(survival); library(maxstat); library(exactRankTests) })
arg <- commandArgs(TRUE); src <- arg[1]; out <- arg[2]
n17 <- function(x) ifelse(is.na(x), "NA", formatC(x, digits = 17, format = "g", width = 1))
versions <- paste0("# ", R.version.string, ", survival ", packageVersion("survival"), ", maxstat ", packageVersion("maxstat"))
rd <- function(n) read.delim(file.path(src, paste0(n, ".tsv")))

# The Hothorn-Lausen bound by its definition: P(sum of m scores = v) by adding one score at a time. maxstat's own (pmaxstat) leaves
# out sums of 0 and statistics equal to the one observed; it stands beside ours as hl_maxstat.
bound <- function(s, k, b) {
  N <- length(s); tot <- sum(s); P <- matrix(0, N + 1, tot + 1); P[1, 1] <- 1; v <- 0:tot
  for (i in 1:N) for (m in i:1) P[m + 1, ] <- (1 - m / i) * P[m + 1, ] + m / i * c(rep(0, s[i]), P[m, seq_len(tot + 1 - s[i])])
  z <- function(m, v) (v - m / N * tot) / sqrt(m * (N - m) * (N * sum(s^2) - tot^2) / (N^2 * (N - 1)))
  p <- sum(sapply(k, function(m) sum(P[m + 1, abs(z(m, v)) > b])))
  p <- p - sum(sapply(head(k, -1), function(m) { zz <- z(m, v)
    sum(P[m + 1, (zz < -b & z(m + 1, v + max(s)) < -b) | (zz > b & z(m + 1, v + min(s)) > b)]) }))
  min(p, 1)
}

cut <- "case\tset\ttime\tstatus\tevent\tvalue\tcut\tstatistic\tlausen94\thl\thl_maxstat\tcondmc"
one <- function(name, set, time, status, event, value, HL) {
  d <- rd(set); x <- if (value == "scrambled") 1000 * d$karno + (seq_len(nrow(d)) * 37) %% nrow(d) else d[[value]]
  keep <- !is.na(x) & !is.na(d[[time]]); x <- x[keep]; y <- Surv(d[[time]][keep], as.integer(d[[status]][keep] == event))
  g <- data.frame(x = x); g$y <- y; set.seed(1)
  m <- maxstat.test(y ~ x, g, smethod = "LogRank", pmethod = "Lau94")
  mc <- maxstat.test(y ~ x, g, smethod = "LogRank", pmethod = "condMC", B = 100000)$p.value
  hl <- hlm <- NA
  if (HL) {
    s <- cscores(y, "LogRank"); s <- s - min(s); s <- round(s * length(s) / max(s)); s <- s[order(x)]; N <- length(s)
    k <- max(1, floor(N * 0.1)):floor(N * 0.9); E <- k / N * sum(s); V <- k * (N - k) / (N^2 * (N - 1)) * (N * sum(s^2) - sum(s)^2)
    b <- max(abs(cumsum(s)[k] - E) / sqrt(V)) * (1 - 1e-10); hl <- bound(s, k, b); hlm <- maxstat:::pmaxstat(b, s, k)
  }
  cut <<- c(cut, paste(name, set, time, status, event, value, n17(m$estimate), n17(m$statistic), n17(m$p.value), n17(hl), n17(hlm), n17(mc), sep = "\t"))
}
one("ovarian by age", "ovarian", "futime", "fustat", 1, "age", TRUE)
one("veteran by karno without ties", "veteran", "time", "status", 1, "scrambled", TRUE)
one("veteran by karno", "veteran", "time", "status", 1, "karno", FALSE)
one("lung by age", "lung", "time", "status", 2, "age", FALSE)
one("lung by weight loss", "lung", "time", "status", 2, "wt.loss", FALSE)
one("gbsg by nodes", "gbsg", "rfstime", "status", 1, "nodes", FALSE)
one("gbsg by size", "gbsg", "rfstime", "status", 1, "size", FALSE)
writeLines(c(versions, cut), file.path(out, "maxstat.tsv"))
