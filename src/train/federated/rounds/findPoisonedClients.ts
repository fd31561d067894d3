import type { Matrix } from '../../../data/Matrix';
import type { LeftOut } from '../../../record/Federation';
import { computeAgreements } from '../poison/computeAgreements';
import { findPoisoned } from '../poison/findPoisoned';
import type { ServerAtWork } from '../strategies/FederatedStrategy';
import type { FederationSetup } from './FederationSetup';

/** The clients whose contributions disagree with those of the others. Nobody, where the server sees no contribution by itself, or the strategy has no logits to compare. */
export async function findPoisonedClients(
  { strategy, aggregate, publicRows }: FederationSetup,
  server: ServerAtWork,
  arrived: ReadonlyMap<string, Float32Array>
): Promise<LeftOut[]> {
  if (!strategy.logitsOf || !publicRows || aggregate || arrived.size === 0) return [];
  const logits = new Map<string, Matrix>();
  for (const [client, sent] of arrived) logits.set(client, await strategy.logitsOf(sent, server, client));
  return findPoisoned(computeAgreements(logits)).map(({ client, agreement, threshold }) => ({
    client,
    why: 'poisoned',
    says: `agrees with the others by ${agreement.toFixed(2)}, below ${threshold.toFixed(2)}`
  }));
}
