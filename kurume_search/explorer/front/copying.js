// Taking it away: the code and the citation of what is shown, to be copied.

import { make } from "./elements.js";

/** Return a text area and a button for each text, and where copying says how it went. */
export function copies(page, which, reply) {
  const texts = which === "cite"
    ? [["cite", reply.citation]]
    : [["python", reply.code.python], ["command", reply.code.command]];
  const status = make("p", { role: "status" });
  const areas = texts.map(([name, text]) => {
    const area = make("textarea", {
      readOnly: true, rows: String(text.split("\n").length), "aria-label": page.text(name), "data-code": name,
    });
    area.value = text;
    return make("div", {}, make("span", {}, page.text(name)), area,
      make("button", {
        type: "button", "aria-label": `${page.text("copy")}: ${page.text(name)}`,
        onclick: () => clip(page, area, status),
      }, page.text("copy")));
  });
  return { nodes: [...areas, status], clipFirst: () => clip(page, areas[0].querySelector("textarea"), status) };
}

/** Copy a text area to the clipboard; where that is forbidden, select it for the reader. */
async function clip(page, area, status) {
  try {
    await navigator.clipboard.writeText(area.value);
    status.textContent = page.text("copied");
  } catch {
    area.focus();
    area.select();
    status.textContent = page.text("copy_failed");
  }
}
