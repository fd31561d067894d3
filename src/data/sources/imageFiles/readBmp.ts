import type { BmpHeader } from './parseBmpHeader';

export interface RawImage {
  width: number;
  height: number;
  /** Red, green, blue, and alpha if there are four. */
  channels: 3 | 4;
  data: Uint8Array;
}

/**
 * The pixels of a BMP file whose header was read.
 *
 * @throws RangeError for a pixel whose colour is not in the palette, and for channel masks that have gaps or are missing.
 */
export function readBmp(bytes: Buffer, header: BmpHeader): RawImage {
  const { width, height, isTopDown, bits, offset, stride, masks } = header;
  const channels = masks?.[3] ? 4 : 3;
  const data = new Uint8Array(width * height * channels);
  const pixel = bits <= 8 ? fromPalette(bytes, header) : masks ? fromMasks(bytes, masks) : fromBytes(bytes, bits / 8);
  for (let row = 0; row < height; row++) {
    const from = offset + (isTopDown ? row : height - 1 - row) * stride;
    for (let column = 0; column < width; column++) pixel(from, column, data, (row * width + column) * channels);
  }
  return { width, height, channels, data };
}

type Pixel = (from: number, column: number, data: Uint8Array, to: number) => void;

function fromPalette(bytes: Buffer, { bits, palette }: BmpHeader): Pixel {
  const each = 8 / bits;
  const mask = 2 ** bits - 1;
  return (from, column, data, to) => {
    const shift = bits * (each - 1 - (column % each));
    const code = (bytes[from + Math.floor(column / each)] >> shift) & mask;
    if (code >= palette.colors) throw new RangeError(`a pixel has colour ${code} of ${palette.colors}`);
    const color = palette.at + code * palette.entry;
    for (let c = 0; c < 3; c++) data[to + c] = bytes[color + 2 - c];
  };
}

function fromBytes(bytes: Buffer, size: number): Pixel {
  return (from, column, data, to) => {
    for (let c = 0; c < 3; c++) data[to + c] = bytes[from + column * size + 2 - c];
  };
}

function fromMasks(bytes: Buffer, masks: NonNullable<BmpHeader['masks']>): Pixel {
  const channels = masks.slice(0, masks[3] ? 4 : 3).map((mask) => {
    const shift = Math.log2(mask & -mask) & 31;
    const most = mask >>> shift;
    if (mask === 0 || (most & (most + 1)) !== 0) throw new RangeError('its masks of red, green and blue are none');
    return { shift, most };
  });
  return (from, column, data, to) => {
    const value = bytes.readUInt32LE(from + column * 4);
    channels.forEach(({ shift, most }, c) => {
      data[to + c] = Math.round((255 * ((value >>> shift) & most)) / most);
    });
  };
}
