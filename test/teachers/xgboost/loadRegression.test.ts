import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/Dataset';
import { tf } from '../../../src/engine/tf';
import { label } from '../../../src/teachers/label';
import { xgboost } from '../../../src/teachers/xgboost/xgboost';
import kinds from '../../reference/models/xgboostKinds.json';
import reference from '../../reference/models/xgboostRegression.json';
import { newFolder } from './runPythonXgboost';
import { distance } from './takeColumnsAndDistance';

interface Files {
  json: string;
  ubj: string;
}

const folder = newFolder();
const x = Float32Array.from(reference.rows.flat(), (value) => value ?? NaN);

/** The rows that Python was asked for, with as many targets as the model gives numbers. */
function rowsFor(outputs: number, values = x): Dataset {
  const targets = { values: new Float64Array(24 * outputs), names: Array.from({ length: outputs }, (_, i) => `t${i}`) };
  const features = ['a', 'b', 'c'].map((name) => ({ name, kind: 'number' as const }));
  return { name: 'asked', x: values, y: new Int32Array(24), shape: [3], classes: [], targets, features };
}

function written({ json, ubj }: Files): string[] {
  const paths = ['model.json', 'model.ubj'].map((file) => join(folder, file));
  writeFileSync(paths[0], json);
  writeFileSync(paths[1], Buffer.from(ubj, 'base64'));
  return paths;
}

describe('xgboost.load(path) of a model that predicts numbers', () => {
  test.each(Object.entries(reference.models))('%s: both files say what Python’s predict says', async (name, model) => {
    const isRanking = name.startsWith('rank:');
    const outputs = name.startsWith('two targets') ? 2 : 1;
    const rows = rowsFor(outputs);
    for (const path of written(model)) {
      const teacher = await xgboost.load(path, { threads: 1 });
      expect(teacher).toMatchObject({
        ...{ classes: outputs, classNames: null, targetNames: null, predicts: 'numbers' },
        objective: isRanking ? 'ranking' : 'regression'
      });
      expect(distance(teacher.predict(rows).values, model.says)).toBeLessThan(1e-6);
      expect(distance((await label(teacher, rows)).values, model.says)).toBeLessThan(1e-6);
      const one = teacher.inplace();
      for (let row = 0; row < 24; row++)
        expect(distance(one(x.slice(3 * row, 3 * row + 3)), model.says.slice(outputs * row, outputs * (row + 1)))).toBeLessThan(
          1e-6
        );
      one.dispose();
      for (const ending of ['json', 'ubj']) {
        const again = join(folder, `again.${ending}`);
        await teacher.save(again);
        const loaded = await xgboost.load(again, { threads: 1 });
        expect(loaded.predict(rows)).toEqual(teacher.predict(rows));
        loaded.dispose();
      }
      teacher.dispose();
    }
  });

  test.each(Object.entries(reference.stopped))(
    '%s, stopped early: all rounds or the best ones, as Python does',
    async (name, model) => {
      const rows = rowsFor(1, name === 'booster' ? x : x.map((value) => (Number.isNaN(value) ? 0 : value)));
      const nameless = name === 'booster' ? rows : { ...rows, features: undefined };
      for (const path of written(model)) {
        const say = async (options?: object) => {
          const teacher = await xgboost.load(path, { threads: 1, ...options });
          return { rounds: teacher.rounds, values: teacher.predict(nameless).values };
        };
        const best = await say({ rounds: 'best' });
        expect(best.rounds).toBe(model.bestRounds);
        expect(distance(best.values, model.saysAtBest)).toBeLessThan(1e-6);
        const all = await say({ rounds: model.rounds });
        expect(distance(all.values, model.says)).toBeLessThan(1e-6);
        expect(distance(all.values, model.saysAtBest)).toBeGreaterThan(1e-3);
        expect(await say()).toEqual(name === 'booster' ? all : best);
      }
    }
  );

  test('the first rounds of several targets are the first trees of each', async () => {
    const [path] = written(reference.models['two targets']);
    const one = await xgboost.load(path, { rounds: 1 });
    expect([one.rounds, one.trees, one.classes]).toEqual([1, 2, 2]);
    expect(one.leaves(rowsFor(2)).trees).toBe(2);
    expect(one.predict(rowsFor(2)).columns).toBe(2);
  });

  test('ranking and regression have no probabilities', async () => {
    for (const name of ['rank:ndcg', 'count:poisson'] as const) {
      const [path] = written(reference.models[name]);
      const teacher = await xgboost.load(path, { threads: 1 });
      expect(() => teacher.probabilities(rowsFor(1))).toThrow(
        `xgboost: probabilities: expected a classification model, got one for ${teacher.objective}; use predict`
      );
    }
  });

  test('its answers leave no tensor behind', async () => {
    const [path] = written(reference.models['two targets']);
    const teacher = await xgboost.load(path, { threads: 1 });
    const before = tf.memory().numTensors;
    await label(teacher, rowsFor(2));
    expect(tf.memory().numTensors).toBe(before);
  });

  test('a leaf that says it is a vector, in a tree after the first, is refused', async () => {
    const model = JSON.parse(reference.models['two targets'].json);
    model.learner.gradient_booster.model.trees[1].tree_param.size_leaf_vector = '2';
    const path = join(folder, 'odd.json');
    writeFileSync(path, JSON.stringify(model));
    await expect(xgboost.load(path)).rejects.toThrow(
      'tree 1: expected size_leaf_vector to be a whole number from 0 to 1, got "2"'
    );
  });

  test.each<[string, keyof typeof kinds.other, string]>([
    [
      'leaves that are vectors of targets',
      'vectors',
      'trees whose leaves are vectors of 2 numbers (multi_strategy "multi_output_tree"), which is not supported; train it with multi_strategy "one_output_per_tree"'
    ],
    ['several quantiles', 'quantiles', 'one of 3 quantiles, which is not supported; train one model for each quantile_alpha']
  ])('%s are refused, with what to do', async (_, kind, says) => {
    for (const path of written(kinds.other[kind])) await expect(xgboost.load(path)).rejects.toThrow(says);
  });
});
