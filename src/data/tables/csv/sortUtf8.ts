import { sortTextsByBytes, type PackedTexts } from '../columns/sortTextsByBytes';

/**
 * Sorts the numbers of texts in UTF-8 as `<` sorts the texts, and changes `order` itself. Their bytes are in that order, but for the characters
 * beyond the 65,536th, which `<` takes for two, from \ud800 on, and so puts before those from \ue000 to \uffff.
 */
export function sortUtf8({ bytes, starts }: PackedTexts, order: Int32Array): void {
  sortTextsByBytes(
    {
      bytes: bytes.includes(0xee) || bytes.includes(0xef) ? bytes.map((byte) => (isHigh(byte) ? byte + 16 : byte)) : bytes,
      starts
    },
    order
  );
}

/** Characters from \ue000 to \uffff begin with these, those beyond with 0xf0 to 0xf4. */
function isHigh(byte: number): boolean {
  return byte === 0xee || byte === 0xef;
}
