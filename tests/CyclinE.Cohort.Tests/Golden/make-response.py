"""Golden numbers of scipy and statsmodels. python3 make-response.py OUT_FOLDER"""
import sys
from pathlib import Path

import numpy as np
import scipy
import statsmodels
from scipy.stats import barnard_exact, binom, fisher_exact
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.inter_rater import cohens_kappa
from statsmodels.stats.proportion import confint_proportions_2indep

out = Path(sys.argv[1])
version = f"# Python {sys.version.split()[0]}, scipy {scipy.__version__}, statsmodels {statsmodels.__version__}"


def write(name, header, rows):
    text = "\n".join([version, "\t".join(header), *("\t".join(repr(float(v)) if isinstance(v, (float, np.floating)) else str(v) for v in row) for row in rows)])
    (out / name).write_text(text + "\n")


tables = [(6, 12, 14, 2), (3, 6, 14, 2), (2, 10, 15, 7), (0, 9, 5, 48), (10, 0, 3, 7), (12, 8, 9, 11), (1, 3, 2, 8), (0, 7, 5, 9), (30, 20, 22, 41)]
rows = []
for a, b, c, d in tables:
    # scipy's table has groups in columns; n is the number of points its search for the supremum starts from.
    test = barnard_exact([[a, c], [b, d]], pooled=True, n=256)
    low, high = confint_proportions_2indep(a, a + b, c, c + d, method="newcomb", compare="diff")
    rows.append((a, b, c, d, float(test.pvalue), float(test.statistic), float(low), float(high)))
write("barnard.tsv", ["a", "b", "c", "d", "p", "statistic", "lower", "upper"], rows)

rows = []
for table in [(20, 5, 10, 65), (9, 4, 1, 48), (40, 12, 3, 45), (5, 20, 30, 5), (0, 3, 1, 96), (25, 25, 24, 26)]:
    t = np.array(table).reshape(2, 2)
    k = cohens_kappa(t)
    exact, chi, corrected = mcnemar(t, exact=True), mcnemar(t, exact=False, correction=False), mcnemar(t, exact=False, correction=True)
    rows.append((*table, float(k.kappa), float(np.sqrt(k.var_kappa)), float(k.kappa_low), float(k.kappa_upp), float(k.pvalue_two_sided),
                 float(exact.pvalue), float(chi.statistic), float(chi.pvalue), float(corrected.statistic), float(corrected.pvalue)))
write("agreement.tsv", ["both", "first", "second", "neither", "kappa", "se", "lower", "upper", "p", "exact", "chi", "chip", "corrected", "correctedp"], rows)

rows = []
for m, n, p, q in [(18, 16, 1 / 3, 0.875), (9, 53, 0.5, 0.9), (20, 20, 0.2, 0.6), (7, 40, 0.05, 0.3)]:
    power = sum(binom.pmf(x, m, p) * binom.pmf(y, n, q) for x in range(m + 1) for y in range(n + 1) if fisher_exact([[x, m - x], [y, n - y]])[1] <= 0.05)
    rows.append((m, n, float(p), float(q), float(power)))
write("power.tsv", ["m", "n", "p", "q", "power"], rows)
