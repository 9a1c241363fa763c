/** Reads a file that the reader has chosen; it may come from anywhere. */
import { check, SaveFileError } from "./savefile.js";

const LARGEST = 1_000_000;
const LARGEST_WORD = 20_000_000;
// What every zip archive, and so every Word file, begins with.
const ZIP = "PK\x03\x04";

/**
 * The save file in a file, whatever its name says. Of a Word file, which the engine unpacks,
 * it also says whether somebody has changed the words around it (`edited`).
 */
export async function read(form, file) {
  if ((await file.slice(0, ZIP.length).text()) === ZIP) return readWord(form, file);
  if (file.size > LARGEST) throw new SaveFileError("file-too-large");
  return { name: file.name, saved: check(parse(await file.text())), word: false, edited: false };
}

async function readWord(form, file) {
  if (file.size > LARGEST_WORD) throw new SaveFileError("file-too-large");
  form.status.say("file-reading", { name: file.name });
  const found = await asked(form, "reopen", { file: await base64(file) });
  // Both have such a file, and nothing of either's own is in it: it is the reader's.
  const saved = { ...check(found.saved), audience: "own", role: form.setting.role };
  return { name: file.name, saved, word: true, edited: found.changed_by_hand };
}

/** Ask the engine about a file; what it refuses, it refuses in words. */
export async function asked(form, deed, more) {
  const country = form.setting.country || form.dataset.usualCountry;
  const { reply } = await form.ask(deed, null, { country, answers: {}, ...more });
  if (reply.failure) throw new SaveFileError("engine-failure", { detail: reply.failure });
  if (reply.refused) throw new SaveFileError("file-refused", { reason: reply.refused });
  return reply;
}

function parse(content) {
  try {
    return JSON.parse(content);
  } catch {
    throw new SaveFileError("file-unreadable");
  }
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.split(",")[1]);
    reader.onerror = () => reject(new SaveFileError("file-unreadable"));
    reader.readAsDataURL(file);
  });
}
