# Rscript ascat.R FOLDER GAMMA: ASCAT on every array of FOLDER (arrays.txt; raw columns NAME.chrom .pos .value .baf .normal),
# with the matched normal's B-allele frequencies, as its manual runs it: loadData, aspcf, runAscat. Germline log ratios are 0.
# Without .normal: germline genotypes predicted by ASCAT (platform AffySNP6).
# Writes FOLDER/ascat.tsv: name, purity, ploidy (mean copies), goodness, seconds of aspcf and of the fit (processor; the fit by
# runASCAT, without the plots that runAscat draws), versions in the first line.
suppressMessages({library(ASCAT)})
a <- commandArgs(TRUE)
folder <- a[1]; gamma <- as.numeric(a[2])
pdf(NULL)
int <- function(f) readBin(f, "integer", file.size(f) / 4, size = 4)
flt <- function(f) readBin(f, "numeric", file.size(f) / 4, size = 4)
out <- sprintf("# R %s ASCAT %s gamma %s", getRversion(), packageVersion("ASCAT"), gamma)
work <- tempfile("ascat"); dir.create(work); old <- setwd(work)
for (name in readLines(file.path(folder, "arrays.txt"))) {
  p <- function(x) file.path(folder, paste0(name, x))
  d <- data.frame(chrs = int(p(".chrom")), pos = int(p(".pos")))
  rownames(d) <- paste0("snp", seq_len(nrow(d)))
  put <- function(v, f) { x <- d; x[["S1"]] <- v; write.table(x, f, sep = "\t", quote = FALSE, col.names = NA) }
  lrr <- flt(p(".value")); lrr[!is.finite(lrr)] <- NA
  put(lrr, "tl.txt"); put(flt(p(".baf")), "tb.txt")
  matched <- file.exists(p(".normal"))
  if (matched) { put(rep(0, nrow(d)), "nl.txt"); put(flt(p(".normal")), "nb.txt") }
  row <- tryCatch({
    invisible(capture.output(suppressWarnings(suppressMessages({
      chrs <- as.character(sort(unique(d$chrs)))
      o <- if (matched) ascat.loadData("tl.txt", "tb.txt", "nl.txt", "nb.txt", chrs = chrs, gender = "XX", genomeVersion = "hg19")
           else ascat.loadData("tl.txt", "tb.txt", chrs = chrs, gender = "XX", genomeVersion = "hg19")
      gg <- if (matched) NULL else ascat.predictGermlineGenotypes(o, platform = "AffySNP6")
      t1 <- system.time(o <- ascat.aspcf(o, ascat.gg = gg, out.dir = NA, seed = 42))
      # Loci in the order of the segmented B-allele frequencies, as runAscat hands them on.
      baf <- o$Tumor_BAF_segmented[[1]]; names(baf) <- rownames(baf)
      column <- function(m) setNames(m[, 1], rownames(m))
      t2 <- system.time(r <- runASCAT(column(o$Tumor_LogR), column(o$Tumor_BAF), column(o$Tumor_LogR_segmented), baf,
        o$gender[1], o$SNPpos, o$ch, o$chrs, o$sexchromosomes, gamma = gamma))
    }))))
    sprintf("%s\t%.6f\t%.6f\t%.4f\t%.4f\t%.4f", name, r$rho, mean(r$nA + r$nB, na.rm = TRUE), r$goodnessOfFit, sum(t1[1:2]), sum(t2[1:2]))
  }, error = function(e) { message(name, ": ", conditionMessage(e)); sprintf("%s\tNA\tNA\tNA\tNA\tNA", name) })
  out <- c(out, row)
  graphics.off(); pdf(NULL) # every array leaves devices open, and R has 63
  unlink(list.files(work, full.names = TRUE))
}
setwd(old)
writeLines(out, file.path(folder, "ascat.tsv"))
