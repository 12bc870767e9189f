// Making elements. Text is only ever set as text, never as HTML.

const SVG = "http://www.w3.org/2000/svg";

/** Make an element with properties, attributes and children; empty children are left out. */
export function make(tag, props = {}, ...children) {
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

/** Make an SVG element with attributes and children. */
export function draw(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

/** Make a table with a caption that scrolls sideways where it is too wide. */
export function table(caption, heads, rows, kind) {
  return make("div", { class: "ks-scroll", tabindex: "0", role: "region", "aria-label": caption },
    make("table", { class: kind }, make("caption", {}, caption),
      make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
      make("tbody", {}, rows)));
}

/** Make a button that opens a case below the results; without a case, its label alone. */
export function opener(page, id, label) {
  if (!id) return label;
  return make("button", {
    type: "button", class: "ks-link", "data-open": id,
    "aria-expanded": String(page.state.open === id),
    onclick: () => page.change({ open: id, page: page.state.page }, { focus: ".ks-detail h3" }),
  }, label);
}
