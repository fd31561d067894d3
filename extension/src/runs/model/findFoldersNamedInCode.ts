/** `folder: 'runs/first'` and `kd.resume('runs/first'`. */
const patterns = [/\bfolder\s*:\s*(['"`])([^'"`\\\n$]{1,300})\1/g, /\bresume\(\s*(['"`])([^'"`\\\n$]{1,300})\1/g];

/**
 * The folders of the server that a cell's code names for what it keeps on disk.
 *
 * @param beside the notebook's folder, where its kernel runs.
 */
export function findFoldersNamedInCode(source: string, beside: string): string[] {
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].flatMap(([, , name]) => serverPath(beside, name) || []));
}

/** Undefined outside of what the server has, and for a path from the machine's root. */
function serverPath(beside: string, name: string): string | undefined {
  if (name.startsWith('/')) return undefined;
  const parts = beside ? beside.split('/') : [];
  for (const part of name.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
