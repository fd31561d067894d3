import { computeSeedGain } from '../../stats/computeSeedGain';
import { computeSeedInterval } from '../../stats/computeSeedInterval';
import type { FrontGroup, ParetoFrontView } from '../../views/types/ParetoFrontView';
import { writeParetoFrontSentence } from '../../views/paretoFront/writeParetoFrontSentence';
import type { Cost } from '../cost/Cost';
import { computeHypervolume } from './computeHypervolume';
import type { CostAndValue } from './CostAndValue';
import { findFront } from './findFront';

export interface NamedPoint extends CostAndValue {
  name?: string;
}

export interface FrontInputs {
  /** [seed][point] by the name of what found them. */
  groups: { [name: string]: readonly (readonly NamedPoint[])[] };
  cost: Pick<Cost, 'name' | 'unit' | 'atMost'>;
  rows: number;
  reference: CostAndValue | null;
  title: string;
}

const confidence = 0.95;
const accuracy = { name: 'accuracy', title: 'accuracy', better: 'higher', format: 'share' } as const;

/** Points with the front of each search, and hypervolumes with t intervals over the seeds; those of the first group are paired with the others by seed. */
export function computeFronts({ groups, cost, rows, reference, title }: FrontInputs): ParetoFrontView {
  const volumes = Object.values(groups).map(
    (searches) => reference && searches.map((points) => computeHypervolume(points, reference))
  );
  const found = Object.entries(groups).map(([name, searches], i): FrontGroup => {
    const [own, first] = [volumes[i], volumes[0]];
    const isPaired = i > 0 && own && first && own.length === first.length;
    return {
      ...{ name, seeds: searches.length },
      hypervolume: own && computeSeedInterval(own, confidence),
      behind: isPaired ? computeSeedGain(first, own, confidence) : null,
      points: searches.flatMap(listPoints).sort((a, b) => a.cost - b.cost || a.value - b.value)
    };
  });
  const view = {
    ...{ kind: 'paretoFront' as const, title, rows, split: 'validation', metric: accuracy, cost: cost.name, unit: cost.unit },
    ...{ budget: cost.atMost ?? null, confidence, reference, groups: found }
  };
  return { ...view, says: writeParetoFrontSentence(view) };
}

function listPoints(points: readonly NamedPoint[], seed: number): FrontGroup['points'] {
  const isOnFront = findFront(points);
  return points.map(({ name = '', cost, value }, i) => ({
    name: name || `candidate ${i + 1}`,
    seed,
    cost,
    value,
    isOnFront: isOnFront[i]
  }));
}
