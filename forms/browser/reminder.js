/** Reminds to save a copy, where a draft is kept for as long as it may take and so has most to lose. */

const MONTH = 30 * 24 * 60 * 60 * 1000;

/** Show or hide the reminder of a form that has one; `copiedAt` is when the answers were last in a file. */
export function remind(root, copiedAt) {
  const place = root.querySelector("[data-reminder]");
  if (place) place.hidden = !(copiedAt && Date.now() - Date.parse(copiedAt) > MONTH);
}
