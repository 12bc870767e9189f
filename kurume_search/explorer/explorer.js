// The page of the explorer: a plain ES module. It shows what the kernel answers and asks
// again when the reader changes something. Text is only ever set as text, never as HTML.

const WAIT = 250; // milliseconds between the last key and the question
const PATIENCE = 60000; // until a kernel that says nothing is called silent
const SVG = "http://www.w3.org/2000/svg";

/** Make an element with properties, attributes and children. */
function make(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  // Keys pressed here are ours: JupyterLab looks for this on the very element that has focus.
  made.setAttribute("data-lm-suppress-shortcuts", "true");
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name in made && typeof value !== "string") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}

function draw(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** Talks with the kernel: one open question, and of what waits only the newest. */
class Line {
  constructor(model, told, silent) {
    this.model = model;
    this.told = told;
    this.silent = silent;
    this.number = 0;
    this.open = null;
    this.waiting = null;
    this.heard = (message) => this.#hear(message);
    model.on("msg:custom", this.heard);
  }

  ask(state) {
    if (this.open !== null) {
      this.waiting = state;
      return;
    }
    this.open = ++this.number;
    this.timer = setTimeout(() => {
      this.open = null;
      this.silent();
    }, PATIENCE);
    this.model.send({ ask: this.open, state });
  }

  #hear(message) {
    if (!message || message.answer !== this.open) return;
    clearTimeout(this.timer);
    this.open = null;
    const next = this.waiting;
    this.waiting = null;
    if (next !== null) this.ask(next);
    else this.told(message.reply);
  }

  close() {
    clearTimeout(this.timer);
    this.model.off("msg:custom", this.heard);
  }
}

class Page {
  constructor(model, root) {
    this.model = model;
    this.texts = model.get("texts");
    this.state = { ...model.get("state") };
    this.reply = model.get("reply");
    this.root = root;
    this.more = new Set(); // facets that are shown whole
    this.copied = null; // which of code and citation is shown
    this.line = new Line(model, (reply) => this.#answered(reply), () => this.#say("disconnected"));
    this.#lay();
    this.#show();
    // A notebook that was saved in the middle of something goes on there.
    if (JSON.stringify(this.state) !== JSON.stringify(this.reply.state)) this.#ask();
  }

  /** Fill in a text of the reader's language. */
  text(key, values = {}) {
    return this.texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  // ---- asking ----

  /** Change the state and ask for it; other changes than of the page begin at page 1. */
  change(change, { soon = false, focus = null } = {}) {
    this.state = { ...this.state, page: 1, ...change };
    this.focus = focus;
    this.model.set("state", this.state);
    clearTimeout(this.timer);
    if (soon) this.timer = setTimeout(() => this.#ask(), WAIT);
    else this.#ask();
  }

  #ask() {
    this.model.save_changes();
    this.root.setAttribute("aria-busy", "true");
    this.status.textContent = this.text("busy");
    this.line.ask(this.state);
  }

  #answered(reply) {
    this.root.removeAttribute("aria-busy");
    this.reply = reply;
    this.#show();
  }

  #say(key) {
    this.root.removeAttribute("aria-busy");
    this.status.textContent = this.text(key);
  }

  // ---- what stands still ----

  #lay() {
    const t = (key) => this.text(key);
    this.query = make("input", {
      type: "search", class: "ks-query", placeholder: t("placeholder"), "aria-label": t("query"),
      autocomplete: "off", spellcheck: "false",
      oninput: () => this.change({ query: this.query.value }, { soon: true }),
    });
    this.query.value = this.state.query;
    this.unit = make(
      "select",
      { "aria-label": t("unit"), onchange: () => this.change({ unit: this.unit.value }) },
      ["case", "turn", "item", "meeting"].map((unit) =>
        make("option", { value: unit }, t(`unit_${unit}`))),
    );
    this.unit.value = this.state.unit;
    this.status = make("p", { class: "ks-status", role: "status", "aria-live": "polite" });
    this.told = make("div", { class: "ks-told" });
    this.mark = make("strong", { class: "ks-mark" });
    this.facets = make("section", { class: "ks-facets", "aria-label": t("facets") });
    this.years = make("section", { class: "ks-years", "aria-label": t("years") });
    this.views = make(
      "div",
      { class: "ks-views", role: "group", "aria-label": t("view") },
      ["list", "kwic", "chart"].map((view) =>
        make("button", {
          type: "button", "data-view": view,
          onclick: () => this.change({ view }, { focus: `[data-view=${view}]` }),
        }, t(view))),
    );
    this.results = make("section", { class: "ks-results", "aria-label": t("list") });
    this.detail = make("section", { class: "ks-detail", "aria-label": t("detail") });
    this.tools = make(
      "div",
      { class: "ks-tools" },
      make("button", { type: "button", "data-tool": "code", onclick: () => this.#copy("code") }, t("code")),
      make("button", { type: "button", "data-tool": "cite", onclick: () => this.#copy("cite") }, t("cite")),
    );
    this.copy = make("div", { class: "ks-copy" });
    this.foot = make("p", { class: "ks-foot" });
    const form = make(
      "form",
      {
        role: "search",
        onsubmit: (event) => {
          event.preventDefault();
          this.change({ query: this.query.value });
        },
      },
      this.mark, this.query, this.unit,
      make("button", {
        type: "button", class: "ks-clear",
        onclick: () => {
          this.query.value = "";
          this.change({ query: "", chosen: {}, years: null, open: null });
          this.query.focus();
        },
      }, t("clear")),
    );
    this.root.append(
      form, this.status, this.told,
      make("div", { class: "ks-body" }, make("div", { class: "ks-side" }, this.facets),
        make("div", { class: "ks-main" }, this.years, this.views, this.results, this.detail)),
      this.tools, this.copy, this.foot,
    );
  }

  // ---- what changes ----

  #show() {
    const reply = this.reply;
    this.#showTold(reply);
    if (reply.error === undefined) {
      const unit = this.text(`unit_${reply.unit}`);
      this.status.textContent =
        reply.total ? this.text("found", { n: reply.total, unit }) : this.text("nothing");
      this.#showFacets(reply.facets);
      this.#showYears(reply.years);
      this.#showResults(reply);
      this.#showDetail(reply.case);
      if (this.copied) this.#copy(this.copied, { quiet: true });
    } else {
      this.status.textContent = reply.error;
    }
    for (const button of this.views.children)
      button.setAttribute("aria-pressed", String(button.dataset.view === this.state.view));
    const { hash, tokenizer, synthetic } = reply.corpus;
    this.foot.textContent = this.text("corpus", { hash, tokenizer });
    this.mark.textContent = synthetic ? this.text("synthetic") : "";
    if (synthetic) this.foot.prepend(make("strong", {}, this.text("synthetic")), " ");
    if (this.focus) {
      this.root.querySelector(this.focus)?.focus();
      this.focus = null;
    }
  }

  #showTold(reply) {
    const parts = [];
    if (reply.clauses?.length) {
      parts.push(make("ul", { class: "ks-clauses", "aria-label": this.text("clauses") },
        reply.clauses.map((one) => make("li", {},
          `${one.negated ? `${this.text("without")} ` : ""}${one.text} `,
          make("strong", {}, String(one.count))))));
    }
    const near = reply.near ?? [];
    const suggested = [...(reply.suggestions ?? []).map((one) => [one.text, one.term]),
      ...near.map((name) => [null, name])];
    if (suggested.length) {
      parts.push(make("p", {}, `${this.text("suggestions")}: `, suggested.map(([text, term]) =>
        make("button", {
          type: "button", class: "ks-link",
          onclick: () => {
            const query = text ? this.state.query.replace(text, term) : term;
            this.query.value = query;
            this.change({ query });
          },
        }, term))));
    }
    for (const warning of reply.warnings ?? []) parts.push(make("p", {}, warning));
    this.told.replaceChildren(...parts);
  }

  #showFacets(facets) {
    this.facets.replaceChildren(...facets.filter((one) => one.values.length).map((facet) => {
      const whole = this.more.has(facet.name);
      const shown = whole ? facet.values : facet.values.slice(0, 8);
      const hidden = facet.count - shown.length;
      return make("fieldset", {}, make("legend", {}, this.text(facet.name)),
        shown.map((one) => this.#choice(facet.name, one)),
        hidden > 0 && !whole
          ? make("button", {
              type: "button", class: "ks-link",
              onclick: () => { this.more.add(facet.name); this.#showFacets(facets); },
            }, this.text("more", { n: hidden }))
          : null);
    }));
  }

  #choice(name, one) {
    const key = `${name}:${one.label}`;
    const box = make("input", {
      type: "checkbox", checked: one.chosen, disabled: !one.known && !one.chosen, "data-choice": key,
      onchange: () => {
        const before = (this.state.chosen[name] ?? []).filter((value) => value !== one.label);
        const chosen = { ...this.state.chosen, [name]: box.checked ? [...before, one.label] : before };
        this.change({ chosen }, { focus: `[data-choice="${CSS.escape(key)}"]` });
      },
    });
    const said = this.text("cases_turns", { cases: one.cases, turns: one.turns });
    return make("label", { title: said }, box, make("span", {}, one.label),
      make("span", { class: "ks-count" }, String(one.cases)));
  }

  // ---- years ----

  #showYears(years) {
    if (!years.length) return this.years.replaceChildren();
    const [low, high] = this.state.years ?? [years[0].year, years.at(-1).year];
    const pick = (which, value) => {
      const select = make("select", {
        "aria-label": `${this.text("years")} ${this.text(which)}`, "data-years": which,
        onchange: () => {
          const now = this.state.years ?? [years[0].year, years.at(-1).year];
          const next = which === "from" ? [Number(select.value), now[1]] : [now[0], Number(select.value)];
          this.change({ years: next.sort((a, b) => a - b) }, { focus: `[data-years=${which}]` });
        },
      }, years.map((one) => make("option", { value: String(one.year) }, String(one.year))));
      select.value = String(value);
      return select;
    };
    this.years.replaceChildren(
      make("div", { class: "ks-range" }, pick("from", low), " – ", pick("to", high),
        make("button", {
          type: "button", class: "ks-link", "data-years": "all",
          onclick: () => this.change({ years: null }, { focus: "[data-years=all]" }),
        }, this.text("all_years"))),
      this.#bars(years, low, high, { height: 56, brush: true }),
    );
  }

  /** Draw one bar a year; with `brush`, dragging over them chooses years. */
  #bars(years, low, high, { height, brush, numbers = false }) {
    const width = Math.max(years.length * 24, 120);
    const most = Math.max(1, ...years.map((one) => one.cases ?? 0));
    const top = numbers ? 16 : 4;
    const svg = draw("svg", {
      viewBox: `0 0 ${width} ${height + top + 16}`, class: brush ? "ks-bars ks-brush" : "ks-bars",
      role: "img", style: `width: min(100%, ${Math.round(width * 1.6)}px)`, "aria-label": years.map((one) => one.data
        ? this.text("year_bar", { year: one.year, cases: one.cases })
        : `${one.year} ${this.text("no_data")}`).join(", "),
    });
    const step = width / years.length;
    years.forEach((one, at) => {
      const inside = low <= one.year && one.year <= high;
      const said = one.data
        ? this.text("year_bar", { year: one.year, cases: one.cases })
        : `${one.year} ${this.text("no_data")}`;
      const tall = one.data ? (one.cases / most) * height : height;
      svg.append(draw("rect", {
        x: at * step + 2, y: top + height - tall, width: step - 4, height: Math.max(tall, 0.5),
        class: `${one.data ? "ks-bar" : "ks-none"}${inside ? "" : " ks-out"}`,
      }, draw("title", {}, said)));
      if (numbers && one.data)
        svg.append(draw("text", { x: (at + 0.5) * step, y: top + height - tall - 3, class: "ks-number" }, String(one.cases)));
      const every = Math.ceil(years.length / 12);
      if (at % every === 0)
        svg.append(draw("text", { x: (at + 0.5) * step, y: height + top + 12, class: "ks-tick" }, String(one.year)));
      if (one.year === 2023 && at > 0)
        svg.append(draw("line", { x1: at * step, x2: at * step, y1: 0, y2: height + top, class: "ks-reform" },
          draw("title", {}, this.text("reform"))));
    });
    if (brush) this.#brush(svg, years);
    return svg;
  }

  #brush(svg, years) {
    let begun = null;
    const at = (event) => {
      const box = svg.getBoundingClientRect();
      const place = Math.floor(((event.clientX - box.left) / box.width) * years.length);
      return years[Math.min(Math.max(place, 0), years.length - 1)].year;
    };
    const mark = (event) => {
      const [low, high] = [begun, at(event)].sort((a, b) => a - b);
      svg.querySelectorAll("rect").forEach((bar, n) =>
        bar.classList.toggle("ks-out", years[n].year < low || years[n].year > high));
      return [low, high];
    };
    svg.addEventListener("pointerdown", (event) => {
      begun = at(event);
      svg.setPointerCapture(event.pointerId);
      mark(event);
    });
    svg.addEventListener("pointermove", (event) => { if (begun !== null) mark(event); });
    svg.addEventListener("pointerup", (event) => {
      if (begun === null) return;
      const chosen = mark(event);
      begun = null;
      this.change({ years: chosen });
    });
    svg.addEventListener("pointercancel", () => { begun = null; this.#showYears(years); });
  }

  // ---- results ----

  #showResults(reply) {
    const view = reply.state.view;
    this.results.setAttribute("aria-label", this.text(view));
    if (view === "kwic") this.results.replaceChildren(...this.#kwic(reply.kwic));
    else if (view === "chart") this.results.replaceChildren(...this.#chart(reply.years));
    else this.results.replaceChildren(...this.#list(reply.list));
  }

  #table(caption, heads, rows, kind) {
    return make("div", { class: "ks-scroll", tabindex: "0", role: "region", "aria-label": caption },
      make("table", { class: kind }, make("caption", {}, caption),
        make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
        make("tbody", {}, rows)));
  }

  #list(list) {
    if (!list.hits.length) return [];
    const rows = list.hits.map((hit) => make("tr", {},
      make("th", { scope: "row" }, this.#opener(hit.case, hit.short), make("div", {}, hit.date ?? "")),
      make("td", {}, hit.title, make("div", { class: "ks-facts" },
        [...hit.articles, ...hit.departments].join("、"))),
      make("td", {}, hit.outcome),
      make("td", {}, hit.passages.map((one) => make("p", {},
        make("span", { class: "ks-facts" }, `${this.text("line", { n: one.line })} ${one.said} `),
        one.text.map(([text, found]) => (found ? make("mark", {}, text) : text)))),
        hit.more ? make("p", { class: "ks-facts" }, this.text("more", { n: hit.more })) : null)));
    const heads = ["case", "titles", "outcome", "passages"].map((key) => this.text(key));
    return [this.#table(this.text("list"), heads, rows, "ks-hits"), this.#pager(list)];
  }

  #kwic(kwic) {
    if (kwic.error) return [make("p", {}, kwic.error)];
    if (!kwic.lines.length) return [];
    const rows = kwic.lines.map((one) => make("tr", {},
      make("th", { scope: "row" }, this.#opener(one.case, this.text("line", { n: one.line })),
        make("div", {}, one.date ?? "")),
      make("td", { class: "ks-left" }, make("bdi", {}, one.left)),
      make("td", { class: "ks-match" }, make("mark", {}, one.match)),
      make("td", {}, one.right)));
    const heads = ["case", "left", "match", "right"].map((key) => this.text(key));
    return [this.#table(this.text("kwic"), heads, rows, "ks-kwic"), this.#pager(kwic)];
  }

  #chart(years) {
    const [low, high] = this.state.years ?? [-Infinity, Infinity];
    const rows = years.map((one) => make("tr", {}, make("th", { scope: "row" }, String(one.year)),
      make("td", {}, one.data ? String(one.cases) : this.text("no_data")),
      make("td", {}, one.data ? String(one.turns) : "")));
    const heads = [this.text("years"), this.text("cases_head"), this.text("turns_head")];
    return [
      make("figure", {}, this.#bars(years, low, high, { height: 180, brush: false, numbers: true }),
        make("figcaption", {}, this.text("counting"))),
      this.#table(this.text("chart"), heads, rows, "ks-table"),
    ];
  }

  #opener(id, label) {
    if (!id) return label;
    return make("button", {
      type: "button", class: "ks-link", "data-open": id,
      "aria-expanded": String(this.state.open === id),
      onclick: () => this.change({ open: id, page: this.state.page }, { focus: ".ks-detail h3" }),
    }, label);
  }

  #pager({ page, pages }) {
    if (pages < 2) return "";
    const turn = (to, key) => make("button", {
      type: "button", disabled: to < 1 || to > pages, "data-page": key,
      onclick: () => this.change({ page: to }, { focus: `[data-page=${key}]` }),
    }, this.text(key));
    return make("nav", { class: "ks-pager", "aria-label": this.text("page", { page, pages }) },
      turn(page - 1, "previous"), make("span", {}, this.text("page", { page, pages })),
      turn(page + 1, "next"));
  }

  // ---- one case ----

  #showDetail(one) {
    if (!one) return this.detail.replaceChildren();
    const said = (turn) => [make("span", { class: "ks-facts" }, `${this.text("line", { n: turn.line })} `), turn.text];
    const outcome = one.outcome_line
      ? `${one.outcome}(${this.text("line", { n: one.outcome_line })} ${one.outcome_raw ?? ""})`
      : one.outcome;
    this.detail.replaceChildren(
      make("div", { class: "ks-head" },
        make("h3", { tabindex: "-1" }, [one.number, one.title].filter(Boolean).join(" ")),
        make("button", {
          type: "button",
          onclick: () => this.change({ open: null, page: this.state.page },
            { focus: `[data-open="${CSS.escape(one.id)}"]` }),
        }, this.text("close"))),
      make("p", {}, `${one.id} ${one.date ?? ""}`),
      make("p", {}, make("strong", {}, `${this.text("outcome")}: `), outcome),
      make("h4", {}, this.text("exchanges")),
      one.exchanges.length
        ? make("ol", { class: "ks-exchanges" }, one.exchanges.map((pair) => make("li", {},
            make("p", {}, ...said(pair.question)),
            pair.answers.length
              ? pair.answers.map((answer) => make("blockquote", {}, ...said(answer)))
              : make("blockquote", {}, this.text("unanswered")))))
        : make("p", { class: "ks-no-exchanges" }, this.text("no_exchanges")),
      make("h4", {}, this.text("precedents")),
      one.precedents.length
        ? make("ul", {}, one.precedents.map((near) => make("li", {}, this.#opener(near.case, near.case),
            ` ${near.title} — ${near.outcome}`, make("div", { class: "ks-facts" }, near.why.join(" / ")))))
        : make("p", {}, this.text("no_precedents")),
      make("details", {}, make("summary", {}, this.text("source")),
        make("p", { class: "ks-facts" }, `${one.path} sha256 ${one.sha256}`),
        make("pre", { tabindex: "0" }, one.lines.map(([n, text]) => `${n}\t${text}`).join("\n"))),
    );
  }

  // ---- taking it away ----

  #copy(which, { quiet = false } = {}) {
    this.copied = which;
    const reply = this.reply;
    if (reply.error !== undefined) return;
    const texts = which === "cite"
      ? [["cite", reply.citation]]
      : [["python", reply.code.python], ["command", reply.code.command]];
    const told = make("p", { role: "status" });
    this.copy.replaceChildren(...texts.map(([name, text]) => {
      const area = make("textarea", {
        readOnly: true, rows: String(text.split("\n").length), "aria-label": this.text(name), "data-code": name,
      });
      area.value = text;
      return make("div", {}, make("span", {}, this.text(name)), area,
        make("button", { type: "button", "aria-label": `${this.text("copy")}: ${this.text(name)}`, onclick: () => this.#clip(area, told) }, this.text("copy")));
    }), told);
    if (!quiet) this.#clip(this.copy.querySelector("textarea"), told);
  }

  async #clip(area, told) {
    try {
      await navigator.clipboard.writeText(area.value);
      told.textContent = this.text("copied");
    } catch {
      area.focus();
      area.select();
      told.textContent = this.text("copy_failed");
    }
  }

  close() {
    clearTimeout(this.timer);
    this.line.close();
  }
}

function render({ model, el }) {
  const root = make("div", {
    class: "ks-explorer", lang: model.get("language"), role: "region",
    "aria-label": model.get("texts").title,
  });
  el.append(root);
  const page = new Page(model, root);
  return () => page.close();
}

export default { render };
