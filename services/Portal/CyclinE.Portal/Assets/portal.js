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

for (const form of document.querySelectorAll("form[data-confirm]")) {
  form.addEventListener("submit", event => {
    if (!confirm(form.dataset.confirm)) event.preventDefault();
  });
}
