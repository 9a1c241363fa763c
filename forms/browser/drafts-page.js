/** The list of drafts on a page without a form. */
import { listDrafts } from "./my-drafts.js";

listDrafts();
