/** Whole numbers of `width` bits, up to 32, packed from the lowest bit on; `index` counts them from byte `from`. */
export function readBitsAt(bytes: Buffer, from: number, width: number, index: number): number {
  const bit = index * width;
  const at = from + Math.floor(bit / 8);
  const shift = bit % 8;
  let value = bytes[at] >>> shift;
  let have = 8 - shift;
  for (let i = 1; have < width; i++, have += 8) value += bytes[at + i] * 2 ** have;
  return width >= 32 ? value % 2 ** 32 : value % 2 ** width;
}
