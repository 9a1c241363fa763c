/** What happens when a reader arrives by a link to a step: it is opened, shown and marked. */
import { leadOn } from "./moved.js";
import { showNeighbours } from "./neighbours.js";
import { reveal } from "./reveal.js";

const MARKED = 4000;

/** Receive the readers who come by an anchor, now and later. */
export function watchArrivals() {
  addEventListener("hashchange", () => arrive(false));
  // The same link once more changes no hash.
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("a[href*='#']")?.href === location.href) arrive(false);
  });
  // On the way back and on reload the browser knows where the reader was.
  arrive(performance.getEntriesByType("navigation")[0]?.type === "navigate");
}

function arrive(first) {
  const target = current();
  if (!target) return leadOn();
  const opened = reveal(target);
  showNeighbours(target);
  mark(target);
  // Once what has just opened has its size.
  if (first || opened) requestAnimationFrame(() => target.scrollIntoView({ behavior: "instant" }));
}

function current() {
  const id = location.hash.slice(1);
  return id ? document.getElementById(id) ?? document.getElementById(decoded(id)) : null;
}

function decoded(id) {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Of a form's section only the heading is marked: it is a page long. */
function mark(target) {
  const marked = target.querySelector(":scope > .step > h2") ?? target;
  marked.dataset.arrived = "";
  setTimeout(() => delete marked.dataset.arrived, MARKED);
}
