/** What a link can lead to: steps, which have a heading, sections of forms, and questions. */

const HEADINGS = ".md-content__inner :is(h1, h2, h3, h4)[id]:not(samtale-form *)";
const SECTIONS = "samtale-form section[id] > h2";
const QUESTIONS = ".questions li[id]";
const STEPS = ".md-content__inner :is(h2, h3)[id]:not(samtale-form *)";

/** The places for a control: each a heading or a question. */
export function places() {
  return [...document.querySelectorAll(`${HEADINGS}, ${SECTIONS}, ${QUESTIONS}`)];
}

/** The element with the id that leads to a place. */
export function anchorOf(place) {
  return place.closest("samtale-form section[id]") ?? place;
}

/** The steps of the page, in their order. */
export function steps() {
  return [...document.querySelectorAll(STEPS)].filter((step) => !step.closest("[hidden]"));
}

/** A page's own title is linked to without an anchor. */
export function isPage(place) {
  return place.matches("h1");
}

/** The address of a place, as it is mailed. */
export function addressOf(place) {
  const address = new URL(location.href);
  address.search = "";
  address.hash = isPage(place) ? "" : anchorOf(place).id;
  return address.href;
}

/** What a place is called, without its controls. */
export function titleOf(place) {
  const named = (place.querySelector(".questions__text") ?? place).cloneNode(true);
  for (const extra of named.querySelectorAll(".headerlink, button")) extra.remove();
  return named.textContent.trim().replace(/\s+/g, " ");
}
