import { describe, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { validateRecord } from '../../src/record/validateRecord';
import { blobClassifiers, hard, layers, quiet, soft, weightsOf } from './blobClassifiers';

const { dense, batchNormalization } = tf.layers;
const { teacher, kept, small } = blobClassifiers();

describe('stages', () => {
  test("FitNet's two stages: the hint alone, then soft targets; the record says which epochs were whose", async () => {
    const student = small();
    const hint = { weight: 1, loss: kd.hint(), layers };
    const stages = kd.stages([
      { name: 'hint', epochs: 2, terms: { hint }, trainable: ['hidden'], optimizer: kd.sgd({ learningRate: 0.1 }) },
      { name: 'distil', epochs: 3, terms: { hard, soft } }
    ]);
    const run = await kd.distill({ ...quiet, teacher, student, stages });
    expect(run.setup).toMatchObject({ epochs: 5, terms: { hint: {}, hard: {}, soft: {} } });
    expect(run.setup.stages).toMatchObject([
      { name: 'hint', firstEpoch: 1, lastEpoch: 2, trainable: ['hidden'], optimizer: { name: 'sgd' } },
      { name: 'distil', firstEpoch: 3, lastEpoch: 5 }
    ]);
    expect(Object.keys(run.setup.stages?.[1].terms ?? {})).toEqual(['hard', 'soft']);
    expect(() => validateRecord('run', run)).not.toThrow();
    const { epoch, series, best } = run.history;
    epoch.forEach((at, i) => {
      expect(series['train/hint'][i] === null).toBe(at > 2);
      expect(series['train/soft'][i] === null).toBe(at <= 2);
    });
    expect(epoch.at(-1)).toBe(5);
    expect(best?.epoch).toBeGreaterThan(2);
    expect(run.baselineHistory?.epoch.at(-1)).toBe(5);
  });

  test('what a stage does not let learn stays as it was, running means included; the rest learns', async () => {
    const build = () => [
      dense({ name: 'body', units: 6, inputShape: [4] }),
      batchNormalization({ name: 'norm' }),
      dense({ name: 'head', units: 3 })
    ];
    const student = kept(kd.seeded(2, () => tf.sequential({ layers: build() })));
    const [kernel, bias, ...rest] = weightsOf(student);
    await kd.distill({
      ...quiet,
      teacher,
      student,
      stages: kd.stages([{ name: 'head', epochs: 2, terms: { soft }, trainable: (name) => name === 'head' }])
    });
    const after = weightsOf(student);
    expect(after.slice(0, 2)).toEqual([kernel, bias]);
    // Gamma, beta, moving mean and variance stand behind the trainable weights or beside them.
    const untouched = after.slice(2).filter((values, i) => String(values) === String(rest[i]));
    expect(untouched).toHaveLength(4);
    expect(student.layers[1].trainable).toBe(true);
  });

  test('progressive distillation, shallow to deep: a term that comes back goes on with its adapter', async () => {
    const pair = (layer: string) => ({ weight: 1, loss: kd.hint(), layers: { teacher: layer, student: layer } });
    const stages = kd.stages([
      { name: 'shallow', epochs: 3, terms: { shallow: pair('hidden') }, trainable: ['hidden'] },
      { name: 'middle', epochs: 3, terms: { shallow: pair('hidden'), deep: pair('deep') }, trainable: ['hidden', 'deep'] },
      { name: 'head', epochs: 2, terms: { soft }, trainable: ['head'] }
    ]);
    const run = await kd.distill({
      ...quiet,
      teacher,
      student: small(),
      stages,
      optimizer: kd.adam({ learningRate: 0.02 }),
      baseline: false
    });
    const curve = run.history.series['train/shallow'];
    const at = (epoch: number) => curve[run.history.epoch.findIndex((one) => one > epoch)] as number;
    expect(at(3)).toBeLessThan(0.8 * at(0));
    expect(run.history.best?.epoch).toBeGreaterThan(6);
  });

  test('one stage is the same run as its terms without stages', async () => {
    const run = async (how: object) => {
      const student = small();
      const { history } = await kd.distill({ ...quiet, teacher, student, baseline: false, ...how });
      return [history, weightsOf(student)];
    };
    const terms = { hard, soft };
    expect(await run({ stages: kd.stages([{ name: 'all', epochs: 3, terms }]) })).toEqual(await run({ terms, epochs: 3 }));
  });

  test('schedules count from the beginning of their stage, rates too', async () => {
    const falling = { weight: kd.linear({ from: 1, to: 0 }), loss: kd.crossEntropy() };
    const stages = kd.stages([
      { name: 'one', epochs: 2, terms: { falling } },
      { name: 'two', epochs: 2, terms: { falling } }
    ]);
    const optimizer = kd.adam({ learningRate: kd.linear({ from: 0.1, to: 0.01 }) });
    const { history } = await kd.distill({ ...quiet, teacher, student: small(), stages, optimizer, baseline: false });
    const [half, end] = [2, 4].map((epoch) => history.epoch.indexOf(epoch));
    for (const name of ['weight/falling', 'learningRate'])
      expect(history.series[name][end]).toBeCloseTo(history.series[name][half] as number, 12);
    expect(history.series['weight/falling'][half + 1]).toBeGreaterThan(0.5);
  });

  test('a run that is stopped in its first stage keeps what it has learnt, without a best epoch', async () => {
    const controller = new AbortController();
    const stages = kd.stages([
      { name: 'one', epochs: 3, terms: { soft } },
      { name: 'two', epochs: 1, terms: { hard } }
    ]);
    const onEvent = (event: kd.RunEvent) => event.type === 'point' && event.epoch >= 1 && controller.abort();
    const student = small();
    const run = await kd.distill({ ...quiet, teacher, student, stages, signal: controller.signal, onEvent });
    expect(run).toMatchObject({ status: 'stopped', history: { best: null } });
  });

  test('study takes stages', async () => {
    const stages = kd.stages([
      { name: 'hint', epochs: 1, terms: { hint: { weight: 1, loss: kd.hint(), layers } } },
      { name: 'distil', epochs: 1, terms: { soft } }
    ]);
    const student = (seed: number) => small(seed + 10);
    const study = await kd.study({ ...quiet, teacher, student, stages, seeds: 2 });
    expect(study.records.map(({ setup }) => setup.stages?.length)).toEqual([2, 2]);
  });
});

describe('distill refuses stages', () => {
  const hint = { weight: 1, loss: kd.hint(), layers };
  type Bad = { [option: string]: unknown };
  test.each<[string, () => Bad, string]>([
    [
      'stages beside terms',
      () => ({ terms: { soft }, stages: [{ name: 'a', epochs: 1, terms: { soft } }] }),
      'distill: expected terms in each stage, got them beside stages too'
    ],
    [
      'stages beside epochs',
      () => ({ epochs: 2, stages: [{ name: 'a', epochs: 1, terms: { soft } }] }),
      'distill: expected epochs in each stage, got them beside stages too'
    ],
    ['no stages', () => ({ stages: [] }), 'stages: expected an array of stages, got []'],
    [
      'a stage without epochs',
      () => ({ stages: [{ name: 'a', terms: { soft } }] }),
      'stages: stage "a": expected epochs to be a whole number at least 1 and at most 1000000, got undefined'
    ],
    [
      'a stage without terms',
      () => ({ stages: [{ name: 'a', epochs: 1, terms: {} }] }),
      'stages: stage "a": expected at least one term'
    ],
    [
      'two stages of one name',
      () => ({
        stages: [
          { name: 'a', epochs: 1, terms: { soft } },
          { name: 'a', epochs: 1, terms: { soft } }
        ]
      }),
      'stages: expected each name once, got "a" again'
    ],
    [
      'an unknown option of a stage',
      () => ({ stages: [{ name: 'a', epoch: 1, terms: { soft } }] }),
      'stages[0]: expected options among name, epochs, terms, trainable, optimizer, got "epoch"; did you mean "epochs"?'
    ],
    [
      'an unknown layer in trainable',
      () => ({ stages: [{ name: 'a', epochs: 1, terms: { soft }, trainable: ['heat'] }] }),
      'distill: stage "a": expected trainable to name layers of "small", got "heat"; did you mean "head"?'
    ],
    [
      'nothing that learns',
      () => ({ stages: [{ name: 'a', epochs: 1, terms: { soft }, trainable: () => false }] }),
      'distill: stage "a": expected trainable to leave something of "small" to learn, got nothing; let one of hidden, deep, head learn'
    ],
    [
      'terms that do not reach what learns',
      () => ({ stages: [{ name: 'a', epochs: 1, terms: { a: { ...hint, loss: kd.similarity() } }, trainable: ['head'] }] }),
      'expected terms that depend on what learns, got none among a'
    ]
  ])('%s', async (_, bad, message) => {
    const student = small();
    await expect(kd.distill({ ...quiet, teacher, student, ...bad() } as kd.DistillOptions)).rejects.toThrow(message);
  });
});
