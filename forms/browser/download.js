/** Gives the reader a file or a text to take away. */

const LONGEST_NAME = 80;

/** Hand over a file as a download. */
export function download(content, name, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  // Some browsers read the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file name that every system takes: letters, digits, spaces, `_` and `-`. */
export function fileName(title, date, extension) {
  const plain = title.normalize("NFC").replace(/[^\p{L}\p{N} _-]+/gu, " ").replace(/\s+/g, " ").trim();
  return `${plain.slice(0, LONGEST_NAME)} ${date}${extension}`;
}

/** Copy a text; without the clipboard of a secure context the old way has to do. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text) {
  const field = Object.assign(document.createElement("textarea"), { value: text, className: "sf-unseen" });
  const focused = document.activeElement;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  focused?.focus();
  return copied;
}
