// What anywidget loads: shows the page in the element of an output cell.

import { make } from "./elements.js";
import { Page } from "./page.js";

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
