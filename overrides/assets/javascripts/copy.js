/** Copies text, and HTML beside it, on https and on plain http. */

/** Copy; resolves to whether it worked. ``within`` may hold the field that the old way needs. */
export async function copy(text, html, within) {
  return (await byClipboard(text, html)) || byCommand(text, html, within);
}

/** The clipboard is there in a secure context only, and may be forbidden. */
async function byClipboard(text, html) {
  if (!navigator.clipboard || (html && !window.ClipboardItem)) return false;
  try {
    await (html ? navigator.clipboard.write([rich(text, html)]) : navigator.clipboard.writeText(text));
    return true;
  } catch {
    return false;
  }
}

function rich(text, html) {
  const parts = { "text/plain": text, "text/html": html };
  const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
  return new ClipboardItem(Object.fromEntries(blobs));
}

/** Plain http: copy from a field, and put the HTML in as the copying happens. */
function byCommand(text, html, within) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  const enrich = (event) => put(event, { "text/plain": text, ...(html && { "text/html": html }) });
  field.value = text;
  field.className = "copy-source";
  within.append(field);
  field.select();
  document.addEventListener("copy", enrich, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", enrich);
  field.remove();
  before?.focus({ preventScroll: true });
  return done;
}

function put(event, parts) {
  for (const [type, part] of Object.entries(parts)) event.clipboardData.setData(type, part);
  event.preventDefault();
}
