// What stands in the page comes to life; opened arrays only, so that the page is there at once.

function placeOf(genome, text) {
  const wanted = text.trim();
  const gene = genome.genes.find(g => g[0].toLowerCase() === wanted.toLowerCase());
  if (gene) return { chromosome: gene[1], start: gene[2], end: gene[3], margin: 1.5e6 };
  const match = wanted.replace(/[,\s\u202F]/g, '').match(/^(?:chr)?([\dXYMT]+)(?::([\d.]+)(?:-|–)([\d.]+)(Mb)?)?$/i);
  const size = match && genome.chromosomes.find(c => c[0].toUpperCase() === match[1].toUpperCase());
  if (!size) return null;
  const unit = match[4] ? 1e6 : 1;
  return match[2] ? { chromosome: size[0], start: match[2] * unit, end: match[3] * unit, margin: 0 } : { chromosome: size[0], start: 0, end: size[1], margin: 0 };
}

async function enhanceGenome(figure) {
  if (figure.dataset.ready) return;
  figure.dataset.ready = 'yes';
  const source = figure.querySelector('script[type="application/json"]');
  const genome = figure.dataset.source ? await readGenome(await (await fetch(figure.dataset.source)).text()) : await readGenome(source.textContent);
  const still = figure.querySelector('.scroll');
  const canvas = document.createElement('canvas');
  canvas.className = 'genome';
  canvas.tabIndex = 0;
  canvas.hidden = true;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', `${genome.array}: arrows move, plus and minus zoom, Home shows the whole genome, N and P step through the events`);
  const readout = document.createElement('p');
  readout.className = 'readout';
  readout.setAttribute('role', 'status');
  const height = genome.parts.some(p => p.baf) ? 400 : 320;
  let [from, to, event] = [0, genome.length, -1];
  const name = text => `${genome.array}_${where().replace(/[:,]/g, '-')}.${text}`;
  function where() {
    const at = g => genome.chromosomes.findLast(([n]) => genome.starts.get(n) <= g)[0];
    const [a, b] = [at(from), at(to - 1)];
    const place = g => Math.max(1, Math.round(g - genome.starts.get(at(g)))).toLocaleString('en');
    return from <= 0 && to >= genome.length ? 'whole genome' : a === b ? `chr${a}:${place(from)}-${place(to - 1)}` : `chr${a} to chr${b}`;
  }
  function draw() {
    const whole = from <= 0 && to >= genome.length;
    canvas.hidden = whole;
    if (still) still.hidden = whole ? false : true;
    readout.textContent = whole ? '' : where();
    if (whole) return;
    const width = figure.clientWidth, density = window.devicePixelRatio || 1;
    canvas.width = width * density;
    canvas.height = height * density;
    canvas.style.height = `${height}px`;
    const context = canvas.getContext('2d');
    context.scale(density, density);
    const shown = drawGenome(genome, from, to, canvasPen(context), width, height);
    readout.textContent += shown >= 0 ? `, ${shown.toLocaleString('en')} probes one by one` : ', columns: lowest, 10%, 90% and highest probe; single probes stand around events and genes';
  }
  function show(a, b) {
    const least = 20000, span = Math.min(genome.length, Math.max(least, b - a));
    from = Math.max(0, Math.min(genome.length - span, (a + b - span) / 2));
    to = from + span;
    requestAnimationFrame(draw);
  }
  const zoom = (factor, at = 0.5) => { const centre = from + (to - from) * at; show(centre - (centre - from) * factor, centre + (to - centre) * factor); };
  const pan = share => show(from + (to - from) * share, to + (to - from) * share);
  function jump(place) {
    if (!place) return false;
    const start = genome.starts.get(place.chromosome);
    show(start + place.start - place.margin, start + place.end + place.margin);
    return true;
  }
  function stepEvent(by) {
    if (!genome.events.length) return;
    event = (event + by + genome.events.length) % genome.events.length;
    const e = genome.events[event];
    select.value = String(event);
    jump({ chromosome: e[0], start: e[1], end: e[2], margin: Math.max(1e6, (e[2] - e[1]) * 0.5) });
  }
  const bar = toolbar(`${genome.array}: move and zoom`);
  const find = document.createElement('input');
  find.placeholder = 'Gene or chr8:127-130Mb';
  find.setAttribute('aria-label', `${genome.array}: go to a gene or a place`);
  find.addEventListener('change', () => { if (find.value && !jump(placeOf(genome, find.value))) readout.textContent = `${find.value}: neither a place nor a gene that is listed here`; });
  const select = document.createElement('select');
  select.setAttribute('aria-label', `${genome.array}: go to an event`);
  select.append(new Option(`${genome.events.length} events`, ''), ...genome.events.map((e, i) => new Option(`${e[6]} ${e[4]} chr${e[0]} ${e[3] > 0 ? '+' : ''}${e[3].toFixed(2)}`, i)));
  select.addEventListener('change', () => { if (select.value !== '') { event = Number(select.value) - 1; stepEvent(1); } });
  const text = () => { const pen = svgPen(1160, height, getComputedStyle(document.body).backgroundColor); drawGenome(genome, from, to, pen, 1160, height); return pen.done(); };
  const picture = () => (canvas.hidden && still ? figureText(still.querySelector('svg')) : text());
  bar.append(
    button('−', 'Zoom out', () => zoom(2)), button('+', 'Zoom in', () => zoom(0.5)), button('◀', 'Move left', () => pan(-0.4)), button('▶', 'Move right', () => pan(0.4)),
    button('Whole genome', 'Show all of it', () => show(0, genome.length)), find, select,
    button('SVG', 'Save what is seen as SVG', () => download(name('svg'), 'image/svg+xml', picture())),
    button('PNG', 'Save what is seen as PNG', () => svgToPng(picture(), 1160, canvas.hidden && still ? Number(still.querySelector('svg').getAttribute('viewBox').split(/\s+/)[3]) : height, name('png'))),
    button('TSV', 'Save the probes and segments that are seen', () => download(name('tsv'), 'text/tab-separated-values', genomeRows(genome, from, to))));
  figure.prepend(bar);
  (still ?? bar).after(canvas, readout);
  canvas.addEventListener('keydown', e => {
    const act = { ArrowLeft: () => pan(-0.2), ArrowRight: () => pan(0.2), '+': () => zoom(0.5), '=': () => zoom(0.5), '-': () => zoom(2), Home: () => show(0, genome.length), n: () => stepEvent(1), p: () => stepEvent(-1) }[e.key];
    if (act) { e.preventDefault(); act(); }
  });
  canvas.addEventListener('wheel', e => { if (e.ctrlKey || e.shiftKey) { e.preventDefault(); zoom(e.deltaY > 0 ? 1.25 : 0.8, e.offsetX / canvas.clientWidth); } }, { passive: false });
  let grabbed = null;
  canvas.addEventListener('pointerdown', e => { grabbed = { x: e.clientX, from, to }; canvas.setPointerCapture(e.pointerId); });
  canvas.addEventListener('pointermove', e => { if (grabbed) { const by = ((grabbed.x - e.clientX) / canvas.clientWidth) * (grabbed.to - grabbed.from); show(grabbed.from + by, grabbed.to + by); } });
  canvas.addEventListener('pointerup', () => { grabbed = null; });
  canvas.addEventListener('dblclick', e => zoom(0.4, e.offsetX / canvas.clientWidth));
  still?.addEventListener('dblclick', e => { const box = still.querySelector('svg').getBoundingClientRect(); zoom(0.05, Math.max(0, (e.clientX - box.left) / box.width)); });
  window.addEventListener('resize', draw);
  figure.genomeJump = place => { if (jump(place)) { canvas.focus(); figure.scrollIntoView({ block: 'nearest' }); } };
  const home = figure.closest('details') ?? document;
  for (const cell of home.querySelectorAll('td[data-jump]')) {
    const [chromosome, span] = cell.dataset.jump.split(':'), [start, end] = span.split('-').map(Number);
    cell.replaceChildren(button(cell.textContent, 'Show it in the genome above', () => figure.genomeJump({ chromosome, start, end, margin: Math.max(1e6, (end - start) * 0.5) })));
  }
  if (figure.dataset.at) jump(placeOf(genome, figure.dataset.at));
}

function genomeRows(genome, from, to) {
  const lines = ['kind\tchromosome\tstart\tend\tlog2\tcall_or_baf'];
  for (const [chromosome, start, end, log2, call] of genome.segments) {
    const base = genome.starts.get(chromosome);
    if (base + end >= from && base + start <= to) lines.push(['segment', chromosome, start, end, log2, call].join('\t'));
  }
  for (const p of genome.parts.filter(p => p.kind === 'probes')) {
    for (let i = firstAtLeast(p.x, from), last = firstAtLeast(p.x, to); i < last; i++) {
      const position = p.x[i] - p.offset;
      lines.push(['probe', p.chromosome, position, position, p.log2[i].toFixed(3), p.baf && p.baf[i] !== 255 ? (p.baf[i] / 254).toFixed(3) : 'NA'].join('\t'));
    }
  }
  return lines.join('\n') + '\n';
}

function openNamed() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const details = target && target.closest('details');
  if (details) { details.open = true; target.scrollIntoView(); }
}

function start() {
  document.querySelectorAll('.scroll').forEach(enhanceTable);
  document.querySelectorAll('figure').forEach(enhanceFigure);
  for (const figure of document.querySelectorAll('figure.genome-view')) {
    const details = figure.closest('details');
    if (!details || details.open) enhanceGenome(figure);
    else details.addEventListener('toggle', () => { if (details.open) enhanceGenome(figure); });
  }
  window.addEventListener('hashchange', openNamed);
  window.addEventListener('beforeprint', () => document.querySelectorAll('details:not(.part)').forEach(d => { d.open = true; }));
  openNamed();
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
