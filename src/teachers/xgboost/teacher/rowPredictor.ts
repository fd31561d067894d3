import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { show } from '../../../checks/show';
import { loadBooster } from '../library/booster';
import { handle, type Handle } from '../library/handle';
import type { ModelContents } from '../file/ModelContents';
import { call, native } from '../library/native';

/** One row, [columns], to its margins, [outputs]: the same array each time, written over by the next call. */
export interface RowPredictor {
  (row: Float32Array): Float32Array;
  /** Frees its copy of the model. */
  dispose(): void;
}

/**
 * XGBoost's in-place prediction with nothing left to set up: the row is copied into a buffer that the library knows by its address, and
 * the texts that describe it are made once. A copy of the model of its own, since the number of threads belongs to the model.
 *
 * @throws TypeError or RangeError for bad options; when asked, for a row of another length.
 */
export function rowPredictor(
  teacher: Handle,
  file: Uint8Array,
  { columns, outputs }: ModelContents,
  options: { threads?: number } = {}
): RowPredictor {
  checkOptions('xgboost: inplace', options, ['threads']);
  const { threads = 1 } = options;
  checkNumber('xgboost: inplace', 'threads', threads, { integer: true, atLeast: 0 });
  // A disposed teacher hands out nothing.
  void teacher.address;
  const booster = loadBooster(file, { nthread: threads, verbosity: 0 });
  const proxy = createProxy();
  const { koffi, functions } = native();
  // With a buffer of its own it never moves: the library knows it by its address.
  const input = new Float32Array(new ArrayBuffer(4 * columns));
  const output = new Float32Array(outputs);
  const array = cText(`{"data": [${koffi.address(input)}, true], "shape": [1, ${columns}], "typestr": "<f4", "version": 3}`);
  const config = cText(
    '{"type": 1, "training": false, "iteration_begin": 0, "iteration_end": 0, "strict_shape": true, "cache_id": 0, "missing": NaN}'
  );
  const [shape, dimensions, result] = [new BigUint64Array(1), new BigUint64Array(1), new BigUint64Array(1)];
  const predict = functions.XGBoosterPredictFromDense;
  let [at, margins] = [0n, output];

  const ask = (row: Float32Array): Float32Array => {
    if (!(row instanceof Float32Array) || row.length !== columns)
      throw new RangeError(`xgboost: expected a row of ${columns} numbers as a Float32Array, got ${show(row)}; give all columns`);
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
  return handle(made[0], 'XGDMatrixFree');
}

/** A text as C takes it. */
function cText(text: string): Buffer {
  return Buffer.from(`${text}\0`);
}
