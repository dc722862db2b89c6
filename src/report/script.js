"use strict";
(function () {
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));

  // A link into a closed part opens it, before the browser goes there.
  const place = (hash) => hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
  function open(target) {
    if (target.closest("[hidden]")) choose("", "");
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
  }
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const target = link && place(link.getAttribute("href"));
    if (target) open(target);
  });
  function reveal() {
    const target = place(location.hash);
    if (!target) return;
    open(target);
    target.scrollIntoView();
  }

  // Paper has no lids: lines, sentences and timelines open for printing and close again.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details.around-it, details.kind, details.cue, details.meeting:not(.group), #onderbrekingen details.box").filter((part) => !part.open);
    opened.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => { opened.forEach((part) => { part.open = false; }); });

  // Quotes of one meeting, or with one kind of words in them. Not of one person: this page is about sentences.
  const kinds = document.getElementById("filter-soort");
  const meeting = document.getElementById("filter-overleg");
  function choose(kind, id) {
    if (!meeting) return;
    if (kinds) kinds.value = kind;
    meeting.value = id;
    for (const group of all(".group")) {
      const quotes = all(".quote", group);
      for (const quote of quotes) quote.hidden = Boolean(kind) && !quote.dataset.kinds.split(" ").includes(kind);
      group.hidden = (Boolean(id) && group.dataset.meeting !== id) || quotes.every((quote) => quote.hidden);
      if (kind || id) group.open = !group.hidden;
    }
  }
  if (meeting) {
    all(".filter").forEach((bar) => { bar.hidden = false; });
    const chosen = () => choose(kinds ? kinds.value : "", meeting.value);
    [kinds, meeting].filter(Boolean).forEach((list) => list.addEventListener("change", chosen));
  }

  // A click on a column head sorts; numbers by size, also in `1.234,5` and `31 %`.
  const dutch = document.documentElement.lang === "nl";
  function size(text) {
    const digits = text.replace(/\s/g, "").match(/^[−-]?[\d.,]+/);
    if (!digits) return NaN;
    const plain = dutch ? digits[0].replace(/\./g, "").replace(",", ".") : digits[0].replace(/,/g, "");
    return Number(plain.replace("−", "-"));
  }
  function compare(a, b) {
    const x = size(a), y = size(b);
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y) || a.localeCompare(b, document.documentElement.lang);
    return x - y;
  }
  for (const table of all("table.sortable")) {
    all("thead th", table).forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        all("thead th", table).forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const body = table.tBodies[0];
        const text = (row) => row.cells[column] ? row.cells[column].textContent.trim() : "";
        const rows = Array.from(body.rows).sort((a, b) => compare(text(a), text(b)) * (down ? -1 : 1));
        body.append(...rows);
      });
    });
  }

  addEventListener("hashchange", reveal);
  reveal();
})();
