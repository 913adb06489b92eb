# R's coxph once per gene. Rscript coxph-loop.R FOLDER GENES: times, events, covariate (8-byte), values (4-byte, gene by gene).
suppressMessages(library(survival))
arg <- commandArgs(TRUE); folder <- arg[1]; genes <- as.integer(arg[2]); adjusted <- arg[3] == "adjusted"
column <- function(name) readBin(file.path(folder, name), "double", 1e7)
time <- column("times"); event <- column("events"); age <- column("covariate")
values <- matrix(readBin(file.path(folder, "values"), "numeric", genes * length(time), size = 4), length(time))
beta <- se <- numeric(genes)
used <- system.time(for (g in seq_len(genes)) {
  x <- values[, g]
  fit <- if (adjusted) coxph(Surv(time, event) ~ x + age) else coxph(Surv(time, event) ~ x)
  beta[g] <- fit$coefficients[1]; se[g] <- sqrt(fit$var[1, 1])
})
writeBin(c(beta, se), file.path(folder, "fits"))
cat("seconds", used[["user.self"]] + used[["sys.self"]], "\n")
