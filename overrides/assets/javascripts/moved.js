/** Leads on from an address that has moved. The build has written down where to. */

/** Go where the anchor of this address is now, if it has moved. */
export function leadOn() {
  const moved = moves().find((link) => link.dataset.anchor === location.hash.slice(1));
  if (moved) location.replace(new URL(moved.getAttribute("href"), location.href));
  return Boolean(moved);
}

function moves() {
  return [...(document.querySelector("[data-moved]")?.content.querySelectorAll("a") ?? [])];
}
