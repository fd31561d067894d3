import { measureInTurns } from '../harness/measureInTurns.mjs';
import { startPeerPrograms } from '../harness/startPeerPrograms.mjs';
import { timesTable, versionsOf } from '../harness/timesTable.mjs';

/** The step of kd.distill whose pictures change in each epoch, beside PyTorch with the same changes. */
export async function augmentedStep({ quick }) {
  const sizes = { rows: quick ? 320 : 1920, batchSize: 64, epochs: 1 };
  const sides = await startPeerPrograms([
    { name: 'Stillroom', file: 'stillroom/augmentedStep.mjs' },
    { name: 'PyTorch eager', file: 'torch/augmented_step.py', peer: 'torch' }
  ]);
  const works = [];
  try {
    for (const [title, changes] of [
      ['pictures as they are, cached labels', false],
      ['shift by up to 4 and flip, teacher in the step', true]
    ]) {
      const found = await measureInTurns(sides, { open: title, changes, ...sizes }, quick ? 1 : 5);
      works.push({ name: title, sides: found });
      console.log(timesTable([works.at(-1)], 'ms a step'));
    }
  } finally {
    await Promise.all(sides.map((side) => side.stop()));
  }
  return [
    `Milliseconds a step: ResNet-20 teaches ResNet-8 on batches of 64 of ${sizes.rows.toLocaleString('en-US')} made-up pictures of 32 x 32 x 3, cross-entropy 0.1 and soft targets 0.9 at temperature 4, SGD with momentum. ` +
      'Both have the same numbers of weights, which is what is checked. PyTorch changes a whole batch by one gather, in the same thread as the step.',
    timesTable(works, 'ms a step', { 'PyTorch eager': 1 }),
    `${versionsOf(works)}.`
  ].join('\n\n');
}
