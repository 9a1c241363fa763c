/**
 * Files that travel gzipped under a harmless name: servers often know no `.wasm` and compress nothing.
 */

// In milliseconds.
const OFTEN = 250;

/** Ask for a file; one that has not come is an error. */
export async function fetchFrom(address) {
  const sent = await fetch(address);
  if (!sent.ok) throw new Error(`${sent.status} ${sent.url}`);
  return sent;
}

/** Unpack, unless a proxy has done so on the way; anything but gzip then is not ours. */
export async function unpacked(stream) {
  const [peeked, whole] = stream.tee();
  const reader = peeked.getReader();
  const { value = [] } = await reader.read();
  reader.cancel();
  const begins = String.fromCharCode(...value.subarray(0, 2));
  if (begins === "\x1f\x8b") return whole.pipeThrough(new DecompressionStream("gzip"));
  if (begins === "\0a" || begins === "PK") return whole;
  throw new Error(`Not a packed file: ${begins}`);
}

/**
 * Counts bytes as they arrive, over all that is piped through what it gives; `tell` hears how much has come, from
 * 0 to 1. Its `expect` says that more will, or less.
 */
export function counter(total, tell) {
  let [sent, told] = [0, 0];
  const transform = (chunk, controller) => {
    const now = Date.now();
    sent += chunk.byteLength;
    // Told now and then: each time the page is drawn anew.
    if (sent >= total || now > told + OFTEN) {
      told = now;
      tell(Math.min(1, sent / total));
    }
    controller.enqueue(chunk);
  };
  const count = () => new TransformStream({ transform });
  count.expect = (more) => (total += more);
  return count;
}
