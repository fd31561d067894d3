import { isDeepStrictEqual } from 'node:util';
import { showValue, visible } from '../../checks/showValue';
import { showPath } from '../../checks/showPath';
import type { Started } from '../../record/RunEvent';
import type { TransferInfo } from '../../record/TransferInfo';
import type { AskedRun } from './CheckpointManifest';
import type { FoundCheckpoint } from './findCheckpoint';

/** @throws RangeError that says what a run that goes on is given otherwise than it began. */
export function checkSameRun(
  subject: string,
  { folder, says: { asked, record } }: FoundCheckpoint,
  now: { asked: AskedRun; started: Started }
): void {
  const { setup, data, models, transfer } = now.started;
  const [own, given] = [record.setup, setup];
  const compared: [what: string, before: unknown, now: unknown][] = [
    ['kind of run', asked.as, now.asked.as],
    ['classes', record.data.classes, data.classes],
    ['numbers of rows', record.data.rows, data.rows],
    ['seed', own.seed, given.seed],
    ['batchSize', own.batchSize, given.batchSize],
    ['epochs', own.epochs, given.epochs],
    ['best', own.best, given.best],
    ['optimizer', own.optimizer, given.optimizer],
    ['augment', own.augment, given.augment],
    ['stages', own.stages, given.stages],
    ['terms', own.terms, given.terms],
    ['transfer', withoutReports(record.transfer), withoutReports(transfer)],
    ['baseline', asked.baseline, now.asked.baseline],
    ['baseline', own.baseline, given.baseline],
    ['averageWeights', own.averageWeights, given.averageWeights],
    ['patience', own.patience, given.patience],
    ['alignment', asked.alignment, now.asked.alignment],
    ['diagnostics', asked.diagnostics, now.asked.diagnostics],
    ['rollback', asked.rollback, now.asked.rollback],
    ['teacher', record.models.teacher?.fingerprint, models.teacher?.fingerprint],
    ['student', asked.student, now.asked.student],
    ['data', asked.data, now.asked.data]
  ];
  for (const [what, before, after] of compared) {
    if (isDeepStrictEqual(asJson(before), asJson(after))) continue;
    const isDigest = ['teacher', 'student', 'data'].includes(what);
    const [was, is] = isDigest ? [`one with digest ${digest(before)}`, digest(after)] : [brief(before), brief(after)];
    throw new RangeError(
      `${subject}: expected the ${what} that the run in ${showPath(folder)} began with, ${was}, got ${is}; give what it began with, or begin another run`
    );
  }
}

/** As it is after it was saved. */
function asJson(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value));
}

function digest(value: unknown): string {
  return typeof value === 'string' ? visible(value.slice(0, 12)) : 'none';
}

function brief(value: unknown): string {
  const text = typeof value === 'object' && value !== null ? visible(JSON.stringify(value)) : showValue(value);
  return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}

/** A report holds seconds, which differ each time. */
function withoutReports(transfer: { [name: string]: TransferInfo } | undefined) {
  return Object.entries(transfer ?? {}).map(([name, { report: _, ...rest }]) => [name, rest]);
}
