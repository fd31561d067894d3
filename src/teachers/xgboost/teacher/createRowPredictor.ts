import { checkNumber } from '../../../checks/checkNumber';
import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { checkOptions } from '../../../checks/checkOptions';
import { showValue } from '../../../checks/showValue';
import { loadBooster } from '../library/createBooster';
import { createHandle, type Handle } from '../library/createHandle';
import type { ModelContents } from '../file/ModelContents';
import { call, loadCApi } from '../library/loadCApi';
import { predictionTypes } from '../library/predictMatrix';
import { answerType } from './answerType';

/** Takes one row, [columns], and returns its margins or, of regression, the numbers that it predicts, [outputs]: always the same array, overwritten by the next call. */
export interface RowPredictor {
  (row: Float32Array): Float32Array;
  /** Frees its copy of the model. */
  dispose(): void;
}

/**
 * XGBoost's in-place prediction with everything set up in advance: the row is copied into a buffer whose address the library knows, and the
 * texts that describe it are made once. It has its own copy of the model, since the number of threads belongs to the model.
 *
 * @throws TypeError or RangeError for bad options; when called, for a row of the wrong length.
 */
export function createRowPredictor(
  teacher: Handle,
  file: Uint8Array,
  { columns, outputs, objective }: ModelContents,
  options: { threads?: number } = {}
): RowPredictor {
  checkOptions('xgboost: inplace', options, ['threads']);
  const { threads = 1 } = options;
  checkNumber('xgboost: inplace', 'threads', threads, { integer: true, atLeast: 0 });
  // A disposed teacher must throw.
  void teacher.address;
  const booster = loadBooster(file, { nthread: threads, verbosity: 0 });
  const proxy = createProxy();
  const { koffi, functions } = loadCApi();
  // It has its own buffer, so it never moves: the library knows its address.
  const input = new Float32Array(new ArrayBuffer(4 * columns));
  const output = new Float32Array(outputs);
  const array = cText(`{"data": [${koffi.address(input)}, true], "shape": [1, ${columns}], "typestr": "<f4", "version": 3}`);
  const config = cText(
    `{"type": ${predictionTypes[answerType(objective)]}, "training": false, "iteration_begin": 0, "iteration_end": 0, "strict_shape": true, "cache_id": 0, "missing": NaN}`
  );
  const [shape, dimensions, result] = [new BigUint64Array(1), new BigUint64Array(1), new BigUint64Array(1)];
  const predict = functions.XGBoosterPredictFromDense;
  let [at, margins] = [0n, output];

  const ask = (row: Float32Array): Float32Array => {
    if (!isSafeToInspect(row) || !(row instanceof Float32Array) || row.length !== columns)
      throw new RangeError(
        `xgboost: expected a row of ${columns} numbers as a Float32Array, got ${showValue(row)}; give all columns`
      );
    input.set(row);
    if (predict(booster.address, array, config, proxy.address, shape, dimensions, result) !== 0) {
      call('XGBoosterPredictFromDense', booster.address, array, config, proxy.address, shape, dimensions, result);
    }
    if (result[0] !== at) {
      at = result[0];
      margins = new Float32Array(koffi.view(at, 4 * outputs));
    }
    for (let j = 0; j < outputs; j++) output[j] = margins[j];
    return output;
  };
  const dispose = () => {
    booster.free();
    proxy.free();
  };
  return Object.assign(ask, { dispose });
}

function createProxy(): Handle {
  const made = new BigUint64Array(1);
  call('XGProxyDMatrixCreate', made);
  return createHandle(made[0], 'XGDMatrixFree');
}

/** A text as a C string. */
function cText(text: string): Buffer {
  return Buffer.from(`${text}\0`);
}
