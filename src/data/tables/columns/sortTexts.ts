import { sortTextsByBytes, type PackedTexts } from './sortTextsByBytes';

/** Sorts the numbers of different texts as `<` sorts the texts, and changes `order` itself. */
export function sortTexts(texts: readonly string[], order: Int32Array): void {
  sortTextsByBytes(packed(texts), order);
}

/** The texts in bytes that sort as their characters do: one for each where that is enough, else two, the higher first. */
function packed(texts: readonly string[]): PackedTexts {
  const all = texts.join('');
  const isWide = /[^\0-\xff]/.test(all);
  const starts = new Int32Array(texts.length + 1);
  texts.forEach((text, i) => (starts[i + 1] = starts[i] + text.length * (isWide ? 2 : 1)));
  return { bytes: isWide ? Buffer.from(all, 'utf16le').swap16() : Buffer.from(all, 'latin1'), starts };
}
