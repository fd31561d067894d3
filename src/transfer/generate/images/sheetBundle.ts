import { escape } from '../../../views/words/escape';
import type { MimeBundle } from '../../../views/bundle/MimeBundle';
import type { PngSheet } from './pngSheet';

/** A sheet of images with a line below. */
export function sheetBundle({ base64, width }: PngSheet, line: string): MimeBundle {
  const image = `<img src="data:image/png;base64,${base64}" width="${width}" style="max-width: 100%; height: auto" alt="${escape(line)}">`;
  return {
    'text/html': `<figure>${image}<figcaption>${escape(line)}</figcaption></figure>`,
    'image/png': base64,
    'text/plain': line
  };
}
