// How the query was read, and the values that narrow it.

import { make } from "./elements.js";

const SHOWN = 8; // values of a facet before the rest is asked for

/** Return the clauses with their counts, the suggestions and the warnings. */
export function remarks(page, reply) {
  const parts = [];
  if (reply.clauses?.length) {
    parts.push(make("ul", { class: "ks-clauses", "aria-label": page.text("clauses") },
      reply.clauses.map((one) => make("li", {},
        `${one.negated ? `${page.text("without")} ` : ""}${one.text} `,
        make("strong", {}, String(one.count))))));
  }
  const near = reply.near ?? [];
  const suggested = [...(reply.suggestions ?? []).map((one) => [one.text, one.term]),
    ...near.map((name) => [null, name])];
  if (suggested.length) {
    parts.push(make("p", {}, `${page.text("suggestions")}: `, suggested.map(([text, term]) =>
      make("button", {
        type: "button", class: "ks-link",
        onclick: () => page.retype(text ? page.state.query.replace(text, term) : term),
      }, term))));
  }
  for (const warning of reply.warnings ?? []) parts.push(make("p", {}, warning));
  return parts;
}

/** Return a group of checkboxes for each facet that has values. */
export function facetGroups(page, facets) {
  return facets.filter((one) => one.values.length).map((facet) => {
    const whole = page.unfolded.has(facet.name);
    const shown = whole ? facet.values : facet.values.slice(0, SHOWN);
    const hidden = facet.count - shown.length;
    return make("fieldset", {}, make("legend", {}, page.text(facet.name)),
      shown.map((one) => choice(page, facet.name, one)),
      hidden > 0 && !whole
        ? make("button", {
            type: "button", class: "ks-link", onclick: () => page.unfold(facet.name, facets),
          }, page.text("more", { n: hidden }))
        : null);
  });
}

function choice(page, name, one) {
  const key = `${name}:${one.label}`;
  const box = make("input", {
    type: "checkbox", checked: one.chosen, disabled: !one.known && !one.chosen, "data-choice": key,
    onchange: () => {
      const before = (page.state.chosen[name] ?? []).filter((value) => value !== one.label);
      const chosen = { ...page.state.chosen, [name]: box.checked ? [...before, one.label] : before };
      page.change({ chosen }, { focus: `[data-choice="${CSS.escape(key)}"]` });
    },
  });
  const said = page.text("cases_turns", { cases: one.cases, turns: one.turns });
  return make("label", { title: said }, box, make("span", {}, one.label),
    make("span", { class: "ks-count" }, String(one.cases)));
}
