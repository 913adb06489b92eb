# Reference values of CyclinE.Numerics.Tests: Rscript goldens.R
# Needs DNAcopy. The series is made by an integer generator whose arithmetic is exact in doubles, and its values are
# multiples of 1/1024, so that R and C# start from the same bits (as float32, too).
suppressMessages(library(DNAcopy))
options(digits = 17)

series <- function(n, seed = 20240) {
  x <- numeric(n); state <- seed
  u <- function() { state <<- (16807 * state) %% 2147483647; state / 2147483647 }
  previous <- 0
  for (i in seq_len(n)) {
    noise <- u() + u() + u() + u() - 2              # sd 0.577
    previous <- floor((0.4 * previous + noise) * 1024) / 1024
    level <- if (i %% 700 < 120) 1.5 else 0
    x[i] <- level + previous
  }
  floor(x * 1024) / 1024
}

x <- series(3000)
ends <- c(1000, 1030, 2300, 3000)
runs <- split(x, rep(seq_along(ends), diff(c(0, ends))))
cat("series      ", sum(x), x[1], x[3000], "\n")

cat("trimmed sd  ", sqrt(DNAcopy:::trimmed.variance(x)), sqrt(DNAcopy:::trimmed.variance(x[1:11])), "\n")
d <- unlist(lapply(runs, diff))
cat("sigma       ", 1.4826 * median(abs(d - median(d))) / sqrt(2), mad(d) / sqrt(2), "\n")
cat("dlrs        ", IQR(d) / (1.349 * sqrt(2)), "\n")
cat("mapd        ", median(abs(d)), "\n")
for (p in c(0, 0.1, 0.25, 0.5, 0.77, 1)) cat("quantile    ", p, quantile(x, p, type = 7, names = FALSE), "\n")

# Inner places from runmed; the cut-off windows of the ends written out.
running <- function(v, k) {
  h <- k %/% 2; n <- length(v)
  ends <- sapply(seq_along(v), function(i) median(v[max(1, i - h):min(n, i + h)]))
  if (n >= k) { y <- as.numeric(runmed(v, k, endrule = "keep")); inner <- (h + 1):(n - h); stopifnot(all(y[inner] == ends[inner])); ends[inner] <- y[inner] }
  ends
}
for (k in c(1, 3, 51, 101)) { y <- running(x, k); cat("runmed      ", k, sum(y), sum(seq_along(y) * y), "\n") }
y <- running(x[1:30], 51); cat("runmed short", 51, sum(y), sum(seq_along(y) * y), "\n")

# tau: lag differences of pairs whose neighbourhoods (medians of five before and behind) differ by at most 2 sigma.
five <- lapply(runs, running, 5)
lagged <- function(lag, gate) unlist(lapply(seq_along(runs), function(r) {
  v <- runs[[r]]; m <- five[[r]]; n <- length(v)
  if (n <= lag) return(NULL)
  i <- seq_len(n - lag)
  keep <- abs(m[pmin(n, i + lag + 3)] - m[pmax(1, i - 3)]) <= gate
  (v[i + lag] - v[i])[keep]
}))
V <- function(lag, gate) { d <- lagged(lag, gate); (1.4826 * median(abs(d - median(d))))^2 / 2 }
gate <- 2 * sqrt(V(1, Inf))
rho <- max(0, sqrt((V(2, gate) + V(3, gate)) / V(1, gate) - 1) - 1)
cat("tau         ", (1 + rho) / (1 - rho)^2, "rho", rho, "\n")

# Density peaks: the kernel estimate itself, without grid, maximised.
h <- (4 / 5)^(1 / 7) * 0.25 * length(x)^(-1 / 7)
f <- function(at) sapply(at, function(a) mean(dnorm(a, x, h)))
grid <- seq(-3, 3, 0.002); g <- f(grid)
peaks <- which(diff(sign(diff(g))) == -2) + 1
main <- peaks[which.max(g[peaks])]
for (i in peaks[order(-g[peaks])][1:4]) {
  o <- optimize(f, grid[c(i - 1, i + 1)], maximum = TRUE, tol = 1e-10)
  valley <- min(g[min(i, main):max(i, main)]) / g[i]     # above 0.95: a ripple of the main peak
  cat("peak        ", o$maximum, o$objective, "valley", valley, "\n")
}
cat("bandwidth   ", h, "\n")
