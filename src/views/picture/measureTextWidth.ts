/**
 * Advance widths of the characters from space to "~" in DejaVu Sans, in hundredths of the font size. A picture is laid out before
 * any font is available (in a browser, in a test), so the widths are part of the layout. Verdana has nearly the same.
 */
const widths = [
  32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53,
  100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50,
  50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84
];

/** Width in pixels of a line of text; bold is about an eighth wider. */
export function measureTextWidth(text: string, size = 11, bold = false): number {
  let hundredths = 0;
  for (const character of text) hundredths += widths[(character.codePointAt(0) ?? 0) - 32] ?? 100;
  return (hundredths / 100) * size * (bold ? 1.14 : 1);
}

/** The text itself if it fits, else as much of its start as fits before "…". */
export function shorten(text: string, width: number, size = 11, bold = false): string {
  const line = text.replace(/\s+/g, ' ');
  if (measureTextWidth(line, size, bold) <= width) return line;
  const characters = [...line].slice(0, 400);
  while (characters.length > 1 && measureTextWidth(`${characters.join('')}…`, size, bold) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** Like `shorten`, but also keeps the end: names of classes often differ only there. */
export function shortenMiddle(text: string, width: number, size = 11, bold = false): string {
  const line = text.replace(/\s+/g, ' ');
  if (measureTextWidth(line, size, bold) <= width) return line;
  const characters = [...line];
  let kept = Math.min(characters.length, 200);
  const cut = () =>
    `${characters.slice(0, Math.ceil(kept * 0.6)).join('')}…${characters.slice(characters.length - Math.floor(kept * 0.4)).join('')}`;
  while (kept > 1 && measureTextWidth(cut(), size, bold) > width) kept--;
  return cut();
}

/** The first of several wordings that fits, else the last one shortened. */
export function fitting(wordings: readonly string[], width: number, size = 11, bold = false): string {
  return (
    wordings.find((wording) => measureTextWidth(wording, size, bold) <= width) ??
    shorten(wordings[wordings.length - 1], width, size, bold)
  );
}

/** Breaks a text into lines that fit, between words. A word longer than a line is cut; what is left after `most` lines becomes "…". */
export function wrap(text: string, width: number, size = 11, bold = false, most = 12): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.slice(0, 4000).trim().split(/\s+/)) {
    const longer = line ? `${line} ${word}` : word;
    if (measureTextWidth(longer, size, bold) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = '';
    for (const character of word) {
      if (line && measureTextWidth(line + character, size, bold) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shorten(`${lines[most - 1]} …`, width, size, bold)];
}
