// The page: what stands still on it, what is asked when the reader changes something, and what
// of the reply is shown where.

import { caseDetail } from "./case.js";
import { copies } from "./copying.js";
import { make } from "./elements.js";
import { facetGroups, remarks } from "./facets.js";
import { Kernel } from "./kernel.js";
import { results } from "./results.js";
import { yearRange } from "./years.js";

const WAIT = 250; // milliseconds between the last key and the question
const UNITS = ["case", "turn", "item", "meeting"];
const VIEWS = ["list", "kwic", "chart"];

export class Page {
  constructor(model, root) {
    this.model = model;
    this.texts = model.get("texts");
    this.state = { ...model.get("state") };
    this.reply = model.get("reply");
    this.root = root;
    this.unfolded = new Set(); // facets that are shown whole
    this.copied = null; // which of code and citation is shown
    this.kernel = new Kernel(model, (reply) => this.#answered(reply), () => this.#say("disconnected"));
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

  /** Ask for another query, as if the reader had typed it. */
  retype(query) {
    this.query.value = query;
    this.change({ query });
  }

  /** Show a facet whole, with all of its values. */
  unfold(name, facets) {
    this.unfolded.add(name);
    this.#showFacets(facets);
  }

  #ask() {
    this.model.save_changes();
    this.root.setAttribute("aria-busy", "true");
    this.status.textContent = this.text("busy");
    this.kernel.ask(this.state);
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
    this.status = make("p", { class: "ks-status", role: "status", "aria-live": "polite" });
    this.told = make("div", { class: "ks-told" });
    this.mark = make("strong", { class: "ks-mark" });
    this.facets = make("section", { class: "ks-facets", "aria-label": t("facets") });
    this.years = make("section", { class: "ks-years", "aria-label": t("years") });
    this.views = make(
      "div",
      { class: "ks-views", role: "group", "aria-label": t("view") },
      VIEWS.map((view) =>
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
    this.root.append(
      this.#form(), this.status, this.told,
      make("div", { class: "ks-body" }, make("div", { class: "ks-side" }, this.facets),
        make("div", { class: "ks-main" }, this.years, this.views, this.results, this.detail)),
      this.tools, this.copy, this.foot,
    );
  }

  #form() {
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
      UNITS.map((unit) => make("option", { value: unit }, t(`unit_${unit}`))),
    );
    this.unit.value = this.state.unit;
    const clear = make("button", {
      type: "button", class: "ks-clear",
      onclick: () => {
        this.query.value = "";
        this.change({ query: "", chosen: {}, years: null, open: null });
        this.query.focus();
      },
    }, t("clear"));
    const submit = (event) => {
      event.preventDefault();
      this.change({ query: this.query.value });
    };
    return make("form", { role: "search", onsubmit: submit }, this.mark, this.query, this.unit, clear);
  }

  // ---- what changes ----

  #show() {
    const reply = this.reply;
    this.told.replaceChildren(...remarks(this, reply));
    if (reply.error === undefined) {
      const unit = this.text(`unit_${reply.unit}`);
      this.status.textContent =
        reply.total ? this.text("found", { n: reply.total, unit }) : this.text("nothing");
      this.#showFacets(reply.facets);
      this.showYears(reply.years);
      this.results.setAttribute("aria-label", this.text(reply.state.view));
      this.results.replaceChildren(...results(this, reply));
      this.detail.replaceChildren(...(reply.case ? caseDetail(this, reply.case) : []));
      if (this.copied) this.#copy(this.copied, { quiet: true });
    } else {
      this.status.textContent = reply.error;
    }
    for (const button of this.views.children)
      button.setAttribute("aria-pressed", String(button.dataset.view === this.state.view));
    const { hash, tokenizer, synthetic, documents } = reply.corpus;
    this.foot.textContent = this.text("corpus", { hash, tokenizer });
    const mark = synthetic ? this.text(documents?.real ? "mixed" : "synthetic", documents) : "";
    this.mark.textContent = mark;
    if (mark) this.foot.prepend(make("strong", {}, mark), " ");
    if (this.focus) {
      this.root.querySelector(this.focus)?.focus();
      this.focus = null;
    }
  }

  #showFacets(facets) {
    this.facets.replaceChildren(...facetGroups(this, facets));
  }

  /** Show the years as the reply has them, whatever a drag left of them. */
  showYears(years) {
    this.years.replaceChildren(...yearRange(this, years));
  }

  #copy(which, { quiet = false } = {}) {
    this.copied = which;
    if (this.reply.error !== undefined) return;
    const { nodes, clipFirst } = copies(this, which, this.reply);
    this.copy.replaceChildren(...nodes);
    if (!quiet) clipFirst();
  }

  close() {
    clearTimeout(this.timer);
    this.kernel.close();
  }
}
