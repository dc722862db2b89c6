"use strict";
(function () {
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));

  // A link into a closed part opens it.
  function reveal() {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const hidden = target.closest("[hidden]");
    if (hidden) { choose("", ""); }
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    target.scrollIntoView();
  }

  // Paper has no lids: lines and timelines open for printing and close again.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details.around-it:not([open]), details.meeting:not([open])");
    opened.forEach((part) => { part.open = true; });
  });
  addEventListener("afterprint", () => { opened.forEach((part) => { part.open = false; }); });

  // Quotes of one person or one meeting.
  const who = document.getElementById("filter-wie");
  const meeting = document.getElementById("filter-overleg");
  function choose(name, id) {
    if (!who || !meeting) return;
    who.value = name;
    meeting.value = id;
    const speaker = name && who.selectedOptions[0].textContent;
    for (const group of all(".group")) {
      const quotes = all(".quote", group);
      for (const quote of quotes) quote.hidden = Boolean(speaker) && quote.dataset.speaker !== speaker;
      group.hidden = (Boolean(id) && group.dataset.meeting !== id) || quotes.every((quote) => quote.hidden);
    }
  }
  if (who && meeting) {
    all(".filter").forEach((bar) => { bar.hidden = false; });
    [who, meeting].forEach((list) => list.addEventListener("change", () => choose(who.value, meeting.value)));
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
