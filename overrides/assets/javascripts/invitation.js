/** The invitation in a guide: its link in full, and its text to copy or to mail. */
import { copy } from "./copy.js";

const PLACE = "{link}";
const PLACE_IN_MAIL = encodeURIComponent(PLACE);

for (const panel of document.querySelectorAll("[data-invitation]")) {
  fill(panel);
  panel.querySelector("[data-copy-text]").addEventListener("click", (event) => copyText(event.target, panel));
}

/** Only the browser knows the whole address, since the site may lie under any path. */
function fill(panel) {
  const page = panel.querySelector("[data-invitation-page]");
  const button = panel.querySelector("[data-copy-text]");
  const mail = panel.querySelector("[data-mail]");
  button.dataset.copyText = button.dataset.copyText.replace(PLACE, () => page.href);
  mail.href = mail.dataset.mail.replace(PLACE_IN_MAIL, () => encodeURIComponent(page.href));
  page.textContent = page.href;
  panel.querySelector("[data-invitation-actions]").hidden = false;
}

async function copyText(button, panel) {
  const status = panel.querySelector("[role=status]");
  const copied = await copy(button.dataset.copyText, "", panel);
  if (!copied) getSelection().selectAllChildren(panel.querySelector("[data-invitation-body]"));
  status.textContent = copied ? status.dataset.copied : status.dataset.failed;
}
