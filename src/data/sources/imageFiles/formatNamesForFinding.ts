import { visible } from '../../../checks/showValue';

/** The first three, and how many more: "a.png, b.png, c.png and 12 more". A line end in a name does not end the line. */
export function formatNamesForFinding(texts: readonly string[]): string {
  const more = texts.length - 3;
  const first = texts.slice(0, 3).map((text) => visible(text.slice(0, longest).replace(/\p{Cc}/gu, '\ufffd')));
  return first.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Names of files may be as long. */
const longest = 255;

/** "1 image", "12 images". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
