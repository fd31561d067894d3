import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { parameters } from '../../src/architecture/cost/parameters';
import { createSupernet } from '../../src/architecture/oneShot/createSupernet';
import { oneShot } from '../../src/architecture/oneShot/oneShot';
import type { OneShotOptions } from '../../src/architecture/oneShot/OneShotOptions';
import { rankingCorrelation } from '../../src/architecture/oneShot/rankingCorrelation';
import { scoreSharedWeights } from '../../src/architecture/oneShot/scoreSharedWeights';
import { findFront } from '../../src/architecture/front/findFront';
import { search } from '../../src/architecture/search/search';
import { pictureSpace } from '../../src/architecture/space/pictureSpace';
import { predict } from '../../src/metrics/predict';
import { scoreLogits } from '../../src/metrics/scoreLogits';
import { computeKendallCorrelation } from '../../src/stats/computeKendallCorrelation';
import { adam } from '../../src/train/optimizers';
import { gridSearch } from '../../src/train/sweep/search';
import { choice } from '../../src/train/sweep/space';
import { train } from '../../src/train/train';
import { denseNetwork } from '../denseNetwork';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseOf } from './sharedNetworks';

const data = { train: gaussianBlobs({ rows: 90, seed: 1 }), validation: gaussianBlobs({ rows: 120, seed: 2 }) };
const space = { parameters: { width: choice([1, 2, 3, 6, 9]), depth: choice([1, 2]) }, build: denseOf(4) };
let teacher: tf.LayersModel;
type Options = OneShotOptions<typeof space.parameters>;
const options = (more: Partial<Options> = {}): Options => ({
  ...{ space, largest: { width: 9, depth: 2 }, teacher, data, costs: [parameters({ atMost: 100 })], search: gridSearch() },
  ...{ epochs: 30, batchSize: 30, optimizer: adam({ learningRate: 0.03 }), show: false },
  ...more
});

beforeAll(async () => {
  teacher = denseNetwork([16, 3], { seed: 9, name: 'teacher' });
  await train({ student: teacher, data, epochs: 10, batchSize: 30, optimizer: adam({ learningRate: 0.02 }), show: false });
});
afterAll(() => teacher.dispose());

test('kd.architecture.oneShot ranks what is within the budget by one training, in which all learn; no tensor is left', async () => {
  const before = tf.memory().numTensors;
  const shared = await oneShot(options());
  expect(shared.candidates.map(({ parameters: one }) => Object.values(one).join(' '))).toEqual([
    '1 1',
    '1 2',
    '2 1',
    '2 2',
    '3 1',
    '3 2',
    '6 1',
    '6 2',
    '9 1'
  ]);
  expect(shared.drawn).toEqual({ drawn: 10, repeated: 0, overBudget: { parameters: 1 } });
  const of = (width: number) => shared.candidates.find(({ parameters: one }) => one.width === width && one.depth === 1)!.accuracy;
  // A third of the rows are of each class.
  expect(of(9)).toBeGreaterThan(0.7);
  expect(of(9)).toBeGreaterThan(of(1));
  expect(shared.candidates.map(({ isOnFront }) => isOnFront)).toEqual(findFront(shared.points));
  expect(shared.epochs).toBe(30 * 4);
  const { record } = shared;
  expect(record.status).toBe('done');
  expect(record.participants!.map(({ name, role }) => `${role} ${name}`)).toEqual([
    'teacher teacher',
    'candidate largest',
    'candidate smallest'
  ]);
  expect(record.setup.terms.inPlace.loss).toMatchObject({ name: 'softTargets', taughtBy: 'largest' });
  expect(shared.says).toContain('Of 10 architectures that were drawn, 9 within the budget share one set of weights.');
  expect(shared.view!.groups[0].points).toHaveLength(9);
  expect(tf.memory().numTensors).toBe(before);
});

test('its search plans the candidates front by front, the best first, and kd.architecture.search distils the first ones', async () => {
  const shared = await oneShot(options({ teacher: undefined, epochs: 8 }));
  const plan = shared.search.plan(space.parameters, 0);
  expect(plan).toHaveLength(9);
  const best = shared.candidates.filter(({ isOnFront }) => isOnFront);
  expect(
    plan
      .slice(0, best.length)
      .map((one) => JSON.stringify(one))
      .sort()
  ).toEqual(best.map(({ parameters: one }) => JSON.stringify(one)).sort());
  expect(plan[0]).toEqual(best.reduce((a, b) => (b.accuracy > a.accuracy ? b : a)).parameters);
  const { randomCandidates: _, largest: __, ...how } = { ...options(), randomCandidates: 0 };
  const found = await search({ ...how, teacher, search: shared.search, candidates: 3, epochs: 3, scheduler: null });
  expect(found.candidates.map(({ parameters: one }) => one)).toEqual(plan.slice(0, 3));
  const pairs = found.candidates.map(({ parameters: { width, depth }, accuracy }) => [
    shared.candidates.find(({ parameters: one }) => one.width === width && one.depth === depth)!.accuracy,
    accuracy!
  ]);
  const tau = computeKendallCorrelation(
    pairs.map(([a]) => a),
    pairs.map(([, b]) => b)
  );
  expect(rankingCorrelation([{ shared, found }])).toMatchObject({ candidates: 3, kendall: { mean: tau ?? 0, low: null } });
  found.front.forEach(({ student }) => student.dispose());
});

test('equal seeds give equal accuracies and records, others do not', async () => {
  const [one, same, other] = [
    await oneShot(options({ seed: 5, epochs: 4, candidates: 4 })),
    await oneShot(options({ seed: 5, epochs: 4, candidates: 4 })),
    await oneShot(options({ seed: 6, epochs: 4, candidates: 4 }))
  ];
  const accuracies = ({ candidates }: typeof one) => candidates.map(({ accuracy }) => accuracy);
  expect(accuracies(same)).toEqual(accuracies(one));
  expect(same.record.history.series).toEqual(one.record.history.series);
  expect(other.record.history.series).not.toEqual(one.record.history.series);
});

test('a signal stops it after its step, with the record so far, no candidates, and no tensor left', async () => {
  const before = tf.memory().numTensors;
  const controller = new AbortController();
  const optimizer = adam({
    learningRate: Object.assign(({ step }: { step: number }) => (step === 4 && controller.abort(), 0.01), {
      description: { name: 'own' }
    })
  });
  const shared = await oneShot(options({ optimizer, signal: controller.signal }));
  expect(shared.record.status).toBe('stopped');
  expect(shared).toMatchObject({ candidates: [], points: [], view: null });
  expect(shared.says).toContain('The training was stopped.');
  expect(tf.memory().numTensors).toBe(before);
});

test('losses that are not finite end it as failed, in words', async () => {
  const shared = await oneShot(options({ optimizer: adam({ learningRate: 1e30 }) }));
  expect(shared.record.status).toBe('failed');
  expect(shared.says).toMatch(
    /failed: architecture.oneShot: expected finite losses, got .* at step \d+; lower the learning rate/
  );
  expect(shared.candidates).toEqual([]);
});

test('networks of kd.architecture.pictureSpace share convolutions, and each is scored with the batch statistics of its own inputs', async () => {
  const before = tf.memory().numTensors;
  const pictures = (rows: number, seed: number) => ({
    ...gaussianBlobs({ rows, features: 64, seed, spread: 3 }),
    shape: [8, 8, 1]
  });
  const own = { train: pictures(60, 1), validation: pictures(90, 2) };
  const ofPictures = pictureSpace({
    inputShape: [8, 8, 1],
    classes: 3,
    widths: [2, 4],
    depths: [1, 2],
    stages: [2],
    blocks: ['plain']
  });
  const largest = { width: 4, depth: 2, stages: 2, block: 'plain' as const };
  const shared = await oneShot({
    ...{ space: ofPictures, largest, data: own, costs: [parameters()], search: gridSearch(), epochs: 6, batchSize: 20 },
    ...{ optimizer: adam({ learningRate: 0.01 }), show: false }
  });
  expect(shared.candidates).toHaveLength(4);
  expect(Math.max(...shared.candidates.map(({ accuracy }) => accuracy))).toBeGreaterThan(0.6);
  // Moving statistics that are of no use, such as those of other candidates, change nothing.
  const narrow = { ...largest, width: 2 };
  const supernet = createSupernet('test', { space: ofPictures as never, seed: 0 }, { largest, candidates: [narrow] });
  const [candidate] = supernet.candidates;
  const first = await scoreSharedWeights(candidate, own);
  for (const layer of candidate.model.layers.filter((one) => one.getClassName() === 'BatchNormalization')) {
    const spoilt = layer.getWeights().map((weight, i) => (i < 2 ? weight : tf.fill(weight.shape, 50)));
    layer.setWeights(spoilt);
    tf.dispose(spoilt.slice(2));
  }
  expect(await scoreSharedWeights(candidate, own)).toBe(first);
  const { accuracy } = scoreLogits({ student: await predict(candidate.model, own.validation), labels: own.validation.y });
  expect(accuracy).not.toBe(first);
  supernet.dispose();
  const both = pictureSpace({ inputShape: [8, 8, 1], classes: 3, widths: [2], depths: [1], stages: [1, 2], blocks: ['plain'] });
  await expect(
    oneShot({
      ...{ space: both, largest: { ...narrow, depth: 1 }, data: own, costs: [parameters()], search: gridSearch(), epochs: 1 }
    })
  ).rejects.toThrow(/^architecture.oneShot: expected layer "logits" of .*stages 1.* to be a part of that of the largest network/);
  expect(tf.memory().numTensors).toBe(before);
});

test.each([
  [{ largest: { width: 9 } }, /^architecture.oneShot: expected largest to have a value for each of width, depth/],
  [
    { largest: { width: 6, depth: 2 } },
    /^architecture.oneShot: expected layer "hidden1" of width 9, depth 1 to be a part of that of the largest/
  ],
  [
    { largest: { width: 9, depth: 1 } },
    /^architecture.oneShot: expected layers of width 1, depth 2 to be layers of the largest network, got "hidden2"/
  ],
  [{ costs: [parameters({ atMost: 2 })] }, /^architecture.oneShot: expected an architecture within the budget, got none among/],
  [{ randomCandidates: -1 }, /^architecture.oneShot: expected randomCandidates to be a whole number at least 0 and at most 16/],
  [{ candidates: 0 }, /^architecture.oneShot: expected candidates to be a whole number/],
  [{ scheduler: null }, /^architecture.oneShot: .*"scheduler"/]
])('kd.architecture.oneShot refuses %o in words, and leaves no tensor', async (wrong, message) => {
  const before = tf.memory().numTensors;
  await expect(oneShot({ ...options(), ...wrong } as never)).rejects.toThrow(message);
  expect(tf.memory().numTensors).toBe(before);
});

test('kd.architecture.rankingCorrelation is the mean of Kendall and Spearman over searches, and refuses what it cannot pair', () => {
  const of = (accuracies: number[]) => ({
    candidates: accuracies.map((accuracy, width) => ({ parameters: { width }, accuracy, status: 'done' as const }))
  });
  const shared = of([0.1, 0.2, 0.3, 0.4]);
  // SciPy's kendalltau of the second: 2/3; its spearmanr: 0.8.
  const both = rankingCorrelation([
    { shared, found: shared },
    { shared, found: of([0.1, 0.3, 0.2, 0.4]) }
  ]);
  expect(both.candidates).toBe(8);
  expect(both.kendall.mean).toBeCloseTo((1 + 2 / 3) / 2, 12);
  expect(both.spearman.mean).toBeCloseTo(0.9, 12);
  expect(() => rankingCorrelation([])).toThrow(/^rankingCorrelation: expected {shared, found} for each search/);
  expect(() => rankingCorrelation([{ shared } as never])).toThrow(
    /^rankingCorrelation: expected found to be a result with candidates/
  );
  expect(() => rankingCorrelation([{ shared, found: of([1, 2]) }])).toThrow(
    /^rankingCorrelation: expected three students or more/
  );
});
