import { join } from 'node:path';
import { measureInTurns } from '../harness/measureInTurns.mjs';
import { startPeerPrograms } from '../harness/startPeerPrograms.mjs';
import { largestDifference, timesTable, versionsOf } from '../harness/timesTable.mjs';
import { teacherStudentPairs } from '../workloads/teacherStudentPairs.mjs';
import { writeTeacherStudentPair } from '../workloads/writeTeacherStudentPair.mjs';

/** The training step of kd.distill beside PyTorch, Keras, keras.distillation and torchdistill. */
export async function trainingStep({ kd, quick, folder }) {
  const rows = quick ? 320 : 3200;
  const sizes = { rows, batchSize: 64, epochs: quick ? 1 : 2 };
  const sides = await startPeerPrograms([
    { name: 'Stillroom', file: 'stillroom/trainingStep.mjs' },
    { name: 'Stillroom, operation by operation', file: 'stillroom/trainingStep.mjs', env: { STILLROOM_EAGER: '1' } },
    { name: 'PyTorch eager', file: 'torch/training_step.py', peer: 'torch' },
    { name: 'own Keras step, tf.function', file: 'keras/training_step.py', peer: 'keras' },
    { name: 'keras.distillation', file: 'keras/distillation.py', peer: 'keras' },
    { name: 'torchdistill', file: 'torchdistill/training_step.py', peer: 'torchdistill' }
  ]);
  const works = [];
  try {
    for (const name of Object.keys(teacherStudentPairs)) {
      const place = join(folder, name.replace(/\W+/g, '-'));
      writeTeacherStudentPair(kd, name, place, sizes);
      const hasHint = 'layers' in teacherStudentPairs[name];
      const title = hasHint ? `${name} (teacher in the step)` : `${name}, cached labels`;
      const found = await measureInTurns(sides, { open: name, folder: place, ...sizes, exact: 1 }, quick ? 1 : 5);
      for (const side of found)
        if (!hasHint && ['keras.distillation', 'torchdistill'].includes(side.name))
          side.note = 'teacher in the step: it has no cache';
      works.push({ name: title, sides: found });
      console.log(timesTable([works.at(-1)], 'ms a step'));
    }
  } finally {
    await Promise.all(sides.map((side) => side.stop()));
  }
  return [
    `Milliseconds a step; batches of 64 of ${rows.toLocaleString('en-US')} digits of 28 x 28, cross-entropy 0.1 and soft targets 0.9 at temperature 4, Adam. With a hint, the teacher runs in every step. ` +
      `All sides begin with the same weights; their first losses differ by at most ${largestDifference(works)} (relative). Blocks of ${sizes.epochs * Math.floor(rows / 64)} steps take turns; one of Stillroom's is a call of kd.distill, timed by the run's own clock after a first epoch, in which it makes its graphs.`,
    timesTable(works, 'ms a step', {
      'PyTorch eager': 1,
      'own Keras step, tf.function': 1.2,
      'keras.distillation': 0.6
    }),
    `${versionsOf(works)}.`
  ].join('\n\n');
}
