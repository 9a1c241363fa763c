/** When a draft is deleted by itself: some days after its last change, and never without a notice before. */

const DAY = 24 * 60 * 60 * 1000;
const NOTICE = 7;

/**
 * The term of a draft by its newest record, in a form that keeps drafts for so many days; 0 is for ever.
 * `notice` says that the reader is to be told, `noticed` that this has been done, `due` that its time is over.
 */
export function term({ saved_at, kept_at = "", noticed_at }, days, now = Date.now()) {
  const since = Date.parse(kept_at > saved_at ? kept_at : saved_at);
  if (!days || Number.isNaN(since)) return { notice: false, noticed: false, due: false };
  const lead = Math.min(NOTICE, Math.ceil(days / 2)) * DAY;
  const end = since + days * DAY;
  // A notice counts for as long as it was meant to; one from before the last change does not count.
  const noticed = noticed_at && Date.parse(noticed_at) >= since ? Date.parse(noticed_at) : 0;
  const deletes = Math.max(end, (noticed || now) + lead);
  const age = Math.floor((now - Date.parse(saved_at)) / DAY);
  return { notice: now >= end - lead, noticed: noticed > 0, due: noticed > 0 && now >= deletes, deletes, age };
}
