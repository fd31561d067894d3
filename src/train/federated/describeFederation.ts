import { computeMajorityShare } from '../../metrics/classification/computeMajorityShare';
import { declareModels } from '../../record/declareModels';
import type { ClientOfFederation } from '../../record/Federation';
import type { Started } from '../../record/RunEvent';
import { describeModel } from '../../teachers/describeModel';
import type { RunInputs } from '../check/RunInputs';
import { computeDataDigest } from '../checkpoint/computeDataDigest';
import { describeRun } from '../record/describeRun';
import { stampRun } from '../record/stampRun';
import type { FederationSetup } from './rounds/FederationSetup';

/** The first event of a federation: who learns from which rows, and how. */
export async function describeFederation(setup: FederationSetup, inputs: RunInputs, title: string): Promise<Started> {
  const { checked, clients, kinds, strategy, publicRows, test, validation } = setup;
  const { setup: how, data, ...started } = describeRun(checked, inputs);
  const described: ClientOfFederation[] = [];
  for (const { name, data: rows } of clients) {
    const classes = [...new Set(rows.y)].sort((a, b) => a - b);
    described.push({
      ...{ name, rows: rows.y.length, fingerprint: await computeDataDigest([['train', rows]]) },
      ...(classes.length < rows.classes.length && { classes })
    });
  }
  const servers = kinds.filter(({ network }) => network);
  const federation = {
    ...{ strategy: strategy.description, clients: described, servers: servers.map(({ name }) => name) },
    publicRows: publicRows?.y.length ?? 0
  };
  // No epoch is chosen.
  const { best: _, ...settings } = how;
  const infos = clients.map(({ name, network }) => describeModel(network, 'tfjs layers', name));
  return {
    ...started,
    title,
    ...stampRun([settings, infos, federation, setup.rounds]),
    setup: settings,
    data: {
      ...data,
      name: `${clients.length} ${clients.length === 1 ? 'client' : 'clients'}: ${data.name}`,
      rows: {
        train: described.reduce((sum, { rows }) => sum + rows, 0),
        validation: validation?.y.length ?? 0,
        test: test.y.length
      },
      majority: computeMajorityShare(test)
    },
    ...declareModels([
      ...clients.map(({ name }, i) => ({ name, role: 'client' as const, info: infos[i] })),
      ...servers.map(({ name, network }) => ({
        name,
        role: 'student' as const,
        info: describeModel(network!, 'tfjs layers', name)
      }))
    ]),
    federation
  };
}
