"use strict";
// On top where scripts run: tables that sort, cases that filter. Nothing is fetched.
(() => {
  const value = (cell) => {
    const data = cell && cell.querySelector("data");
    const number = data ? parseFloat(data.value) : NaN;
    return Number.isNaN(number) ? (cell ? cell.textContent.trim() : "") : number;
  };
  const sort = (table, column, down) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const last = rows.filter((row) => row.classList.contains("total"));
    const free = rows.filter((row) => !row.classList.contains("total"));
    free.sort((a, b) => {
      const [x, y] = [value(a.cells[column]), value(b.cells[column])];
      const order = typeof x === "number" && typeof y === "number"
        ? x - y : String(x).localeCompare(String(y), "ja");
      return down ? -order : order;
    });
    body.append(...free, ...last);
  };
  for (const table of document.querySelectorAll("main .chapter:not(.appendix) table")) {
    if (table.tBodies[0].rows.length < 4) continue;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, column, down);
      });
    });
  }
  const cards = document.querySelector("#table-cases");
  if (cards && cards.children.length > 5) {
    const tools = document.createElement("div");
    tools.className = "tools";
    const label = document.createElement("label");
    label.htmlFor = "filter-cases";
    label.textContent = document.documentElement.lang === "ja" ? "案件を絞り込む" : "Filter cases";
    const field = document.createElement("input");
    field.type = "search";
    field.id = "filter-cases";
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    tools.append(label, field, told);
    cards.before(tools);
    field.addEventListener("input", () => {
      const words = field.value.normalize("NFKC").split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const card of cards.children) {
        const text = card.textContent.normalize("NFKC");
        card.hidden = !words.every((word) => text.includes(word));
        shown += card.hidden ? 0 : 1;
      }
      told.textContent = words.length ? `${shown} / ${cards.children.length}` : "";
    });
  }
})();
