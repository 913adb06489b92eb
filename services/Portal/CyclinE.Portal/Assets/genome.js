// The genome of one array or of several, one below the other: bins of the whole genome at once, single probes where they can be told
// apart. Data come from /api/v1; nothing is computed here that is a result.
import { placeOf, readPlace, tracksOf } from "./genome-data.js";
import { drawTrack, drawGenes } from "./genome-draw.js";

const MOST_PROBES = 60000;   // drawn singly
const GENES_WITHIN = 25e6;   // base pairs

for (const panel of document.querySelectorAll("[data-genome]")) start(panel);

async function start(panel) {
  const canvas = panel.querySelector("canvas");
  const readout = panel.querySelector("[data-readout]");
  const root = `/api/v1/batches/${encodeURIComponent(panel.dataset.batch)}`;
  let tracks;
  try {
    tracks = await tracksOf(root, panel.dataset.arrays.split("\n"), panel.dataset.difference === "yes", () => schedule());
  } catch (error) {
    readout.textContent = error.message;
    canvas.remove();
    return;
  }

  const axis = tracks[0].axis;
  const view = { from: 0, to: axis.length };
  let genes = { key: "", list: [] }, asked = 0, pending = false, pointer = null;

  function schedule() {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => { pending = false; draw(); });
  }

  function draw() {
    const began = performance.now();
    const ratio = devicePixelRatio || 1;
    const width = canvas.clientWidth, height = 30 + tracks.length * 250;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
      canvas.style.height = height + "px";
    }

    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const style = getComputedStyle(canvas);
    const color = name => style.getPropertyValue(name).trim();
    context.fillStyle = color("--card");
    context.fillRect(0, 0, width, height);
    const box = { left: 44, right: width - 8 };
    let drawn = 0, mode = "bins";
    tracks.forEach((track, i) => {
      const singly = track.probesIn(view.from, view.to) <= MOST_PROBES;
      if (singly) mode = "probes";
      drawn += drawTrack(context, track, view, { ...box, top: 22 + i * 250, bottom: 22 + i * 250 + 218 }, singly, color);
    });
    const place = placeOf(axis, view);
    if (place.chromosome && view.to - view.from <= GENES_WITHIN) {
      const key = `${place.chromosome.name}:${Math.floor(place.start)}-${Math.ceil(place.end)}`;
      if (genes.key !== key) askGenes(key, place);
      drawGenes(context, genes.list, axis, view, { ...box, top: 2, bottom: 20 }, color);
    }

    canvas.dataset.mode = mode;
    canvas.dataset.drawn = drawn;
    canvas.dataset.view = place.text;
    canvas.dataset.frame = (performance.now() - began).toFixed(1);
    if (!canvas.dataset.first) canvas.dataset.first = Math.round(performance.now());
    canvas.setAttribute("aria-label", `log2 of ${panel.dataset.arrays.split("\n").join(" and ")} along ${place.text}, ${drawn} ${mode} drawn`);
  }

  async function askGenes(key, place) {
    genes = { key, list: genes.list };
    const mine = ++asked;
    await new Promise(done => setTimeout(done, 120));
    if (mine !== asked) return;
    const answer = await fetch(`${root}/genes?chromosome=${place.chromosome.name}&start=${Math.max(0, Math.floor(place.start))}&end=${Math.ceil(place.end)}`);
    if (answer.ok && mine === asked) {
      genes = { key, list: await answer.json() };
      schedule();
    }
  }

  function show(from, to) {
    const least = 2000, size = Math.min(Math.max(to - from, least), axis.length);
    const middle = (from + to) / 2;
    view.from = Math.min(Math.max(middle - size / 2, 0), axis.length - size);
    view.to = view.from + size;
    schedule();
    clearTimeout(show.told);
    show.told = setTimeout(() => {
      const url = new URL(location.href);
      if (size >= axis.length) url.searchParams.delete("at");
      else url.searchParams.set("at", placeOf(axis, view).text);
      history.replaceState(null, "", url);
    }, 300);
  }

  function zoom(factor, x = (view.from + view.to) / 2) {
    show(x - (x - view.from) * factor, x + (view.to - x) * factor);
  }

  async function go(text) {
    let place = readPlace(axis, text);
    if (!place) {
      const answer = await fetch(`${root}/locus?at=${encodeURIComponent(text)}`);
      const body = await answer.json();
      if (!answer.ok) { readout.textContent = body.detail; return; }
      place = readPlace(axis, `${body.chromosome}:${body.start - 1500000}-${body.end + 1500000}`);
      readout.textContent = `${body.symbol}, chr${body.chromosome}:${body.start}–${body.end}`;
    } else {
      const around = Math.max((place.to - place.from) * 0.6, 50000);
      place = { from: place.from - around, to: place.to + around };
    }
    if (place) show(place.from, place.to);
  }

  const at = event => view.from + (event.offsetX - 44) / (canvas.clientWidth - 52) * (view.to - view.from);
  canvas.addEventListener("wheel", event => {
    if (document.activeElement !== canvas && !event.ctrlKey) return;
    event.preventDefault();
    zoom(Math.exp(event.deltaY * 0.0015), at(event));
  }, { passive: false });
  canvas.addEventListener("dblclick", event => zoom(0.25, at(event)));
  canvas.addEventListener("pointerdown", event => {
    pointer = { x: event.offsetX, from: view.from, to: view.to };
    canvas.setPointerCapture(event.pointerId);
    canvas.focus({ preventScroll: true });
  });
  canvas.addEventListener("pointerup", () => { pointer = null; });
  canvas.addEventListener("pointermove", event => {
    if (pointer) {
      const moved = (pointer.x - event.offsetX) / (canvas.clientWidth - 52) * (pointer.to - pointer.from);
      show(pointer.from + moved, pointer.to + moved);
      return;
    }
    const place = placeOf(axis, { from: at(event), to: at(event) });
    const values = tracks.map(track => `${track.name} ${track.segmentAt(at(event))}`).join(" · ");
    readout.textContent = place.chromosome ? `chr${place.chromosome.name}:${Math.round(place.start).toLocaleString("en")} · ${values}` : "\u00a0";
  });
  canvas.addEventListener("keydown", event => {
    const step = (view.to - view.from) / 4;
    const keys = {
      "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), "0": () => show(0, axis.length), Home: () => show(0, axis.length),
      ArrowLeft: () => show(view.from - step, view.to - step), ArrowRight: () => show(view.from + step, view.to + step),
    };
    if (keys[event.key] && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); keys[event.key](); }
  });
  panel.querySelector("[data-go]").addEventListener("submit", event => {
    event.preventDefault();
    const text = new FormData(event.target).get("at").trim();
    if (text) go(text); else show(0, axis.length);
  });
  panel.addEventListener("click", event => {
    const verb = event.target.dataset?.do;
    if (verb === "in") zoom(0.5);
    if (verb === "out") zoom(2);
    if (verb === "all") show(0, axis.length);
    if (verb === "png") canvas.toBlob(blob => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = `${panel.dataset.arrays.split("\n").join("~")}-${canvas.dataset.view.replace(/[^\w.-]+/g, "_")}.png`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  });
  document.addEventListener("click", event => {
    const link = event.target.closest?.("a[data-locus]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(link.dataset.locus);
    panel.scrollIntoView({ block: "start" });
    canvas.focus({ preventScroll: true });
  });
  new ResizeObserver(schedule).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", schedule);
  if (panel.dataset.at) await go(panel.dataset.at);
  draw();
  canvas.dataset.state = "ready";
}
