import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { takeRows } from '../../data/takeRows';
import type { AgainstReal, Faithfulness } from '../../record/SyntheticReport';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';
import { balanceRows } from './balanceRows';
import { copiesOf, type FoundCopies } from './findCopies';
import { computeFrechetDistance } from './computeFrechetDistance';
import { computeManifoldPrecisionRecall } from './computeManifoldPrecisionRecall';
import { computeMoments } from './computeMoments';
import { takePoints } from './PointBlocks';
import { createFeatureSpace, spaceSays, type FeatureSpace } from './createFeatureSpace';
import { measureTrainOnSynthetic } from './measureTrainOnSynthetic';

export interface MeasureInputs {
  subject: string;
  /** All generated rows. */
  made: Dataset;
  /** Which of them are measured. */
  counted: Int32Array;
  real: Dataset;
  realClasses: Int32Array;
  /** What the teacher sees in the generated rows. */
  seen: Int32Array;
  teacher: tf.LayersModel | Teacher | LogitsFunction;
  layer?: string;
  heldOut?: Dataset;
  neighbours: number;
  seed: number;
  copies: FoundCopies;
}

export interface Measured {
  faithfulness: Faithfulness;
  /** Sum of the variances of the real rows: the Fréchet distance of rows that always equal their mean. Null for fewer than two rows. */
  spread: number | null;
}

/** Rows of each side that are measured, and that a classifier is tested on. */
const measuredAtMost = 5000;
/** If vectors have more numbers than this, a Fréchet distance uses no more rows than this: its cost grows with the cube of the smaller of both. */
const wide = 512;

/** The work of `faithfulness`. */
export async function measureFaithfulness(inputs: MeasureInputs): Promise<Measured> {
  const { subject, made, counted, real, realClasses, seen, teacher, layer, neighbours, seed, copies } = inputs;
  const space = createFeatureSpace(subject, { teacher, layer, real });
  const asked = Int32Array.from(counted, (row) => made.y[row]);
  const rows = balanceRows(asked, realClasses, seed, measuredAtMost);
  const enough = rows.synthetic.length > 0;
  const one = await space.vectors(takeRows(real, enough ? rows.real : [0]));
  const vectors = {
    real: enough ? one : takePoints(one, []),
    other: enough ? await space.vectors(takeRows(real, rows.other)) : takePoints(one, []),
    synthetic: enough
      ? await space.vectors(
          takeRows(
            made,
            rows.synthetic.map((row) => counted[row])
          )
        )
      : takePoints(one, [])
  };
  const [of, best] = [
    await computeManifoldPrecisionRecall(vectors.real, vectors.synthetic, neighbours),
    await computeManifoldPrecisionRecall(vectors.real, vectors.other, neighbours)
  ];
  const against = (name: 'precision' | 'recall' | 'coverage'): AgainstReal => ({ synthetic: of[name], real: best[name] });
  const few = (matrix: Matrix) => (matrix.columns > wide && matrix.rows > wide ? everyNth(matrix) : matrix);
  const distance = (matrix: Matrix) => computeFrechetDistance(few(vectors.real), few(matrix));
  const classes = made.classes.length;
  return {
    faithfulness: {
      rows: { synthetic: rows.synthetic.length, real: rows.real.length },
      space: spaceSays(space, one.columns),
      frechet: { synthetic: distance(vectors.synthetic), real: distance(vectors.other) },
      ...{ precision: against('precision'), recall: against('recall'), coverage: against('coverage') },
      trainOnSynthetic: enough ? await taught(inputs, space, rows, vectors) : null,
      classBalance: {
        real: shares(realClasses, classes),
        asked: shares(made.y, classes),
        seen: shares(seen, classes)
      },
      copies: copiesOf(copies)
    },
    spread: vectors.real.rows < 2 ? null : computeMoments(vectors.real).trace
  };
}

/** Tests on the held-out rows, otherwise on labelled real rows that no classifier learnt from. */
async function taught(
  { made, counted, real, realClasses, heldOut }: MeasureInputs,
  space: FeatureSpace,
  rows: ReturnType<typeof balanceRows>,
  vectors: { real: Matrix; synthetic: Matrix }
): Promise<AgainstReal | null> {
  if (!heldOut && real.unlabelled) return null;
  const learnt = new Set(rows.real);
  const left = Array.from((heldOut ?? real).y.keys()).filter((row) => heldOut || !learnt.has(row));
  if (!left.length) return null;
  const step = Math.max(1, left.length / measuredAtMost);
  const chosen = Array.from({ length: Math.floor(left.length / step) }, (_, i) => left[Math.floor(i * step)]);
  const test = takeRows(heldOut ?? real, chosen);
  return measureTrainOnSynthetic(
    { vectors: vectors.synthetic, classes: Int32Array.from(rows.synthetic, (row) => made.y[counted[row]]) },
    { vectors: vectors.real, classes: Int32Array.from(rows.real, (row) => realClasses[row]), labelled: !real.unlabelled },
    { vectors: await space.vectors(test), classes: test.y }
  );
}

function everyNth(matrix: Matrix): Matrix {
  return takePoints(
    matrix,
    Array.from({ length: wide }, (_, i) => Math.floor((i * matrix.rows) / wide))
  );
}

function shares(classes: Int32Array, count: number): number[] {
  const found = new Array<number>(count).fill(0);
  for (const c of classes) found[c] += 1 / classes.length;
  return found;
}
