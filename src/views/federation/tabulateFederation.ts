import type { FederationModel } from '../../record/FederationCurves';
import type { Table } from '../table/Table';
import type { FederationView } from '../types/FederationView';
import { formatBytes } from '../words/formatBytes';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';
import { formatSeedGain } from '../words/formatSeedGain';
import { formatSeedInterval } from '../words/formatSeedInterval';

/** A row for each strategy: what its clients and its server know at the end, and what was sent. */
export function tabulateStrategiesOfFederation({ strategies, rounds, seeds, confidence, control }: FederationView): Table {
  const hasServer = strategies.some(({ server }) => server !== undefined);
  const hasEpsilon = strategies.some(({ epsilon }) => epsilon !== undefined);
  const intervals =
    seeds > 1 ? `, means over ${formatCount(seeds)} seeds with ${formatNumber(100 * confidence)} % intervals` : '';
  return {
    caption: `Accuracy after ${formatCount(rounds)} ${rounds === 1 ? 'round' : 'rounds'}${intervals}`,
    columns: [
      ...['Strategy', 'Clients'],
      ...(hasServer ? ['Server'] : []),
      ...(control === null ? [] : [`More than ${control}`]),
      ...['Sent up', 'Sent down'],
      ...(hasEpsilon ? ['Largest epsilon'] : [])
    ],
    rows: strategies.map(({ name, final, server, gain, up, down, epsilon }) => [
      ...[name, formatSeedInterval(final)],
      ...(hasServer ? [formatSeedInterval(server)] : []),
      ...(control === null ? [] : [formatSeedGain(gain)]),
      ...[formatBytes(up), formatBytes(down)],
      ...(hasEpsilon ? [formatEpsilon(epsilon?.at(-1))] : [])
    ])
  };
}

/** A row for each client and each model of the server; null if there are several strategies. */
export function tabulateModelsOfFederation({ strategies }: FederationView): Table | null {
  const [{ name: by, models, left }] = strategies;
  if (models.length === 0) return null;
  const isPrivate = models.some(({ epsilon }) => epsilon !== undefined);
  return {
    caption: `${by}: clients and server after the last round`,
    columns: ['Model', 'Accuracy', 'Sent up', 'Sent down', ...(isPrivate ? ['Epsilon', 'Accountant'] : []), 'Left out'],
    rows: models.map((model) => [
      model.name,
      formatPercent(model.accuracy.at(-1) ?? null, 1),
      ...(model.role === 'server' ? ['–', '–'] : [formatBytes(model.up), formatBytes(model.down)]),
      ...(isPrivate ? [formatPrivacy(model), model.accountant ?? '–'] : []),
      left
        .filter(({ client }) => client === model.name)
        .map(({ round, why }) => `${formatCount(round)}: ${why}`)
        .join(', ') || '–'
    ])
  };
}

function formatPrivacy({ epsilon, delta }: FederationModel): string {
  return delta === undefined ? formatEpsilon(epsilon) : `${formatEpsilon(epsilon)} at delta ${formatNumber(delta)}`;
}

function formatEpsilon(epsilon: number | null | undefined): string {
  return epsilon === null || epsilon === undefined ? '–' : formatNumber(epsilon);
}
