import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as kd from '../../../src';
import { tf } from '../../../src';
import { leakCheck } from '../../../src/assess/leaks/leakCheck';
import { denseNetwork } from '../../denseNetwork';
import { loanApplications } from '../../models/students/loanApplications';
import { newFolder } from '../../teachers/xgboost/runPythonXgboost';

const names = (count: number) => ['good', 'bad', 'late', 'sold', 'lost', 'dead'].slice(0, count);
const turnedBy = (classes: string[], by = 1) => [...classes.slice(by), ...classes.slice(0, by)];

/** Rows whose classes a teacher has learnt, and the same rows with the classes in another order. */
async function taught(classes: number) {
  const rows = { ...loanApplications({ rows: 300, classes, seed: 3 }), classes: names(classes) };
  const train = kd.takeRows(
    rows,
    Array.from({ length: 200 }, (_, i) => i)
  );
  const test = kd.takeRows(
    rows,
    Array.from({ length: 100 }, (_, i) => 200 + i)
  );
  const teacher = await kd.xgboost(train, { rounds: 3, earlyStopping: 0, folds: 2 });
  const other = turnedBy(names(classes));
  return { train, test, teacher, turned: { train: kd.withClasses(train, other), test: kd.withClasses(test, other) } };
}

const quiet = { epochs: 1, show: false } as const;

describe.each([2, 6])("data with %i classes in another order than the teacher's is refused with both lists, at", (classes) => {
  const expected = [
    `["${names(classes).join('", "')}"], in this order, got ["${turnedBy(names(classes)).join('", "')}"]`,
    `give kd.withClasses(data, ["${names(classes).join('", "')}"])`
  ];
  const ready = taught(classes);
  const student = () => kd.tabularStudent({ ...loanApplications({ rows: 60, classes, seed: 3 }), classes: names(classes) });
  const doors: { [door: string]: (of: Awaited<typeof ready>) => unknown } = {
    label: ({ teacher, turned }) => kd.label(teacher, turned.test),
    predict: ({ teacher, turned }) => teacher.predict(turned.test),
    probabilities: ({ teacher, turned }) => teacher.probabilities(turned.test),
    leaves: ({ teacher, turned }) => teacher.leaves(turned.test),
    distill: ({ teacher, turned }) => kd.distill({ teacher, student: student(), data: turned, ...quiet }),
    'distill with stages': ({ teacher, turned }) => {
      const terms = { soft: { weight: 1, loss: kd.softTargets() } };
      const stages = kd.stages([{ name: 'one', epochs: 1, terms }]);
      return kd.distill({ teacher, student: student(), data: turned, stages, show: false });
    },
    study: ({ teacher, turned }) => kd.study({ teacher, student, data: turned, seeds: 1, ...quiet }),
    distillLeaves: ({ teacher, turned }) => kd.distillLeaves({ teacher, student: student(), data: turned, ...quiet }),
    labelSweep: ({ teacher, turned }) => kd.labelSweep({ teacher, student, data: turned, labels: [50], seeds: 1, ...quiet }),
    'a test split': ({ train, turned }) => kd.train({ student: student(), data: { train, test: turned.test }, ...quiet }),
    'a validation split': ({ train, turned }) =>
      kd.train({ student: student(), data: { train, validation: turned.test }, ...quiet }),
    'a transfer set': ({ teacher, train, test, turned }) =>
      kd.distill({ teacher, student: student(), data: { train, test }, transfer: { more: { data: turned.test } }, ...quiet }),
    "a transfer set's own teacher": ({ teacher, train, turned }) =>
      kd.distill({
        ...{ teacher: kd.functionTeacher((rows) => rows.slice([0, 0], [-1, classes]), { classes }), student: student() },
        ...{ data: turned.train, transfer: { more: { data: kd.withClasses(train, turned.train.classes), teacher } }, ...quiet }
      }),
    'xgboost with validation': ({ train, turned }) => kd.xgboost(train, { validation: turned.test, rounds: 2 }),
    leakCheck: ({ train, turned }) => leakCheck({ train, test: turned.test })
  };
  test.each(Object.entries(doors))('%s', async (_, ask) => {
    const of = await ready;
    for (const text of expected) await expect(async () => ask(of)).rejects.toThrow(text);
  });

  test('a teacher that was saved and read again', async () => {
    const { teacher, turned, test } = await ready;
    const path = join(newFolder(), 'teacher.ubj');
    await teacher.save(path);
    const again = await kd.xgboost.load(path);
    for (const text of expected) await expect(kd.label(again, turned.test)).rejects.toThrow(text);
    expect((await kd.label(again, kd.withClasses(turned.test, teacher.classNames!))).values).toEqual(again.predict(test).values);
  });

  test('a folder of kept logits, which has those of the right order', async () => {
    const { teacher, turned, test } = await ready;
    const cache = newFolder();
    await kd.label(teacher, test, { cache });
    await expect(kd.label(teacher, turned.test, { cache })).rejects.toThrow(expected[0]);
  });
});

test("other classes than the teacher's are refused with both lists: one missing, one more, another name", async () => {
  const { teacher, test: rows } = await taught(3);
  const data = (classes: string[]) => ({ ...rows, y: rows.y.map((label) => label % classes.length), classes });
  const ask = (classes: string[]) => () => teacher.predict(data(classes));
  expect(ask(['good', 'bad'])).toThrow(
    'expected the classes of data "loans" to be those of teacher "xgboost", ["good", "bad", "late"], got ["good", "bad"] (without "late"); give kd.withClasses(data, ["good", "bad", "late"]), which adds the missing class without rows'
  );
  expect(ask(['good', 'bad', 'late', 'gone'])).toThrow('(with "gone" besides); leave out the rows of "gone"');
  expect(ask(['good', 'bad', 'tardy'])).toThrow(
    '(without "late" and with "tardy" besides); if only the names differ, rename them: kd.withClasses(data, ["good", "bad", "late"], {rename: {"tardy": "..."}})'
  );
  const named = kd.withClasses(data(['good', 'bad', 'tardy']), ['good', 'bad', 'late'], { rename: { tardy: 'late' } });
  expect(teacher.predict(named).rows).toBe(100);
  // Rows without labels may have counted classes.
  const unlabelled = kd.unlabelled(data(['0', '1', '2']));
  expect((await kd.label(teacher, unlabelled)).rows).toBe(100);
});

describe('a network knows the classes that it was trained on', () => {
  const classes = ['good', 'bad'];
  const data = { ...loanApplications({ rows: 120, seed: 4 }), classes };
  const turned = kd.withClasses(data, ['bad', 'good']);

  test('as a teacher, in predict, saved and read again, and adapted; and forgets them when it is trained on others', async () => {
    const before = tf.memory().numTensors;
    const teacher = kd.tabularStudent(data);
    expect((await kd.predict(teacher, turned)).rows).toBe(120);
    await kd.train({ student: teacher, data, ...quiet });
    expect(kd.modelTeacher(teacher).classNames).toEqual(classes);
    const refused = /"good", "bad"\], in this order, got \["bad", "good"\]/;
    await expect(kd.label(teacher, turned)).rejects.toThrow(refused);
    await expect(kd.predict(teacher, turned)).rejects.toThrow(refused);
    const student = kd.tabularStudent(turned);
    await expect(kd.distill({ teacher, student, data: turned, ...quiet })).rejects.toThrow(refused);
    const folder = newFolder();
    await kd.saveModel(teacher, folder);
    const again = await kd.loadModel(folder);
    await expect(kd.predict(again, turned)).rejects.toThrow(refused);
    expect((await kd.predict(again, data)).values).toEqual((await kd.predict(teacher, data)).values);
    await kd.train({ student: again, data: turned, ...quiet });
    expect((await kd.predict(again, turned)).rows).toBe(120);
    for (const model of [teacher, student, again]) model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('but a name can be given to any other teacher', async () => {
    const model = denseNetwork([8, 2], { inputs: data.shape[0] });
    const known = kd.modelTeacher(model, { classes });
    const clean = { ...data, features: undefined, x: data.x.map((value) => (Number.isNaN(value) ? 0 : value)) };
    await expect(kd.label(known, kd.withClasses(clean, ['bad', 'good']))).rejects.toThrow(/in this order/);
    const formula = kd.functionTeacher((rows) => rows.slice([0, 0], [-1, 1]), { classes });
    await expect(kd.label(formula, kd.withClasses(clean, ['bad', 'good']))).rejects.toThrow(/in this order/);
    expect((await kd.label(formula, clean)).columns).toBe(1);
    expect(() => kd.modelTeacher(model, { classes: ['one'] })).toThrow(/expected classes to be 2 names/);
    expect(() => kd.functionTeacher(() => [], { classes: ['one'] })).toThrow(
      /expected classes to be a number or two or more names/
    );
    model.dispose();
  });

  test('as a soft decision tree, which is made for them', async () => {
    const tree = kd.softDecisionTree(data, { depth: 1 });
    await expect(kd.train({ student: tree, data: turned, ...quiet })).rejects.toThrow(/a tree made for them/);
    expect(() => kd.readTree(tree, turned)).toThrow(/in this order/);
    tree.dispose();
  });
});
