import { checkNumber } from '../../checks/checkNumber';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { setModelColumns } from '../../models/columnsOf';
import { setModelClasses } from '../../models/readModelClasses';
import { findHost } from '../../notebook/findHost';
import { unlabelled } from '../../data/unlabelled';
import { checkRun } from '../check/checkRun';
import type { CheckedRun } from '../check/CheckedRun';
import type { RunInputs } from '../check/RunInputs';
import { recordRun } from '../record/recordRun';
import { checkClients, checkOtherRows } from './clients/checkClients';
import { checkParticipation } from './checkParticipation';
import { describeFederation } from './describeFederation';
import type { FederatedLearnOptions } from './FederatedLearnOptions';
import type { LearntFederation } from './LearntFederation';
import { buildModels, type BuiltModels } from './rounds/buildModels';
import type { FederationSetup } from './rounds/FederationSetup';
import { runRounds } from './rounds/runRounds';
import { checkFederatedStrategy } from './strategies/checkFederatedStrategy';
import type { FederatedStrategy } from './strategies/FederatedStrategy';

/** What `learn` and each run of a study share: check, build, learn round by round, record. */
export async function learnFederation(subject: string, options: FederatedLearnOptions): Promise<LearntFederation> {
  findHost()?.throwIfInterrupted();
  const clients = checkClients(subject, options.clients);
  const strategy = checkFederatedStrategy(subject, options.strategy);
  checkOtherRows(subject, options, clients[0].data);
  checkAggregate(subject, options, strategy);
  const rounds = checkNumber(subject, 'rounds', options.rounds ?? 10, { integer: true, atLeast: 1, atMost: 100 });
  const deadline = options.deadline === undefined ? Infinity : checkNumber(subject, 'deadline', options.deadline, { above: 0 });
  const seed = checkNumber(subject, 'seed', options.seed ?? 0, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  const isAbsent = checkParticipation(subject, options.absent, { clients: clients.map(({ name }) => name), seed });
  const { test, validation } = options;
  const publicRows = strategy.needsPublicRows || options.publicRows ? unlabelled(options.publicRows!) : undefined;
  const built = buildModels(subject, clients, { seed, hasServer: strategy.hasServer === true });
  try {
    const { checked, inputs } = checkLearning(subject, options, built);
    if (strategy.needsOneKind && built.kinds.length > 1) refuseKinds(subject, strategy, built);
    for (const { network } of [...built.clients, ...built.kinds]) if (network) prepare(network, clients[0].data);
    const setup: FederationSetup = {
      ...{ subject, checked, strategy, clients: built.clients, kinds: built.kinds, test, rounds, isAbsent, deadline },
      ...(publicRows && { publicRows }),
      ...(validation && { validation }),
      ...(options.aggregate && { aggregate: options.aggregate }),
      ...{ times: 3 * rounds * (clients.length + 1), stop: new Error('stopped') }
    };
    const {
      title = `${clients.length} clients: ${strategy.description.name}`,
      show,
      signal,
      control,
      onEvent,
      trackers
    } = options;
    const started = await describeFederation(setup, inputs, title);
    const stepsAnEpoch = Math.ceil(clients[0].data.y.length / checked.batchSize);
    const run = {
      subject,
      started,
      terms: [],
      epochs: started.setup.epochs,
      stepsAnEpoch,
      show,
      signal,
      control,
      onEvent,
      trackers
    };
    const record = await recordRun(run, (recorder) => runRounds(setup, recorder));
    const done = record.federation?.rounds ?? [];
    return {
      says: `${record.title}: ${record.status} after ${done.length} of ${rounds} rounds`,
      rounds: done,
      final: record.status === 'done' ? meanOf(done.at(-1)!.accuracy) : null,
      models: Object.fromEntries(built.clients.map(({ name, network }) => [name, network])),
      servers: Object.fromEntries(built.kinds.flatMap(({ name, network }) => (network ? [[name, network]] : []))),
      record,
      dispose: built.dispose
    };
  } catch (error) {
    built.dispose();
    throw error;
  }
}

function checkAggregate(subject: string, { aggregate, publicRows }: FederatedLearnOptions, strategy: FederatedStrategy): void {
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

function refuseKinds(subject: string, { description }: FederatedStrategy, { kinds }: BuiltModels): never {
  const [one, other] = kinds.map(({ clients }) => clients[0]);
  throw new RangeError(
    `${subject}: expected clients of one kind of network for ${description.name}, got ${kinds.length} kinds, of "${one}" and "${other}" for example; give all the same layers, or take kd.federated.fedMd or kd.federated.fedDf`
  );
}

/** @throws TypeError or RangeError if a network or an option does not fit. */
function checkLearning(
  subject: string,
  options: FederatedLearnOptions,
  { clients }: BuiltModels
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
  const [first] = clients.map(({ name, network, data }) => {
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

function prepare(network: BuiltModels['clients'][number]['network'], { classes, features }: FederatedLearnOptions['test']): void {
  setModelClasses(network, classes);
  setModelColumns(network, features);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
