# Golden numbers of NormalisationTests: lowess and straight lines of R, on numbers that any language makes alike.
# Rscript normalisation.R
options(digits = 17)
cat(R.version.string, "\n")
n <- 400
i <- 1:n
x <- i / 40 + ((i * 37) %% 11) / 50
y <- sin(x) + (((i * 53) %% 17) - 8) / 20 + ifelse(i %% 29 == 0, 3, 0)
o <- order(x, i)
x <- x[o]; y <- y[o]
show <- function(name, fit) cat(name, sum(fit), sum(seq_along(fit) * fit), fit[1], fit[123], fit[length(fit)], "\n")
show("f 2/3, iter 3, delta 0", lowess(x, y, f = 2/3, iter = 3, delta = 0)$y)
show("f 0.3, iter 3, delta 1%", lowess(x, y, f = 0.3, iter = 3, delta = 0.01 * diff(range(x)))$y)
show("f 0.05, iter 0, delta 0", lowess(x, y, f = 0.05, iter = 0, delta = 0)$y)
ties <- floor(x * 2) / 2
show("ties, f 0.2, iter 2, delta 0", lowess(ties, y, f = 0.2, iter = 2, delta = 0)$y)
show("exact line", lowess(x, 1 + 2 * x, f = 0.4, iter = 3, delta = 0)$y)
show("three points", lowess(c(1, 2, 4), c(1, 5, 2), f = 2/3, iter = 3, delta = 0)$y)
show("one place", lowess(rep(1, 5), c(1, 2, 3, 4, 9), f = 2/3, iter = 0, delta = 0)$y)

# The wave of GC: a line on probes within 1 of the median, then a lowess of what is left.
gc <- 0.35 + 0.2 * ((i * 61) %% 101) / 100
log2 <- 0.1 + 0.8 * (gc - 0.45) + 2 * (gc - 0.45)^2 + (((i * 53) %% 17) - 8) / 80 + ifelse(i > 360, 2, 0)
used <- which(abs(log2 - median(log2)) <= 1)
cat("used", length(used), "\n")
line <- lm(log2[used] ~ gc[used])
print(coef(line))
wave <- coef(line)[[2]] * (gc - mean(gc[used]))
show("line", log2 - wave)
g <- gc[used]; r <- resid(line); k <- order(g, seq_along(g))
curve <- lowess(g[k], r[k], f = 0.3, iter = 3, delta = 0.01 * diff(range(g)))
at <- approx(curve$x, curve$y, xout = gc, rule = 2, ties = mean)$y
show("line and lowess", log2 - wave - (at - mean(curve$y)))
