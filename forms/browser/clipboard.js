/** Gives the reader a text to paste elsewhere. */

/** Copy a text, and the same as HTML; without the clipboard of a secure context the old way has to do. */
export async function copy(text, html) {
  const parts = { "text/plain": text, "text/html": html };
  try {
    const blobs = Object.entries(parts).map(([type, part]) => [type, new Blob([part], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyBySelection(parts);
  }
}

/** Copy from a field, and put everything in as the copying happens. */
function copyBySelection(parts) {
  const field = Object.assign(document.createElement("textarea"), { value: parts["text/plain"], className: "sf-unseen" });
  const focused = document.activeElement;
  const put = (event) => {
    for (const [type, part] of Object.entries(parts)) event.clipboardData.setData(type, part);
    event.preventDefault();
  };
  document.body.append(field);
  field.select();
  document.addEventListener("copy", put);
  const copied = document.execCommand("copy");
  document.removeEventListener("copy", put);
  field.remove();
  focused?.focus();
  return copied;
}
