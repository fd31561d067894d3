import type { Matrix } from '../../data/Matrix';
import { visitDistanceBlocks } from './visitDistanceBlocks';
import { ownDistances } from './findNearestNeighbors';
import { pointsOf } from './PointBlocks';

/** Shares, 0 to 1; null for fewer than two rows. */
export interface ManifoldPrecisionRecall {
  precision: number | null;
  recall: number | null;
  coverage: number | null;
}

/**
 * How two lists of vectors cover each other. A row lies on the manifold of the others when it is within the distance of one of them to its k-th
 * nearest own neighbour. Precision: synthetic rows on the manifold of the real ones; recall: real rows on that of the synthetic ones
 * (Kynkäänniemi et al. 2019, arXiv 1904.06991). Coverage: real rows with a synthetic one within their own distance (Naeem et al. 2020,
 * arXiv 2002.09797), which a single outlier cannot raise.
 *
 * @param neighbours k; all other rows if there are fewer.
 */
export async function computeManifoldPrecisionRecall(
  real: Matrix,
  synthetic: Matrix,
  neighbours: number
): Promise<ManifoldPrecisionRecall> {
  if (real.rows < 2 || synthetic.rows < 2) return { precision: null, recall: null, coverage: null };
  const [reals, synthetics] = [pointsOf(real), pointsOf(synthetic)];
  const [ofReal, ofSynthetic] = [
    await ownDistances(reals, Math.min(neighbours, real.rows - 1)),
    await ownDistances(synthetics, Math.min(neighbours, synthetic.rows - 1))
  ];
  const onReal = new Uint8Array(synthetic.rows);
  const onSynthetic = new Uint8Array(real.rows);
  const covered = new Uint8Array(real.rows);
  await visitDistanceBlocks(synthetics, reals, ({ a, b, rowsA, rowsB, squares }) => {
    for (let i = 0, at = 0; i < rowsA; i++)
      for (let j = 0; j < rowsB; j++, at++) {
        const distance = Math.sqrt(squares[at]);
        if (distance <= ofReal[b + j]) onReal[a + i] = covered[b + j] = 1;
        if (distance <= ofSynthetic[a + i]) onSynthetic[b + j] = 1;
      }
  });
  return { precision: share(onReal), recall: share(onSynthetic), coverage: share(covered) };
}

function share(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0) / flags.length;
}
