import { createHandle, type Handle } from './createHandle';
import { call, loadCApi } from './loadCApi';

export type Parameters = { [name: string]: string | number };

/** An empty model. While it learns, it caches predictions for the data matrices given here. */
export function createBooster(parameters: Parameters, matrices: Handle[] = []): Handle {
  const made = new BigUint64Array(1);
  call(
    'XGBoosterCreate',
    BigUint64Array.from(matrices, ({ address }) => address),
    matrices.length,
    made
  );
  const booster = createHandle(made[0], 'XGBoosterFree');
  try {
    for (const [name, value] of Object.entries(parameters)) call('XGBoosterSetParam', booster.address, name, String(value));
    return booster;
  } catch (error) {
    booster.free();
    throw error;
  }
}

/** The model of a whole file, in XGBoost's JSON or UBJSON. */
export function loadBooster(file: Uint8Array, parameters: Parameters): Handle {
  const booster = createBooster(parameters);
  try {
    call('XGBoosterLoadModelFromBuffer', booster.address, file, file.byteLength);
    return booster;
  } catch (error) {
    booster.free();
    throw error;
  }
}

/** A copy of the first rounds of a model. */
export function sliceBooster({ address }: Handle, rounds: number): Handle {
  const made = new BigUint64Array(1);
  call('XGBoosterSlice', address, 0, rounds, 1, made);
  return createHandle(made[0], 'XGBoosterFree');
}

/** The model as the bytes of a file. */
export function saveBooster(booster: Handle, format: 'json' | 'ubj'): Buffer {
  const [length, bytes] = [new BigUint64Array(1), new BigUint64Array(1)];
  call('XGBoosterSaveModelToBuffer', booster.address, JSON.stringify({ format }), length, bytes);
  return Buffer.from(Buffer.from(loadCApi().koffi.view(bytes[0], Number(length[0]))));
}
