/** The whole page has moved: go on, and keep the anchor unless it has a new name. */
import { leadOn } from "./moved.js";

const page = new URL(document.querySelector("[data-moved-page]").href);
page.search = location.search;
page.hash ||= location.hash;
if (!leadOn()) location.replace(page);
