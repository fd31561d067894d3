import { checkNumber } from '../../checks/checkNumber';
import { setModelColumns } from '../../models/columnsOf';
import { setModelClasses } from '../../models/readModelClasses';
import { findHost } from '../../notebook/findHost';
import { unlabelled } from '../../data/unlabelled';
import { computeMean } from '../../stats/computeMean';
import { recordRun } from '../record/recordRun';
import { checkAggregate, checkFederatedLearning } from './checkFederatedLearning';
import { checkClients, checkOtherRows } from './clients/checkClients';
import { checkParticipation } from './checkParticipation';
import { describeFederation } from './describeFederation';
import type { FederatedLearnOptions } from './FederatedLearnOptions';
import type { LearntFederation } from './LearntFederation';
import { buildModels, type BuiltModels } from './rounds/buildModels';
import type { FederationSetup } from './rounds/FederationSetup';
import { runRounds } from './rounds/runRounds';
import { checkFederatedStrategy } from './strategies/checkFederatedStrategy';

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
    const { checked, inputs } = checkFederatedLearning(subject, options, strategy, built);
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
      final: record.status === 'done' ? computeMean(done.at(-1)!.accuracy) : null,
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

function prepare(network: BuiltModels['clients'][number]['network'], { classes, features }: FederatedLearnOptions['test']): void {
  setModelClasses(network, classes);
  setModelColumns(network, features);
}
