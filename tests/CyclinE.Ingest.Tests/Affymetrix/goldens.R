# Golden numbers of the Affymetrix tests, read by affxparser (Bioconductor), independently of our readers.
# Rscript goldens.R ARRAYS/affymetrix      (Debian: r-bioc-affxparser)
library(affxparser)
folder <- commandArgs(TRUE)[1]
options(digits = 17)
cat("affxparser", as.character(packageVersion("affxparser")), R.version.string, "\n")

# A sum, and one that notices order: sum of i * value, i from 1.
sums <- function(v, w = as.numeric(seq_along(v))) c(n = length(v), finite = sum(is.finite(v)), sum = sum(v[is.finite(v)]),
                      ordered = sum((w * v)[is.finite(v)]))
show <- function(name, v) { cat(name, "\n"); print(sums(v)); print(head(v, 3)); print(tail(v, 3)) }

for (f in c("test.v3.CEL", "test.v4.CEL", "test.bcel.CEL", "test.ccel.CEL")) {
  cel <- readCel(file.path(folder, f), readXY = TRUE, readStdvs = TRUE, readPixels = TRUE, readHeader = TRUE)
  cat("==", f, cel$header$chiptype, cel$header$cols, cel$header$rows, cel$header$algorithm, "\n")
  show("intensities", cel$intensities)
  show("stdvs", cel$stdvs)
  show("pixels", as.numeric(cel$pixels))
  show("outliers, from 0", as.numeric(cel$outliers) - 1)
  show("masked, from 0", as.numeric(cel$masked) - 1)
  print(quantile(cel$intensities, c(.02, .25, .5, .75, .98, 1), names = FALSE))
  print(median((cel$stdvs / cel$intensities)[cel$intensities > 0]))
}

ccg <- readCcg(file.path(folder, "NA06985_GW6_C.test.cychp"))
header <- ccg$genericDataHeader
cat("== CYCHP", header$dataTypeId, header$fileId, header$timestamp, length(header$parameters), "parameters\n")
for (n in grep("chipsummary|genome-version|array-type$|netaffx-build", names(header$parameters), value = TRUE))
  cat(n, "=", format(header$parameters[[n]], digits = 9), "\n")
for (g in names(ccg$dataGroups)) for (d in names(ccg$dataGroups[[g]]$dataSets)) {
  table <- ccg$dataGroups[[g]]$dataSets[[d]]$table
  cat("--", g, d, dim(table), "\n")
  print(rbind(head(table, 2), tail(table, 2)))
  for (column in names(table)) if (is.numeric(table[[column]])) { cat(column, "\n"); print(sums(table[[column]])) }
}
copyNumber <- ccg$dataGroups$ProbeSets$dataSets$CopyNumber$table
print(table(copyNumber$Chromosome))
calls <- ccg$dataGroups$Genotyping$dataSets$Calls$table
print(table(calls$Call))
genotype <- ifelse(calls$Call == 6, 1, ifelse(calls$Call == 8, 2, ifelse(calls$Call == 7, 3, 0)))
cat("genotypes, (row + 1) * (AA 1, AB 2, BB 3):", sum((calls$Index + 1) * genotype), "\n")
