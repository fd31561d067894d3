import { availableParallelism } from 'node:os';
import { measureInTurns } from '../harness/measureInTurns.mjs';
import { startPeerPrograms } from '../harness/startPeerPrograms.mjs';
import { largestDifference, timesTable, versionsOf } from '../harness/timesTable.mjs';
import { writeServingModels } from '../workloads/writeServingModels.mjs';

/** A compiled student that answers one row or 1,000 beside the engine, XGBoost and onnxruntime. */
export async function serving({ kd, quick, folder }) {
  const trees = quick ? 50 : 500;
  await writeServingModels(kd, folder, trees);
  const all = availableParallelism();
  const python = (name, peer, threads) => ({
    name: `${name}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`,
    file: `${peer}/serving.py`,
    args: [String(threads)],
    peer
  });
  const threads = all === 1 ? [1] : [1, all];
  const sides = await startPeerPrograms([
    { name: 'Stillroom, kd.compile', file: 'stillroom/serving.mjs', args: ['student'] },
    { name: 'the student by tfjs, predict', file: 'stillroom/serving.mjs', args: ['engine'] },
    { name: 'a soft tree, kd.compile', file: 'stillroom/serving.mjs', args: ['tree'] },
    { name: 'XGBoost from Node', file: 'stillroom/serving.mjs', args: ['xgboost'] },
    ...threads.map((count) => python('XGBoost in Python', 'xgboost', count)),
    ...threads.map((count) => python('the student in onnxruntime', 'onnxruntime', count))
  ]);
  const works = [];
  try {
    for (const name of ['one row', '1,000 rows']) {
      const message = { open: name, folder, seconds: quick ? 0.05 : 0.5, floor: 1 };
      works.push({ name, sides: await measureInTurns(sides, message, quick ? 2 : 9) });
      console.log(timesTable([works.at(-1)], 'µs'));
    }
  } finally {
    await Promise.all(sides.map((side) => side.stop()));
  }
  const goals = { 'one row': { 'XGBoost from Node': 1 / 15 }, '1,000 rows': { [`XGBoost in Python, ${all} threads`]: 1 } };
  return [
    `Microseconds a call: a student of a table with 20 columns and its teacher, ${trees} trees of XGBoost. What the student's sides answer differs by at most ${largestDifference(works)}.`,
    timesTable(works, 'µs a call', goals),
    `${versionsOf(works)}.`
  ].join('\n\n');
}
