// What is live on a page, and a question before what cannot be taken back. Everything works without: live pages show their state at loading.
for (const element of document.querySelectorAll("[data-live]")) {
  const source = new EventSource(element.dataset.live);
  source.addEventListener("piece", event => {
    const focus = element.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
    // The piece is this portal's own markup: names in it are escaped where it is rendered, and the page's policy runs no script of it.
    element.innerHTML = event.data;
    if (focus) element.querySelector(`a[href="${CSS.escape(focus)}"]`)?.focus();
  });
  source.addEventListener("ended", () => {
    source.close();
    if (element.dataset.ended === "reload") location.reload();
  });
  addEventListener("pagehide", () => source.close());
}

// A part of another page, such as a picture that takes a moment, where its link stands.
for (const place of document.querySelectorAll("[data-from]")) {
  fetch(place.dataset.from).then(async answer => {
    const part = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(place.dataset.part);
    if (part) place.querySelector(".hint").replaceWith(...part.childNodes);
  }, () => { /* The link stays. */ });
}

for (const form of document.querySelectorAll("form[data-confirm]")) {
  form.addEventListener("submit", event => {
    if (!confirm(form.dataset.confirm)) event.preventDefault();
  });
}

// A drawing as a file of its own: the style sheet's rules that meet it go into it.
for (const button of document.querySelectorAll("button[data-save]")) {
  button.addEventListener("click", () => {
    const drawing = document.querySelector(button.dataset.save);
    const copy = drawing.cloneNode(true);
    const parts = [...drawing.querySelectorAll("*")], copies = [...copy.querySelectorAll("*")];
    parts.forEach((part, i) => {
      const style = getComputedStyle(part);
      for (const name of ["fill", "stroke", "stroke-width", "stroke-dasharray", "opacity", "fill-opacity", "font-size", "font-weight", "font-family"]) {
        copies[i].setAttribute(name, style.getPropertyValue(name));
      }
    });
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([copy.outerHTML], { type: "image/svg+xml" }));
    link.download = button.dataset.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
}
