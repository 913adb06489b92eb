# Golden numbers of CircularBinaryTailTests: Rscript make_tail.R
#
# cells   DNAcopy's own tailp (its Fortran, called through a shim; 100 cells, series tolerance 1e-13)
# exact   the integral by adaptive quadrature with nu from its defining series, independent of DNAcopy
# nu      nu(x) from its defining series 2/x^2 exp(-2 sum pnorm(-x sqrt(k)/2)/k), summed to k = 4e6 / x^2 terms
# zeta    zeta(1/2 - r), the coefficients of Chang and Peres 1997, by the functional equation and Euler-Maclaurin
options(digits = 17)
library(DNAcopy)
cat(R.version.string, "DNAcopy", as.character(packageVersion("DNAcopy")), "\n")

folder <- tempfile("tail"); dir.create(folder); source <- file.path(folder, "shim.c")
writeLines(c("double tailp_(double*, double*, int*, int*, double*);",
             "void tail(double *b, double *d, int *m, int *g, double *tol, double *out) { *out = tailp_(b, d, m, g, tol); }"), source)
library_file <- system.file("libs/DNAcopy.so", package = "DNAcopy")
dyn.load(library_file, local = FALSE)
Sys.setenv(PKG_LIBS = library_file)
stopifnot(system2(file.path(R.home("bin"), "R"), c("CMD", "SHLIB", shQuote(source)), stdout = FALSE) == 0)
dyn.load(file.path(folder, "shim.so"))
cells <- function(b, d, m) .C("tail", as.double(b), as.double(d), as.integer(m), 100L, 1e-13, out = 0)$out

nu <- function(x) vapply(x, function(y) {
  k <- seq_len(max(50, ceiling(400 / y^2)))
  exp(log(2) - 2 * log(y) - 2 * sum(pnorm(-y * sqrt(k) / 2) / k))
}, 0)
exact <- function(b, d, m)
  2 * dnorm(0) / 4 * b^3 * exp(-b^2 / 2) *
    integrate(function(t) nu(b / sqrt(m * t * (1 - t)))^2 / (t * (1 - t))^2, 0.5, 1 - d, rel.tol = 1e-11, subdivisions = 2000)$value

for (x in c(0.05, 0.2, 0.5, 1, 2, 3, 3.9, 4, 4.1, 5, 8, 20)) cat("nu", x, nu(x), "\n")
for (p in list(c(3, .03, 1000), c(4, .03, 1000), c(5, .003, 1000), c(5, .0003, 10000), c(5, .03, 100), c(8, .03, 100),
               c(12, .02, 130), c(31, .03, 130), c(2, .1, 210), c(6, .13, 200), c(6, 3e-5, 100000), c(4.5, .45, 50)))
  cat("tail", p, cells(p[1], p[2], p[3]), exact(p[1], p[2], p[3]), "\n")

zeta <- function(s) { # s > 1
  n <- 30; b <- c(1/6, -1/30, 1/42, -1/30, 5/66, -691/2730, 7/6, -3617/510)
  total <- sum((n - 1):1 |> (\(k) k^-s)()) + n^(1 - s) / (s - 1) + n^-s / 2; term <- s * n^(-s - 1) / 2
  for (j in seq_along(b)) { total <- total + b[j] * term
    term <- term * (s + 2 * j - 1) * (s + 2 * j) / ((2 * j + 1) * (2 * j + 2) * n^2) }
  total
}
cat("zeta", -1.4603545088095868, "\n")
for (r in 1:29) {
  s <- 0.5 - r
  cat("zeta", 2^s * pi^(s - 1) * sin(pi * s / 2) * gamma(1 - s) * zeta(1 - s), "\n")
}
