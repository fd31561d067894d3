import type { Finding } from '../../../record/RunRecord';
import type { PartName } from './ImageRow';
import type { ReadOutcome } from './ReadOutcome';
import { counted, formatNamesForFinding } from './formatNamesForFinding';

/** A file that was read, its label, and the part that it is in. */
export interface HashedFile {
  path: string;
  outcome: Pick<ReadOutcome, 'sha256' | 'pixels'>;
  label: number;
  part: PartName;
}

/**
 * Files that are the same byte by byte, or that give the same row: inside a part, in two parts, and in two classes.
 *
 * @param hasOneLabel whether a file has only one class; otherwise two classes for the same bytes are not a contradiction.
 */
export function findDuplicateFiles(files: readonly HashedFile[], hasOneLabel = true): Finding[] {
  const byHash = new Map<string, HashedFile[]>();
  for (const file of files) {
    const same = file.outcome.pixels ?? file.outcome.sha256;
    const own = byHash.get(same);
    if (own) own.push(file);
    else byHash.set(same, [file]);
  }
  const same = [...byHash.values()].filter((own) => own.length > 1);
  const differ = (by: 'part' | 'label') => same.filter((own) => own.some((one) => one[by] !== own[0][by]));
  const [leaks, contradictions] = [differ('part'), hasOneLabel ? differ('label') : []];
  const plain = same.filter((own) => !leaks.includes(own) && !contradictions.includes(own));
  const shown = (groups: HashedFile[][], by: (one: HashedFile, first: HashedFile) => boolean) =>
    formatNamesForFinding(groups.map((own) => `${own[0].path} = ${(own.find((one) => by(one, own[0])) ?? own[1]).path}`));
  const copies = (groups: HashedFile[][]) => groups.reduce((sum, own) => sum + own.length - 1, 0);
  const alike = (groups: HashedFile[][]) =>
    groups.every((own) => own.every(({ outcome }) => outcome.sha256 === own[0].outcome.sha256))
      ? 'byte for byte'
      : 'with the same pixels';
  const findings: Finding[] = [];
  if (leaks.length > 0)
    findings.push({
      check: 'leakedImages',
      level: 'problem',
      value: leaks.length,
      says: `${counted(leaks.length, 'image')} ${alike(leaks)} in two of train, validation and test: ${shown(leaks, (one, first) => one.part !== first.part)}. Scores on them say too much.`,
      hint: 'Remove them from one of the two.'
    });
  if (contradictions.length > 0)
    findings.push({
      check: 'contradictoryLabels',
      level: 'problem',
      value: contradictions.length,
      says: `${counted(contradictions.length, 'image')} ${alike(contradictions)} in two classes: ${shown(contradictions, (one, first) => one.label !== first.label)}.`,
      hint: 'Decide on one.'
    });
  if (plain.length > 0)
    findings.push({
      check: 'duplicateImages',
      level: 'warning',
      value: copies(plain),
      says: `${counted(copies(plain), 'copy', 'copies')} of images in the same part and class: ${shown(plain, () => false)}. They count more than others.`,
      hint: 'Remove all but one.'
    });
  return findings;
}
