import type { KnownName } from './createKnownNames';

/** A cell as a module of TypeScript. */
export interface CellModule {
  text: string;
  /** How many characters stand before the cell's own. */
  lead: number;
}

/** A module that has the names of fifty cells; there are as many as are needed. */
export const namesModule = (part: number): string => `__stillroom_names_${part}__`;

/**
 * Puts the imports of what a cell uses from earlier cells before its text, and behind it the export of what it declares. There is always the
 * same import of each of the `parts`: where those of a file change, the compiler looks at all files of the program again.
 */
export function writeCellModule(
  parts: number,
  source = '',
  declared: Iterable<string> = [],
  used: ReadonlyMap<string, KnownName> = new Map()
): CellModule {
  const imported = Array.from({ length: parts }, (): string[] => []);
  const variables: string[] = [];
  for (const [name, { kind, part, exportedAs }] of used) {
    // What is imported cannot be assigned to.
    const isVariable = kind === 'variable';
    const own = isVariable ? `__stillroom_${name}__` : name;
    imported[part].push(`${exportedAs} as ${own}`);
    if (isVariable) variables.push(`declare let ${name}: typeof ${own};`);
  }
  const imports = imported.map((names, part) => `import { ${names.join(', ')} } from "./${namesModule(part)}";`);
  const lead = `${[...imports, ...variables].join(' ')}\n`;
  return { text: `${lead}${source}\nexport { ${[...declared].join(', ')} };`, lead: lead.length };
}
