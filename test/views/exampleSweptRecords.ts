import type { RunRecord } from '../../src/record/RunRecord';
import { exampleRecord } from './exampleRecord';

/** Records that differ in temperature and seed: at 4 the student is best, and every seed adds a little of its own. */
export function exampleSweptRecords({ temperatures = [1, 4, 20], seeds = [1, 2, 3], weights = [0.7] } = {}): RunRecord[] {
  const base = exampleRecord({ classes: ['no', 'yes'], epochs: 2, pointsAnEpoch: 2, examples: 2, temperatureFalls: false });
  return temperatures.flatMap((temperature) =>
    weights.flatMap((weight) =>
      seeds.map((seed): RunRecord => {
        const accuracy = 0.9 - 0.02 * Math.abs(Math.log2(temperature / 4)) + 0.002 * seed + 0.001 * ((seed * temperature) % 3);
        const scored = (value: number) => ({
          validation: { ...base.scores.student!.test!, rows: 1000, errors: Math.round(1000 * (1 - value)), accuracy: value }
        });
        return {
          ...base,
          id: `${seed}${temperature}${weight}`.replace(/\D/g, '').padEnd(12, '0').slice(0, 12),
          title: `temperature ${temperature}, seed ${seed}`,
          stamp: { ...base.stamp, started: new Date(Date.UTC(2026, 0, 1, 0, temperature, seed, weight * 100)).toISOString() },
          setup: {
            ...base.setup,
            seed,
            terms: {
              hard: { weight: 0.3, loss: { name: 'crossEntropy' } },
              soft: { weight, loss: { name: 'softTargets', temperature } }
            }
          },
          scores: { student: scored(accuracy), baseline: scored(0.85 + 0.002 * seed) }
        };
      })
    )
  );
}
