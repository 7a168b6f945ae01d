"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const svg = document.getElementById("net");
  const about = document.getElementById("about");
  const SVG = "http://www.w3.org/2000/svg";
  const SIZE = 1000, SCALE = 430;
  const nodes = new Map(data.nodes.map((n) => [n.id, n]));
  const near = new Map(data.nodes.map((n) => [n.id, []]));
  for (const e of data.edges) { near.get(e.a).push([e.b, e]); near.get(e.b).push([e.a, e]); }

  function make(name, attributes, parent) {
    const element = document.createElementNS(SVG, name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    parent.appendChild(element);
    return element;
  }
  let view = [0, 0, SIZE, SIZE];
  const show = () => svg.setAttribute("viewBox", view.join(" "));
  show();
  const at = (n) => [SIZE / 2 + SCALE * n.x, SIZE / 2 - SCALE * n.y];

  const lines = data.edges.map((e) => {
    const [x1, y1] = at(nodes.get(e.a)), [x2, y2] = at(nodes.get(e.b));
    const line = make("line", { x1, y1, x2, y2, class: "edge", "stroke-width": 1 + Math.log2(1 + e.weight) }, svg);
    return { line, a: e.a, b: e.b };
  });
  const marks = new Map();
  for (const n of data.nodes) {
    const [x, y] = at(n);
    const group = make("g", { class: "node " + n.kind, tabindex: 0, role: "button", "aria-label": n.label }, svg);
    const r = 6 + 2.2 * Math.sqrt(n.degree);
    if (n.kind === "cpas") make("rect", { x: x - r, y: y - r, width: 2 * r, height: 2 * r, rx: 3 }, group);
    else make("circle", { cx: x, cy: y, r }, group);
    if (n.kind !== "action") {
      const short = n.label.length > 34 ? n.label.slice(0, 33) + "…" : n.label;
      make("text", { x: x + r + 4, y: y + 4 }, group).textContent = short;
    }
    make("title", {}, group).textContent = n.label;
    group.addEventListener("mouseenter", () => light(n.id));
    group.addEventListener("mouseleave", () => light(chosen));
    group.addEventListener("focus", () => light(n.id));
    group.addEventListener("click", () => choose(n.id));
    group.addEventListener("keydown", (event) => { if (event.key === "Enter") choose(n.id); });
    marks.set(n.id, group);
  }

  let chosen = null;
  function light(id) {
    const kept = id ? new Set([id, ...near.get(id).map(([other]) => other)]) : null;
    for (const [key, group] of marks) group.classList.toggle("faded", !!kept && !kept.has(key));
    for (const l of lines) l.line.classList.toggle("faded", !!id && l.a !== id && l.b !== id);
  }
  function choose(id) {
    chosen = id;
    light(id);
    const n = nodes.get(id);
    about.textContent = "";
    const head = document.createElement("h2");
    head.textContent = n.label;
    const list = document.createElement("ul");
    for (const [other, e] of near.get(id)) {
      const item = document.createElement("li");
      const name = document.createElement("strong");
      name.textContent = nodes.get(other).label;
      item.append(name, document.createElement("br"));
      item.append(e.partners ? "Partenaires communs : " + e.partners : "« " + e.mentions + " » – " + e.evidence);
      list.append(item);
    }
    about.append(head, list);
  }
  document.getElementById("find").addEventListener("input", (event) => {
    const words = event.target.value.trim().toLowerCase();
    for (const [key, group] of marks) {
      group.classList.toggle("faded", !!words && !nodes.get(key).label.toLowerCase().includes(words));
    }
    for (const l of lines) l.line.classList.toggle("faded", !!words);
  });
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    const k = event.deltaY > 0 ? 1.15 : 1 / 1.15;
    const fx = (event.clientX - box.left) / box.width, fy = (event.clientY - box.top) / box.height;
    view = [view[0] + fx * view[2] * (1 - k), view[1] + fy * view[3] * (1 - k), view[2] * k, view[3] * k];
    show();
  }, { passive: false });
  let from = null;
  svg.addEventListener("pointerdown", (event) => { from = [event.clientX, event.clientY, view[0], view[1]]; });
  svg.addEventListener("pointermove", (event) => {
    if (!from) return;
    const k = view[2] / Math.min(svg.clientWidth, svg.clientHeight);
    view[0] = from[2] - (event.clientX - from[0]) * k;
    view[1] = from[3] - (event.clientY - from[1]) * k;
    show();
  });
  window.addEventListener("pointerup", () => { from = null; });
})();
