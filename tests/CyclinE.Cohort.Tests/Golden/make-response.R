# Golden numbers of R for tables and logistic models. Rscript make-response.R OUT_FOLDER
suppressMessages({library(brglm2)})
out <- commandArgs(TRUE)[1]
n17 <- function(x) ifelse(is.na(x), "NA", ifelse(is.infinite(x), ifelse(x > 0, "Inf", "-Inf"), formatC(x, digits = 17, format = "g", width = 1)))
version <- paste0("# ", R.version.string, ", brglm2 ", packageVersion("brglm2"))
write_tsv <- function(name, lines) writeLines(c(version, lines), file.path(out, name))

# --- r x c: P of Fisher's test, chi-square ---------------------------------------------------------------------------
set.seed(3)
tables <- list(matrix(c(3, 1, 2, 4, 0, 6), 2), matrix(c(1, 2, 1, 0, 3, 3, 6, 1, 10, 10, 14, 9, 6, 7, 12, 11), 4), matrix(c(2, 0, 3, 1, 5, 8), 3),
  matrix(c(4, 4, 4, 4, 4, 4), 2), matrix(c(10, 0, 0, 0, 10, 0, 0, 0, 10), 3), matrix(c(0, 3, 5, 0, 2, 7), 2), matrix(c(30, 12, 9, 25, 14, 22), 2))
for (i in 1:12) tables[[length(tables) + 1]] <- matrix(rpois(c(6, 8, 9)[i %% 3 + 1], 4), c(2, 2, 3)[i %% 3 + 1])
rows <- "rows\tcounts\tp\tchisq\tdf\tchip"
for (t in tables) {
  f <- fisher.test(t, workspace = 2e7); k <- suppressWarnings(chisq.test(t[rowSums(t) > 0, colSums(t) > 0], correct = FALSE))
  rows <- c(rows, paste(c(nrow(t), paste(as.vector(t(t)), collapse = ","), n17(c(f$p.value, k$statistic)), k$parameter, n17(k$p.value)), collapse = "\t"))
}
write_tsv("tables.tsv", rows)

# --- 2 x 2: mid-p by its definition, Yates -----------------------------------------------------------------------------
cases <- list(c(6, 12, 14, 2), c(3, 6, 14, 2), c(2, 10, 15, 7), c(9, 0, 48, 5), c(10, 0, 3, 7), c(5, 5, 5, 5), c(100, 900, 120, 880), c(1, 3, 2, 8), c(0, 7, 5, 9))
rows <- "a\tb\tc\td\tmidp\tlower\tupper\tyates\tyatesp"
for (t in cases) {
  m <- t[1] + t[2]; n <- t[3] + t[4]; k <- t[1] + t[3]; x <- t[1]; s <- max(0, k - n):min(m, k); lw <- dhyper(s, m, n, k, log = TRUE)
  d <- dhyper(s, m, n, k); own <- dhyper(x, m, n, k); tie <- abs(d / own - 1) < 1e-7
  w <- function(u) { e <- exp(lw + s * u - max(lw + s * u)); e / sum(e) }
  root <- function(f) exp(uniroot(f, c(-50, 50), tol = 1e-15, maxiter = 10000)$root)
  lower <- if (x == min(s)) 0 else root(function(u) sum(w(u)[s > x]) + w(u)[s == x] / 2 - 0.025)
  upper <- if (x == max(s)) Inf else root(function(u) sum(w(u)[s < x]) + w(u)[s == x] / 2 - 0.025)
  y <- suppressWarnings(chisq.test(matrix(t, 2, byrow = TRUE)))
  rows <- c(rows, paste(c(t, n17(c(min(1, sum(d[!tie & d < own]) + sum(d[tie]) / 2), lower, upper, y$statistic, y$p.value))), collapse = "\t"))
}
write_tsv("midp.tsv", rows)

# --- logistic, plain and by Firth; profiles by root finding on fits with one coefficient held --------------------------
n <- 90
d <- data.frame(log2 = round(rnorm(n, 0, 0.6), 3), age = round(rnorm(n, 58, 11)), stage = rbinom(n, 1, 0.3))
d$benefit <- rbinom(n, 1, plogis(0.4 - 0.9 * d$log2 + 0.02 * (d$age - 58)))
d$carrier <- as.integer(d$benefit == 1 & seq_len(n) %% 4 == 0)  # carriers all benefit: separated
penalised <- function(b, X, y) { p <- plogis(drop(X %*% b)); sum(y * log(p) + (1 - y) * log1p(-p)) + 0.5 * determinant(t(X) %*% (p * (1 - p) * X))$modulus[1] }
plain <- function(b, X, y) { e <- drop(X %*% b); sum(y * e - pmax(e, 0) - log1p(exp(-abs(e)))) }
held <- function(f, X, y, j, value, start) {  # maximum with coefficient j held, by Newton on numerical-free BFGS restarts
  g <- function(b) { full <- numeric(ncol(X)); full[j] <- value; full[-j] <- b; -f(full, X, y) }
  b <- start[-j]
  for (k in 1:4) { o <- optim(b, g, method = "BFGS", control = list(reltol = 1e-16, maxit = 1000)); b <- o$par }
  -o$value
}
rows <- "model\tfirth\tterm\tbeta\tse\tratiop\tlower\tupper\tloglik"
models <- list(one = c("log2"), three = c("log2", "age", "stage"), separated = c("carrier", "log2"))
for (m in names(models)) for (firth in c(FALSE, TRUE)) {
  form <- as.formula(paste("benefit ~", paste(models[[m]], collapse = " + ")))
  if (m == "separated" && !firth) next
  fit <- if (firth) glm(form, binomial, d, method = "brglmFit", type = "AS_mean", epsilon = 1e-14, maxit = 1000) else glm(form, binomial, d, control = glm.control(1e-15, 100))
  X <- model.matrix(fit); sc <- c(1, apply(X[, -1, drop = FALSE], 2, sd)); Xs <- sweep(X, 2, sc, "/"); b <- coef(fit); bs <- b * sc
  p <- plogis(drop(X %*% b)); se <- sqrt(diag(solve(t(X) %*% (p * (1 - p) * X)))); f <- if (firth) penalised else plain
  top <- f(bs, Xs, d$benefit); ll <- f(b, X, d$benefit); q <- qchisq(0.95, 1) / 2
  for (j in 2:ncol(X)) {
    drop_at <- function(v) top - held(f, Xs, d$benefit, j, v, bs)
    side <- function(s) { w <- 1; while (drop_at(bs[j] + s * w) < q) w <- 2 * w; r <- uniroot(function(v) drop_at(v) - q, sort(c(bs[j], bs[j] + s * w)), tol = 1e-13)$root; r / sc[j] }
    rows <- c(rows, paste(c(m, as.integer(firth), colnames(X)[j], n17(c(b[j], se[j], pchisq(2 * drop_at(0), 1, lower.tail = FALSE), side(-1), side(1), ll))), collapse = "\t"))
  }
}
write_tsv("logistic-golden.tsv", rows)
writeLines(c(paste0(version, "; synthetic"), paste(names(d), collapse = "\t"), do.call(paste, c(d, sep = "\t"))), file.path(out, "logistic-data.tsv"))
