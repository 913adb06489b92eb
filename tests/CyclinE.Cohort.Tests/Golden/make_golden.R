# Golden numbers of R for Fisher's exact test, Kaplan-Meier and log-rank.
# Rscript make_golden.R REFERENCE_DATA/survival OUT_FOLDER
# The data sets themselves are read from the reference data again by the tests; nothing of them is copied here.
suppressMessages(library(survival))
arg <- commandArgs(TRUE); src <- arg[1]; out <- arg[2]
n17 <- function(x) ifelse(is.na(x), "NA", formatC(x, digits = 17, format = "g", width = 1))
versions <- paste0("# ", R.version.string, ", survival ", packageVersion("survival"))
write_tsv <- function(name, lines) writeLines(c(versions, lines), file.path(out, name))

# --- Fisher ------------------------------------------------------------------------------------------------------
set.seed(1)
tables <- list(c(6,12,14,2), c(3,6,14,2), c(2,10,15,7), c(5,4,21,3), c(10,0,3,7), c(0,10,7,3), c(1,0,0,1), c(0,5,0,7), c(3,4,0,0),
  c(5,5,5,5), c(100,900,120,880), c(1000,2000,1500,1700), c(40000,60000,41000,59000), c(3,99997,20,99980), c(500,10,20,700))
for (i in 1:40) tables[[length(tables) + 1]] <- rpois(4, sample(c(2, 8, 40), 1))
# fisher.test finds its roots to 1.2e-4 only (uniroot's default, on the scale of psi or 1/psi, whichever is below 1), so the same
# equations are solved here again on ln psi to 1e-15: columns or, lower, upper. Its own values are or_r, lower_r, upper_r.
tight <- function(t, level) {
  m <- t[1] + t[2]; n <- t[3] + t[4]; k <- t[1] + t[3]; x <- t[1]; s <- max(0, k - n):min(m, k); lw <- dhyper(s, m, n, k, log = TRUE)
  if (length(s) == 1) return(c(NA, NA, NA))
  w <- function(u) { l <- lw + s * u; e <- exp(l - max(l)); e / sum(e) }
  root <- function(f) exp(uniroot(f, c(-60, 60), tol = 1e-15, maxiter = 10000)$root)
  tail <- (1 - level) / 2
  c(if (x == min(s)) 0 else if (x == max(s)) Inf else root(function(u) sum(w(u) * (s - x))),
    if (x == min(s)) 0 else root(function(u) sum(w(u)[s >= x]) - tail),
    if (x == max(s)) Inf else root(function(u) sum(w(u)[s <= x]) - tail))
}
rows <- "a\tb\tc\td\tlevel\tp\tor\tlower\tupper\tor_r\tlower_r\tupper_r"
for (t in tables) for (level in c(0.95, 0.8)) {
  f <- fisher.test(matrix(t, 2, byrow = TRUE), conf.level = level)
  rows <- c(rows, paste(c(t, level, n17(c(f$p.value, tight(t, level), f$estimate, f$conf.int))), collapse = "\t"))
}
write_tsv("fisher.tsv", rows)

# --- survival on the reference data sets -------------------------------------------------------------------------
sets <- list(lung = c("time", "status", "sex"), ovarian = c("futime", "fustat", "rx"), veteran = c("time", "status", "trt"),
  gbsg = c("rfstime", "status", "hormon"), leukemia = c("time", "status", "x"), rotterdam = c("rtime", "recur", "hormon"),
  kidney = c("time", "status", "sex"))
medians <- "set\tgroup\tsubjects\tevents\tmedian\tlower\tupper"
steps <- "set\tgroup\ttime\trisk\tevents\tcensored\tsurvival\tstderr\tlower\tupper"
tests <- "set\tfirst\tchisq\tp\tobserved1\texpected1\tobserved2\texpected2"
q50 <- function(f) { q <- quantile(f, 0.5); c(q$quantile, q$lower, q$upper) }
test_row <- function(name, first, s) paste(c(name, first, n17(c(s$chisq, pchisq(s$chisq, 1, lower.tail = FALSE),
  s$obs[1], s$exp[1], s$obs[2], s$exp[2]))), collapse = "\t")
for (name in names(sets)) {
  d <- read.delim(file.path(src, paste0(name, ".tsv"))); v <- sets[[name]]
  d <- data.frame(time = d[[v[1]]], event = d[[v[2]]] == max(d[[v[2]]]), g = d[[v[3]]])
  for (g in sort(unique(d$g))) {
    f <- survfit(Surv(time, event) ~ 1, d[d$g == g, ])
    medians <- c(medians, paste(c(name, g, f$n, sum(f$n.event), n17(q50(f))), collapse = "\t"))
    pick <- unique(c(seq(1, length(f$time), by = max(1, length(f$time) %/% 20)), length(f$time)))
    for (i in pick) steps <- c(steps, paste(c(name, g, n17(f$time[i]), f$n.risk[i], f$n.event[i], f$n.censor[i],
      n17(c(f$surv[i], f$std.err[i], f$lower[i], f$upper[i]))), collapse = "\t"))
  }
  tests <- c(tests, test_row(name, sort(unique(d$g))[1], survdiff(Surv(time, event) ~ g, d)))
}

# --- small cohorts: ties, curves that hit 0.5 exactly, times equal but for rounding, far separation --------------
small <- "case\ttimes\tevents\tgroups\tmedian\tlower\tupper\tchisq\tp\tobserved1\texpected1\tobserved2\texpected2"
add <- function(name, time, event, g) {
  f <- survfit(Surv(time, event) ~ 1); s <- survdiff(Surv(time, event) ~ g)
  row <- paste(c(name, paste(n17(time), collapse = ","), paste(as.integer(event), collapse = ","), paste(g, collapse = ","),
    n17(c(q50(f), s$chisq, pchisq(s$chisq, 1, lower.tail = FALSE), s$obs[1], s$exp[1], s$obs[2], s$exp[2]))), collapse = "\t")
  small <<- c(small, row)
}
add("half, then an event", c(1, 2, 3, 4), c(1, 1, 1, 0), c(1, 2, 1, 2))
add("half to the end", c(1, 2, 3, 4), c(1, 1, 0, 0), c(1, 2, 1, 2))
add("rounding ties", c(0.1 + 0.2, 0.3, 0.7, 0.1 * 7, 1 + 1e-9, 1, 5), c(1, 0, 1, 1, 1, 1, 0), c(1, 2, 1, 2, 1, 2, 1))
add("time zero", c(0, 0, 3, 4, 7), c(1, 0, 1, 1, 1), c(1, 2, 1, 2, 2))
add("separated", c(1:30, 101:140), rep(1, 70), rep(1:2, c(30, 40)))
for (i in 1:40) { n <- sample(6:24, 1); add(paste("random", i), round(rexp(n, 0.1), sample(0:2, 1)), rbinom(n, 1, 0.7), rep(1:2, length.out = n)) }
write_tsv("medians.tsv", medians); write_tsv("steps.tsv", steps); write_tsv("logrank.tsv", tests); write_tsv("small.tsv", small)
