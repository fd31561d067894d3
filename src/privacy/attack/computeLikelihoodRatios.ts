/** What models said of rows, and which rows they learnt from. */
export interface ShadowAnswers {
  /** [models * rows] Log odds of the right class. */
  odds: Float64Array;
  /** [models * rows] 1 if the model learnt from the row. */
  members: Int32Array;
  models: number;
  rows: number;
}

/**
 * [models * rows] How much likelier the answer of a model is if it learnt from the row: log N(odds; in) - log N(odds; out), where the means of both are those of the other models for this row, and the
 * variances those of the other models round their means, over all rows together, as Carlini et al. do with few models.
 *
 * Carlini et al. 2022, "Membership Inference Attacks From First Principles", arXiv 2112.03570, online attack.
 */
export function computeLikelihoodRatios(answers: ShadowAnswers): Float64Array {
  const { odds, models, rows } = answers;
  const ratios = new Float64Array(models * rows);
  for (let target = 0; target < models; target++) {
    const [inside, outside] = [1, 0].map((member) => fitGaussians(answers, target, member));
    for (let row = 0; row < rows; row++) {
      const place = target * rows + row;
      ratios[place] =
        logDensity(odds[place], inside.means[row], inside.variance) -
        logDensity(odds[place], outside.means[row], outside.variance);
    }
  }
  return ratios;
}

interface Gaussians {
  /** [rows] */
  means: Float64Array;
  variance: number;
}

/** Of the models but one that learnt from a row (member 1), or did not. There are at least two models of each kind for every row, so at least one is left. */
function fitGaussians({ odds, members, models, rows }: ShadowAnswers, target: number, member: number): Gaussians {
  const means = new Float64Array(rows);
  let [squares, freedom] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const own: number[] = [];
    for (let model = 0; model < models; model++) {
      const place = model * rows + row;
      if (model !== target && members[place] === member) own.push(odds[place]);
    }
    means[row] = own.reduce((sum, value) => sum + value, 0) / own.length;
    for (const value of own) squares += (value - means[row]) ** 2;
    freedom += own.length - 1;
  }
  // Models that all say the same would have a variance of 0.
  return { means, variance: Math.max(1e-12, squares / Math.max(1, freedom)) };
}

function logDensity(value: number, mean: number, variance: number): number {
  return -((value - mean) ** 2) / (2 * variance) - Math.log(2 * Math.PI * variance) / 2;
}
