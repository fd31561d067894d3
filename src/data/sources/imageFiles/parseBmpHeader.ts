/** The contents of a BMP file's headers. */
export interface BmpHeader {
  width: number;
  height: number;
  /** Whether its first row is the upper one. */
  isTopDown: boolean;
  bits: 1 | 4 | 8 | 24 | 32;
  /** Where the pixels begin. */
  offset: number;
  /** Bytes of one row, padded to a multiple of four. */
  stride: number;
  palette: { at: number; colors: number; entry: 3 | 4 };
  /** Bits of red, green, blue and alpha in a pixel of 32 bits; absent if they are in the usual place. */
  masks?: [red: number, green: number, blue: number, alpha: number];
}

/**
 * Reads the headers of a BMP file (Windows 3 and later, OS/2 1): 1, 4, 8, 24 or 32 bits per pixel, not packed.
 *
 * @throws RangeError for anything else, and if the file is shorter than its header says.
 */
export function parseBmpHeader(bytes: Buffer): BmpHeader {
  if (bytes.length < 26 || bytes.toString('latin1', 0, 2) !== 'BM') throw new RangeError('it does not begin as a BMP file does');
  const size = bytes.readUInt32LE(14);
  const isCore = size === 12;
  if (!isCore && ![40, 52, 56, 64, 108, 124].includes(size))
    throw new RangeError(`its header has ${size} bytes, which no BMP has`);
  if (bytes.length < 14 + size) throw new RangeError('it ends inside its header');
  const width = isCore ? bytes.readUInt16LE(18) : bytes.readInt32LE(18);
  const signed = isCore ? bytes.readUInt16LE(20) : bytes.readInt32LE(22);
  const bits = bytes.readUInt16LE(isCore ? 24 : 28);
  const packing = isCore ? 0 : bytes.readUInt32LE(30);
  if (width < 1 || signed === 0 || signed === -(2 ** 31)) throw new RangeError(`it says that it has ${width} x ${signed} pixels`);
  if (packing === 1 || packing === 2) throw new RangeError('its pixels are run-length packed, which is not read; save it as PNG');
  if (packing !== 0 && packing !== 3 && packing !== 6)
    throw new RangeError(`its pixels are packed in way ${packing}, which is not read; save it as PNG`);
  if (!isDepth(bits) || (packing !== 0 && bits !== 32))
    throw new RangeError(`it has ${bits} bits a pixel, where 1, 4, 8, 24 and 32 are read; save it as PNG`);

  const masksAt = 54;
  const ownMasks = size === 40 && packing ? (packing === 6 ? 16 : 12) : 0;
  const at = 14 + size + ownMasks;
  const offset = bytes.readUInt32LE(10);
  const entry = isCore ? 3 : 4;
  const said = isCore ? 0 : bytes.readUInt32LE(46);
  const most = bits <= 8 ? 2 ** bits : 0;
  if (bits <= 8 && said > most) throw new RangeError(`it says that it has ${said} colours of ${bits} bits`);
  // Files often have fewer colours than possible; the pixels then begin where the colours end.
  const colors = bits <= 8 ? Math.min(said || most, Math.floor((offset - at) / entry)) : 0;
  const stride = 4 * Math.ceil((width * bits) / 32);
  const height = Math.abs(signed);
  if (offset < at || (bits <= 8 && colors < 1)) throw new RangeError('its pixels begin inside its header');
  if (offset + stride * height > bytes.length)
    throw new RangeError(
      `it ends too early: ${bytes.length} bytes where ${width} x ${height} pixels need ${offset + stride * height}`
    );
  const header: BmpHeader = { width, height, isTopDown: signed < 0, bits, offset, stride, palette: { at, colors, entry } };
  if (packing) {
    const mask = (i: number) => (masksAt + 4 * i + 4 <= offset ? bytes.readUInt32LE(masksAt + 4 * i) : 0);
    header.masks = [mask(0), mask(1), mask(2), packing === 6 || size >= 56 ? mask(3) : 0];
  }
  return header;
}

function isDepth(bits: number): bits is BmpHeader['bits'] {
  return [1, 4, 8, 24, 32].includes(bits);
}
