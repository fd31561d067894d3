import type { CompletionEntry } from 'typescript-7/unstable/sync' with { 'resolution-mode': 'import' };

/** A name that can stand somewhere, and what it is. */
export interface Candidate {
  text: string;
  type: string;
  /** Lower comes first, as in TypeScript's own lists. */
  order?: string;
}

/** `CompletionItemKind`, in the words that front ends have icons for. */
const kindNames: Record<number, string> = {
  2: 'method',
  3: 'function',
  4: 'constructor',
  5: 'property',
  6: 'var',
  7: 'class',
  8: 'interface',
  9: 'module',
  10: 'property',
  13: 'enum',
  14: 'keyword',
  17: 'module',
  19: 'directory',
  20: 'enum member',
  21: 'const',
  25: 'type parameter'
};
/** One of the compiler's. */
export function asCandidate({ name, kind, sortText }: CompletionEntry): Candidate {
  // What may be missing has a question mark.
  return { text: name.replace(/\?$/, ''), type: kindNames[kind ?? 0] ?? '', order: sortText };
}
