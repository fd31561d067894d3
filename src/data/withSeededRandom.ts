import { isSafeToInspect } from '../checks/isSafeToInspect';
import { isClassConstructor } from '../checks/isClassConstructor';
import { isPromise, leave } from '../checks/isPromise';
import { showValue } from '../checks/showValue';
import { createRandom } from '../stats/createRandom';

/**
 * Runs a function with `Math.random` seeded, and restores it. The initial weights and the dropout of TensorFlow.js draw from
 * `Math.random`, so two models built under one seed are equal.
 *
 * @throws TypeError unless `build` is a synchronous function; whatever `build` throws.
 * @example
 * ```ts
 * const layer = () => tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4] })] });
 * const [one, two] = [kd.seeded(1, layer), kd.seeded(1, layer)]; // equal weights
 * ```
 */
export function withSeededRandom<T>(seed: number, build: () => T): T {
  const next = createRandom(seed);
  const fix = 'give a function without async or await that returns what it builds';
  if (
    typeof build !== 'function' ||
    !isSafeToInspect(build) ||
    isClassConstructor(build) ||
    build.constructor.name === 'AsyncFunction'
  ) {
    throw new TypeError(`seeded: expected build to be a synchronous function, got ${showValue(build)}; ${fix}`);
  }
  const unseeded = Math.random;
  // An interrupt that stops this by force skips `finally`; the engine's repair looks here.
  Math.random = Object.assign(next, { [Symbol.for('stillroom.unseeded')]: unseeded });
  try {
    const built = build();
    if (isPromise(built)) {
      leave(disposeLate(built));
      throw new TypeError(`seeded: expected build to be a synchronous function, got one that returns a promise; ${fix}`);
    }
    return built;
  } finally {
    Math.random = unseeded;
  }
}

/** Nobody waits for the model that was promised. */
async function disposeLate(promise: Promise<unknown>): Promise<void> {
  const built = (await promise) as { dispose?: () => void } | null;
  built?.dispose?.();
}
