import type { KoffiFunc } from 'koffi' with { 'resolution-mode': 'import' };
import { findHost } from '../../../notebook/findHost';
import { visible } from '../../../checks/showValue';
import { formatErrorSentence } from './formatErrorSentence';
import { findLibxgboost } from './findLibxgboost';

/** What a C function of XGBoost takes: handles and addresses are bigints, outputs are typed arrays that it writes to. */
export type NativeArgument = bigint | number | string | string[] | NodeJS.TypedArray | null;

type Koffi = typeof import('koffi', { with: { 'resolution-mode': 'import' } });
type NativeFunction = KoffiFunc<(...args: NativeArgument[]) => number>;

const pointer = 'void *';
const size = 'uint64_t';

/** The part of XGBoost's C API that is used here (include/xgboost/c_api.h), with the types of its arguments. */
const signatures = {
  XGBSetGlobalConfig: ['str'],
  XGBuildInfo: [pointer],
  XGDMatrixCreateFromMat: [pointer, size, size, 'float', pointer],
  XGDMatrixSetFloatInfo: [pointer, 'str', pointer, size],
  XGDMatrixSetStrFeatureInfo: [pointer, 'str', 'char **', size],
  XGDMatrixFree: [pointer],
  XGProxyDMatrixCreate: [pointer],
  XGBoosterCreate: [pointer, size, pointer],
  XGBoosterFree: [pointer],
  XGBoosterSlice: [pointer, 'int', 'int', 'int', pointer],
  XGBoosterSetParam: [pointer, 'str', 'str'],
  XGBoosterSetAttr: [pointer, 'str', 'str'],
  XGBoosterSetStrFeatureInfo: [pointer, 'str', 'char **', size],
  XGBoosterUpdateOneIter: [pointer, 'int', pointer],
  XGBoosterEvalOneIter: [pointer, 'int', pointer, 'char **', size, pointer],
  XGBoosterPredictFromDMatrix: [pointer, pointer, 'str', pointer, pointer, pointer],
  XGBoosterPredictFromDense: [pointer, pointer, pointer, pointer, pointer, pointer, pointer],
  XGBoosterFeatureScore: [pointer, 'str', pointer, pointer, pointer, pointer, pointer],
  XGBoosterLoadModelFromBuffer: [pointer, pointer, size],
  XGBoosterSaveModelToBuffer: [pointer, 'str', pointer, pointer]
} as const;

export type NativeName = keyof typeof signatures;

interface Native {
  koffi: Koffi;
  functions: Record<NativeName, NativeFunction>;
  lastError: () => string;
}

let loaded: Native | undefined;

/** XGBoost's library, loaded on first use: importing the toolkit needs neither it nor koffi. */
export function loadCApi(): Native {
  if (loaded) return loaded;
  loaded = open(findLibxgboost());
  // Its warnings go to the process's own stderr, past every notebook.
  call('XGBSetGlobalConfig', '{"verbosity": 0}');
  return loaded;
}

/**
 * Calls a function of the library.
 *
 * @throws Error with XGBoost's own sentence.
 */
export function call(name: NativeName, ...args: NativeArgument[]): void {
  const { functions, lastError } = loadCApi();
  const host = findHost();
  const run = () => functions[name](...args);
  if ((host?.native ? host.native(name, run) : run()) !== 0)
    throw new Error(
      `xgboost: expected the library to take what it was given, got "${visible(formatErrorSentence(lastError()))}"; change what it names`
    );
}

/** The same on another thread, so that this one stays free. Its arguments must stay alive until then. */
export function callAsync(name: NativeName, ...args: NativeArgument[]): Promise<void> {
  const { functions } = loadCApi();
  return new Promise((resolve, reject) => {
    functions[name].async(...args, (error: unknown, code: number) => {
      if (error) reject(error as Error);
      else if (code === 0) resolve();
      // The error text stays in the thread in which the error happened.
      else reject(new Error(`xgboost: expected ${name} to do its work, got error ${code}; give less data or free memory`));
    });
  });
}

function open(path: string): Native {
  const koffi = require('koffi') as Koffi;
  try {
    const library = koffi.load(path);
    const functions = Object.fromEntries(
      Object.entries(signatures).map(([name, types]) => [name, library.func(name, 'int', [...types])])
    ) as Record<NativeName, NativeFunction>;
    return { koffi, functions, lastError: library.func('const char *XGBGetLastError()') as () => string };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new Error(
      `xgboost: expected ${path} to be XGBoost's library, got one that cannot be loaded (${reason}); install it again`,
      { cause: error }
    );
  }
}
