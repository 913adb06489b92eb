// Figures: saved as SVG or PNG with the colours in which they are seen.

const styled = ['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'opacity', 'font-size',
  'font-weight', 'font-style', 'font-family', 'paint-order', 'stroke-linejoin', 'image-rendering'];

function figureText(svg) {
  const copy = svg.cloneNode(true);
  const from = [svg, ...svg.querySelectorAll('*')];
  [copy, ...copy.querySelectorAll('*')].forEach((to, i) => {
    const style = getComputedStyle(from[i]);
    for (const name of styled) {
      const value = style.getPropertyValue(name);
      if (value) to.setAttribute(name, value);
    }
    to.removeAttribute('class');
  });
  const [, , width, height] = svg.getAttribute('viewBox').split(/\s+/).map(Number);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', width);
  copy.setAttribute('height', height);
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', width);
  ground.setAttribute('height', height);
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

function svgToPng(text, width, height, name) {
  const picture = new Image();
  picture.onload = () => {
    const canvas = document.createElement('canvas');
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(blob => download(name, 'image/png', blob));
  };
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
}

function enhanceFigure(figure) {
  const svg = figure.querySelector('svg');
  if (!svg || figure.classList.contains('genome-view')) return;
  const name = svg.querySelector('title')?.textContent ?? 'figure';
  const bar = toolbar(`Save: ${name}`);
  const [, , width, height] = svg.getAttribute('viewBox').split(/\s+/).map(Number);
  bar.append(
    button('SVG', 'Save the figure as SVG', () => download(`${name}.svg`, 'image/svg+xml', figureText(svg))),
    button('PNG', 'Save the figure as PNG', () => svgToPng(figureText(svg), width, height, `${name}.png`)));
  figure.append(bar);
}
