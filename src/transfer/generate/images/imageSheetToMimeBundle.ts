import { escapeMarkup } from '../../../views/words/escapeMarkup';
import type { MimeBundle } from '../../../views/bundle/MimeBundle';
import type { ImageSheetPng } from './encodeImageSheetPng';

/** A sheet of images with a line below. */
export function imageSheetToMimeBundle({ base64, width }: ImageSheetPng, line: string): MimeBundle {
  const image = `<img src="data:image/png;base64,${base64}" width="${width}" style="max-width: 100%; height: auto" alt="${escapeMarkup(line)}">`;
  return {
    'text/html': `<figure>${image}<figcaption>${escapeMarkup(line)}</figcaption></figure>`,
    'image/png': base64,
    'text/plain': line
  };
}
