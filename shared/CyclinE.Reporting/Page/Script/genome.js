// The genome of one array, from the whole down to single probes. Reads the format cycline-genome-1 (docs/output.md).

async function readGenome(text) {
  const genome = JSON.parse(text);
  if (genome.format !== 'cycline-genome-1') throw new Error(`Not a genome: ${genome.format}`);
  let length = 0;
  genome.starts = new Map(genome.chromosomes.map(([name, size]) => [name, (length += size) - size]));
  genome.length = length;
  const packed = Uint8Array.from(atob(genome.data), c => c.charCodeAt(0));
  const bytes = packed.length ? await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))).arrayBuffer() : new ArrayBuffer(0);
  const view = new DataView(bytes);
  let at = 0;
  const shorts = n => {
    const values = new Float32Array(n);
    for (let i = 0; i < n; i++, at += 2) {
      const v = view.getInt16(at, true);
      values[i] = v === -32768 ? NaN : v * genome.step;
    }
    return values;
  };
  genome.parts = genome.blocks.map(([kind, chromosome, start, end, count, baf]) => {
    const offset = genome.starts.get(chromosome);
    if (kind === 'columns') return { kind, chromosome, offset, width: end, count, planes: [0, 1, 2, 3, 4].map(() => shorts(count)) };
    const x = new Float64Array(count);
    let position = 0;
    for (let i = 0; i < count; i++, at += 4) x[i] = offset + (position += view.getInt32(at, true));
    const part = { kind, chromosome, offset, from: offset + start, to: offset + end, count, x, log2: shorts(count) };
    if (baf) {
      part.baf = new Uint8Array(bytes, at, count);
      at += count;
    }
    return part;
  });
  return genome;
}

function firstAtLeast(values, x) {
  let low = 0, high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < x) low = middle + 1; else high = middle;
  }
  return low;
}

// Two pens with the same strokes: one draws on a canvas, the other writes SVG.
function canvasPen(context) {
  return {
    rect(x, y, w, h, fill, alpha = 1) { context.globalAlpha = alpha; context.fillStyle = fill; context.fillRect(x, y, w, h); },
    line(x1, y1, x2, y2, stroke, width = 1, dash = []) {
      context.globalAlpha = 1; context.strokeStyle = stroke; context.lineWidth = width; context.setLineDash(dash);
      context.beginPath(); context.moveTo(x1, y1); context.lineTo(x2, y2); context.stroke();
    },
    text(x, y, text, fill, anchor = 'start', bold = false) {
      context.globalAlpha = 1; context.fillStyle = fill; context.textAlign = anchor === 'middle' ? 'center' : anchor;
      context.font = `${bold ? '650 12px' : '11px'} ${getComputedStyle(document.body).fontFamily}`; context.fillText(text, x, y);
    },
  };
}

function svgPen(width, height, ground) {
  const out = [`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif"><rect width="${width}" height="${height}" fill="${ground}"/>`];
  const n = v => +v.toFixed(2);
  return {
    rect(x, y, w, h, fill, alpha = 1) { out.push(`<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}"${alpha < 1 ? ` fill-opacity="${alpha}"` : ''}/>`); },
    line(x1, y1, x2, y2, stroke, w = 1, dash = []) { out.push(`<path d="M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}" stroke="${stroke}" stroke-width="${w}"${dash.length ? ` stroke-dasharray="${dash}"` : ''}/>`); },
    text(x, y, text, fill, anchor = 'start', bold = false) { out.push(`<text x="${n(x)}" y="${n(y)}" fill="${fill}" text-anchor="${anchor}" font-size="${bold ? 12 : 11}"${bold ? ' font-weight="bold"' : ''}>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text>`); },
    done: () => out.join('\n') + '\n</svg>\n',
  };
}

function tickStep(atLeast) {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return [1, 2, 5, 10].map(f => f * power).find(s => s >= atLeast * (1 - 1e-9));
}

function drawGenome(genome, from, to, pen, width, height) {
  const token = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const left = 46, right = width - 8, top = 22, geneLane = 34;
  const hasBaf = genome.parts.some(p => p.baf);
  const bottom = height - geneLane - 20 - (hasBaf ? 80 : 0);
  const X = g => left + ((g - from) / (to - from)) * (right - left);
  const Y = v => top + ((genome.high - Math.min(genome.high, Math.max(genome.low, v))) / (genome.high - genome.low)) * (bottom - top);
  const ink = { gain: token('gain'), loss: token('loss'), segment: token('segment'), grid: token('grid'), zero: token('zero'), faint: token('faint'), text: token('ink'), probe: token('probe'), lost: token('lost') };
  const cut = (a, b) => [Math.max(left, X(a)), Math.min(right, X(b))];
  genome.chromosomes.forEach(([name, size], i) => {
    const start = genome.starts.get(name);
    if (start + size < from || start > to) return;
    const [a, b] = cut(start, start + size);
    pen.rect(a, top, b - a, bottom - top, token(i % 2 ? 'band-b' : 'band-a'));
    if (hasBaf) pen.rect(a, bottom + 8, b - a, 70, token(i % 2 ? 'band-b' : 'band-a'));
    if (to - from >= 4e7 && b - a > 9 * name.length + 4) pen.text((a + b) / 2, height - 5, name, ink.faint, 'middle');
  });
  const step = tickStep((genome.high - genome.low) / 6);
  for (let t = Math.ceil(genome.low / step) * step; t <= genome.high + 1e-9; t += step) {
    pen.line(left, Y(t), right, Y(t), Math.abs(t) < 1e-9 ? ink.zero : ink.grid);
    pen.text(left - 6, Y(t) + 4, String(+t.toFixed(2)), ink.faint, 'end');
  }
  if (genome.runnerUp !== undefined) pen.line(left, Y(genome.runnerUp), right, Y(genome.runnerUp), ink.lost, 1, [6, 4]);
  const at = place => genome.starts.get(place[0]) + place[1];
  for (const e of genome.events) {
    const [a, b] = cut(at(e), genome.starts.get(e[0]) + e[2]);
    if (b >= left && a <= right && b >= a) pen.rect(a, top, Math.max(2, b - a), bottom - top, e[3] > 0 ? ink.gain : ink.loss, 0.1);
  }
  const whole = genome.parts.filter(p => p.kind === 'probes');
  const inWindow = whole.filter(p => p.from <= to && p.to >= from);
  const allProbes = !genome.parts.some(p => p.kind === 'columns');
  const covered = allProbes || inWindow.some(p => p.from <= from + (to - from) * 0.05 && p.to >= to - (to - from) * 0.05);
  let shown = 0;
  if (covered) {
    for (const p of inWindow) shown += firstAtLeast(p.x, to) - firstAtLeast(p.x, from);
    const size = shown > 20000 ? 1.4 : shown > 3000 ? 2 : 3.4, alpha = shown > 60000 ? 0.25 : shown > 8000 ? 0.45 : 0.75;
    for (const p of inWindow) {
      for (let i = firstAtLeast(p.x, from), end = firstAtLeast(p.x, to); i < end; i++) {
        pen.rect(X(p.x[i]) - size / 2, Y(p.log2[i]) - size / 2, size, size, ink.probe, alpha);
        if (p.baf && p.baf[i] !== 255) pen.rect(X(p.x[i]) - size / 2, bottom + 8 + (1 - p.baf[i] / 254) * 70 - size / 2, size, size, ink.probe, alpha);
      }
    }
  } else {
    for (const p of genome.parts.filter(p => p.kind === 'columns')) {
      const first = Math.max(0, Math.floor((from - p.offset) / p.width)), last = Math.min(p.count - 1, Math.ceil((to - p.offset) / p.width));
      for (let c = first; c <= last; c++) {
        if (Number.isNaN(p.planes[2][c])) continue;
        const [a, b] = cut(p.offset + c * p.width, p.offset + (c + 1) * p.width);
        const w = Math.max(0.8, b - a);
        pen.rect(a, Y(p.planes[4][c]), w, Y(p.planes[0][c]) - Y(p.planes[4][c]), ink.probe, 0.16);
        pen.rect(a, Y(p.planes[3][c]), w, Math.max(1, Y(p.planes[1][c]) - Y(p.planes[3][c])), ink.probe, 0.5);
      }
    }
  }
  for (const s of genome.segments) {
    const [a, b] = cut(at(s), genome.starts.get(s[0]) + s[2]);
    if (b < left || a > right || b < a) continue;
    const colour = /gain|amplification/.test(s[4]) ? ink.gain : /loss|deletion/.test(s[4]) ? ink.loss : ink.segment;
    pen.line(a, Y(s[3]), Math.max(b, a + 2.5), Y(s[3]), colour, 2.4);
    if (s[6] >= 0.5) pen.rect(a, bottom - 4, Math.max(1.5, b - a), 4, ink.lost, 0.75);
  }
  const taken = [];
  const room = (x, w) => taken.every(([a, b]) => x + w / 2 + 6 <= a || x - w / 2 - 6 >= b) && taken.push([x - w / 2, x + w / 2]);
  for (const e of genome.events.filter(e => e[5])) {
    const x = (X(at(e)) + X(genome.starts.get(e[0]) + e[2])) / 2, text = `${e[6]} ${e[3] > 0 ? '+' : ''}${e[3].toFixed(1)}`, w = text.length * 6.9;
    if (x - w / 2 >= left && x + w / 2 <= right && room(x, w)) pen.text(x, 14, text, e[3] > 0 ? ink.gain : ink.loss, 'middle', true);
  }
  if (to - from < 4e7) {
    const named = [];
    for (const [name, chromosome, start, end, panel] of [...genome.genes].sort((a, b) => b[4] - a[4])) {
      const [a, b] = cut(genome.starts.get(chromosome) + start, genome.starts.get(chromosome) + end);
      if (b < left || a > right || b < a) continue;
      pen.rect(a, height - geneLane - 12, Math.max(1.5, b - a), 6, panel ? ink.gain : ink.zero);
      const w = name.length * 6.9, x = Math.min(right - w / 2, Math.max(left + w / 2, (a + b) / 2));
      if (named.every(([p, q]) => x + w / 2 + 4 <= p || x - w / 2 - 4 >= q)) {
        named.push([x - w / 2, x + w / 2]);
        pen.text(x, height - geneLane + 7, name, panel ? ink.gain : ink.faint, 'middle', panel);
      }
    }
    const chromosome = [...genome.starts].filter(([, s]) => s <= from + 1).pop();
    const mb = tickStep((to - from) / 1e7) * 1e6;
    for (let p = Math.ceil((from - chromosome[1]) / mb) * mb; chromosome[1] + p < to; p += mb) {
      pen.text(X(chromosome[1] + p), height - 5, `${+(p / 1e6).toFixed(3)} Mb`, ink.faint, 'middle');
    }
  }
  return covered ? shown : -1;
}
