/**
 * RGB pixels as a PNG with at most 256 colours. Charts have few colours, so no change is visible and the file is a third as large.
 * If there are more (at the edges of letters), the commonest stay and the others become the nearest of these.
 *
 * @param rgba four bytes per pixel. The fourth is ignored: the picture is opaque.
 * @param deflate zlib's function, from wherever this runs.
 * @source PNG specification, third edition: colour type 3.
 */
export function encodeIndexedPng(
  rgba: Uint8Array,
  width: number,
  height: number,
  deflate: (bytes: Uint8Array) => Uint8Array
): Uint8Array {
  const pixels = new Uint32Array(width * height);
  const counts = new Map<number, number>();
  for (let i = 0, from = 0; from < pixels.length; from = i) {
    const color = colorAt(rgba, from);
    for (i = from; i < pixels.length && (i === from || colorAt(rgba, i) === color); i++) pixels[i] = color;
    counts.set(color, (counts.get(color) ?? 0) + i - from);
  }
  // Equally common colours in the order of their value, so that the same picture gives the same file.
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 256)
    .map(([color]) => color);
  const places = new Map(palette.map((color, i) => [color, i]));
  const rows = new Uint8Array((width + 1) * height);
  // Neighbours are mostly alike, so a run of equal pixels needs only one look-up.
  for (let i = 0, last = -1, place = 0; i < pixels.length; i++) {
    if (pixels[i] !== last) {
      last = pixels[i];
      const known = places.get(last);
      place = known ?? nearestOf(last, palette);
      if (known === undefined) places.set(last, place);
    }
    rows[i + 1 + Math.floor(i / width)] = place;
  }
  const header = new Uint8Array(13);
  const fields = new DataView(header.buffer);
  fields.setUint32(0, width);
  fields.setUint32(4, height);
  header.set([8, 3, 0, 0, 0], 8);
  return join([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]))),
    chunk('IDAT', deflate(rows)),
    chunk('IEND', new Uint8Array(0))
  ]);
}

function colorAt(rgba: Uint8Array, pixel: number): number {
  return (rgba[4 * pixel] << 16) | (rgba[4 * pixel + 1] << 8) | rgba[4 * pixel + 2];
}

function nearestOf(color: number, palette: readonly number[]): number {
  let [best, least] = [0, Infinity];
  for (let i = 0; i < palette.length; i++) {
    const red = (color >> 16) - (palette[i] >> 16);
    const green = ((color >> 8) & 255) - ((palette[i] >> 8) & 255);
    const blue = (color & 255) - (palette[i] & 255);
    const distance = red * red + green * green + blue * blue;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(data.length + 12);
  const fields = new DataView(bytes.buffer);
  fields.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = name.charCodeAt(i);
  bytes.set(data, 8);
  fields.setUint32(8 + data.length, crc(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let from = 0;
  for (const part of parts) {
    whole.set(part, from);
    from += part.length;
  }
  return whole;
}
