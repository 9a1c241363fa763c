/** Counts characters where a text should stay short, and only once it gets long. */

const NEAR = 0.8;

/** Bring the count of a field up to date; what is heard is only that the end is near, or past. */
export function showCount(field, status, words) {
  const limit = Number(field.dataset.limit);
  const left = limit - [...field.querySelector("[name]").value].length;
  const state = left < 0 ? "over" : left <= limit * (1 - NEAR) ? "left" : "";
  const place = field.querySelector("[data-count]");
  const news = state !== (place.dataset.state ?? "");
  place.hidden = !state;
  place.dataset.state = state;
  place.textContent = state && words.say(`count-${state}`, { count: Math.abs(left) });
  if (state && news) status.announce(place.textContent);
}
