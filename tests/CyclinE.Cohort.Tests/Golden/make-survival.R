# Numbers of R survival for every case of survival-cases.tsv: curves, log-rank tests, Cox models.
# Rscript make-survival.R REFERENCE_DATA/survival CASES_FILE OUT_FILE
# One line per case, method and quantity; of long vectors nine values, evenly spaced, and the sum of squares.
suppressMessages(library(survival))
arg <- commandArgs(TRUE); src <- arg[1]
cases <- read.delim(arg[2], colClasses = "character")
n17 <- function(x) ifelse(is.na(x), "NA", formatC(x, digits = 17, format = "g", width = 1))
out <- c(paste0("# ", R.version.string, ", survival ", packageVersion("survival")), "case\tset\tmethod\tquantity\tvalues")
sample9 <- function(x) { x <- as.vector(x); n <- length(x); c(x[((0:8) * (n - 1)) %/% 8 + 1], sum(x[is.finite(x)]^2)) }
control <- coxph.control(eps = 1e-12, iter.max = 100, toler.chol = 1e-14)

column <- function(d, name) {
  if (!grepl("=", name, fixed = TRUE)) return(as.numeric(d[[name]]))
  at <- regexpr("=", name, fixed = TRUE)
  as.numeric(d[[substr(name, 1, at - 1)]] == substring(name, at + 1))
}

for (r in seq_len(nrow(cases))) {
  k <- cases[r, ]; d <- read.delim(file.path(src, paste0(k$set, ".tsv")), stringsAsFactors = FALSE)
  has <- function(x) k[[x]] != "-"
  put <- function(method, quantity, values) out <<- c(out, paste(k$case, k$set, method, quantity, paste(n17(values), collapse = ","), sep = "\t"))
  event <- as.integer(d[[k$status]] == as.numeric(k$event))
  S <- suppressWarnings(if (has("start")) Surv(as.numeric(d[[k$start]]), as.numeric(d[[k$stop]]), event) else Surv(as.numeric(d[[k$stop]]), event))
  names <- strsplit(k$covariates, ",")[[1]]; p <- length(names)
  X <- as.data.frame(lapply(names, function(n) column(d, n))); vars <- paste0("v", seq_len(p)); names(X) <- vars
  n <- nrow(d)
  X$g <- if (has("group")) d[[k$group]] else rep(1, n)
  X$s <- if (has("strata")) d[[k$strata]] else rep(1, n)
  X$w <- if (has("weights")) as.numeric(d[[k$weights]]) else rep(1, n)
  X$o <- if (has("offset")) as.numeric(d[[k$offset]]) else rep(0, n)
  X$cl <- if (has("cluster")) { if (k$cluster == "row") seq_len(n) else d[[k$cluster]] } else rep(1, n)

  if (has("group")) {
    groups <- sort(unique(X$g[!is.na(X$g)]))
    for (type in c("KaplanMeier", "NelsonAalen", "FlemingHarrington")) for (limits in c("Log", "LogLog", "Plain")) {
      if (type != "KaplanMeier" && limits != "Log") next
      arguments <- list(formula = S ~ g, data = X, conf.type = c(Log = "log", LogLog = "log-log", Plain = "plain")[[limits]],
        stype = if (type == "KaplanMeier") 1 else 2, ctype = if (type == "FlemingHarrington") 2 else 1)
      if (has("weights")) { arguments$weights <- X$w; arguments$robust <- FALSE }
      f <- do.call(survfit, arguments)
      method <- paste(type, limits)
      put(method, "survival", sample9(f$surv)); put(method, "stderr", sample9(f$std.err)); put(method, "risk", sample9(f$n.risk))
      put(method, "lower", sample9(f$lower)); put(method, "upper", sample9(f$upper))
      put(method, "hazard", sample9(f$cumhaz)); put(method, "hazard stderr", sample9(f$std.chaz))
      q <- quantile(f, c(0.25, 0.5, 0.75)); put(method, "quantiles", c(t(q$quantile), t(q$lower), t(q$upper)))
      if (type == "KaplanMeier" && limits == "Log") {
        last <- sapply(groups, function(g) max(f$time[rep(seq_along(f$strata), f$strata) == match(g, groups)]))
        tau <- min(last); m <- survival:::survmean(f, rmean = tau)$matrix
        put(method, "rmst", c(tau, m[, "rmean"], m[, "se(rmean)"]))
        i <- match(c("rmean", "se(rmean)"), colnames(m)); delta <- m[1, i[1]] - m[2, i[1]]; se <- sqrt(m[1, i[2]]^2 + m[2, i[2]]^2)
        put(method, "rmst difference", c(delta, se, delta - qnorm(0.975) * se, delta + qnorm(0.975) * se, 2 * pnorm(-abs(delta / se))))
      }
    }
    if (!has("weights") && !has("start")) for (rho in c(0, 0.5, 1)) {
      s <- if (has("strata")) survdiff(S ~ g + strata(s), X, rho = rho) else survdiff(S ~ g, X, rho = rho)
      o <- rowSums(cbind(s$obs)); e <- rowSums(cbind(s$exp)); df <- length(groups) - 1; sc <- seq_along(groups)
      trend <- sum(sc * (o - e))^2 / drop(sc %*% s$var %*% sc)
      method <- paste("LogRank", rho)
      put(method, "test", c(s$chisq, pchisq(s$chisq, df, lower.tail = FALSE))); put(method, "observed", o); put(method, "expected", e)
      put(method, "variance", s$var); put(method, "trend", c(trend, pchisq(trend, 1, lower.tail = FALSE)))
    }
    # survdiff takes no left truncation; its statistic is then the score test of the exact model.
    if (has("start") && length(groups) == 2) {
      f <- coxph(if (has("strata")) S ~ g + strata(s) else S ~ g, X, ties = "exact", control = control)
      put("LogRank 0", "test", c(f$score, pchisq(f$score, 1, lower.tail = FALSE)))
    }
  }

  right <- c(vars, if (has("strata")) "strata(s)", if (has("offset")) "offset(o)")
  form <- as.formula(paste("S ~", paste(right, collapse = "+")))
  for (ties in c("efron", "breslow", "exact")) {
    if (ties == "exact" && (has("weights") || has("cluster"))) next
    arguments <- list(formula = form, data = X, ties = ties, control = control)
    if (has("weights")) arguments$weights <- X$w
    if (has("cluster")) arguments$cluster <- X$cl
    f <- do.call(coxph, arguments)
    naive <- if (is.null(f$naive.var)) f$var else f$naive.var
    method <- paste("Cox", c(efron = "Efron", breslow = "Breslow", exact = "Exact")[[ties]])
    put(method, "coefficients", coef(f)); put(method, "se", sqrt(diag(naive))); put(method, "loglik", f$loglik)
    if (has("cluster")) put(method, "robust se", sqrt(diag(f$var)))
    z <- coef(f) / sqrt(diag(f$var)); put(method, "P", 2 * pnorm(-abs(z)))
    tests <- c(2 * diff(f$loglik), f$score, f$wald.test); put(method, "tests", c(tests, pchisq(tests, p, lower.tail = FALSE)))
    if (ties == "exact" && has("start")) next # R returns a bare list here, of which nothing more can be asked
    cc <- concordance(f); put(method, "concordance", cc$concordance); if (!has("cluster")) put(method, "concordance se", sqrt(cc$var))
    put(method, "martingale", sample9(residuals(f, "martingale"))); put(method, "deviance", sample9(residuals(f, "deviance")))
    if (ties == "exact") next
    put(method, "score residuals", sample9(t(cbind(residuals(f, "score")))))
    put(method, "dfbeta", sample9(t(cbind(residuals(f, "dfbeta")))))
    # Schoenfeld residuals are in order of stratum and time; as a set their sums of squares and extremes are compared.
    sch <- cbind(residuals(f, "schoenfeld")); put(method, "schoenfeld", c(colSums(sch^2), apply(sch, 2, min), apply(sch, 2, max)))
    z <- cox.zph(f, transform = "km", terms = FALSE)$table; put(method, "zph", c(z[, "chisq"])); put(method, "zph P", c(z[, "p"]))
    row <- X[which(complete.cases(X[, vars]) & !is.na(S))[1], , drop = FALSE]; row$o <- 0
    if (has("strata")) { strata <- sort(unique(X$s[!is.na(X$s)])); row <- row[rep(1, length(strata)), ]; row$s <- strata }
    b <- survfit(f, newdata = row); keep <- b$n.event > 0
    if (is.matrix(b$surv)) stop("one curve per stratum expected")
    put(method, "baseline", sample9(b$cumhaz[keep])); put(method, "baseline se", sample9(b$std.err[keep]))
    put(method, "baseline lower", sample9(b$lower[keep])); put(method, "baseline upper", sample9(b$upper[keep]))
  }
}
writeLines(out, arg[3])
