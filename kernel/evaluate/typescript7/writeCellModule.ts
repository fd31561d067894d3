import type { KnownName } from './createKnownNames';

/** A cell as a module of TypeScript. */
export interface CellModule {
  text: string;
  /** How many characters stand before the cell's own. */
  lead: number;
}

/** The module that has the names of all cells. */
export const namesModule = '__stillroom_names__';
const all = '__stillroom_all__';

/**
 * Puts the imports of what a cell uses from earlier cells before its text, and behind it the export of what it declares. There are always the
 * same two imports: where those of a file change, the compiler looks at all files of the program again.
 */
export function writeCellModule(
  source: string,
  declared: Iterable<string> = [],
  used: ReadonlyMap<string, KnownName> = new Map()
): CellModule {
  const imported: string[] = [];
  const variables: string[] = [];
  for (const [name, { kind, exportedAs }] of used) {
    // What is imported cannot be assigned to.
    if (kind === 'variable') variables.push(` declare let ${name}: typeof ${all}.${exportedAs};`);
    else imported.push(`${exportedAs} as ${name}`);
  }
  const imports = `import * as ${all} from "./${namesModule}"; import { ${imported.join(', ')} } from "./${namesModule}";`;
  const lead = `${imports}${variables.join('')}\n`;
  return { text: `${lead}${source}\nexport { ${[...declared].join(', ')} };`, lead: lead.length };
}
