import type { FederationCurves } from '../../src/record/FederationCurves';

/** Two clients and a server by one strategy, over two rounds of one seed; a client was late, and one learns privately. */
export function exampleFederation(): FederationCurves {
  const client = { role: 'client' as const, up: 800, down: 400 };
  return {
    ...{ title: 'Two clients', rounds: 2, seeds: 1, confidence: 0.95, control: null },
    strategies: [
      {
        ...{ name: 'fedAvg', accuracy: [0.5, 0.7], up: 1600, down: 800, epsilon: [1.5, 2.5] },
        models: [
          { ...client, name: 'north', accuracy: [0.4, 0.6], epsilon: 2.5, delta: 1e-5, accountant: 'rdp' },
          { ...client, name: 'south', accuracy: [0.6, 0.8] },
          { name: 'server', role: 'server', accuracy: [0.6, 0.75], up: 0, down: 0 }
        ],
        final: { mean: 0.7, low: null, high: null },
        server: { mean: 0.75, low: null, high: null },
        left: [{ round: 1, client: 'south', why: 'late' }]
      }
    ]
  };
}

/** Two strategies over three seeds; the first is the control. */
export function exampleFederationStudy(): FederationCurves {
  const interval = (mean: number) => ({ mean, low: mean - 0.02, high: mean + 0.02 });
  const common = { models: [], left: [] };
  return {
    ...{ title: 'Two strategies', rounds: 2, seeds: 3, confidence: 0.95, control: 'alone' },
    strategies: [
      { ...common, name: 'alone', accuracy: [0.4, 0.5], final: interval(0.5), up: 0, down: 0 },
      { ...common, name: 'FedMD', accuracy: [0.5, 0.7], final: interval(0.7), gain: interval(0.2), up: 80_000, down: 80_000 }
    ]
  };
}
