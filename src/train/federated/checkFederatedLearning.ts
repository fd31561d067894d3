import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { checkRun } from '../check/checkRun';
import type { CheckedRun } from '../check/CheckedRun';
import type { RunInputs } from '../check/RunInputs';
import type { FederatedLearnOptions } from './FederatedLearnOptions';
import type { BuiltModels } from './rounds/buildModels';
import type { FederatedStrategy } from './strategies/FederatedStrategy';

/** @throws TypeError if public rows are missing, or contributions are to be hidden from a server that has to see them. */
export function checkAggregate(
  subject: string,
  { aggregate, publicRows }: FederatedLearnOptions,
  strategy: FederatedStrategy
): void {
  const { name } = strategy.description;
  if (strategy.needsPublicRows && publicRows === undefined)
    throw new TypeError(
      `${subject}: expected publicRows for ${name}, got none; give rows that all clients have, labels are not read`
    );
  if (aggregate === undefined) return;
  if (!isCallable(aggregate))
    throw new TypeError(`${subject}: expected aggregate to be a function, got ${showValue(aggregate)}; give one or leave it out`);
  if (strategy.seesEach)
    throw new TypeError(
      `${subject}: expected a strategy whose server needs the sum alone, got aggregate with ${name}, whose server has to see what each client sends; leave one out`
    );
}

/** @throws TypeError or RangeError if a network or an option does not fit. */
export function checkFederatedLearning(
  subject: string,
  options: FederatedLearnOptions,
  strategy: FederatedStrategy,
  built: BuiltModels
): { checked: CheckedRun; inputs: RunInputs } {
  const { epochs = 2, batchSize = 32, optimizer, seed, title, trackers, test } = options;
  const learning = {
    epochs,
    batchSize,
    optimizer,
    seed,
    title,
    trackers,
    baseline: false as const,
    alone: { labelSmoothing: 0 }
  };
  if (strategy.needsOneKind && built.kinds.length > 1) refuseKinds(subject, strategy, built);
  const [first] = built.clients.map(({ name, network, data }) => {
    const of = `${subject}: client "${name}"`;
    // No epoch is chosen, so nothing is held out.
    const inputs = { ...learning, student: network, data: { train: data, validation: test, test } };
    const checked = checkRun(of, inputs);
    const units = network.outputs[0].shape[1] as number;
    if (units !== data.classes.length)
      throw new RangeError(
        `${of}: expected its network to have one unit for each of ${data.classes.length} classes, got ${units}; give its last layer ${data.classes.length} units`
      );
    return { checked, inputs };
  });
  return first;
}

function refuseKinds(subject: string, { description }: FederatedStrategy, { kinds }: BuiltModels): never {
  const [one, other] = kinds.map(({ clients }) => clients[0]);
  throw new RangeError(
    `${subject}: expected clients of one kind of network for ${description.name}, got ${kinds.length} kinds, of "${one}" and "${other}" for example; give all the same layers, or take kd.federated.fedMd or kd.federated.fedDf`
  );
}
