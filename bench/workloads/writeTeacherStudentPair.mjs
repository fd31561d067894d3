import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digits, modelOf, teacherStudentPairs } from './teacherStudentPairs.mjs';

/** Writes the initial weights of a pair and its rows where sides in other languages read them: pair.json and files of plain numbers. */
export function writeTeacherStudentPair(kd, name, folder, { rows, batchSize }) {
  mkdirSync(folder, { recursive: true });
  const pair = teacherStudentPairs[name];
  const { train } = digits(kd, rows);
  writeFileSync(join(folder, 'x.f32'), Float32Array.from(train.x));
  writeFileSync(join(folder, 'y.i32'), Int32Array.from(train.y));
  const shapes = {};
  for (const [seed, role] of ['teacher', 'student'].entries()) {
    const model = modelOf(kd, pair[role], seed + 1);
    const layers = model.layers.map((layer) => layer.getWeights()).filter((weights) => weights.length > 0);
    shapes[role] = layers.map((weights) => weights.map(({ shape }) => shape));
    writeFileSync(
      join(folder, `${role}.f32`),
      Buffer.concat(layers.flat().map((weight) => Buffer.from(weight.dataSync().buffer)))
    );
    model.dispose();
  }
  writeFileSync(join(folder, 'pair.json'), JSON.stringify({ ...pair, shapes, rows, batchSize }));
}
