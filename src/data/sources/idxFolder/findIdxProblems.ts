import type { Finding } from '../../../record/RunRecord';
import { formatNamesForFinding } from '../imageFiles/formatNamesForFinding';
import type { IdxFolderOptions } from './IdxFolderOptions';
import type { FoundSet } from './findIdxSetFiles';
import type { ReadIdxSet } from './readIdxSet';

/** Whether the files are the published ones, and what was assumed of labels, classes and pictures. */
export function findIdxProblems(found: FoundSet, read: ReadIdxSet, options: IdxFolderOptions): Finding[] {
  const { set, data, isTransposed, firstLabel } = read;
  const { classes } = data.train;
  const findings = published(found, read);
  const add = (check: string, says: string, hint: string): void => {
    findings.push({ check, level: 'info', value: null, says, hint });
  };
  if (isTransposed && options.transpose === undefined)
    add(
      'transposed',
      `Pictures of ${set!.title} are stored column by column; they were turned so that they stand upright.`,
      'If they stood upright already, give {transpose: false}.'
    );
  if (firstLabel === 1 && options.firstLabel === undefined)
    add(
      'labelsFromOne',
      `No label is 0: label 1 is class 0, ${formatNamesForFinding([classes[0]])}, and label ${classes.length} is class ${classes.length - 1}.`,
      'If label 0 is a class of which there is no row, give {firstLabel: 0}.'
    );
  if (!set && !options.classes)
    add(
      'numberedClasses',
      `The files do not say what the classes are called: ${classes.length} were counted in the labels, ${formatNamesForFinding(classes)}.`,
      'Give their names as {classes}.'
    );
  if (found.passedOver.length > 0)
    add(
      'packedTwice',
      `Packed files beside the same file unpacked were not read: ${formatNamesForFinding(found.passedOver)}.`,
      'Remove one of the two.'
    );
  return findings;
}

function published({ names }: FoundSet, { set, sha256 }: ReadIdxSet): Finding[] {
  if (!set?.sha256) return [];
  const check = 'publishedFile';
  const differ = (['train', 'test'] as const).flatMap((part) =>
    (['images', 'labels'] as const)
      .filter((kind) => sha256[part][kind] !== set.sha256![part][kind])
      .map((kind) => names[part][kind])
  );
  if (differ.length === 0)
    return [{ check, level: 'info', value: 1, says: `The four files are the published ${set.title} (SHA-256, unpacked).` }];
  return [
    {
      check,
      level: 'warning',
      value: 0,
      says: `Of the four files of ${set.title}, ${differ.length === 1 ? 'one is' : `${differ.length} are`} not byte for byte as published: ${formatNamesForFinding(differ)}.`,
      hint: 'Results will differ from those on the published files.'
    }
  ];
}
