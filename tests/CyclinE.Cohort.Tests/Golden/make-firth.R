# Firth-penalised Cox models.
# Rscript make-firth.R REFERENCE_DATA/survival OUT_FOLDER
# Firth: the score equations of l + log|I|/2 written out over risk sets with third moments (Heinze & Schemper 2001), solved by
# Newton with a numerical Jacobian; l and I are checked against coxph(iter.max = 0).
suppressMessages(library(survival))
arg <- commandArgs(TRUE); src <- arg[1]; out <- arg[2]
n17 <- function(x) ifelse(is.na(x), "NA", formatC(x, digits = 17, format = "g", width = 1))
versions <- paste0("# ", R.version.string, ", survival ", packageVersion("survival"))
rd <- function(n) read.delim(file.path(src, paste0(n, ".tsv")))

pieces <- function(time, event, X, beta, efron) {
  X <- sweep(X, 2, colMeans(X)); p <- ncol(X); r <- exp(drop(X %*% beta)); l <- 0; u <- rep(0, p); I <- matrix(0, p, p); M <- list()
  for (t in unique(time[event == 1])) {
    dead <- time == t & event == 1; d <- sum(dead); l <- l + sum((X %*% beta)[dead]); u <- u + colSums(X[dead, , drop = FALSE])
    for (k in seq_len(d) - 1) {
      w <- r * (time >= t) * (1 - if (efron) dead * k / d else 0); s <- sum(w); w <- w / s; l <- l - log(s)
      m <- drop(w %*% X); C <- sweep(X, 2, m); u <- u - m; I <- I + t(C) %*% (C * w); M[[length(M) + 1]] <- list(C = C, w = w)
    }
  }
  inv <- solve(I); pen <- rep(0, p)
  for (s in M) { q <- rowSums((s$C %*% inv) * s$C); pen <- pen + 0.5 * colSums(s$C * (q * s$w)) }
  list(l = l + 0.5 * log(det(I)), plain = l, u = u + pen, I = I)
}
maximise <- function(f, beta, free) {
  if (!any(free)) return(beta)
  for (it in 1:100) {
    u <- f(beta)$u[free]; h <- 1e-5
    J <- sapply(which(free), function(j) { e <- replace(0 * beta, j, h); (f(beta + e)$u[free] - f(beta - e)$u[free]) / (2 * h) })
    step <- solve(J, u); step <- step * min(1, 1 / max(abs(step))); beta[free] <- beta[free] - step
    if (max(abs(step)) < 1e-14) break
  }
  beta
}
firth <- "case\tties\tcoef\tse\tloglik\tP\tlower\tupper"
add <- function(name, time, event, X) for (ties in c("efron", "breslow")) {
  X <- as.matrix(X); p <- ncol(X); f <- function(b) pieces(time, event, X, b, ties == "efron")
  best <- maximise(f, rep(0, p), rep(TRUE, p)); at <- f(best); top <- at$l
  check <- coxph(Surv(time, event) ~ X, init = best, ties = ties, control = coxph.control(iter.max = 0))
  stopifnot(abs(check$loglik[2] - at$plain) < 1e-9, max(abs(check$var - solve(at$I))) < 1e-9)
  se <- sqrt(diag(solve(at$I))); P <- lower <- upper <- rep(0, p)
  for (k in 1:p) {
    start <- best
    drop <- function(b) { from <- start; from[k] <- b; 2 * (top - f(maximise(f, from, seq_len(p) != k))$l) }
    P[k] <- pchisq(drop(0), 1, lower.tail = FALSE); g <- function(b) drop(b) - qchisq(0.95, 1)
    end <- function(side) { far <- best[k] + side * 2 * se[k]; while (g(far) < 0) far <- best[k] + 2 * (far - best[k])
      uniroot(g, sort(c(best[k] + side * 0.1 * se[k], far)), tol = 1e-14, maxiter = 500)$root }
    lower[k] <- exp(end(-1)); upper[k] <- exp(end(1))
  }
  j <- function(x) paste(n17(x), collapse = ",")
  firth <<- c(firth, paste(name, ties, j(best), j(se), j(c(f(rep(0, p))$l, top)), j(P), j(lower), j(upper), sep = "\t"))
}
d <- rd("leukemia"); add("leukemia", d$time, d$status, cbind(as.numeric(d$x == "Nonmaintained")))
d <- rd("ovarian"); add("ovarian", d$futime, d$fustat, d[, c("age", "rx", "ecog.ps")])
d <- rd("veteran"); add("veteran", d$time, d$status, d[, c("trt", "karno")])
add("separated", c(1, 2, 3, 4, 5, 6, 7, 8), c(1, 1, 1, 1, 0, 1, 1, 0), cbind(c(1, 1, 1, 1, 0, 0, 0, 0)))
add("separated, with another", c(1, 2, 2, 4, 5, 6, 7, 8, 9, 9), c(1, 1, 1, 1, 0, 1, 1, 0, 1, 1), cbind(c(1, 1, 1, 1, 0, 0, 0, 0, 0, 0), c(3, 1, 4, 1, 5, 9, 2, 6, 5, 3)))
writeLines(c(versions, firth), file.path(out, "firth.tsv"))

