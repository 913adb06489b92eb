'use strict';
// Tables: sorted by a click on a header, searched as one types, saved as TSV. Without this script they read as they stand.

function cellKey(cell) {
  const text = cell ? cell.textContent.trim() : '';
  const plain = text.replace(/[\u202F\u00A0\s]/g, '').replace('−', '-').replace(/^</, '').replace(/^[+](?=\d)/, '');
  const power = plain.match(/^(-?[\d.]+)×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/);
  if (power) {
    return Number(power[1]) * 10 ** Number([...power[2]].map(c => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join(''));
  }
  const number = plain.match(/^-?\d+(\.\d+)?/);
  if (text === '–' || text === '') return null;
  return number && cell.classList.contains('n') ? Number(number[0]) * (/Mb/.test(text) ? 1000 : 1) : text.toLowerCase();
}

function sortTable(table, column, descending) {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row, i) => ({ row, i, key: cellKey(row.cells[column]) }));
  rows.sort((a, b) => {
    if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.i - b.i;
    const order = typeof a.key === 'number' && typeof b.key === 'number' ? a.key - b.key : String(a.key).localeCompare(String(b.key), 'en', { numeric: true });
    return (descending ? -order : order) || a.i - b.i;
  });
  for (const { row } of rows) body.append(row);
}

function tableText(table) {
  const line = row => [...row.cells].map(c => c.textContent.trim().replace(/\s+/g, ' ')).join('\t');
  return [...table.rows].filter(r => !r.hidden).map(line).join('\n') + '\n';
}

function download(name, type, content) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  link.download = name.replace(/[^\w.-]+/g, '_');
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

function button(text, title, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.title = title;
  made.addEventListener('click', act);
  return made;
}

function toolbar(label) {
  const bar = document.createElement('div');
  bar.className = 'tools';
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-label', label);
  return bar;
}

function enhanceTable(scroll) {
  const table = scroll.querySelector('table');
  if (!table || !table.tHead || table.tBodies[0].rows.length < 4 || table.tBodies[0].querySelector('[rowspan]')) return;
  const caption = table.caption ? table.caption.textContent : 'table';
  const bar = toolbar(caption);
  const search = document.createElement('input');
  search.type = 'search';
  search.placeholder = 'Search these rows';
  search.setAttribute('aria-label', `Search: ${caption}`);
  const found = document.createElement('span');
  found.setAttribute('role', 'status');
  search.addEventListener('input', () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(w => w);
    let shown = 0;
    for (const row of table.tBodies[0].rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every(w => text.includes(w));
      shown += row.hidden ? 0 : 1;
    }
    found.textContent = words.length ? `${shown} of ${table.tBodies[0].rows.length}` : '';
  });
  bar.append(search, button('TSV', 'Save the rows that are shown', () => download(`${caption}.tsv`, 'text/tab-separated-values', tableText(table))), found);
  scroll.before(bar);
  if (table.classList.contains('problems') || [...table.tHead.rows].length > 1) return;
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const sort = button(head.textContent, 'Sort by this column', () => {
      const descending = head.getAttribute('aria-sort') === 'ascending' || (head.classList.contains('n') && !head.hasAttribute('aria-sort'));
      for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      sortTable(table, column, descending);
    });
    sort.className = 'sort';
    head.replaceChildren(sort);
  });
}
