import { join } from 'node:path';
import { measureInTurns } from '../harness/measureInTurns.mjs';
import { startPeerPrograms } from '../harness/startPeerPrograms.mjs';
import { largestDifference, timesTable, versionsOf } from '../harness/timesTable.mjs';
import { writeTeacherStudentPair } from '../workloads/writeTeacherStudentPair.mjs';

/** kd.predict or kd.label of many rows beside PyTorch and Keras. */
export function inference(call) {
  return async ({ kd, quick, folder }) => {
    const rows = quick ? 640 : 6400;
    const sides = await startPeerPrograms([
      { name: 'Stillroom', file: 'stillroom/inference.mjs' },
      { name: 'PyTorch', file: 'torch/inference.py', peer: 'torch' },
      { name: 'Keras predict', file: 'keras/inference.py', peer: 'keras' }
    ]);
    const works = [];
    try {
      for (const name of ['dense', 'conv', 'attention']) {
        const place = join(folder, name);
        writeTeacherStudentPair(kd, name, place, { rows, batchSize: 64 });
        works.push({
          name,
          sides: await measureInTurns(sides, { open: name, folder: place, rows, call, floor: 1 }, quick ? 1 : 5)
        });
        console.log(timesTable([works.at(-1)], 'ms'));
      }
    } finally {
      await Promise.all(sides.map((side) => side.stop()));
    }
    return [
      `Milliseconds for ${rows.toLocaleString('en-US')} images of 28 x 28 through the teachers of the steps. The logits differ by at most ${largestDifference(works)}.`,
      timesTable(works, 'ms', { PyTorch: 1.2 }),
      `${versionsOf(works)}.`
    ].join('\n\n');
  };
}
