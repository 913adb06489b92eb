# Goldens of ReferenceTests: tangent normalisation by a singular value decomposition and bisquare regression.
import sys
import numpy as np
print("python", sys.version.split()[0], "numpy", np.__version__)
p, n = 300, 6
i = np.arange(1, p + 1)
members = np.array([np.float32(0.3 * np.sin(i / (7.0 + m)) + ((i * 37 + m * 101) % 23 - 11) / 100.0) for m in range(n)])
members = members.astype(np.float64)
median = np.median(members, axis=0).astype(np.float32).astype(np.float64)
array = np.float32(0.5 + 0.25 * np.sin(i / 8.0) + ((i * 53) % 17 - 8) / 80.0).astype(np.float64)
deviations = members - median
deviations -= deviations.mean(axis=1, keepdims=True)
u, s, _ = np.linalg.svd(deviations.T, full_matrices=False)
print("shares", [float(v) for v in (s ** 2 / np.sum(s ** 2))[:3]])
x = np.float32(array - median).astype(np.float64)
a = np.column_stack([u[:, :3], np.ones(p)])
w, *_ = np.linalg.lstsq(a, x, rcond=None)
for step in range(3):
    r = x - a @ w
    cut = 4.685 * 1.4826 * np.median(np.abs(r))
    trust = np.where(np.abs(r) < cut, (1 - (r / cut) ** 2) ** 2, 0)
    w, *_ = np.linalg.lstsq(a * np.sqrt(trust)[:, None], x * np.sqrt(trust), rcond=None)
left = x - u[:, :3] @ w[:3]
print("%.17g %.17g %.17g %.17g" % (left.sum(), (i * left).sum(), left[0], left[122]))
