import { isFiniteNumbers } from '../../../checks/isFiniteNumbers';
import { readErrorMessage } from '../../../checks/readErrorMessage';
import type { LeftOut } from '../../../record/Federation';
import type { RunningClient } from './createClients';
import { revertUnlessFinite } from './revertUnlessFinite';
import type { FederationState } from './FederationState';

/** Bytes that a client has sent and received in a round. */
export interface BytesOfClient {
  up: number;
  down: number;
}

/** What a client does until it sends, and what it sends. */
export async function runClientWork(
  all: FederationState,
  client: RunningClient,
  round: number,
  bytes: BytesOfClient
): Promise<LeftOut | { sent?: Float32Array }> {
  const { strategy, subject, deadline } = all.setup;
  let sent: Float32Array | undefined;
  const failed = await attempt(all, client, async () => {
    await receiveServerUpdate(all, client, round, bytes);
    await strategy.work(client.at(round));
    const contribution = await strategy.contribute?.(client.at(round));
    if (contribution !== undefined && !isFiniteNumbers(contribution))
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

/** Tells a client the newest update; what stands in its way, if it fails. */
export function tellClient(
  all: FederationState,
  client: RunningClient,
  round: number,
  bytes: BytesOfClient
): Promise<LeftOut | null> {
  return attempt(all, client, () => receiveServerUpdate(all, client, round, bytes));
}

/** The newest update, if the client has not received it. */
async function receiveServerUpdate(
  { setup, updates }: FederationState,
  client: RunningClient,
  round: number,
  bytes: BytesOfClient
): Promise<void> {
  const newest = updates[client.kind];
  if (!newest || newest.version === client.version || !setup.strategy.receive) return;
  bytes.down += newest.values.byteLength;
  await setup.strategy.receive(client.at(round), newest.values);
  client.version = newest.version;
}

/** Does something with a client. If that fails, its network is as it was before, and it is said why; only the end of the run goes through. */
async function attempt(
  { setup, recorder }: FederationState,
  client: RunningClient,
  work: () => Promise<void>
): Promise<LeftOut | null> {
  const begun = performance.now();
  try {
    await revertUnlessFinite(client.learning.model, work);
    return null;
  } catch (error) {
    if (error === setup.stop || recorder.stopped()) throw setup.stop;
    return { client: client.name, why: 'failed', says: readErrorMessage(error) };
  } finally {
    client.worked += (performance.now() - begun) / 1000;
  }
}
