import { join } from 'node:path';
import { measureInTurns } from '../harness/measureInTurns.mjs';
import { startPeerPrograms } from '../harness/startPeerPrograms.mjs';
import { largestDifference, timesTable, versionsOf } from '../harness/timesTable.mjs';
import { deepNetworks, writeDeep } from '../workloads/deepNetworks.mjs';

/** kd.alignmentMap of 50 x 50 layers beside PyTorch. */
export async function alignmentMap({ kd, quick, folder }) {
  const rows = quick ? 256 : 2000;
  const programs = ['features', 'kernels', 'torch_cka'].map((way) => ({
    name: { features: 'PyTorch, feature space', kernels: 'PyTorch, kernel matrices', torch_cka: 'torch_cka' }[way],
    file: 'torch/alignment_map.py',
    args: [way],
    peer: way === 'torch_cka' ? 'torch_cka' : 'torch'
  }));
  const works = [];
  for (const name of Object.keys(deepNetworks)) {
    // Feature space is not the way where a layer has more numbers than a batch has rows; the package is tried once.
    const chosen = name.startsWith('dense') ? programs : [programs[1]];
    const sides = await startPeerPrograms([{ name: 'Stillroom', file: 'stillroom/alignmentMap.mjs' }, ...chosen]);
    try {
      const place = join(folder, name.replace(/\W+/g, '-'));
      writeDeep(kd, name, place, rows);
      const message = { open: name, folder: place, rows, floor: 1 };
      works.push({ name, sides: await measureInTurns(sides, message, quick ? 1 : 3) });
      console.log(timesTable([works.at(-1)], 'ms'));
    } finally {
      await Promise.all(sides.map((side) => side.stop()));
    }
  }
  return [
    `Milliseconds for the map of two networks of 50 layers on ${rows.toLocaleString('en-US')} rows: unbiased CKA averaged over batches of 128. The maps differ by at most ${largestDifference(works)}.`,
    timesTable(works, 'ms', { 'PyTorch, feature space': 1 }),
    `${versionsOf(works)}.`
  ].join('\n\n');
}
