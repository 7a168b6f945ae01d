"use strict";
// A network whose marks move with the zoom while words keep their size: what is not in the way of
// something more important is written, the rest appears when there is room or when it is asked for.
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const svg = document.getElementById("net");
  const about = document.getElementById("about");
  const buttons = document.querySelector(".zoom");
  const SVG = "http://www.w3.org/2000/svg";
  const LINE = 16, GAP = 5, LETTERS = window.innerWidth < 600 ? 28 : 42, ACTIONS_FROM = 1.8, SMALLEST = 0.6, LARGEST = 24;
  const nodes = new Map(data.nodes.map((n) => [n.id, n]));
  const near = new Map(data.nodes.map((n) => [n.id, []]));
  for (const e of data.edges) { near.get(e.a).push([e.b, e]); near.get(e.b).push([e.a, e]); }
  const rank = { cpas: 0, partner: 1, partner_class: 1, action: 2 };
  const byImportance = [...data.nodes].sort((a, b) =>
    rank[a.kind] - rank[b.kind] || b.degree - a.degree || a.label.localeCompare(b.label, "fr"));
  const weights = data.edges.map((e) => e.weight);
  const heaviest = Math.max(...weights, 0), alike = Math.min(...weights) === heaviest;
  const MANY = 400;  // links, from which words no longer look out for each of them

  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/[’ʼ]/g, "'").replace(/\s+/g, " ").trim();
  }
  function make(name, attributes, parent) {
    const element = document.createElementNS(SVG, name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    parent.appendChild(element);
    return element;
  }

  // ---- what stands in the picture ------------------------------------------------------------
  const lines = data.edges.map((e) => {
    const width = alike ? 2 : 0.8 + 3.7 * e.weight / heaviest;
    return { e, line: make("line", { class: "edge", "stroke-width": width.toFixed(2) }, svg) };
  });
  const marks = new Map();
  for (const n of data.nodes) {
    const group = make("g", { class: "node " + n.kind, "data-id": n.id, tabindex: 0, role: "button", "aria-label": n.label }, svg);
    const leader = make("line", { class: "leader" }, group);
    const mark = make(n.kind === "cpas" ? "rect" : "circle", {}, group);
    const text = make("text", { class: "unplaced" }, group);
    const name = n.label.split(" (")[0];
    text.textContent = name.length > LETTERS ? name.slice(0, LETTERS - 1).trimEnd() + "…" : name;
    make("title", {}, group).textContent = n.label;
    group.addEventListener("pointerenter", (event) => { if (event.pointerType === "mouse") light(n.id); });
    group.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") relight(); });
    group.addEventListener("focus", () => { if (group.matches(":focus-visible")) light(n.id); });
    group.addEventListener("blur", () => relight());
    group.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(n.id); } });
    marks.set(n.id, { group, leader, mark, text, width: text.getComputedTextLength() + 2 });
  }

  // ---- where it stands -----------------------------------------------------------------------
  let width = 1, height = 1, zoom = 1, dx = 0, dy = 0, kept = null, waiting = false;
  function extent(key) {  // middle and half breadth: the network fills the frame, however it is shaped
    const all = data.nodes.map((n) => n[key]), low = Math.min(...all), high = Math.max(...all);
    return all.length ? [(low + high) / 2, (high - low) / 2 || 1] : [0, 1];
  }
  const [midX, halfX] = extent("x"), [midY, halfY] = extent("y");
  function at(n) {
    const half = [width / 2 - Math.min(110, width * 0.2), height / 2 - 34];
    return [width / 2 + dx + zoom * half[0] * (n.x - midX) / halfX, height / 2 + dy - zoom * half[1] * (n.y - midY) / halfY];
  }
  function radius(n) {
    const screen = Math.max(0.6, Math.min(1, width / 800)) * Math.min(1, Math.sqrt(120 / data.nodes.length));
    return Math.min(26, Math.max(data.nodes.length > 200 ? 3 : 4.5, (5 + 2.2 * Math.sqrt(n.degree)) * screen) * Math.sqrt(Math.max(1, zoom)));
  }
  function draw() {
    waiting = false;
    for (const { e, line } of lines) {
      const [x1, y1] = at(nodes.get(e.a)), [x2, y2] = at(nodes.get(e.b));
      for (const [key, value] of [["x1", x1], ["y1", y1], ["x2", x2], ["y2", y2]]) line.setAttribute(key, value.toFixed(1));
    }
    for (const n of data.nodes) {
      const { group, mark } = marks.get(n.id), [x, y] = at(n), r = radius(n);
      group.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
      if (n.kind !== "cpas") mark.setAttribute("r", r);
      else for (const [key, value] of [["x", -r], ["y", -r], ["width", 2 * r], ["height", 2 * r], ["rx", 3]]) mark.setAttribute(key, value);
    }
    write();
    // At rest one finger scrolls the page; once enlarged it moves the network.
    svg.style.touchAction = zoom > 1 ? "none" : "pan-x pan-y";
  }
  function later() { if (!waiting) { waiting = true; requestAnimationFrame(draw); } }

  // ---- which words are written, and on which side of their mark ----------------------------------
  const SIDES = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [-1, -1], [1, 1], [-1, 1]];
  const MORE = [[1, -0.5], [1, 0.5], [-1, -0.5], [-1, 0.5], [0.5, -1], [0.5, 1], [-0.5, -1], [-0.5, 1]];
  const FAR = [14, 28, 44, 62, 82, 104], CLEAR = 6;
  const meet = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  const holds = (box, x, y) => box[0] < x && x < box[2] && box[1] < y && y < box[3];
  const nearest = (box, x, y) => [Math.max(box[0], Math.min(box[2], x)), Math.max(box[1], Math.min(box[3], y))];
  function beside(n, side, w, far) {
    const [x, y] = at(n), r = radius(n) + GAP + far, slant = side[0] && side[1] ? 0.75 : 1;
    const left = x + r * slant * side[0] - w * (1 - side[0]) / 2;
    const top = y + r * slant * side[1] - LINE * (1 - side[1]) / 2;
    return [left, top, left + w, top + LINE];
  }
  function crosses([ax, ay, bx, by], box) {  // whether a link passes under a box (Liang and Barsky 1984)
    let t0 = 0, t1 = 1;
    for (const [p, q] of [[ax - bx, ax - box[0]], [bx - ax, box[2] - ax], [ay - by, ay - box[1]], [by - ay, box[3] - ay]]) {
      if (p === 0) { if (q < 0) return false; continue; }
      if (p < 0) t0 = Math.max(t0, q / p); else t1 = Math.min(t1, q / p);
      if (t0 > t1) return false;
    }
    return true;
  }
  function choices(n, w, far, ends) {  // boxes for the words: over few links, away from one's own, at the side
    const [x, y] = at(n);
    let px = 0, py = 0;
    for (const [other] of near.get(n.id)) { const [ox, oy] = at(nodes.get(other)), d = Math.hypot(x - ox, y - oy) || 1; px += (x - ox) / d; py += (y - oy) / d; }
    const size = Math.hypot(px, py) || 1;
    return (far ? [...SIDES, ...MORE] : SIDES).map(([sx, sy]) => {
      const box = beside(n, [sx, sy], w, far);
      const away = (sx * px + sy * py) / size / Math.hypot(sx, sy);
      const cost = ends.filter((end) => crosses(end, box)).length - 0.4 * away + (sy ? 0.3 : 0) + (sx < 0 ? 0.05 : 0);
      return { box, cost };
    }).sort((a, b) => a.cost - b.cost).map((choice) => choice.box);
  }
  function write() {
    const box = svg.getBoundingClientRect(), over = buttons.getBoundingClientRect();
    const taken = [[over.left - box.left, over.top - box.top, over.right - box.left, over.bottom - box.top]];
    for (const n of data.nodes) {
      const [x, y] = at(n), r = radius(n);
      if (!kept || kept.has(n.id)) taken.push([x - r, y - r, x + r, y + r]);
    }
    const first = kept ? byImportance.filter((n) => kept.has(n.id)) : byImportance;
    const ends = lines.length > MANY ? [] : lines.filter(({ line }) => !line.classList.contains("faded"))
      .map(({ e }) => [...at(nodes.get(e.a)), ...at(nodes.get(e.b))]);
    for (const { text, leader } of marks.values()) { text.classList.add("unplaced"); leader.classList.add("unplaced"); }
    if (kept && kept.first) first.sort((a, b) => (b.id === kept.first) - (a.id === kept.first));
    const important = first.filter((n) => n.kind === "cpas" || (kept && kept.first === n.id));
    for (const n of important) put(n, 0, taken, ends);
    // What matters most and found no room may stand farther off, tied to its mark by a line.
    for (const n of important) FAR.some((far) => put(n, far, taken, ends)) || FAR.some((far) => put(n, far, taken, ends, true));
    for (const n of first) if (n.kind !== "action" || kept || zoom >= ACTIONS_FROM) put(n, 0, taken, ends);
  }
  function put(n, far, taken, ends, crowded) {  // write the words of a node where they are free; whether they are written
    const { text, leader, width: w } = marks.get(n.id), [x, y] = at(n);
    if (!text.classList.contains("unplaced")) return true;
    const strict = far && !crowded, clear = strict ? CLEAR : 0;  // words far from their mark keep off those of others
    const blocked = (b) => taken.some((other) => meet([b[0] - clear, b[1] - clear, b[2] + clear, b[3] + clear], other) ||
      (strict && !holds(other, x, y) && crosses([x, y, ...nearest(b, x, y)], other)));
    const free = choices(n, w, far, ends).find((b) =>
      b[0] >= 2 && b[1] >= 2 && b[2] <= width - 2 && b[3] <= height - 2 && !blocked(b));
    if (!free) return false;
    taken.push(free);
    if (far) tie(leader, nearest(free, x, y), x, y);
    text.setAttribute("x", (free[0] - x + 1).toFixed(1));
    text.setAttribute("y", (free[1] - y + 12).toFixed(1));
    text.classList.remove("unplaced");
    return true;
  }
  function tie(leader, end, x, y) {
    leader.setAttribute("x2", (end[0] - x).toFixed(1));
    leader.setAttribute("y2", (end[1] - y).toFixed(1));
    leader.classList.remove("unplaced");
  }

  // ---- choosing and searching --------------------------------------------------------------------
  let chosen = null, found = null;
  function show(set) {
    kept = set;
    for (const [key, { group }] of marks) {
      group.classList.toggle("faded", !!kept && !kept.has(key));
      group.classList.toggle("chosen", key === chosen);
    }
    for (const { e, line } of lines) {
      const lit = !kept || (kept.first ? e.a === kept.first || e.b === kept.first : kept.has(e.a) && kept.has(e.b));
      line.classList.toggle("faded", !lit);
    }
    later();
  }
  function light(id) {
    const set = new Set([id, ...near.get(id).map(([other]) => other)]);
    set.first = id;
    show(set);
  }
  function relight() { if (chosen) light(chosen); else show(found); }
  function line(parent, name, words) {
    const element = document.createElement(name);
    element.textContent = words;
    parent.append(element);
    return element;
  }
  const places = (text) => text.split(" | ").map((p) => p.replace(/^.*\//, "").replace(/:(\d+)$/, ", ligne $1")).join(" ; ");
  function choose(id) {
    chosen = id;
    relight();
    if (!id) return;
    const n = nodes.get(id);
    about.textContent = "";
    line(about, "h2", n.label);
    line(about, "p", n.about);
    if (n.names) line(about, "p", "Son plan nomme comme partenaire : " + n.names.split(" | ").join(", "));
    const list = line(about, "ul", "");
    for (const [other, e] of near.get(id)) {
      const item = line(list, "li", "");
      line(item, "strong", nodes.get(other).label);
      item.append(document.createElement("br"));
      if (e.partners) item.append("Partenaires communs : " + e.partners.split(" | ").join(", "));
      else item.append("« " + e.mentions.split(" | ").join(" », « ") + " » – " + places(e.evidence));
      if (e.naming) line(item, "div", "L’un nomme l’autre : " + e.naming.split(" | ").join(", "));
    }
  }
  const field = document.getElementById("find"), hits = document.getElementById("hits");
  field.addEventListener("input", () => {
    const words = fold(field.value);
    found = words ? new Set(data.nodes.filter((n) => fold(n.label).includes(words)).map((n) => n.id)) : null;
    hits.textContent = found ? (found.size ? found.size + (found.size > 1 ? " trouvés" : " trouvé") : "rien de tel") : "";
    chosen = null;
    relight();
  });
  field.addEventListener("keydown", (event) => {
    const hit = event.key === "Enter" && found && byImportance.find((n) => found.has(n.id));
    if (hit) choose(hit.id);
  });

  // ---- zooming and moving: buttons, wheel, one pointer, two pointers --------------------------------
  function zoomAt(factor, x, y) {
    const next = Math.max(SMALLEST, Math.min(LARGEST, zoom * factor)), k = next / zoom;
    dx = x - width / 2 - (x - width / 2 - dx) * k;
    dy = y - height / 2 - (y - height / 2 - dy) * k;
    zoom = next;
    later();
  }
  document.getElementById("in").addEventListener("click", () => zoomAt(1.5, width / 2, height / 2));
  document.getElementById("out").addEventListener("click", () => zoomAt(1 / 1.5, width / 2, height / 2));
  document.getElementById("all").addEventListener("click", () => { zoom = 1; dx = dy = 0; later(); });
  const inside = (event) => { const box = svg.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  svg.addEventListener("wheel", (event) => {
    event.preventDefault();
    zoomAt(event.deltaY > 0 ? 1 / 1.15 : 1.15, ...inside(event));
  }, { passive: false });
  const down = new Map();
  let moved = false;
  svg.addEventListener("pointerdown", (event) => {
    if (!down.size) moved = false;
    down.set(event.pointerId, inside(event));
  });
  window.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    const now = inside(event), other = [...down].find(([id]) => id !== event.pointerId);
    if (!moved && !other && Math.hypot(now[0] - before[0], now[1] - before[1]) < 4) return;
    moved = true;
    if (other) {
      const gap = (p) => Math.hypot(p[0] - other[1][0], p[1] - other[1][1]) || 1;
      zoomAt(gap(now) / gap(before), (now[0] + other[1][0]) / 2, (now[1] + other[1][1]) / 2);
    }
    const share = other ? 0.5 : 1;
    dx += (now[0] - before[0]) * share;
    dy += (now[1] - before[1]) * share;
    down.set(event.pointerId, now);
    later();
  });
  for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, (event) => down.delete(event.pointerId));
  // Two fingers are ours even where one finger scrolls the page.
  for (const touch of ["touchstart", "touchmove"]) {
    svg.addEventListener(touch, (event) => { if (event.touches.length > 1) event.preventDefault(); }, { passive: false });
  }
  svg.addEventListener("click", (event) => {
    if (moved) return;
    const group = event.target.closest(".node");
    choose(group ? group.dataset.id : null);
  });

  new ResizeObserver(() => {
    [width, height] = [svg.clientWidth, svg.clientHeight];
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    draw();
  }).observe(svg);
})();
