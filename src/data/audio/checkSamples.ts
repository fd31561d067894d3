import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';

/** @throws TypeError unless it is a Float32Array, which may be empty. */
export function checkSamples(subject: string, samples: unknown): asserts samples is Float32Array {
  if (isSafeToInspect(samples) && samples instanceof Float32Array) return;
  throw new TypeError(
    `${subject}: expected samples as a Float32Array, got ${showValue(samples)}; give those of kd.audio.readWav, or Float32Array.from(...)`
  );
}
