import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { denseNetwork } from '../../denseNetwork';
import { gaussianBlobs } from '../../gaussianBlobs';

test('a sweep over seeds and kd.compare give the numbers of kd.study, as the guide to sweeps says', async () => {
  const data = { train: gaussianBlobs({ rows: 90, seed: 1 }), validation: gaussianBlobs({ rows: 90, seed: 2 }) };
  const teacher = denseNetwork([16, 3], { seed: 9, name: 'teacher' });
  await kd.train({ student: teacher, data, epochs: 8, batchSize: 30, show: false });
  const build = () => denseNetwork([4, 3], { name: 'student' });
  const how = { data, epochs: 3, batchSize: 30 };
  const folder = mkdtempSync(join(tmpdir(), 'seeds-'));
  const trained = await kd.sweep({
    parameters: { model: kd.choice(['student', 'baseline']), seed: kd.choice([0, 1, 2]) },
    trial: async ({ parameters: { model, seed }, folder: own, distill, train }) => {
      const student = kd.seeded(seed, build);
      const asked = { ...how, student, seed };
      const run = await (model === 'student' ? distill({ ...asked, teacher, baseline: false }) : train(asked));
      await kd.saveModel(student, `${own}/model`);
      student.dispose();
      return run;
    },
    folder,
    show: false
  });
  const models: { [model: string]: kd.Matrix[] } = { student: [], baseline: [] };
  for (const { number, parameters } of trained.trials) {
    const student = await kd.loadModel(join(folder, `trial-${number}/model`));
    models[parameters.model].push(await kd.predict(student, data.validation));
    student.dispose();
  }
  const compared = await kd.compare({ models, labels: data.validation.y, split: 'validation' });
  const study = await kd.study({ ...how, teacher, student: build, seeds: 3, show: false });
  const { comparison } = study;
  expect(models.student).toEqual(study.logits.student.map(({ validation }) => validation));
  expect(models.baseline).toEqual(study.logits.baseline.map(({ validation }) => validation));
  for (const { name, estimates } of compared.models)
    expect(estimates).toEqual(comparison.models.find((one) => one.name === name)!.estimates);
  study.students.forEach((model) => model.dispose());
  teacher.dispose();
});
