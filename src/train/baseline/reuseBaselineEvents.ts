import { visible } from '../../checks/showValue';
import { isDeepStrictEqual } from 'node:util';
import { listModelsOfRecord } from '../../record/listModelsOfRecord';
import type { RunEvent, Started } from '../../record/RunEvent';
import type { History, RunRecord, Setup } from '../../record/RunRecord';

/**
 * The events of a baseline that another record already has. In a sweep over temperatures it need not be trained again.
 *
 * @throws RangeError if that record's baseline differs from the one that this run would train.
 */
export function reuseBaselineEvents(
  subject: string,
  record: RunRecord,
  { setup, data, models }: Started,
  steps: number
): RunEvent[] {
  const { history, scores, lastScores } = listModelsOfRecord(record).find(({ role }) => role === 'baseline') ?? {};
  if (!history?.best || !scores || !lastScores) {
    throw new RangeError(
      `${subject}: expected a record with a baseline, got "${record.title}" without one; run it with baseline: true`
    );
  }
  const compared: [what: string, lent: unknown, own: unknown][] = [
    ['student', record.models.student.fingerprint, models.student.fingerprint],
    ['data', [record.data.name, record.data.rows, record.data.classes], [data.name, data.rows, data.classes]],
    ['seed', record.setup.seed, setup.seed],
    ['epochs', record.setup.epochs, setup.epochs],
    ['batchSize', record.setup.batchSize, setup.batchSize],
    ['number of steps', plannedSteps(history, record.setup), steps],
    ['optimizer', record.setup.optimizer, setup.optimizer],
    ['augmentations', record.setup.augment?.augmentations, setup.augment?.augmentations],
    ['number of views', record.setup.augment?.views, setup.augment?.views],
    ['averageWeights', record.setup.averageWeights, setup.averageWeights],
    ['patience', record.setup.patience, setup.patience]
  ];
  for (const [what, lent, own] of compared) {
    if (isDeepStrictEqual(lent, own)) continue;
    const difference = `the same ${what} in the record that lends its baseline, got ${shortJson(lent)} and ${shortJson(own)}`;
    throw new RangeError(`${subject}: expected ${difference}; train the baseline anew with baseline: true`);
  }
  const { step, epoch, series, best } = history;
  const points = step.map((at, i): RunEvent => {
    const measured = Object.entries(series).flatMap(([name, column]) => (column[i] === null ? [] : [[name, column[i]] as const]));
    return {
      type: 'point',
      of: 'baseline',
      step: at,
      epoch: epoch[i],
      values: Object.fromEntries(measured) as { [series: string]: number }
    };
  });
  const scored = Object.entries({ lastBaseline: lastScores, baseline: scores }).flatMap(([model, of]) =>
    Object.entries(of).map(([split, of]): RunEvent => ({ type: 'scored', model, split: split as 'train', scores: of }))
  );
  return [...points, { type: 'best', of: 'baseline', ...best }, ...scored];
}

/** A baseline that has ended early took as many steps an epoch as one that has not. */
function plannedSteps({ step, epoch }: History, { epochs, patience }: Setup): number | undefined {
  const last = step.at(-1);
  return patience === undefined || last === undefined ? last : Math.round((last / epoch.at(-1)!) * epochs);
}

const mostLetters = 200;

function shortJson(value: unknown): string {
  const text = visible(JSON.stringify(value) ?? 'undefined');
  return text.length > mostLetters ? `${text.slice(0, mostLetters)}…` : text;
}
