/** Compares what a server answers with what the build has written down. */

const SCRIPTS = ["text/javascript", "application/javascript", "application/x-javascript"];
const ANY = "application/octet-stream";

/** Ask the server itself: what the browser has kept may be from before. */
export function ask(address) {
  return fetch(address, { cache: "no-store" });
}

/** The names of the headers that an answer lacks or has otherwise; a policy's with what differs in it. */
export function differentHeaders(answer, wanted) {
  return Object.entries(wanted).flatMap(([name, value]) => {
    const got = answer.headers.get(name) ?? "";
    if (tidy(got) === tidy(value)) return [];
    const parts = got && value.includes(";") ? differentParts(got, value) : "";
    return [parts ? `${name} (${parts})` : name];
  });
}

/** Whether a file came under a type that does what the wanted one does. */
export function rightType(got, wanted) {
  const [type, charset] = split(got);
  const [right, encoding] = split(wanted);
  const same = right === ANY || type === right || (SCRIPTS.includes(right) && SCRIPTS.includes(type));
  return same && (!encoding || !charset || charset === encoding);
}

/** Whether a browser keeps an answer for as long as it should. */
export function rightCaching(got, wanted) {
  const parts = directives(got);
  return directives(wanted).every((part) => parts.includes(part));
}

function differentParts(got, wanted) {
  const [there, right] = [got, wanted].map((policy) => new Map(policy.split(";").map(named)));
  return [...new Set([...there.keys(), ...right.keys()])].filter((name) => there.get(name) !== right.get(name)).join(", ");
}

function named(directive) {
  const [name, ...sources] = directive.trim().split(/\s+/);
  return [name, sources.sort().join(" ")];
}

function tidy(value) {
  return value.trim().replace(/\s+/g, " ").replace(/;$/, "");
}

function directives(value) {
  return (value ?? "").toLowerCase().split(",").map((part) => part.trim());
}

function split(type) {
  const [essence, ...rest] = (type ?? "").toLowerCase().split(";").map((part) => part.trim());
  return [essence, rest.find((part) => part.startsWith("charset="))?.slice("charset=".length).replaceAll('"', "") ?? ""];
}
