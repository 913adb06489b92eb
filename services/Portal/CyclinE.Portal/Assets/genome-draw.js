// Draws one track of a genome: bands and names of chromosomes, bins or single probes, segments in the colour of their call.
import { binsIn } from "./genome-data.js";

const CALLS = {
  "high-level-amplification": "--call-high", amplification: "--call-amplification", gain: "--call-gain", loss: "--call-loss",
  "homozygous-deletion": "--call-deletion",
};

/** Draws a track; gives how many bins or probes it drew. */
export function drawTrack(context, track, view, box, singly, color) {
  const { left, right, top, bottom } = box;
  const scale = (right - left) / (view.to - view.from);
  const x = position => left + (position - view.from) * scale;
  const { low, high } = track.range;
  const y = value => bottom - (Math.min(Math.max(value, low), high) - low) / (high - low) * (bottom - top);
  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top + 18);
  context.clip();
  bands(context, track, view, box, x, color);
  context.restore();
  context.font = "12px system-ui, sans-serif";
  context.textBaseline = "middle";
  for (let value = Math.ceil(low); value <= Math.floor(high); value++) {
    context.strokeStyle = color(value === 0 ? "--zero" : "--line");
    context.beginPath();
    context.moveTo(left, Math.round(y(value)) + 0.5);
    context.lineTo(right, Math.round(y(value)) + 0.5);
    context.stroke();
    context.fillStyle = color("--faint");
    context.textAlign = "right";
    context.fillText(value > 0 ? `+${value}` : String(value).replace("-", "−"), left - 6, y(value));
  }

  context.save();
  context.beginPath();
  context.rect(left, top, right - left, bottom - top);
  context.clip();
  const drawn = singly ? probes(context, track, view, x, y, color) : bins(context, track, view, x, y, color);
  segments(context, track, view, x, y, color);
  context.restore();
  context.fillStyle = color("--ink");
  context.textAlign = "left";
  context.textBaseline = "top";
  context.font = "600 13px system-ui, sans-serif";
  context.fillText(track.name, left + 6, top + 4);
  return drawn;
}

function bands(context, track, view, box, x, color) {
  context.font = "12px system-ui, sans-serif";
  context.textAlign = "center";
  context.textBaseline = "top";
  let free = -Infinity;
  track.axis.chromosomes.forEach((c, i) => {
    if (c.offset + c.length < view.from || c.offset > view.to) return;
    const from = Math.max(x(c.offset), box.left), to = Math.min(x(c.offset + c.length), box.right);
    context.fillStyle = color(i % 2 ? "--band-b" : "--band-a");
    context.fillRect(from, box.top, to - from, box.bottom - box.top);
    if (c.centromere) {
      context.strokeStyle = color("--line");
      context.setLineDash([3, 4]);
      context.beginPath();
      context.moveTo(x(c.offset + c.centromere), box.top);
      context.lineTo(x(c.offset + c.centromere), box.bottom);
      context.stroke();
      context.setLineDash([]);
    }
    const single = view.from >= c.offset && view.to <= c.offset + c.length;
    const text = single ? `chr${c.name}: ${mega(view.from - c.offset)} to ${mega(view.to - c.offset)} Mb` : c.name;
    const width = context.measureText(text).width, middle = (from + to) / 2;
    if (middle - width / 2 > free + 4) {
      context.fillStyle = color("--faint");
      context.fillText(text, middle, box.bottom + 4);
      free = middle + width / 2;
    }
  });
}

const mega = position => (position / 1e6).toFixed(2);

function bins(context, track, view, x, y, color) {
  const { position, low, high, middle } = track.bins;
  let drawn = 0;
  context.globalAlpha = 0.35;
  context.fillStyle = color("--probe");
  const parts = binsIn(track, view.from, view.to);
  // Bins of one column of pixels are one stroke from the lowest to the highest.
  let column = NaN, top = 0, bottom = 0;
  const stroke = () => { if (column === column) context.fillRect(column, top, 1, Math.max(1, bottom - top)); };
  for (const { chromosome, firstBin, endBin } of parts) {
    for (let i = firstBin; i < endBin; i++) {
      if (low[i] !== low[i]) continue;
      const at = Math.floor(x(chromosome.offset + position[i])), from = y(high[i]), to = y(low[i]);
      if (at === column) {
        top = Math.min(top, from);
        bottom = Math.max(bottom, to);
      } else {
        stroke();
        [column, top, bottom] = [at, from, to];
      }
      drawn++;
    }
  }
  stroke();
  context.globalAlpha = 0.9;
  const seen = new Set();
  for (const { chromosome, firstBin, endBin } of parts) {
    for (let i = firstBin; i < endBin; i++) {
      if (middle[i] !== middle[i]) continue;
      const at = Math.floor(x(chromosome.offset + position[i])), level = Math.round(y(middle[i]));
      if (seen.has(at * 10000 + level)) continue;
      seen.add(at * 10000 + level);
      context.fillRect(at - 0.5, level - 0.75, 1.5, 1.5);
    }
  }
  context.globalAlpha = 1;
  return drawn;
}

function probes(context, track, view, x, y, color) {
  let drawn = 0;
  const few = track.probesIn(view.from, view.to) < 3000, size = few ? 3 : 2;
  context.fillStyle = color("--probe");
  context.globalAlpha = few ? 0.9 : 0.5;
  track.eachProbe(view.from, view.to, (position, value) => {
    if (value !== value) return;
    context.fillRect(x(position) - size / 2, y(value) - size / 2, size, size);
    drawn++;
  });
  context.globalAlpha = 1;
  return drawn;
}

function segments(context, track, view, x, y, color) {
  const at = new Map(track.axis.chromosomes.map(c => [c.name, c.offset]));
  for (const s of track.segments) {
    const offset = at.get(s.chromosome);
    if (offset === undefined || offset + s.end < view.from || offset + s.start > view.to) continue;
    context.strokeStyle = color(CALLS[s.call] ?? "--segment");
    context.lineWidth = CALLS[s.call] ? 3 : 2;
    context.beginPath();
    // A focal event is a few thousandths of the picture: its line stays wide enough to be seen.
    const middle = (x(offset + s.start) + x(offset + s.end)) / 2, least = CALLS[s.call] ? 3 : 1;
    context.moveTo(Math.min(x(offset + s.start), middle - least), y(s.log2));
    context.lineTo(Math.max(x(offset + s.end), middle + least), y(s.log2));
    context.stroke();
  }
  context.lineWidth = 1;
}

/** Draws genes above the tracks: those of the panel first, and of the others as many names as have room. */
export function drawGenes(context, genes, axis, view, box, color) {
  const at = new Map(axis.chromosomes.map(c => [c.name, c.offset]));
  const scale = (box.right - box.left) / (view.to - view.from);
  const taken = [];
  context.textAlign = "center";
  context.textBaseline = "top";
  for (const g of genes) {
    const from = box.left + (at.get(g.chromosome) + g.start - view.from) * scale, to = from + (g.end - g.start) * scale;
    if (to < box.left || from > box.right) continue;
    context.fillStyle = color(g.panel ? "--accent" : "--faint");
    context.fillRect(Math.max(from, box.left), box.bottom - 3, Math.max(2, Math.min(to, box.right) - Math.max(from, box.left)), 3);
    context.font = g.panel ? "italic 600 12px system-ui, sans-serif" : "italic 11px system-ui, sans-serif";
    const width = context.measureText(g.symbol).width / 2 + 3;
    const middle = Math.min(Math.max((from + to) / 2, box.left + width), box.right - width);
    if (taken.some(t => Math.abs(t.middle - middle) < t.width + width)) continue;
    taken.push({ middle, width });
    context.fillText(g.symbol, middle, box.top);
  }
}
