/** Parts of a value that are looked at: what is inside one that is read here is checked by those who read it. */
const [levels, entries] = [3, 30];

/** No list here is longer; one that claims more, such as `new Array(2 ** 32 - 1)`, is empty, and going through it takes minutes. */
export const longest = 2 ** 27;

/**
 * Whether a value and its first parts can be looked at: a revoked proxy cannot, nor one whose traps throw. It calls no getter, and costs the same for a list
 * of three numbers as for one of a million.
 */
export function isSafeToInspect(value: unknown, level = 0): boolean {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return true;
  try {
    const prototype = Reflect.getPrototypeOf(value);
    if (ArrayBuffer.isView(value)) return !isDetached(value);
    if (Array.isArray(value) && value.length > longest) return false;
    if (level === 0 && Array.isArray(value) && holeIn(value, entries) >= 0) return false;
    if (level === levels) return true;
    const isPlain = prototype === Object.prototype || prototype === null;
    const names = Array.isArray(value) ? Array.from({ length: Math.min(value.length, entries) }, (_, i) => String(i)) : [];
    if (isPlain) names.push(...Object.keys(value).slice(0, entries));
    return names.every((name) => {
      const found = Reflect.getOwnPropertyDescriptor(value, name);
      if (found?.get !== undefined) return true;
      return isSafeToInspect((value as { [name: string]: unknown })[name], level + 1);
    });
  } catch {
    return false;
  }
}

/** The first place of a list, among so many, that has never been filled: most methods of arrays pass over it, so that no check would see it. */
export function holeIn(list: readonly unknown[], most: number): number {
  for (let i = 0; i < Math.min(list.length, most); i++) if (list[i] === undefined && !(i in list)) return i;
  return -1;
}

/** A typed array whose memory another thread has taken, or has become too short for it, has no bytes left, and most of its methods throw. */
function isDetached(view: ArrayBufferView): boolean {
  if (view.byteLength > 0) return false;
  try {
    (view as Partial<Uint8Array>).values?.();
    return false;
  } catch {
    return true;
  }
}
