"use strict";
// Joins the two sides. Without it the links do the same, one click at a time.
(() => {
  const page = document.documentElement;
  page.classList.add("live");
  const wide = matchMedia("(min-width: 62rem)");
  const sides = [...document.querySelectorAll(".pane")];
  const parts = new Map();
  for (const part of document.querySelectorAll("[data-u]")) {
    const unit = part.dataset.u;
    if (!parts.has(unit)) parts.set(unit, []);
    parts.get(unit).push(part);
  }
  const steps = [".stretch > .to", ".own .at:first-child"].map((links, i) =>
    [...sides[i].querySelectorAll(links)]);

  let lit = null; // the unit that is shown
  let held = null; // the unit that is shown while nothing is pointed at
  const way = []; // where jumps began

  const find = (node) => node?.closest?.("[data-u]") ?? null;

  function light(unit) {
    if (unit === lit) return;
    for (const part of parts.get(lit) ?? []) part.classList.remove("on");
    for (const part of parts.get(unit) ?? []) part.classList.add("on");
    lit = unit;
  }

  const lead = (link) => link && document.getElementById(decodeURIComponent(link.hash.slice(1)));

  // Brings what belongs to a part into view on the other side.
  function reveal(part) {
    if (!wide.matches) return;
    const own = part.closest(".pane");
    const other = parts.get(part.dataset.u).find((each) => !own.contains(each))
      ?? lead(part.querySelector(".to, .at"));
    if (!other) return;
    const pane = other.closest(".pane");
    const at = other.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (at.bottom > frame.top && at.top < frame.bottom) return;
    pane.scrollTop += at.top - frame.top - frame.height / 3;
  }

  // A jump goes where the link leads, and takes the focus along.
  function jump(link) {
    const target = lead(link);
    if (!target) return;
    way.push(link);
    location.hash = link.hash;
    const inner = target.matches("a") ? target : target.querySelector(".to, .at, a");
    inner?.focus({ preventScroll: true });
    held = (find(target) ?? find(inner) ?? find(link))?.dataset.u ?? held;
    light(held);
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link) {
      if (!link.getAttribute("href").startsWith("#") || link.matches(".jump")) return;
      event.preventDefault();
      jump(link);
      return;
    }
    const part = find(event.target);
    if (part && getSelection().isCollapsed) {
      const own = part.querySelector(".to, .at");
      if (own) jump(own);
    }
  });

  let timer = 0;
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    clearTimeout(timer);
    const part = find(event.target);
    light(part ? part.dataset.u : held);
    if (part) timer = setTimeout(reveal, 150, part);
  });

  document.addEventListener("focusin", (event) => {
    const part = find(event.target);
    if (!part) return;
    light(part.dataset.u);
    reveal(part);
  });

  function step(event, by) {
    for (const links of steps) {
      const part = find(event.target);
      const at = part ? links.indexOf(part.querySelector(".to, .at")) : -1;
      if (at < 0) continue;
      event.preventDefault();
      links[at + by]?.focus();
      return;
    }
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const part = find(event.target);
    const cross = (side) => {
      if (!part || sides[side].contains(part)) return;
      event.preventDefault();
      jump(part.querySelector(".to, .at"));
    };
    switch (event.key) {
      case "ArrowDown": step(event, 1); break;
      case "ArrowUp": step(event, -1); break;
      case "ArrowLeft": cross(0); break;
      case "ArrowRight": cross(1); break;
      case "Escape": {
        held = null;
        light(null);
        const from = way.pop();
        if (from) from.focus();
        else document.activeElement?.blur?.();
        break;
      }
    }
  });

  const begin = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (begin) {
    const part = find(begin) ?? begin.querySelector("[data-u]");
    held = part?.dataset.u ?? null;
    light(held);
    if (part) reveal(part);
  }
})();
