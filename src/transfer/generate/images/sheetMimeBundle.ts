import { escapeMarkup } from '../../../views/words/escapeMarkup';
import type { MimeBundle } from '../../../views/bundle/MimeBundle';
import type { PngSheet } from './pngSheet';

/** A sheet of images with a line below. */
export function sheetMimeBundle({ base64, width }: PngSheet, line: string): MimeBundle {
  const image = `<img src="data:image/png;base64,${base64}" width="${width}" style="max-width: 100%; height: auto" alt="${escapeMarkup(line)}">`;
  return {
    'text/html': `<figure>${image}<figcaption>${escapeMarkup(line)}</figcaption></figure>`,
    'image/png': base64,
    'text/plain': line
  };
}
