import type { LiveRun } from '../../../../src/record/LiveRun';
import { beyondBounds } from '../../read/beyondBounds';
import { list, nullable, number, object, oneOf, optional, text } from '../../read/shape';

const change = object({ epoch: number, term: text, setting: oneOf('temperature', 'weight'), from: number, to: number });

const setting = object({ term: text, setting: oneOf('temperature', 'weight'), value: number, next: optional(number) });

const live = object({
  ...{ id: text, started: text, title: text, seed: number },
  state: oneOf('running', 'pausing', 'paused', 'stopping', 'done', 'stopped', 'failed'),
  does: text,
  models: optional(list(object({ name: text, role: text, epoch: number }), 64)),
  ...{ epoch: number, epochs: number, step: number, steps: number },
  ...{ stepsPerSecond: nullable(number), secondsLeft: nullable(number) },
  ...{ spark: list(number, 1000), settings: list(setting, 200), changes: list(change, 100) },
  error: optional(text)
});

/** What a kernel tells of a run, when all that is shown of it is there. */
export function readLiveRun(given: unknown): LiveRun | null {
  if (typeof given !== 'object' || given === null || beyondBounds(given)) return null;
  const { latest } = given as { latest?: unknown };
  const isKnown = typeof latest === 'object' && latest !== null && Object.values(latest).every((value) => Number.isFinite(value));
  return isKnown && live(given, 'run') === null ? (given as LiveRun) : null;
}
