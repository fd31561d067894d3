import { expect } from 'vitest';

/** Every "<" begins an element of ours that is closed again, every attribute is quoted, and every "&" begins an entity. */
export function expectWellFormed(markup: string): void {
  const ours = /<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<>]*")*)(\/?)>/y;
  const open: string[] = [];
  const names = new Set();
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', ours.lastIndex)) {
    ours.lastIndex = at;
    const match = ours.exec(markup);
    if (!match) throw new Error(`no element of ours: ${markup.slice(at, at + 80)}`);
    const [, closing, name, , empty] = match;
    names.add(name);
    if (closing) expect(open.pop()).toBe(name);
    else if (!empty && name !== 'img') open.push(name);
  }
  expect(open).toEqual([]);
  expect(names).not.toContain('script');
  expect(markup).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
  // eslint-disable-next-line no-control-regex
  expect(markup).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
}
