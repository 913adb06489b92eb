#!/usr/bin/env python3
"""Makes the golden breaks of HaarGoldenTests with CNVkit's Python port of HaarSeg (Debian cnvkit 0.9.9).

Usage: golden_haar.py PATH/cnvlib/segmentation/haar.py

Needs numpy and scipy. pandas is imported by the port only for a median and is replaced here. The port's threshold is
replaced too: 0.9.9 calls scipy's norm.cdf(x, sd), which takes the sd for the mean, so its p-values are not those of
Ben-Yaacov and Eldar. Everything else (coefficients, peaks, union over scales) is the port's own.
"""
import importlib.util
import sys
import types

import numpy as np
from scipy import stats


class Series:
    def __init__(self, values):
        self.values = np.asarray(values)

    def __len__(self):
        return len(self.values)

    def abs(self):
        return Series(np.abs(self.values))

    def median(self):
        return float(np.median(self.values))


def threshold(heights, rate, sd):
    ordered = np.sort(np.abs(heights))[::-1]
    m = len(ordered)
    passed = np.nonzero(2 * stats.norm.sf(ordered / sd) <= np.arange(1, m + 1) / m * rate)[0]
    return ordered[passed[-1]] if len(passed) else ordered[0] + 1e-10


class SeededNoise:
    """The tests' SeededNoise: splitmix64."""

    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        mask = (1 << 64) - 1
        self.state = (self.state + 0x9E3779B97F4A7C15) & mask
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        return ((z ^ (z >> 31)) >> 11) * 2.0 ** -53

    def gaussian(self):
        total = -6.0
        for _ in range(12):
            total += self.uniform()
        return total


def values(seed):
    noise = SeededNoise(seed)
    level, out = 0.0, []
    for _ in range(1500):
        if noise.uniform() < 0.01:
            level = noise.gaussian()
        out.append(level + 0.3 * noise.gaussian())
    return np.array(out)


sys.modules["pandas"] = types.ModuleType("pandas")
sys.modules["pandas"].Series = Series
spec = importlib.util.spec_from_file_location("haar", sys.argv[1])
haar = importlib.util.module_from_spec(spec)
spec.loader.exec_module(haar)
haar.FDRThres = threshold
for seed in (1, 2, 3):
    x = values(seed)
    sigma = float(np.median(np.abs(haar.HaarConv(x, None, 1))) / 0.6745)
    found = haar.haarSeg(x, 0.001)
    print(seed, repr(sigma), ", ".join(str(int(v)) for v in sorted(found["start"])[1:]))
