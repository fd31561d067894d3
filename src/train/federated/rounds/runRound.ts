import type { FederationRound, LeftOut } from '../../../record/Federation';
import type { Recorder } from '../../record/recordRun';
import { callServerStrategy } from './callServerStrategy';
import { findPoisonedClients } from './findPoisonedClients';
import { storeServerUpdate } from './storeServerUpdate';
import type { FederationState } from './FederationState';
import { nothingArrived } from './createServer';
import { scoreRound } from './scoreRound';
import { tellClient, runClientWork, type BytesOfClient } from './runClientWork';

/** What the clients that take part do, what the server makes of it, and who was left out. */
export async function runRound(all: FederationState, round: number): Promise<FederationRound> {
  const { setup, clients, server } = all;
  const bytes = new Map(clients.map(({ name }): [string, BytesOfClient] => [name, { up: 0, down: 0 }]));
  const left: LeftOut[] = [];
  const present = clients.filter(({ name }) => !setup.isAbsent(round, name));
  for (const client of clients) if (!present.includes(client)) left.push({ client: client.name, why: 'absent' });
  const arrived = new Map<string, Float32Array>();
  for (const client of present) {
    const outcome = await runClientWork(all, client, round, bytes.get(client.name)!);
    if ('why' in outcome) left.push(outcome);
    else if (outcome.sent) arrived.set(client.name, outcome.sent);
  }
  const expected = present.map(({ name }) => name);
  left.push(...(await leaveOutPoisoned(all, round, arrived, expected)));
  const contributions = setup.aggregate ? new Map<string, Float32Array>() : arrived;
  const known = server.at(round, { arrived, contributions, expected });
  storeServerUpdate(all, await callServerStrategy(all, 'serve', () => setup.strategy.serve?.(known)));
  // Whoever is late or has failed hears of it in another round.
  const listening = present.filter(({ name }) => !left.some(({ client, why }) => client === name && why !== 'poisoned'));
  for (const client of listening) {
    const failed = await tellClient(all, client, round, bytes.get(client.name)!);
    if (failed) left.push(failed);
  }
  return { ...(await scoreRound(all)), ...columnsOf(bytes), left: left.map(withShortWords), ...whatElse(all) };
}

/** They are taken out of what has arrived and of whom the server expects. */
async function leaveOutPoisoned(
  all: FederationState,
  round: number,
  arrived: Map<string, Float32Array>,
  expected: string[]
): Promise<LeftOut[]> {
  const { setup, server, recorder } = all;
  const known = server.at(round, { ...nothingArrived(), contributions: arrived });
  const found = await callServerStrategy(all, 'logitsOf', () => findPoisonedClients(setup, known, arrived));
  if (found === null) tellOnce(recorder, round);
  for (const { client } of found ?? []) {
    arrived.delete(client);
    expected.splice(expected.indexOf(client), 1);
  }
  return found ?? [];
}

function tellOnce(recorder: Recorder, round: number): void {
  const check = 'agreementTooLow';
  if (recorder.record().findings.some((finding) => finding.check === check)) return;
  const says = `From round ${round} on there were rounds in which the clients agreed so little on the public rows that nobody who poisons could be told from the others.`;
  recorder.tellFindings([{ check, level: 'warning', value: round, says, hint: 'Take public rows like those of the clients.' }]);
}

function whatElse({ clients, server }: FederationState): Pick<FederationRound, 'privacy' | 'judged'> {
  const privacy = clients.flatMap((client) => (client.privacy ? [client.privacy] : []));
  const judged = server.takeJudged();
  return { ...(privacy.length > 0 && { privacy }), ...(judged.length > 0 && { judged }) };
}

function columnsOf(bytes: ReadonlyMap<string, BytesOfClient>): { up: number[]; down: number[] } {
  const all = [...bytes.values()];
  return { up: all.map(({ up }) => up), down: all.map(({ down }) => down) };
}

/** A record has bounds. */
function withShortWords({ says, ...rest }: LeftOut): LeftOut {
  return { ...rest, ...(says !== undefined && { says: says.slice(0, 200) }) };
}
