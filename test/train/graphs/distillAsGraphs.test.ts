import { describe, expect, test, vi } from 'vitest';
import * as kd from '../../../src/index';
import { createTrainingGraph } from '../../../src/engine/graph/createTrainingGraph';
import { loanApplications } from '../../models/students/loanApplications';
import { graphAndEager, quick, rowsOf, stepsOf, watchFunctions } from './graphAndEager';

const { tf } = kd;
const data = rowsOf([6, 6, 1]);

function network(units = 4): kd.tf.LayersModel {
  const { conv2d, batchNormalization, activation, flatten, dropout, dense } = tf.layers;
  return kd.seeded(units, () =>
    tf.sequential({
      layers: [
        conv2d({ name: 'conv', filters: units, kernelSize: 3, inputShape: [6, 6, 1] }),
        batchNormalization({ name: 'norm' }),
        activation({ name: 'relu', activation: 'relu' }),
        flatten(),
        dropout({ rate: 0.2 }),
        dense({ name: 'head', units: 3 })
      ]
    })
  );
}

const hard = { weight: 0.4, loss: kd.crossEntropy() };
const soft = { weight: 0.6, loss: kd.softTargets({ temperature: 3 }) };
const hint = { weight: 0.5, loss: kd.hint(), layers: { teacher: 'relu', student: 'relu' } };

test('a term with heads on both sides: the same with graphs and without', async () => {
  const teacher = network(6);
  const contrastive = { weight: 0.5, loss: kd.contrastive({ width: 4 }), layers: { teacher: 'relu', student: 'relu' } };
  const record = await graphAndEager(
    () => network(),
    (student) => kd.distill({ ...quick, teacher, student, data, terms: { hard, hint, contrastive }, baseline: false })
  );
  expect(stepsOf(record).eager).toBe(undefined);
  expect(stepsOf(record).graphs).toBeGreaterThan(5);
  teacher.dispose();
});

test('stages that freeze layers and free them again, batch normalisation and last partial batches: the same with graphs and without', async () => {
  const teacher = network(6);
  const stages = kd.stages([
    { name: 'hint', epochs: 4, terms: { hint }, trainable: ['conv'], optimizer: kd.sgd({ learningRate: 0.1 }) },
    { name: 'head', epochs: 4, terms: { hard, soft }, trainable: ['head'] },
    { name: 'all', epochs: 4, terms: { hard, soft, hint }, optimizer: kd.adam() }
  ]);
  const record = await graphAndEager(
    () => network(),
    (student) => kd.distill({ ...quick, epochs: undefined, teacher, student, data, stages, baseline: false })
  );
  const { graphs, operations, eager } = stepsOf(record);
  expect(eager).toBe(undefined);
  expect(graphs + operations).toBe(36);
  expect(graphs).toBe(24);
  teacher.dispose();
});

test('a temperature and a weight that are changed by hand, a schedule and a rate that falls: the same with graphs and without, the best epoch too', async () => {
  const teacher = network(6);
  const record = await graphAndEager(
    () => network(),
    (student) => {
      const control = kd.runControl();
      return kd.distill({
        ...quick,
        ...{ teacher, student, data, control, epochs: 6, best: 'nll' },
        optimizer: kd.adam({ learningRate: kd.linear({ from: 0.05, to: 0.001 }) }),
        terms: {
          hard,
          soft: { weight: kd.linear({ from: 1, to: 0.5 }), loss: kd.softTargets({ temperature: kd.linear({ from: 6, to: 2 }) }) }
        },
        onEvent(event) {
          if (event.type === 'point' && event.of === 'student' && event.epoch === 3)
            control.change({ term: 'soft', temperature: 2.5, weight: 0.25 });
        }
      });
    }
  );
  expect(record.changes?.map(({ setting, to }) => [setting, to])).toEqual([
    ['temperature', 2.5],
    ['weight', 0.25]
  ]);
  for (const name of ['student', 'baseline']) expect(record.stamp.steps![name]).toMatchObject({ graphs: 13, operations: 5 });
  expect(record.history.best).not.toBe(null);
  teacher.dispose();
});

test('a loss that is not finite ends a run of graphs with the last good weights, as it ends one without', async () => {
  const teacher = network(6);
  let steps = 0;
  const breaking = Object.assign(
    (inputs: Parameters<kd.Loss>[0]) => (++steps > 12 ? tf.mul(hard.loss(inputs), NaN) : hard.loss(inputs)),
    { description: { name: 'breaking' }, needs: ['labels'] }
  ) as unknown as kd.Loss;
  const record = await graphAndEager(
    () => network(),
    (student) => {
      steps = 0;
      return kd.distill({
        ...quick,
        teacher,
        student,
        data,
        baseline: false,
        terms: { breaking: { weight: 1, loss: breaking } }
      });
    }
  );
  expect(record.status).toBe('failed');
  expect(record.error).toMatch(/NaN in term "breaking" at step 13/);
  expect(stepsOf(record).graphs).toBeGreaterThan(0);
  teacher.dispose();
});

test('the same seed gives the same record again, with dropout, and another seed another', async () => {
  const run = async (seed: number) => {
    const student = network();
    const { stamp: _, ...record } = await kd.train({ ...quick, student, data, seed });
    student.dispose();
    return record;
  };
  const [one, again, other] = [await run(1), await run(1), await run(2)];
  expect(again).toEqual(one);
  expect(other.history).not.toEqual(one.history);
});

/** A kernel whose user interrupts at an operation, as often as a test likes. */
const host = {
  at: Infinity,
  operations: 0,
  holds: 0,
  interrupted: () => host.operations >= host.at,
  hold() {
    host.holds++;
    return () => void host.holds--;
  },
  throwIfInterrupted() {
    host.operations++;
    if (host.interrupted() && host.holds === 0) throw new Error('interrupted');
  }
};
const globals = globalThis as unknown as { [name: symbol]: unknown };
const repair = globals[Symbol.for('stillroom.repair')] as () => void;

/** Interrupts some work several times, each time so many operations later, and expects that it leaves no tensor and no function. */
async function interrupted(eager: string, apart: number, work: () => unknown, times = 12): Promise<void> {
  vi.stubEnv('STILLROOM_EAGER', eager);
  const functions = watchFunctions();
  const kept = tf.memory().numTensors;
  globals[Symbol.for('stillroom.host')] = host;
  let stops = 0;
  try {
    for (let i = 1; i <= times; i++) {
      Object.assign(host, { at: apart * i, operations: 0 });
      try {
        await work();
      } catch (error) {
        expect((error as Error).message).toBe('interrupted');
      }
      if (host.interrupted()) stops++;
      repair();
      expect(tf.memory().numTensors).toBe(kept);
    }
  } finally {
    delete globals[Symbol.for('stillroom.host')];
    functions.unwatch();
    vi.unstubAllEnvs();
  }
  expect({ stops, holds: host.holds, functions: functions.left() }).toEqual({ stops: times, holds: 0, functions: 0 });
}

describe.each([
  ['as graphs', ''],
  ['operation by operation', '1']
])('interrupts at any operation leave no tensor, no function and no half step, %s:', (_, eager) => {
  test('a busy loop of steps', async () => {
    const before = tf.memory().numTensors;
    const [a, b] = [0, 1].map(() => tf.tidy(() => tf.variable(tf.ones([3]))));
    const x = tf.tensor1d([1, 2, 3]);
    const work = () => {
      const graph = createTrainingGraph({
        forward: ([rows]) => ({ learning: [tf.mul(rows, tf.add(a, b))], fixed: [] }),
        variables: [a, b],
        update: (gradients, rate) =>
          [a, b].forEach((one, k) => tf.tidy(() => one.assign(tf.sub(one, tf.mul(gradients[k]!, rate)) as kd.tf.Tensor1D)))
      });
      try {
        for (;;) graph.step({ args: [x], learningRate: 0.01, loss: ({ learning }) => tf.sum(learning[0]), accept: () => true });
      } finally {
        graph.dispose();
        expect(Array.from(a.dataSync())).toEqual(Array.from(b.dataSync()));
      }
    };
    await interrupted(eager, 1, work, 130);
    tf.dispose([a, b, x]);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('a busy loop of kd.distill of a text encoder, whose words are looked at in each step', async () => {
    const words = rowsOf([4], (random) => Math.floor(random * 4));
    const options = { vocabulary: 4, length: 4, width: 4, depth: 1, heads: 1, classes: 3 };
    const [teacher, student] = [1, 2].map((seed) => kd.models.textEncoder({ ...options, seed }));
    const run = () => kd.distill({ ...quick, teacher, student, data: words, epochs: 1000, baseline: false });
    let graphs = 0;
    await interrupted(eager, 160, async () => {
      const { status, stamp } = await run();
      expect(status).toBe('stopped');
      graphs += stamp.steps?.student.graphs ?? 0;
    });
    expect(graphs > 0).toBe(!eager);
    [teacher, student].forEach((model) => model.dispose());
  });

  test('a busy loop of kd.predict of a student of a table', async () => {
    const table = loanApplications({ rows: 40, classes: 3 });
    const student = kd.tabularStudent(table, { hidden: [4], bins: 2 });
    const work = async () => {
      for (;;) await kd.predict(student, table, 4);
    };
    await interrupted(eager, 60, work);
    student.dispose();
  });
});
