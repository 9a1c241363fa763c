/** The way on from the step that a link has led to: the steps before and after it. */
import { steps, titleOf } from "./targets.js";

/** Show them below a step; below anything else there are none. */
export function showNeighbours(target) {
  document.querySelector(".neighbours")?.remove();
  const all = steps();
  const at = all.indexOf(target);
  if (at < 0) return;
  const nav = document.querySelector("[data-neighbours]").content.cloneNode(true).querySelector("nav");
  fill(nav.querySelector("[data-neighbour=previous]"), all[at - 1]);
  fill(nav.querySelector("[data-neighbour=next]"), all[at + 1]);
  (target.closest(".step") ?? target).after(nav);
}

function fill(link, step) {
  if (!step) return link.remove();
  link.href = `#${step.id}`;
  link.querySelector("[data-neighbour-title]").textContent = titleOf(step);
}
