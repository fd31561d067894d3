import type { FederationRound, LeftOut } from '../../../record/Federation';
import type { RunEnd } from '../../loop/TrainingEnd';
import type { Recorder } from '../../record/recordRun';
import { checkNews } from '../strategies/checkNews';
import { createClients, type RunningClient } from './createClients';
import { createServer, type RunningServer } from './createServer';
import type { FederationSetup } from './FederationSetup';
import { findPoisonedClients } from './findPoisonedClients';
import { keepIfFinite } from './keepIfFinite';
import { tellFederationFindings } from './tellFederationFindings';

/** What is on its way in a federation. */
interface Rounds {
  setup: FederationSetup;
  recorder: Recorder;
  clients: RunningClient[];
  server: RunningServer;
  /** The newest news for each kind of network, and how often there have been any. */
  news: { values: Float32Array; version: number }[];
}

/** One round after the other. A client that cannot take part is left out, and the round stands. */
export async function runRounds(setup: FederationSetup, recorder: Recorder): Promise<RunEnd> {
  const clients = createClients(setup, recorder);
  const server = createServer(setup, clients, recorder);
  const all: Rounds = { setup, recorder, clients, server, news: [] };
  const learning = [...clients.map((client) => client.learning), ...server.models];
  try {
    publish(all, setup.strategy.begin?.(server.at(0, nothing())));
    for (let round = 1; round <= setup.rounds; round++) recorder.tell({ type: 'roundDone', round: await runRound(all, round) });
    await scoreAll(all);
    tellFederationFindings(recorder);
    for (const model of learning) model.end();
    return { status: 'done' };
  } catch (error) {
    if (error !== setup.stop) throw error;
    return { status: 'stopped' };
  } finally {
    for (const model of learning) model.dispose();
  }
}

async function runRound(all: Rounds, round: number): Promise<FederationRound> {
  const { setup, clients, server } = all;
  const bytes = new Map(clients.map(({ name }) => [name, { up: 0, down: 0 }]));
  const left: LeftOut[] = [];
  const present = clients.filter(({ name }) => !setup.isAbsent(round, name));
  for (const client of clients) if (!present.includes(client)) left.push({ client: client.name, why: 'absent' });
  const arrived = new Map<string, Float32Array>();
  for (const client of present) {
    const outcome = await workOf(all, client, round, bytes.get(client.name)!);
    if ('why' in outcome) left.push(outcome);
    else if (outcome.sent) arrived.set(client.name, outcome.sent);
  }
  const expected = present.map(({ name }) => name);
  left.push(...(await leaveOutPoisoned(all, round, arrived, expected)));
  const contributions = setup.aggregate ? new Map<string, Float32Array>() : arrived;
  publish(all, await setup.strategy.serve?.(server.at(round, { arrived, contributions, expected })));
  // Whoever is late or has failed hears of it in another round.
  const listening = present.filter(({ name }) => !left.some(({ client, why }) => client === name && why !== 'poisoned'));
  for (const client of listening) {
    const failed = await attempt(all, client, () => hearNews(all, client, round, bytes.get(client.name)!));
    if (failed) left.push(failed);
  }
  return { ...(await scoreRound(all)), ...columnsOf(bytes), left: left.map(withShortWords), ...whatElse(all) };
}

/** What a client does until it sends, and what it sends. */
async function workOf(
  all: Rounds,
  client: RunningClient,
  round: number,
  bytes: { up: number; down: number }
): Promise<LeftOut | { sent?: Float32Array }> {
  const { strategy, subject, deadline } = all.setup;
  let sent: Float32Array | undefined;
  const failed = await attempt(all, client, async () => {
    await hearNews(all, client, round, bytes);
    await strategy.work(client.at(round));
    const contribution = await strategy.contribute?.(client.at(round));
    if (contribution !== undefined && !(contribution instanceof Float32Array && contribution.every(Number.isFinite)))
      throw new TypeError(
        `${subject}: expected "${client.name}" to send finite numbers in a Float32Array, got others; look at its rows`
      );
    sent = contribution;
    client.hasTakenPart = true;
  });
  const seconds = client.stated?.(round) ?? client.worked;
  client.worked = 0;
  if (failed) return failed;
  bytes.up += sent?.byteLength ?? 0;
  if (seconds <= deadline) return { ...(sent && { sent }) };
  const words = `took ${seconds.toPrecision(3)} s, and the round waits ${deadline} s`;
  return { client: client.name, why: 'late', says: words };
}

/** The newest news, if the client has not heard them. */
async function hearNews({ setup, news }: Rounds, client: RunningClient, round: number, bytes: { down: number }): Promise<void> {
  const newest = news[client.kind];
  if (!newest || newest.version === client.version || !setup.strategy.receive) return;
  bytes.down += newest.values.byteLength;
  await setup.strategy.receive(client.at(round), newest.values);
  client.version = newest.version;
}

/** Does something with a client. If that fails, its network is as it was before, and it is said why; only the end of the run goes through. */
async function attempt({ setup, recorder }: Rounds, client: RunningClient, work: () => Promise<void>): Promise<LeftOut | null> {
  const begun = performance.now();
  try {
    await keepIfFinite(client.learning.model, work);
    return null;
  } catch (error) {
    if (error === setup.stop || recorder.stopped()) throw setup.stop;
    return { client: client.name, why: 'failed', says: error instanceof Error ? error.message : String(error) };
  } finally {
    client.worked += (performance.now() - begun) / 1000;
  }
}

async function leaveOutPoisoned(
  { setup, server }: Rounds,
  round: number,
  arrived: Map<string, Float32Array>,
  expected: string[]
): Promise<LeftOut[]> {
  const found = await findPoisonedClients(setup, server.at(round, { ...nothing(), contributions: arrived }), arrived);
  for (const { client } of found) {
    arrived.delete(client);
    expected.splice(expected.indexOf(client), 1);
  }
  return found;
}

function publish({ setup, news }: Rounds, published: unknown): void {
  checkNews(setup.subject, published, setup.kinds.length).forEach((values, kind) => {
    if (values) news[kind] = { values, version: (news[kind]?.version ?? 0) + 1 };
  });
}

async function scoreRound({ clients, server, setup, recorder }: Rounds): Promise<Pick<FederationRound, 'accuracy' | 'servers'>> {
  const accuracyOf = async (models: readonly RunningClient['learning'][]) => {
    const all: number[] = [];
    for (const model of models) {
      all.push((await model.scoreOn('test', setup.test)).accuracy);
      if (recorder.stopped()) throw setup.stop;
    }
    return all;
  };
  const accuracy = await accuracyOf(clients.map(({ learning }) => learning));
  return { accuracy, ...(server.models.length > 0 && { servers: await accuracyOf(server.models) }) };
}

async function scoreAll({ clients, server, setup, recorder }: Rounds): Promise<void> {
  for (const model of [...clients.map(({ learning }) => learning), ...server.models])
    recorder.tell({ type: 'scored', model: model.name, split: 'test', scores: await model.scoreOn('test', setup.test) });
}

function whatElse({ clients, server }: Rounds): Pick<FederationRound, 'privacy' | 'judged'> {
  const privacy = clients.flatMap((client) => (client.privacy ? [client.privacy] : []));
  const judged = server.takeJudged();
  return { ...(privacy.length > 0 && { privacy }), ...(judged.length > 0 && { judged }) };
}

function columnsOf(bytes: ReadonlyMap<string, { up: number; down: number }>): { up: number[]; down: number[] } {
  const all = [...bytes.values()];
  return { up: all.map(({ up }) => up), down: all.map(({ down }) => down) };
}

/** A record has bounds. */
function withShortWords({ says, ...rest }: LeftOut): LeftOut {
  return { ...rest, ...(says !== undefined && { says: says.slice(0, 200) }) };
}

function nothing() {
  return { arrived: new Map<string, Float32Array>(), contributions: new Map<string, Float32Array>(), expected: [] };
}
