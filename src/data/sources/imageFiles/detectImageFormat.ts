export type ImageFormat = 'png' | 'jpeg' | 'bmp' | 'webp' | 'tiff' | 'gif';

/** How many bytes at the beginning of a file tell its format. */
export const sniffedBytes = 32;

const endings: { [format in ImageFormat]: RegExp } = {
  png: /\.png$/i,
  jpeg: /\.(jpe?g|jpe|jfif)$/i,
  bmp: /\.(bmp|dib)$/i,
  webp: /\.webp$/i,
  tiff: /\.tiff?$/i,
  gif: /\.gif$/i
};

/** The format of an image from the first bytes of its file; undefined for anything else. */
export function detectImageFormat(head: Buffer): ImageFormat | undefined {
  const begins = (text: string, at = 0) => head.subarray(at, at + text.length).equals(Buffer.from(text, 'latin1'));
  if (begins('\x89PNG\r\n\x1a\n')) return 'png';
  if (begins('\xff\xd8\xff')) return 'jpeg';
  if (begins('GIF87a') || begins('GIF89a')) return 'gif';
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp';
  if (begins('II*\0') || begins('MM\0*')) return 'tiff';
  // Two letters are too few: a text may begin with them.
  if (begins('BM') && head.length >= 18 && [12, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14))) return 'bmp';
  return undefined;
}

/** The format that the extension of a file promises. */
export function formatOfName(path: string): ImageFormat | undefined {
  return (Object.keys(endings) as ImageFormat[]).find((format) => endings[format].test(path));
}
