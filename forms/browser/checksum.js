/**
 * CRC-32, as in zip and PNG. It tells a record that was cut or flipped from a whole one; it
 * guards against accidents, not against people. The hashes of `crypto.subtle` are missing on
 * plain http, where most intranets are.
 */

const POLYNOMIAL = 0xedb88320;

/** The checksum of a text's UTF-8, as eight hexadecimal digits. */
export function crc32(text) {
  let rest = -1;
  for (const byte of new TextEncoder().encode(text)) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? POLYNOMIAL : 0);
  }
  return (~rest >>> 0).toString(16).padStart(8, "0");
}
