import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderSvg } from './renderSvg';

/** Where the drawings of each package lie in it, and what they are called. */
export const emojiStyles = {
  openmoji: { folder: ['color', 'svg'], names: (hexcode: string) => [hexcode] },
  twemoji: {
    folder: ['dist', 'svg'],
    // A variation selector is only in the names of joined ones, and not in all.
    names: (hexcode: string) => [hexcode.toLowerCase(), hexcode.toLowerCase().replaceAll('-fe0f', '')]
  }
} as const;

export type EmojiStyle = keyof typeof emojiStyles;

/** The pixels of an emoji in a style; undefined if it is not drawn in it, or cannot be read. */
export async function drawEmoji(
  root: string,
  style: EmojiStyle,
  hexcode: string,
  size: number
): Promise<Float32Array | undefined> {
  const { folder, names } = emojiStyles[style];
  for (const name of names(hexcode)) {
    const svg = await readFile(join(root, ...folder, `${name}.svg`), 'utf8').catch(() => undefined);
    if (svg === undefined) continue;
    try {
      return renderSvg(svg, size);
    } catch {
      return undefined;
    }
  }
  return undefined;
}
