import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { tabularStudent } from '../../src/models/students/tabularStudent';
import { linear } from '../../src/schedules/linear';
import { classification, regression } from '../../src/train/task';
import { severalTasks } from '../../src/train/severalTasks/severalTasks';
import { taskStudy } from '../../src/train/taskStudy';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { taskWeightsView } from '../../src/views/taskWeights/taskWeightsView';
import { twoTaskRows } from '../train/severalTasks/twoTaskRows';
import { exampleRecord } from './exampleRecord';
import { exampleTaskRecord, exampleTaskStudy } from './exampleTaskStudy';

describe('taskWeightsView(study)', () => {
  test('has the weight of each task as mean and range over the seeds, and leaves out terms of no task', () => {
    const { tasks, runs } = taskWeightsView(exampleTaskStudy());
    expect(runs).toBe(2);
    expect(tasks).toEqual([
      { task: 'price', epoch: [1, 2, 3], mean: [1.15, 2.15, 3.15], least: [1.1, 2.1, 3.1], most: [1.2, 2.2, 3.2] },
      { task: 'cut', epoch: [1, 2, 3], mean: [1, 1, 1], least: [1, 1, 1], most: [1, 1, 1] }
    ]);
  });

  test('says how the weights moved and what each task gained or lost', () => {
    expect(taskWeightsView(exampleTaskStudy()).says).toBe(
      'Over 2 seeds the weights of the tasks move: price from 1.15 to 3.15 and cut stays at 1. ' +
        'Together against alone: R squared of price −0.050 (95 % interval −0.070 to −0.030), worse; ' +
        'accuracy of cut +1.0 points (−1.0 to +3.0), not separable. ' +
        'Verdicts are corrected for 2 tests (Holm); intervals and p are of one test each.'
    );
  });

  test('with {of: "distilled"} adds up the terms of a task, and tells both ways', () => {
    const study = exampleTaskStudy({ ways: ['together', 'distilled'] });
    const view = taskWeightsView(study, { of: 'distilled', title: 'Mine' });
    expect(view.title).toBe('Mine');
    expect(view.tasks[0].mean).toEqual([1.15, 2.15, 3.15]);
    expect(view.says).toContain('Distilled against alone: R squared of price');
    expect(viewToHtml(view, null).match(/distilled − alone/g)).toHaveLength(2);
  });

  test('is two tables with the p that the verdict goes by', () => {
    const markup = viewToHtml(taskWeightsView(exampleTaskStudy()), null);
    expect(markup).toContain('<th scope="row">price</th><td>1.15</td><td>3.15</td><td>3.1 to 3.2</td>');
    expect(markup).toContain(
      '<th scope="row">price</th><td>R squared</td><td>together − alone</td><td>−0.050</td><td>−0.070 to −0.030</td><td>0.002</td><td>worse</td>'
    );
  });

  test('takes a run alone, without differences', () => {
    const view = taskWeightsView(exampleTaskRecord());
    expect(view.comparison).toBeUndefined();
    expect(view.says).toBe('The weights of the tasks move: price from 1.1 to 3.1 and cut stays at 1.');
  });

  test('keeps at most 200 points a task, the first and the last among them', () => {
    const { epoch } = taskWeightsView(exampleTaskRecord({ epochs: 450 })).tasks[0];
    expect([epoch.length, epoch[0], epoch.at(-1)]).toEqual([200, 1, 450]);
  });

  test('counts a run only as far as it trained', () => {
    const study = exampleTaskStudy();
    const records = { together: [exampleTaskRecord({ epochs: 2 }), exampleTaskRecord({ epochs: 4, seed: 2 })] };
    const [{ mean, least }] = taskWeightsView({ ...study, records }).tasks;
    expect(mean).toEqual([1.15, 2.15, 3.2, 4.2]);
    expect(least).toEqual([1.1, 2.1, 3.2, 4.2]);
  });

  test('tells four tasks and counts the others', () => {
    const record = exampleTaskRecord();
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const terms = Object.fromEntries(names.map((task) => [task, { weight: 1, loss: { name: 'squaredError', task } }]));
    const series = Object.fromEntries(names.map((name) => [`weight/${name}`, [1, 1, 1]]));
    const view = taskWeightsView({ ...record, setup: { ...record.setup, terms }, history: { ...record.history, series } });
    expect(view.says).toBe('The weights of the tasks stay as they are: a 1, b 1, c 1, d 1 and 2 more.');
  });
});

test('of a real study: weights are those of the schedule, differences those of the comparison, and no tensor is left', async () => {
  const before = tf.memory().numTensors;
  const data = twoTaskRows({ rows: 80 });
  const tasks = severalTasks(
    { size: regression(), kind: classification({ classes: 3 }) },
    { weights: { kind: linear({ from: 1, to: 0.2 }) } }
  );
  const student = (seed: number) => tabularStudent(data.train, { hidden: [4], heads: tasks.heads, seed });
  const study = await taskStudy({ student, task: tasks, data, seeds: 2, epochs: 3, show: false });
  const view = taskWeightsView(study);
  const kind = view.tasks.find(({ task }) => task === 'kind')!;
  expect(kind.mean).toEqual(study.records.together[0].history.series['weight/kind'].map((one) => Number(one!.toPrecision(6))));
  expect(view.comparison).toBe(study.comparison);
  expect(tf.memory().numTensors).toBe(before);
});

describe('taskWeightsView refuses', () => {
  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'taskWeightsView: expected a study of tasks or a run record, got undefined'],
    ['a study without records', { comparison: exampleTaskStudy().comparison }, 'expected a study with records of "together"'],
    ['no record', { ...exampleTaskStudy(), records: { together: [] } }, 'expected a record of "together" or more, got none'],
    ['a wrong record', { ...exampleTaskStudy(), records: { together: [1] } }, 'taskWeightsView: expected a run record, got 1'],
    ['a study without its comparison', { records: exampleTaskStudy().records }, 'taskWeightsView: expected a comparison'],
    ['a run of one task', exampleRecord(), 'taskWeightsView: expected runs of several tasks, got one without terms of tasks']
  ])('%s', (_, given, says) => {
    expect(() => taskWeightsView(given as never)).toThrow(says);
  });

  test('another way to learn', () => {
    expect(() => taskWeightsView(exampleTaskStudy(), { of: 'alone' as never })).toThrow('got "alone"');
    expect(() => taskWeightsView(exampleTaskStudy(), { of: 'distilled' })).toThrow(
      'expected a study with records of "distilled"'
    );
  });
});
