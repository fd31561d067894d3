import type { FederationView } from '../types/FederationView';

/** A line of the figure. */
export interface FederationLine {
  /** Null for the mean over the clients. */
  name: string | null;
  /** What stands behind has thin lines: the single clients beside their mean. */
  isBehind: boolean;
  /** [rounds] */
  accuracy: readonly number[];
}

const drawnAtMost = 12;

/** The mean over the clients of each strategy; of one strategy alone also its server, and its clients behind. What is beyond 12 is in the tables. */
export function listFederationLines({ strategies }: FederationView): FederationLine[] {
  const [{ accuracy, models }] = strategies;
  if (models.length === 0)
    return strategies.slice(0, drawnAtMost).map((one) => ({ name: one.name, isBehind: false, accuracy: one.accuracy }));
  const servers = models.filter(({ role }) => role === 'server');
  const clients = models.filter(({ role }) => role === 'client');
  const front = [
    { name: null, isBehind: false, accuracy },
    ...servers.map(({ name, accuracy: own }) => ({ name, isBehind: false, accuracy: own }))
  ];
  return [...front.slice(0, drawnAtMost), ...clients.map(({ name, accuracy: own }) => ({ name, isBehind: true, accuracy: own }))];
}
