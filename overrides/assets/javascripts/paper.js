/** Pages on paper: the addresses of links, the address of the page, and single steps. */

const ARTICLE = ".md-content__inner";
// What print.css hides: an address without its link would lead nowhere.
const NEVER = ".not-printed, .headerlink, .neighbours, .questions__form, .page-facts p";
// The page's title and what stands at its foot go with a single step.
const ALWAYS = "h1, .step--h1, .page-facts, [data-printed]";

/** Fill in, each time the page is printed, what only paper needs. */
export function watchPrinting() {
  addEventListener("beforeprint", () => prepare());
  addEventListener("afterprint", () => tidy());
}

/** Print a step and what belongs to it, and nothing else of the page. */
export function printStep(heading, address) {
  for (const other of outside(partsOf(heading))) other.classList.add("not-printed");
  document.documentElement.dataset.printing = address;
  print();
}

/** A step reaches to the next heading of the same rank or a higher one. */
function partsOf(heading) {
  const parts = [row(heading)];
  for (let next = parts[0].nextElementSibling; next && !ends(next, heading); next = next.nextElementSibling) {
    parts.push(next);
  }
  return parts;
}

function row(heading) {
  return heading.closest(".step") ?? heading;
}

function ends(element, heading) {
  const other = element.matches(".step") ? element.firstElementChild : element;
  return /^h[1-6]$/.test(other.localName) && other.localName <= heading.localName;
}

function outside(parts) {
  const others = [];
  let kept = parts;
  for (let node = parts[0]; !node.matches(ARTICLE); node = node.parentElement) {
    others.push(...[...node.parentElement.children].filter((child) => !kept.includes(child)));
    kept = [node.parentElement];
  }
  return others.filter((other) => !other.matches(ALWAYS));
}

function printed(part) {
  return document.querySelector(`[data-printed] ${part}`);
}

function prepare() {
  const list = document.querySelector(".printed__links");
  if (!list) return;
  const { printing } = document.documentElement.dataset;
  printed("[data-printed-from]").textContent = printing ?? location.href.split(/[?#]/)[0];
  const day = printed("time");
  day.textContent = new Date().toLocaleDateString(day.lang, { dateStyle: "long" });
  printed("[data-printed-on]").hidden = false;
  number(list);
  printed("[data-printed-links]").hidden = !list.children.length;
}

/** Number the links, and list each address once. */
function number(list) {
  const addresses = [];
  for (const link of document.querySelectorAll(`${ARTICLE} a[href]`)) {
    const address = addressOnPaper(link);
    if (!address) continue;
    if (!addresses.includes(address)) addresses.push(address);
    link.after(superscript(addresses.indexOf(address) + 1));
  }
  list.replaceChildren(...addresses.map((address) => item(address)));
}

/** Nothing for links within the page, for controls, and where the text is the address. */
function addressOnPaper(link) {
  const address = link.protocol === "mailto:" ? link.pathname : link.href;
  const same = link.href.split("#")[0] === location.href.split("#")[0];
  return same || link.closest(NEVER) || link.textContent.trim() === address ? "" : address;
}

function superscript(number) {
  const made = document.createElement("sup");
  made.className = "printed__number";
  made.textContent = number;
  return made;
}

function item(address) {
  const made = document.createElement("li");
  made.textContent = address;
  return made;
}

function tidy() {
  for (const made of document.querySelectorAll(".printed__number")) made.remove();
  for (const other of document.querySelectorAll(".not-printed")) other.classList.remove("not-printed");
  delete document.documentElement.dataset.printing;
}
