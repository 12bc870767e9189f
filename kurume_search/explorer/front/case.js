// One case: its outcome, what was asked and answered, earlier cases like it, its source.

import { make, opener } from "./elements.js";

/** Return what is shown of the case that is open. */
export function caseDetail(page, one) {
  const outcome = one.outcome_line
    ? `${one.outcome}(${page.text("line", { n: one.outcome_line })} ${one.outcome_raw ?? ""})`
    : one.outcome;
  return [
    make("div", { class: "ks-head" },
      make("h3", { tabindex: "-1" }, [one.number, one.title].filter(Boolean).join(" ")),
      make("button", {
        type: "button",
        onclick: () => page.change({ open: null, page: page.state.page },
          { focus: `[data-open="${CSS.escape(one.id)}"]` }),
      }, page.text("close"))),
    make("p", {}, `${one.id} ${one.date ?? ""}`),
    make("p", {}, make("strong", {}, `${page.text("outcome")}: `), outcome),
    make("h4", {}, page.text("exchanges")),
    exchanges(page, one.exchanges),
    make("h4", {}, page.text("precedents")),
    precedents(page, one.precedents),
    make("details", {}, make("summary", {}, page.text("source")),
      make("p", { class: "ks-facts" }, `${one.path} sha256 ${one.sha256}`),
      make("pre", { tabindex: "0" }, one.lines.map(([n, text]) => `${n}\t${text}`).join("\n"))),
  ];
}

function exchanges(page, pairs) {
  if (!pairs.length) return make("p", { class: "ks-no-exchanges" }, page.text("no_exchanges"));
  const said = (turn) =>
    [make("span", { class: "ks-facts" }, `${page.text("line", { n: turn.line })} `), turn.text];
  return make("ol", { class: "ks-exchanges" }, pairs.map((pair) => make("li", {},
    make("p", {}, ...said(pair.question)),
    pair.answers.length
      ? pair.answers.map((answer) => make("blockquote", {}, ...said(answer)))
      : make("blockquote", {}, page.text("unanswered")))));
}

function precedents(page, cases) {
  if (!cases.length) return make("p", {}, page.text("no_precedents"));
  return make("ul", {}, cases.map((near) => make("li", {}, opener(page, near.case, near.case),
    ` ${near.title} — ${near.outcome}`, make("div", { class: "ks-facts" }, near.why.join(" / ")))));
}
