/** Titles and sentences come from anybody's file or kernel. */
const longest = 300;

/** In one line, and no longer than a row of the panel can show. */
export function shortenText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
