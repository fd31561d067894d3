import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const columns = 20;
const rows = 6000;

/** Made-up rows, for speed and nothing else. */
export function madeUp(kd) {
  const x = Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(i * 12.9898) * 43758.5453).map(
    (z) => z - Math.floor(z)
  );
  const y = Int32Array.from({ length: rows }, (_, row) =>
    x[row * columns] * x[row * columns + 1] + x[row * columns + 2] > 0.9 ? 1 : 0
  );
  const features = Array.from({ length: columns }, (_, i) => ({ name: `x${i}`, kind: 'number' }));
  return { ...kd.dataset({ name: 'made up', x, y, classes: 2, shape: [columns] }), features };
}

/** Writes a student, a soft tree, the XGBoost teacher and 1,000 rows; student.json is for those who build the student again. */
export async function writeServingModels(kd, folder, trees) {
  mkdirSync(folder, { recursive: true });
  const data = madeUp(kd);
  const teacher = await kd.xgboost(data, { rounds: trees, earlyStopping: 0, outOfFold: false, show: false });
  await teacher.save(join(folder, 'teacher.ubj'));
  teacher.dispose();
  const student = kd.tabularStudent(data, { seed: 1 });
  await kd.train({ student, data, epochs: 1, show: false });
  await kd.saveModel(student, join(folder, 'student'));
  const tree = kd.softDecisionTree(data, { seed: 1 });
  await kd.saveModel(tree, join(folder, 'tree'));
  tree.dispose();
  writeFileSync(join(folder, 'rows.f32'), data.x.slice(0, 1000 * columns));
  const [encoder, ...others] = student.layers;
  const dense = others.filter((layer) => layer.getClassName() === 'Dense');
  const layers = dense.map((layer) => layer.getWeights().map((weight) => weight.arraySync()));
  writeFileSync(join(folder, 'student.json'), JSON.stringify({ columns, numbers: encoder.getConfig().numbers, layers }));
  student.dispose();
}
