import { createDataMatrix } from '../library/createDataMatrix';
import type { Handle } from '../library/createHandle';
import type { ModelContents } from '../file/ModelContents';
import { predictMatrix } from '../library/predictMatrix';

/**
 * Asks a model from a file about one row without values, so that errors that XGBoost only finds in a prediction are found now.
 *
 * @throws Error or RangeError if it does not answer, or not as the file says.
 */
export function tryPrediction(booster: Handle, { columns, outputs, trees }: ModelContents): void {
  const row = createDataMatrix({ values: new Float32Array(columns).fill(NaN), rows: 1, columns });
  try {
    const margins = predictMatrix(booster, row, 'margin');
    if (margins.columns !== outputs || !margins.values.every(Number.isFinite))
      throw new RangeError(
        `xgboost: expected ${outputs} finite margins of a row, got [${margins.values.join(', ')}]; look at targets, weights and parameters`
      );
    if (trees.length === 0) return;
    const leaves = predictMatrix(booster, row, 'leaf');
    if (leaves.columns !== trees.length)
      throw new RangeError(`xgboost: expected ${trees.length} leaves of a row, got ${leaves.columns}; make the model again`);
  } finally {
    row.free();
  }
}
