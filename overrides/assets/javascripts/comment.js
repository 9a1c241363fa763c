/** The link to comment on a page: fills in the address, and the step that it points to. */
import { titleOf } from "./targets.js";

const PLACE_IN_MAIL = encodeURIComponent("{link}");

function step() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  return target?.matches("h2, h3, h4") ? `, ${titleOf(target)}` : "";
}

function fill(link) {
  const [start, body] = link.dataset.comment.split("&body=");
  const address = encodeURIComponent(location.href);
  link.href = `${start}${encodeURIComponent(step())}&body=${body.replace(PLACE_IN_MAIL, () => address)}`;
}

function fillAll() {
  for (const link of document.querySelectorAll("[data-comment]")) fill(link);
}

fillAll();
window.addEventListener("hashchange", fillAll);
