import { checkNumber } from '../../../checks/checkNumber';
import { showValue } from '../../../checks/showValue';

/** What the network's own exit is called. */
export const deepest = 'deepest';
/** The mean of the logits of all exits. */
export const ensemble = 'ensemble';

export interface ExitOptions {
  exits: readonly string[];
  bottleneck?: number;
  /** Weight of the features; 0 for none. */
  hint: number;
  seed: number;
}

const most = 12;

/** @throws TypeError or RangeError unless they are 1 to 12 different names of layers, and numbers in their bounds. */
export function checkExits(
  subject: string,
  { exits, bottleneck, hint = 0 }: { exits: unknown; bottleneck?: number; hint?: number }
): Omit<ExitOptions, 'seed'> {
  const isList = Array.isArray(exits) && exits.length > 0 && exits.length <= most;
  if (!isList || !exits.every((name) => typeof name === 'string'))
    throw new TypeError(
      `${subject}: expected exits at 1 to ${most} layers, got ${showValue(exits)}; give their names in the order of computation, ["stage1", "stage2"]`
    );
  const names = [...exits] as string[];
  const twice = names.find((name, i) => names.indexOf(name) !== i || name === deepest || name === ensemble);
  if (twice !== undefined)
    throw new RangeError(
      `${subject}: expected each exit once, and none called "${deepest}" or "${ensemble}", got ${showValue(twice)}; name other layers`
    );
  if (bottleneck !== undefined) checkNumber(subject, 'bottleneck', bottleneck, { integer: true, atLeast: 1, atMost: 100_000 });
  checkNumber(subject, 'hint', hint, { atLeast: 0 });
  if (hint > 0 && bottleneck !== undefined)
    throw new TypeError(
      `${subject}: expected no bottleneck beside a hint, got ${bottleneck}; leave it out, the features are as wide as the last ones`
    );
  return { exits: names, hint, ...(bottleneck !== undefined && { bottleneck }) };
}
