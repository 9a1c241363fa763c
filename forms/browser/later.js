/**
 * What a form needs only once something is clicked, fetched with the engine. The build makes one
 * file of it and of all that it imports (macros/site/bundles.py).
 */
import { documents } from "./documents.js";
import { draftActions } from "./draft-actions.js";
import { sortingActions } from "./sorting.js";

export { listDrafts } from "./my-drafts.js";
export { openFile } from "./opening.js";
export { shared } from "./sharing.js";

export const actions = { ...documents, ...draftActions, ...sortingActions };
