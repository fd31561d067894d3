import { checkServerUpdate } from '../strategies/checkServerUpdate';
import type { FederationState } from './FederationState';

/** Takes down what a strategy tells each kind of network. */
export function storeServerUpdate({ setup, updates }: FederationState, published: unknown): void {
  checkServerUpdate(setup.subject, published, setup.kinds.length).forEach((values, kind) => {
    if (values) updates[kind] = { values, version: (updates[kind]?.version ?? 0) + 1 };
  });
}
