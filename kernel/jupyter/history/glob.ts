/** A shell pattern over a whole text: `*` is any text, `?` one character, `[a-c]` and `[^a-c]` one of a set. */
export function glob(pattern: string): RegExp {
  const parts = pattern.split(/(\*+|\?|\[\^?\]?[^\]]*\])/);
  return new RegExp(`^${parts.map(expression).join('')}$`, 's');
}

function expression(part: string): string {
  if (part.startsWith('*')) return '.*';
  if (part === '?') return '.';
  if (part.length > 2 && part.startsWith('[') && part.endsWith(']')) {
    const excludes = part[1] === '^';
    const set = part.slice(excludes ? 2 : 1, -1).replace(/[\\\]^[]/g, '\\$&');
    try {
      new RegExp(`[${set}]`);
      return `[${excludes ? '^' : ''}${set}]`;
    } catch {
      // Not a set, such as [z-a]: the characters themselves.
    }
  }
  return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
