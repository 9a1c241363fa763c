/** The document as it will be, on the page. */

const TAGS = new Set(
  "ADDRESS ARTICLE SECTION HEADER FOOTER DIV P BR SPAN STRONG EM H1 H2 H3 H4 H5 H6 UL OL LI DL DT DD TABLE CAPTION COLGROUP COL THEAD TBODY TFOOT TR TH TD A HR".split(" "),
);
const ATTRIBUTES = new Set(["class", "id", "scope", "colspan", "rowspan", "lang", "aria-hidden", "aria-label", "data-change"]);

/** Show a document that the engine has written. */
export function showPreview(root, html) {
  root.querySelector("[data-preview]").replaceChildren(safely(html));
  root.querySelector("[data-preview-stale]").hidden = true;
  root.querySelector("[data-preview-part]").hidden = false;
}

/** Take the preview away. */
export function clearPreview(root) {
  root.querySelector("[data-preview]").replaceChildren();
  root.querySelector("[data-preview-part]").hidden = true;
}

/** Say that the preview no longer shows what the form holds. */
export function agePreview(root) {
  root.querySelector("[data-preview-stale]").hidden = root.querySelector("[data-preview-part]").hidden;
}

/** The engine escapes what was typed; this is the second line: only harmless markup gets through. */
export function safely(html) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  for (const element of [...body.querySelectorAll("*")]) clean(element);
  const fragment = document.createDocumentFragment();
  fragment.append(...body.childNodes);
  return fragment;
}

function clean(element) {
  if (!TAGS.has(element.tagName)) return element.remove();
  for (const { name, value } of [...element.attributes]) {
    const inPage = name === "href" && value.startsWith("#");
    if (!ATTRIBUTES.has(name) && !inPage) element.removeAttribute(name);
  }
}
