import { contentHash } from './contentHash.mjs';
import { endChildren } from './lock.mjs';
import { SetupError } from './SetupError.mjs';
import { isDone, removeStamp, writeStamp } from './stepStamp.mjs';

/**
 * Does the steps, each as soon as those that it comes after are done, and says how long each took.
 * A step is {name, after, waitsFor, stamp, key(), make()}: `key` digests its inputs, `make` does the work and returns {made, note},
 * where `made` lists what must exist afterwards. It is done again when its inputs, or those of a step in `after`, have changed;
 * `waitsFor` is for the order alone.
 */
export async function runSteps(steps, say) {
  const started = new Map();
  let failed = false;
  const done = (step) => {
    if (!started.has(step)) started.set(step, doStep(step));
    return started.get(step);
  };
  const doStep = async (step) => {
    const named = (names = []) => Promise.all(names.map((name) => done(steps.find((other) => other.name === name))));
    const [before] = await Promise.all([named(step.after), named(step.waitsFor)]);
    const key = contentHash([], [step.key(), ...before]);
    if (failed || isDone(step.stamp, key)) return key;
    const start = performance.now();
    say(`${step.name} ...`);
    try {
      removeStamp(step.stamp);
      writeStamp(step.stamp, key, await step.make());
    } catch (error) {
      if (!failed) {
        failed = true;
        endChildren();
        throw new SetupError(
          `${step.name} failed after ${seconds(start)} s\n${error instanceof SetupError ? error.message : error.stack}`
        );
      }
      return key;
    }
    say(`${step.name.padEnd(28)} ${seconds(start).padStart(6)} s`);
    return key;
  };
  await Promise.all(steps.map(done));
}

export function seconds(start) {
  return ((performance.now() - start) / 1000).toFixed(1);
}
