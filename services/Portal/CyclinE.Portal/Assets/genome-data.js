// What a picture of genomes is drawn from: the axis along the chromosomes, bins, and pieces of single probes as they are needed.

/** The tracks of some arrays; `arrived` is called whenever a piece has come. */
export async function tracksOf(root, arrays, difference, arrived) {
  const tracks = await Promise.all(arrays.map(array => trackOf(`${root}/arrays/${encodeURIComponent(array)}/genome`, arrived)));
  if (difference && sameProbes(tracks[0], tracks[1])) tracks.push(minus(tracks[0], tracks[1]));
  return tracks;
}

async function answerOf(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).detail ?? `${address}: ${answer.status}`);
  return answer;
}

async function trackOf(address, arrived) {
  const [layout, bytes] = await Promise.all([
    answerOf(address).then(a => a.json()), answerOf(`${address}/bins`).then(a => a.arrayBuffer()),
  ]);
  const n = bytes.byteLength / 16;
  const axis = axisOf(layout.chromosomes);
  const bins = {
    position: new Int32Array(bytes, 0, n), low: new Float32Array(bytes, 4 * n, n), high: new Float32Array(bytes, 8 * n, n),
    middle: new Float32Array(bytes, 12 * n, n),
  };
  for (const column of [bins.low, bins.high, bins.middle]) for (let i = 0; i < n; i++) column[i] -= layout.centre;
  const pieces = new Map();
  const track = {
    name: layout.array, layout, axis, bins, segments: layout.segments, range: rangeOf([bins], layout.segments),
    probesIn: (from, to) => indexesIn(axis, layout, bins, from, to).reduce((sum, r) => sum + r.end - r.first, 0),
    /** Calls with position, value and chromosome of each single probe within a view, as far as pieces are here; asks for the others. */
    eachProbe(from, to, use) {
      for (const { chromosome, first, end } of indexesIn(axis, layout, bins, from, to)) {
        for (let p = Math.floor(first / layout.piece_size); p * layout.piece_size < end; p++) {
          const piece = track.piece(p);
          if (!piece) continue;
          const base = p * layout.piece_size;
          const last = Math.min(end, base + piece.log2.length);
          for (let i = Math.max(first, base); i < last; i++) use(chromosome.offset + piece.position[i - base], piece.log2[i - base]);
        }
      }
    },
    /** A piece of probes; null until it has come. */
    piece(p) {
      const known = pieces.get(p);
      if (known !== undefined) return known;
      pieces.set(p, null);
      if (pieces.size > 400) pieces.delete(pieces.keys().next().value);
      answerOf(`${address}/probes/${p}`).then(a => a.arrayBuffer()).then(buffer => {
        const m = buffer.byteLength / 8;
        const log2 = new Float32Array(buffer, 4 * m, m);
        for (let i = 0; i < m; i++) log2[i] -= layout.centre;
        pieces.set(p, { position: new Int32Array(buffer, 0, m), log2 });
        arrived();
      }).catch(() => pieces.delete(p));
      return null;
    },
    segmentAt(x) {
      const c = axis.chromosomes.find(k => x >= k.offset && x <= k.offset + k.length);
      const s = c && layout.segments.find(k => k.chromosome === c.name && x - c.offset >= k.start && x - c.offset <= k.end);
      return s ? `${signed(s.log2)} ${s.call}` : "–";
    },
  };
  return track;
}

/** The difference of two tracks with the same probes, bin by bin and probe by probe. */
function minus(a, b) {
  const of = (x, y) => x.map((v, i) => v - y[i]);
  const bins = { position: a.bins.position, middle: of(a.bins.middle, b.bins.middle) };
  bins.low = bins.middle;
  bins.high = bins.middle;
  const pieces = new Map();
  const layout = a.layout;
  const track = {
    ...a, name: "difference", bins, segments: [], range: rangeOf([bins]),
    piece(p) {
      if (pieces.has(p)) return pieces.get(p);
      const first = a.piece(p), second = b.piece(p);
      if (!first || !second) return null;
      const piece = { position: first.position, log2: of(first.log2, second.log2) };
      pieces.set(p, piece);
      return piece;
    },
    eachProbe(from, to, use) {
      for (const { chromosome, first, end } of indexesIn(a.axis, layout, bins, from, to)) {
        for (let p = Math.floor(first / layout.piece_size); p * layout.piece_size < end; p++) {
          const piece = track.piece(p);
          if (!piece) continue;
          const base = p * layout.piece_size, last = Math.min(end, base + piece.log2.length);
          for (let i = Math.max(first, base); i < last; i++) use(chromosome.offset + piece.position[i - base], piece.log2[i - base]);
        }
      }
    },
    segmentAt: () => "",
  };
  return track;
}

function sameProbes(a, b) {
  return a && b && a.layout.probes === b.layout.probes && a.bins.position.length === b.bins.position.length
    && a.bins.position.every((p, i) => p === b.bins.position[i]);
}

function axisOf(chromosomes) {
  let offset = 0;
  const placed = chromosomes.map(c => {
    const here = { ...c, offset };
    offset += c.length;
    return here;
  });
  return { chromosomes: placed, length: offset };
}

/** Probes of each chromosome within a view, to a bin on either side. */
function indexesIn(axis, layout, bins, from, to) {
  const found = [];
  for (const chromosome of axis.chromosomes) {
    if (chromosome.offset + chromosome.length < from || chromosome.offset > to) continue;
    const lastBin = chromosome.first_bin + chromosome.bins;
    const first = Math.max(chromosome.first_bin, lower(bins.position, chromosome.first_bin, lastBin, from - chromosome.offset) - 1);
    const end = lower(bins.position, chromosome.first_bin, lastBin, to - chromosome.offset + 1);
    found.push({
      chromosome, firstBin: first, endBin: end, first: chromosome.first_probe + (first - chromosome.first_bin) * layout.per_bin,
      end: Math.min(chromosome.first_probe + chromosome.probes, chromosome.first_probe + (end - chromosome.first_bin) * layout.per_bin),
    });
  }
  return found;
}

/** Bins within a view, by chromosome. */
export function binsIn(track, from, to) {
  return indexesIn(track.axis, track.layout, track.bins, from, to);
}

function lower(sorted, first, end, value) {
  while (first < end) {
    const middle = (first + end) >> 1;
    if (sorted[middle] < value) first = middle + 1; else end = middle;
  }
  return first;
}

/** From which log2 to which a picture goes: all segments, and all but the outermost probes of a thousand. */
function rangeOf(all, segments = []) {
  const values = all.flatMap(b => [...b.low.filter(Number.isFinite), ...b.high.filter(Number.isFinite)]).sort((x, y) => x - y);
  const at = share => values[Math.min(values.length - 1, Math.max(0, Math.round(share * (values.length - 1))))] ?? 0;
  const levels = segments.map(s => s.log2);
  return {
    low: Math.max(-6, Math.min(-1.5, at(0.0005) - 0.2, ...levels.map(l => l - 0.4))),
    high: Math.min(9, Math.max(1.5, at(0.9999) + 0.3, ...levels.map(l => l + 0.6))),
  };
}

/** A view in words, and its chromosome where it is within one. */
export function placeOf(axis, view) {
  const chromosome = axis.chromosomes.find(c => view.from >= c.offset - 1 && view.to <= c.offset + c.length + 1);
  if (chromosome) {
    const start = view.from - chromosome.offset, end = view.to - chromosome.offset;
    return { chromosome, start, end, text: `${chromosome.name}:${Math.max(1, Math.round(start))}-${Math.round(end)}` };
  }
  const first = axis.chromosomes.find(c => view.from < c.offset + c.length), last = axis.chromosomes.findLast(c => view.to > c.offset);
  return { chromosome: null, text: view.to - view.from >= axis.length ? "the whole genome" : `${first.name}:${Math.max(1, Math.round(view.from - first.offset))}-${last.name}:${Math.round(view.to - last.offset)}` };
}

/** A place that was typed: 19, chr19:30,000,000-31,000,000, 19:30-31 Mb, or a view as it stands in an address; null for anything else. */
export function readPlace(axis, text) {
  const of = name => axis.chromosomes.find(c => c.name.toUpperCase() === name.toUpperCase().replace(/^CHR/, ""));
  const parts = /^(?:chr)?(\w+)(?::([\d.,]+)(?:\s*(?:-|–|\.\.)\s*(?:(?:chr)?(\w+):)?([\d.,]+)\s*(mb|kb)?)?)?$/i.exec(text.trim());
  const first = parts && of(parts[1]);
  if (!first) return null;
  if (!parts[2]) return { from: first.offset, to: first.offset + first.length };
  const unit = { mb: 1e6, kb: 1e3 }[parts[5]?.toLowerCase()] ?? 1;
  const number = digits => Number(unit === 1 ? digits.replace(/[,.]/g, "") : digits.replace(/,/g, "")) * unit;
  const last = parts[3] ? of(parts[3]) : first;
  if (!last) return null;
  const start = number(parts[2]), end = parts[4] ? number(parts[4]) : start;
  return { from: first.offset + start, to: last.offset + Math.max(end, start) };
}

export function signed(value) {
  return (value < 0 ? "−" : "+") + Math.abs(value).toFixed(2);
}
