import type { Finding } from '../../../record/RunRecord';
import { counted, formatNamesForFinding } from '../imageFiles/formatNamesForFinding';
import type { LeftOutFiles } from './sampleTextFiles';

export interface TextProblems {
  leftOut: LeftOutFiles;
  /** Folders that could not be looked into, and links. */
  closed: number;
  links: number;
  /** Classes with too few files. */
  rare: readonly string[];
}

/** What was left out, in numbers: no name and no path of a file is in them. */
export function findTextProblems({ leftOut, closed, links, rare }: TextProblems): Finding[] {
  const findings: Finding[] = [];
  const add = (check: string, level: Finding['level'], count: number, says: string): void => {
    if (count > 0) findings.push({ check, level, value: count, says });
  };
  const { unreadable, binary, copies, otherSize } = leftOut;
  add('rareClasses', 'info', rare.length, `Too few files in a part, left out: ${formatNamesForFinding(rare)}.`);
  add('unreadable', 'warning', unreadable, `${counted(unreadable, 'file')} could not be read.`);
  add('closedFolders', 'warning', closed, `${counted(closed, 'folder')} could not be looked into.`);
  add('links', 'info', links, `${counted(links, 'link')} not followed.`);
  add('binary', 'info', binary, `${counted(binary, 'file')} with a zero byte left out: no text.`);
  add('copies', 'info', copies, `${counted(copies, 'copy', 'copies')} of other files left out.`);
  add('otherSize', 'info', otherSize, `${counted(otherSize, 'file')} left out, too small or too large.`);
  return findings;
}
