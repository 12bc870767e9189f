// The fiscal years: bars of their cases, and choosing a range of them.

import { draw, make } from "./elements.js";

const REFORM = 2023; // fiscal year in which the reform of the law took effect
const TICKS = 12; // most years that are named below the bars

/** Return two selects for the range, and bars over which it can be dragged. */
export function yearRange(page, years) {
  if (!years.length) return [];
  const [low, high] = page.state.years ?? [years[0].year, years.at(-1).year];
  const pick = (which, value) => {
    const select = make("select", {
      "aria-label": `${page.text("years")} ${page.text(which)}`, "data-years": which,
      onchange: () => {
        const now = page.state.years ?? [years[0].year, years.at(-1).year];
        const next = which === "from" ? [Number(select.value), now[1]] : [now[0], Number(select.value)];
        page.change({ years: next.sort((a, b) => a - b) }, { focus: `[data-years=${which}]` });
      },
    }, years.map((one) => make("option", { value: String(one.year) }, String(one.year))));
    select.value = String(value);
    return select;
  };
  const bars = yearBars(page, years, low, high, { height: 56, brush: true });
  letBrush(page, bars, years);
  return [
    make("div", { class: "ks-range" }, pick("from", low), " – ", pick("to", high),
      make("button", {
        type: "button", class: "ks-link", "data-years": "all",
        onclick: () => page.change({ years: null }, { focus: "[data-years=all]" }),
      }, page.text("all_years"))),
    bars,
  ];
}

/** Return one bar a year as SVG; years outside of `low` to `high` are faint. */
export function yearBars(page, years, low, high, { height, brush = false, numbers = false }) {
  const width = Math.max(years.length * 24, 120);
  const most = Math.max(1, ...years.map((one) => one.cases ?? 0));
  const top = numbers ? 16 : 4;
  const svg = draw("svg", {
    viewBox: `0 0 ${width} ${height + top + 16}`, class: brush ? "ks-bars ks-brush" : "ks-bars",
    role: "img", style: `width: min(100%, ${Math.round(width * 1.6)}px)`,
    "aria-label": years.map((one) => inWords(page, one)).join(", "),
  });
  const step = width / years.length;
  const every = Math.ceil(years.length / TICKS);
  years.forEach((one, at) => {
    const inside = low <= one.year && one.year <= high;
    const tall = one.data ? (one.cases / most) * height : height;
    svg.append(draw("rect", {
      x: at * step + 2, y: top + height - tall, width: step - 4, height: Math.max(tall, 0.5),
      class: `${one.data ? "ks-bar" : "ks-none"}${inside ? "" : " ks-out"}`,
    }, draw("title", {}, inWords(page, one))));
    if (numbers && one.data)
      svg.append(draw("text", { x: (at + 0.5) * step, y: top + height - tall - 3, class: "ks-number" }, String(one.cases)));
    if (at % every === 0)
      svg.append(draw("text", { x: (at + 0.5) * step, y: height + top + 12, class: "ks-tick" }, String(one.year)));
    if (one.year === REFORM && at > 0)
      svg.append(draw("line", { x1: at * step, x2: at * step, y1: 0, y2: height + top, class: "ks-reform" },
        draw("title", {}, page.text("reform"))));
  });
  return svg;
}

function inWords(page, one) {
  return one.data
    ? page.text("year_bar", { year: one.year, cases: one.cases })
    : `${one.year} ${page.text("no_data")}`;
}

/** Let a range of years be chosen by dragging over their bars. */
function letBrush(page, svg, years) {
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
    page.change({ years: chosen });
  });
  svg.addEventListener("pointercancel", () => { begun = null; page.showYears(years); });
}
