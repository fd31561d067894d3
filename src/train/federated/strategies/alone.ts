import type { FederatedStrategy } from './FederatedStrategy';

/**
 * Each client learns its own rows in each round and hears of nobody: the control.
 *
 * @example
 * ```ts
 * kd.federated.alone().description.name; // "alone"
 * ```
 */
export function alone(): FederatedStrategy {
  return { description: { name: 'alone' }, work: (client) => client.learn() };
}
