/**
 * What is remembered beside the drafts, never a word of theirs: which draft a tab has open (until the tab
 * is closed), and whether the computer is shared. That is remembered for the whole browser: a reader who
 * has said so once must not find a draft left behind by the next tab.
 */

/** Where the site lies on its server: what tells its drafts from those of another site. */
export function siteOf(element) {
  return `samtaleguide ${new URL("..", new URL(element.dataset.base, document.baseURI)).pathname}`;
}

/** The draft of a form that this tab has open. */
export function chosen(site, form) {
  return attempt(() => sessionStorage.getItem(`${site} ${form}`));
}

/** Remember which draft of a form this tab has open; without one, forget it. */
export function choose(site, form, draft) {
  attempt(() => (draft ? sessionStorage.setItem(`${site} ${form}`, draft) : sessionStorage.removeItem(`${site} ${form}`)));
}

/** Whether others use this computer, so that nothing is to be stored. */
export function isShared(site) {
  return attempt(() => localStorage.getItem(sharedKey(site))) === "yes";
}

/** Remember whether others use this computer. */
export function setShared(site, shared) {
  attempt(() => (shared ? localStorage.setItem(sharedKey(site), "yes") : localStorage.removeItem(sharedKey(site))));
}

/** What the change of it is called in the storage events of other tabs. */
export function sharedKey(site) {
  return `${site} shared`;
}

/** Where a browser forbids even this, nothing is remembered. */
function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
}
