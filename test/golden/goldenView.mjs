import { createHash } from 'node:crypto';

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/**
 * What is kept of a view: the view itself, its line of text, and checksums of its HTML and of its picture. The PNG inside the HTML
 * is left out: it is the picture once more.
 */
export function goldenView(name, view, { bundle, picture }) {
  const shown = bundle(view);
  const html = shown['text/html'].replace(/data:image\/png;base64,[A-Za-z0-9+/=]+/g, 'PNG');
  return { name, view, text: shown['text/plain'], html: sha256(html), svg: sha256(picture(view)?.svg ?? '') };
}
