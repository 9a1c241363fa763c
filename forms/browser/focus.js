/** Leads the reader on to another part of the page. */

/**
 * Focus a part and show its beginning. Focus alone shows the middle of one that is taller
 * than the window; `scroll-margin` keeps the beginning clear of the header.
 */
export function leadTo(part) {
  part.focus({ preventScroll: true });
  part.scrollIntoView({ block: "start" });
}
