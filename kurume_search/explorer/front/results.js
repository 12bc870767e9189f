// What was found: as a list, in context, or by year.

import { make, opener, table } from "./elements.js";
import { yearBars } from "./years.js";

/** Return the results in the view that the reply was made for. */
export function results(page, reply) {
  if (reply.state.view === "kwic") return kwic(page, reply.kwic);
  if (reply.state.view === "chart") return chart(page, reply.years);
  return list(page, reply.list);
}

function list(page, { hits, ...pages }) {
  if (!hits.length) return [];
  const rows = hits.map((hit) => make("tr", {},
    make("th", { scope: "row" }, opener(page, hit.case, hit.short), make("div", {}, hit.date ?? "")),
    make("td", {}, hit.title, make("div", { class: "ks-facts" },
      [...hit.articles, ...hit.departments].join("、"))),
    make("td", {}, hit.outcome),
    make("td", {}, hit.passages.map((one) => make("p", {},
      make("span", { class: "ks-facts" }, `${page.text("line", { n: one.line })} ${one.said} `),
      one.text.map(([text, found]) => (found ? make("mark", {}, text) : text)))),
      hit.more ? make("p", { class: "ks-facts" }, page.text("more", { n: hit.more })) : null)));
  const heads = ["case", "titles", "outcome", "passages"].map((key) => page.text(key));
  return [table(page.text("list"), heads, rows, "ks-hits"), pager(page, pages)];
}

function kwic(page, { error, lines, ...pages }) {
  if (error) return [make("p", {}, error)];
  if (!lines.length) return [];
  const rows = lines.map((one) => make("tr", {},
    make("th", { scope: "row" }, opener(page, one.case, page.text("line", { n: one.line })),
      make("div", {}, one.date ?? "")),
    make("td", { class: "ks-left" }, make("bdi", {}, one.left)),
    make("td", { class: "ks-match" }, make("mark", {}, one.match)),
    make("td", {}, one.right)));
  const heads = ["case", "left", "match", "right"].map((key) => page.text(key));
  return [table(page.text("kwic"), heads, rows, "ks-kwic"), pager(page, pages)];
}

function chart(page, years) {
  const [low, high] = page.state.years ?? [-Infinity, Infinity];
  const rows = years.map((one) => make("tr", {}, make("th", { scope: "row" }, String(one.year)),
    make("td", {}, one.data ? String(one.cases) : page.text("no_data")),
    make("td", {}, one.data ? String(one.turns) : "")));
  const heads = [page.text("years"), page.text("cases_head"), page.text("turns_head")];
  return [
    make("figure", {}, yearBars(page, years, low, high, { height: 180, numbers: true }),
      make("figcaption", {}, page.text("counting"))),
    table(page.text("chart"), heads, rows, "ks-table"),
  ];
}

function pager(page, { page: at, pages }) {
  if (pages < 2) return "";
  const turn = (to, key) => make("button", {
    type: "button", disabled: to < 1 || to > pages, "data-page": key,
    onclick: () => page.change({ page: to }, { focus: `[data-page=${key}]` }),
  }, page.text(key));
  return make("nav", { class: "ks-pager", "aria-label": page.text("page", { page: at, pages }) },
    turn(at - 1, "previous"), make("span", {}, page.text("page", { page: at, pages })),
    turn(at + 1, "next"));
}
