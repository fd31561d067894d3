import type { RunEnd } from '../../loop/TrainingEnd';
import type { Recorder } from '../../record/recordRun';
import { callServerStrategy } from './callServerStrategy';
import { createClients } from './createClients';
import { createServer, nothingArrived } from './createServer';
import type { FederationSetup } from './FederationSetup';
import { storeServerUpdate } from './storeServerUpdate';
import type { FederationState } from './FederationState';
import { runRound } from './runRound';
import { reportFederationFindings } from './reportFederationFindings';

/** One round after the other. A client that cannot take part is left out, and the round stands. */
export async function runRounds(setup: FederationSetup, recorder: Recorder): Promise<RunEnd> {
  const clients = createClients(setup, recorder);
  const server = createServer(setup, clients, recorder);
  const all: FederationState = { setup, recorder, clients, server, updates: [] };
  const learning = [...clients.map((client) => client.learning), ...server.models];
  try {
    storeServerUpdate(all, await callServerStrategy(all, 'begin', () => setup.strategy.begin?.(server.at(0, nothingArrived()))));
    for (let round = 1; round <= setup.rounds; round++) recorder.tell({ type: 'roundDone', round: await runRound(all, round) });
    await scoreAll(all);
    reportFederationFindings(recorder);
    for (const model of learning) model.end();
    return { status: 'done' };
  } catch (error) {
    if (error !== setup.stop) throw error;
    return { status: 'stopped' };
  } finally {
    for (const model of learning) model.dispose();
  }
}

async function scoreAll({ clients, server, setup, recorder }: FederationState): Promise<void> {
  for (const model of [...clients.map(({ learning }) => learning), ...server.models])
    recorder.tell({ type: 'scored', model: model.name, split: 'test', scores: await model.scoreOn('test', setup.test) });
}
