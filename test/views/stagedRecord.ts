import type { History, RunRecord, StageSetup } from '../../src/record/RunRecord';
import { exampleAlignment } from './exampleAlignment';
import { exampleRecord } from './exampleRecord';

/** Of each stage its name, its epochs and its terms. */
export type Staged = [name: string, epochs: number, terms: string[]][];

export const shallowToDeep: Staged = [
  ['shallow', 4, ['hint']],
  ['deep', 3, ['hard', 'soft']],
  ['head', 3, ['hint', 'soft']]
];

/** A record whose training had stages: a term has a value only where its stage is. */
export function stagedRecord(staged: Staged = shallowToDeep, { maps = 3, baseline = true } = {}): RunRecord {
  const epochs = staged.reduce((sum, [, count]) => sum + count, 0);
  const record = exampleRecord({ epochs, baseline, temperatureFalls: false });
  let before = 0;
  const stages = staged.map(([name, count, terms]): StageSetup => {
    const [firstEpoch, lastEpoch] = [before + 1, (before += count)];
    return { name, firstEpoch, lastEpoch, terms: Object.fromEntries(terms.map((term) => [term, setups[term]])) };
  });
  stages[0] = { ...stages[0], trainable: ['conv1', 'conv2'], optimizer: { name: 'sgd', learningRate: 0.1 } };
  const { history } = record;
  history.series['train/hint'] = history.epoch.map((epoch) => 0.2 + 2 * Math.exp(-epoch));
  history.series['weight/hint'] = history.epoch.map(() => 1);
  for (const term of ['hint', 'hard', 'soft']) clear(history, term, stages);
  const terms = Object.assign({}, ...stages.map((stage) => stage.terms)) as RunRecord['setup']['terms'];
  return { ...record, setup: { ...record.setup, terms, stages }, alignment: exampleAlignment({ maps }) };
}

const setups: RunRecord['setup']['terms'] = {
  hint: {
    weight: 1,
    loss: { name: 'hint' },
    layers: { teacher: 'conv2', student: 'block3' },
    adapter: { does: 'student: 1x1 convolution to 7 x 7 x 64', parameters: 2080 }
  },
  hard: { weight: 0.3, loss: { name: 'crossEntropy' } },
  soft: { weight: 0.7, loss: { name: 'softTargets', temperature: 4 } }
};

function clear({ epoch, series }: History, term: string, stages: StageSetup[]): void {
  const isThere = (at: number) =>
    stages.some(({ firstEpoch, lastEpoch, terms }) => term in terms && at > firstEpoch - 1 && at <= lastEpoch);
  for (const name of [`train/${term}`, `weight/${term}`, ...(term === 'soft' ? ['temperature'] : [])])
    series[name] = series[name].map((value, i) => (isThere(epoch[i]) ? value : null));
}
