/** The different texts of a column, found by their bytes. */
export interface ByteDictionary {
  /** The number of the text without blanks around it, in the order in which they came. */
  find(bytes: Buffer, start: number, end: number): number;
  /** The texts by their numbers. */
  texts: string[];
}

/** A hash table in typed arrays: no text is made for bytes that have been there before. */
export function byteDictionary(): ByteDictionary {
  const texts: string[] = [];
  /** The bytes of texts that are not ASCII. */
  const wide = new Map<number, Buffer>();
  let hashes = new Int32Array(8);
  let slots = new Int32Array(16);

  const freeSlot = (hash: number): number => {
    let slot = hash & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  const grow = (): void => {
    const larger = new Int32Array(2 * hashes.length);
    larger.set(hashes);
    slots = new Int32Array(2 * larger.length);
    for (let number = 0; number < hashes.length; number++) slots[freeSlot(hashes[number])] = number + 1;
    hashes = larger;
  };
  const add = (text: string, hash: number): number => {
    if (texts.length === hashes.length) grow();
    const number = texts.push(text) - 1;
    hashes[number] = hash;
    slots[freeSlot(hash)] = number + 1;
    return number;
  };

  const find = (bytes: Buffer, from: number, to: number): number => {
    let start = from;
    let end = to;
    while (start < end && isBlank(bytes[start])) start++;
    while (start < end && isBlank(bytes[end - 1])) end--;
    let hash = 0x811c9dc5 | 0;
    let any = 0;
    for (let at = start; at < end; at++) {
      hash = Math.imul(hash ^ bytes[at], 0x01000193);
      any |= bytes[at];
    }
    hash ^= hash >>> 15;
    const mask = slots.length - 1;
    for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const number = slots[slot] - 1;
      if (hashes[number] !== hash) continue;
      const same = wide.get(number);
      if (same ? same.compare(bytes, start, end) === 0 : any < 128 && isSame(texts[number], bytes, start, end)) return number;
    }
    if (any < 128) return add(bytes.toString('latin1', start, end), hash);
    const number = add(bytes.toString('utf8', start, end), hash);
    wide.set(number, Buffer.from(bytes.subarray(start, end)));
    return number;
  };
  return { find, texts };
}

/** Of the blanks that `trim` takes away those of one byte. */
function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

function isSame(text: string, bytes: Buffer, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
