import { createHash } from 'node:crypto';

/** An object as a line of JSON that carries its own checksum, for files that are only added to. */
export function encodeCheckedLine(value: object): string {
  const text = JSON.stringify(value);
  return `${text.slice(0, -1)},"sum":"${sumOf(text)}"}`;
}

/** What a line holds; undefined if it is not whole or not one of ours. Whoever can write a checksum can still write nonsense. */
export function decodeCheckedLine(line: string): unknown {
  const found = /^(\{.*),"sum":"([0-9a-f]{16})"\}$/.exec(line);
  if (!found || sumOf(`${found[1]}}`) !== found[2]) return undefined;
  try {
    return JSON.parse(`${found[1]}}`) as unknown;
  } catch {
    return undefined;
  }
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
