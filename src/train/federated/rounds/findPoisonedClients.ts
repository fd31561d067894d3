import { showValue } from '../../../checks/showValue';
import type { Dataset } from '../../../data/Dataset';
import type { Matrix } from '../../../data/Matrix';
import { isMatrixOf } from '../../../data/isMatrixOf';
import type { LeftOut } from '../../../record/Federation';
import { computeAgreements } from '../poison/computeAgreements';
import { findPoisoned } from '../poison/findPoisoned';
import type { ServerAtWork } from '../strategies/FederatedStrategy';
import type { FederationSetup } from './FederationSetup';

/** The clients whose contributions disagree with those of the others. Nobody, where the server sees no contribution by itself, or the strategy has no logits to compare; null where the public rows cannot tell. */
export async function findPoisonedClients(
  { subject, strategy, aggregate, publicRows }: FederationSetup,
  server: ServerAtWork,
  arrived: ReadonlyMap<string, Float32Array>
): Promise<LeftOut[] | null> {
  if (!strategy.logitsOf || !publicRows || aggregate || arrived.size === 0) return [];
  const logits = new Map<string, Matrix>();
  for (const [client, sent] of arrived) {
    const own = await strategy.logitsOf(sent, server, client);
    checkLogits(subject, own, publicRows);
    logits.set(client, own);
  }
  const found = findPoisoned(computeAgreements(logits));
  return (
    found &&
    found.map(({ client, agreement, threshold }) => ({
      client,
      why: 'poisoned',
      says: `agrees with the others by ${agreement.toFixed(2)}, below ${threshold.toFixed(2)}`
    }))
  );
}

function checkLogits(subject: string, logits: unknown, { y, classes }: Dataset): void {
  if (!isMatrixOf(logits, y.length, classes.length))
    throw new RangeError(
      `${subject}: expected logits of ${y.length} public rows and ${classes.length} classes from logitsOf, got ${showValue(logits)}; return {rows, columns, values}`
    );
}
