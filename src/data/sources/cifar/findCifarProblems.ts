import type { Finding } from '../../../record/RunRecord';
import { formatNamesForFinding } from '../imageFiles/formatNamesForFinding';
import type { CifarVersion } from './cifarVersions';

/** What was found out about the files. */
export interface AboutCifar {
  layout: CifarVersion;
  /** MD5 of each file. */
  md5: ReadonlyMap<string, string>;
  rows: { train: number; test: number };
  /** Whether a file named the classes. */
  isNamed: boolean;
  classes: number;
}

const published = { train: 50_000, test: 10_000 };

/** Whether the files are the published ones, and what was assumed. */
export function findCifarProblems({ layout, md5, rows, isNamed, classes }: AboutCifar): Finding[] {
  const findings: Finding[] = [originOf(layout, md5)];
  if (rows.train !== published.train || rows.test !== published.test)
    findings.push({
      check: 'rowCount',
      level: 'warning',
      value: rows.train + rows.test,
      says: `${layout.set} was published with ${shown(published)}, but the files have ${shown(rows)}.`,
      hint: 'Scores cannot be compared with published ones.'
    });
  if (!isNamed)
    findings.push({
      check: 'numberedClasses',
      level: 'warning',
      value: null,
      says: `${layout.names[classes]} is missing: the classes are called by their numbers.`,
      hint: `Unpack ${layout.archive} again.`
    });
  return findings;
}

function originOf(layout: CifarVersion, md5: ReadonlyMap<string, string>): Finding {
  const check = 'publishedFile';
  const { md5: expected, title } = layout;
  if (!expected)
    return {
      check,
      level: 'info',
      value: null,
      says: `No checksums are known of ${title}, so the files were not compared with any.`
    };
  const differ = [...md5].filter(([file, own]) => expected[file] !== own).map(([file]) => file);
  if (differ.length === 0) return { check, level: 'info', value: 1, says: `The files are the published ${title} (MD5).` };
  return {
    check,
    level: 'warning',
    value: 0,
    says: `Of the ${md5.size} files of ${title}, ${differ.length === 1 ? 'one is' : `${differ.length} are`} not byte for byte as published: ${formatNamesForFinding(differ)}.`,
    hint: 'Results will differ from those on the published files, unless the same rows were saved again.'
  };
}

function shown({ train, test }: { train: number; test: number }): string {
  return `${train.toLocaleString('en')} rows to train on and ${test.toLocaleString('en')} to test`;
}
