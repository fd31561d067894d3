const mostLetters = 250;

/**
 * Makes names that MLflow takes for numbers and settings: letters, digits, "_", "-", ".", blanks and slashes between parts that are not empty, at most 250. What it does not take becomes "_"; two names never become
 * one.
 */
export function createMlflowNameCleaner(): (name: string) => string {
  const known = new Map<string, string>();
  const taken = new Set<string>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const parts = name.replace(/[^\p{L}\p{N}_\-. /]/gu, '_').split('/');
    const plain = parts.map((part) => (/^\.*$/.test(part.trim()) ? '_' : part.trim())).join('/');
    let key = shortened(plain, '');
    for (let i = 2; taken.has(key); i++) key = shortened(plain, `_${i}`);
    known.set(name, key);
    taken.add(key);
    return key;
  };
}

function shortened(key: string, end: string): string {
  return [...key].slice(0, mostLetters - end.length).join('') + end;
}
