import type { Finding } from '../../../record/RunRecord';
import type { Listing } from './ListedFile';
import { counted, formatNamesForFinding } from './formatNamesForFinding';

/** What lies in the folder beside the wanted files, and what could not be looked at. */
export function findListingProblems(
  { hidden, others, special, outside, loops, linkedTwice, unreadable }: Listing,
  wanted = 'images'
): Finding[] {
  const findings: Finding[] = [];
  const add = (check: string, level: Finding['level'], count: number, says: string, hint?: string): void => {
    if (count > 0) findings.push({ check, level, value: count, says, ...(hint && { hint }) });
  };
  add(
    'hiddenFiles',
    'info',
    hidden.length,
    `${counted(hidden.length, 'hidden or system file')} left out: ${formatNamesForFinding(hidden)}.`
  );
  add(
    'otherFiles',
    'info',
    others.length,
    `${counted(others.length, 'file')} of other kinds than ${wanted} left out: ${kinds(others)}.`
  );
  add(
    'specialFiles',
    'problem',
    special.length,
    `${counted(special.length, 'pipe, device or socket', 'pipes, devices or sockets')} left out: ${formatNamesForFinding(special)}.`,
    'Remove them: only regular files are read.'
  );
  add(
    'linksOutside',
    'problem',
    outside.length,
    `${counted(outside.length, 'link')} out of the folder, not followed: ${formatNamesForFinding(outside)}.`,
    'Copy the files into the folder, or give the folder that they are in.'
  );
  add(
    'linkLoop',
    'warning',
    loops.length,
    `${counted(loops.length, 'link')} to a folder that it lies in, not followed: ${formatNamesForFinding(loops)}.`,
    'Remove the link.'
  );
  add(
    'linkedTwice',
    'warning',
    linkedTwice.length,
    `${counted(linkedTwice.length, 'link')} to a folder that another link led to, not followed again: ${formatNamesForFinding(linkedTwice)}.`
  );
  add(
    'notListed',
    'problem',
    unreadable.length,
    `${counted(unreadable.length, 'file or folder', 'files or folders')} could not be looked at: ${formatNamesForFinding(unreadable.map(({ path, why }) => `${path} (${why})`))}.`,
    'Look at who may read it, and at what a link points to.'
  );
  return findings;
}

/** By the endings of their names: "12 .txt (classes.txt, …), 1 .xml (a.xml)". */
function kinds(paths: readonly string[]): string {
  const byEnding = new Map<string, string[]>();
  for (const path of paths) {
    const ending = /[^./](\.[^./]{1,10})$/.exec(path)?.[1].toLowerCase() ?? 'without an ending';
    const own = byEnding.get(ending);
    if (own) own.push(path);
    else byEnding.set(ending, [path]);
  }
  return formatNamesForFinding(
    [...byEnding].map(([ending, own]) => `${own.length} ${ending} (${own[0]}${own.length > 1 ? ', …' : ''})`)
  );
}
