# CPU seconds per call of R survival on one table. survival-speed.R TABLE SECONDS: one line per method.
suppressMessages(library(survival))
arg <- commandArgs(TRUE); d <- read.delim(arg[1]); least <- as.numeric(arg[2])
d$g <- factor(d$g); x <- as.matrix(d[, paste0("x", 1:5)]); y <- Surv(d$time, d$status); control <- coxph.control()
per_call <- function(name, f) {
  f(); calls <- 0; start <- proc.time()
  repeat { f(); calls <- calls + 1; used <- sum((proc.time() - start)[1:2]); if (used >= least) break }
  cat(name, formatC(used / calls, digits = 6, format = "g"), "\n", sep = "\t")
}
per_call("Kaplan-Meier", function() survfit(Surv(time, status) ~ g, d))
per_call("log-rank", function() survdiff(Surv(time, status) ~ g, d))
for (ties in c("efron", "breslow")) {
  per_call(paste("Cox", ties), function() coxph(Surv(time, status) ~ x1 + x2 + x3 + x4 + x5, d, ties = ties))
  per_call(paste("Cox", ties, "inner"), function() coxph.fit(x, y, strata = NULL, offset = NULL, init = NULL, control = control, weights = NULL, method = ties, rownames = NULL, resid = FALSE))
}
