import { asCandidate, type Candidate } from './Candidate';
import type { CellProject } from './createCellProject';
import type { KnownName } from './createKnownNames';
import type { ReexportKinds } from './createReexportKinds';
import { writeCellModule } from './writeCellModule';

/** What every notebook calls the toolkit; see `start/loadToolkit`. */
const toolkit = 'kd';

/**
 * The names of the toolkit as they are written where any name can stand, `kd.softTargets`: who has begun `softT` may mean that. Empty where a
 * cell has made something else of `kd`. The compiler is asked once.
 */
export function createToolkitList(
  { ask, cells, files, questionPath }: CellProject,
  known: ReadonlyMap<string, KnownName>,
  kinds: ReexportKinds
): () => readonly Candidate[] {
  let listed: Candidate[] = [];
  let listedFor: KnownName | undefined;

  function list(owner: KnownName): Candidate[] {
    const { text, lead } = writeCellModule(cells.parts(), `${toolkit}.`, [], new Map([[toolkit, owner]]));
    files.write(questionPath, text);
    return ask((project) => {
      const position = lead + toolkit.length + 1;
      const entries = project.checker.getCompletionsAtPosition(questionPath, position, { includeSymbol: true })?.entries ?? [];
      const kindOf = kinds.of(project, entries, new Set(entries.map(({ name }) => name)));
      return entries.map((entry) => {
        const { text: name, type } = asCandidate(entry);
        return { text: `${toolkit}.${name}`, type: kindOf.get(name) ?? type };
      });
    });
  }

  return () => {
    const owner = known.get(toolkit);
    if (owner?.kind !== 'import') return [];
    if (owner !== listedFor) listed = list(owner);
    listedFor = owner;
    return listed;
  };
}
