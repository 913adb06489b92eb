# Rscript simulate.R SIM_ARRAY.R PROBES CHANGES SD SEED OUT: an array of the reference data's simulator as raw columns
# OUT.chrom, OUT.pos (int32) and OUT.value (float32, what a stored profile keeps); its true segments as OUT.truth.tsv.
a <- commandArgs(TRUE)
source(a[1])
s <- simArray(as.integer(a[2]), as.integer(a[3]), as.numeric(a[4]), as.integer(a[5]))
writeBin(as.integer(s$probes$chrom), paste0(a[6], ".chrom"))
writeBin(as.integer(s$probes$pos), paste0(a[6], ".pos"))
writeBin(s$probes$log2, paste0(a[6], ".value"), size = 4)
write.table(s$truth, paste0(a[6], ".truth.tsv"), sep = "\t", quote = FALSE, row.names = FALSE)
