# Golden numbers of R for the genome-wide scan. Rscript make-scan.R OUT_FOLDER
# scan-data.tsv: 120 synthetic patients with tied times; scan-golden.tsv: every model and gene.
suppressMessages(library(survival))
out <- commandArgs(TRUE)[1]
n17 <- function(x) ifelse(is.na(x), "NA", formatC(x, digits = 17, format = "g", width = 1))
version <- paste0("# ", R.version.string, ", survival ", packageVersion("survival"), "; synthetic")
set.seed(7)
n <- 120
d <- data.frame(time = round(rexp(n, 0.05), 0) + 1, event = rbinom(n, 1, 0.6), yes = rbinom(n, 1, 0.4), site = sample(c("a", "b", "c"), n, TRUE),
  age = round(rnorm(n, 60, 12)), grade = sample(1:3, n, TRUE))
for (g in 1:6) d[[paste0("x", g)]] <- round(rnorm(n, 0, 0.4) + (g == 1) * 0.02 * (20 - d$time) + (g == 2) * d$yes, 4)
for (g in 1:4) d[[paste0("c", g)]] <- rbinom(n, 1, c(0.07, 0.2, 0.5, 0.1)[g])
d$c4 <- as.integer(rank(-d$time, ties.method = "first") <= 9); d$event[d$c4 == 1] <- 0  # long survivors without event: separated
control <- coxph.control(eps = 1e-12, iter.max = 100)
genes <- c(paste0("x", 1:6), paste0("c", 1:4))
rows <- "model\tties\tgene\tt\tbeta\tse"
null_terms <- list(plain = "1", adjusted = "age + grade", strata = "strata(site)", both = "age + grade + strata(site)")
for (m in names(null_terms)) for (ties in c("efron", "breslow")) {
  null <- if (m == "plain" || m == "strata") NULL else coxph(as.formula(paste("Surv(time, event) ~", null_terms[[m]])), d, ties = ties, control = control)
  for (g in genes) {
    form <- as.formula(paste("Surv(time, event) ~", g, if (m == "plain") "" else paste("+", null_terms[[m]])))
    start <- c(0, if (is.null(null)) NULL else coef(null))
    at0 <- suppressWarnings(coxph(form, d, ties = ties, init = start, control = coxph.control(iter.max = 0)))
    fit <- suppressWarnings(coxph(form, d, ties = ties, control = control))
    # The sign of U is that of one Newton step from the null model.
    one <- suppressWarnings(coxph(form, d, ties = ties, init = start, control = coxph.control(iter.max = 1)))
    rows <- c(rows, paste(c(m, ties, g, n17(c(sign(coef(one)[1]) * sqrt(at0$score), coef(fit)[1], sqrt(vcov(fit)[1, 1])))), collapse = "\t"))
  }
}
tight <- glm.control(epsilon = 1e-15, maxit = 100)
for (m in c("plain", "adjusted", "strata")) for (g in genes) {
  z <- c(plain = "1", adjusted = "age + grade", strata = "site")[[m]]
  null <- glm(as.formula(paste("yes ~", z)), binomial, d, control = tight)
  fit <- glm(as.formula(paste("yes ~", g, "+", z)), binomial, d, control = tight)
  x <- d[[g]]; w <- null$fitted.values * (1 - null$fitted.values); Z <- model.matrix(null)
  u <- sum(x * (d$yes - null$fitted.values)); v <- sum(w * x^2) - drop(crossprod(t(Z) %*% (w * x), solve(t(Z) %*% (w * Z), t(Z) %*% (w * x))))
  # vcov() of a glm stands on the weights one iteration before the last; these are those of the solution.
  X <- model.matrix(fit); f <- plogis(drop(X %*% coef(fit))); se <- sqrt(diag(solve(t(X) %*% (f * (1 - f) * X))))
  rows <- c(rows, paste(c(m, "logistic", g, n17(c(u / sqrt(v), coef(fit)[g], se[g]))), collapse = "\t"))
}
writeLines(c(version, rows), file.path(out, "scan-golden.tsv"))
writeLines(c(version, paste(names(d), collapse = "\t"), do.call(paste, c(d, sep = "\t"))), file.path(out, "scan-data.tsv"))
