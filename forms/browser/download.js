/** Gives the reader a file to take away. */

const LONGEST_NAME = 80;

/** Hand over a file as a download. */
export function download(content, name, type) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  // Some browsers read the blob only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A file name that every system takes, of those parts that there are: letters, digits, spaces, `_` and `-`. */
export function fileName(parts, date, extension) {
  const plain = parts.filter(Boolean).join(" ").normalize("NFC").replace(/[^\p{L}\p{N} _-]+/gu, " ").replace(/\s+/g, " ").trim();
  return `${plain.slice(0, LONGEST_NAME)} ${date}${extension}`;
}
