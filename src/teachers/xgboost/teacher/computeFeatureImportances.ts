import type { Handle } from '../library/createHandle';
import type { ModelContents } from '../file/ModelContents';
import { call, loadCApi } from '../library/loadCApi';

/** How important a column is for a model. */
export interface Importance {
  feature: string;
  /** Mean gain of its splits. */
  gain: number;
  /** Mean sum of hessians at its splits. */
  cover: number;
  /** Number of its splits. */
  weight: number;
}

/** XGBoost's own feature scores, the largest gain first; columns that no tree uses have zeros. */
export function computeFeatureImportances(booster: Handle, { columns, features }: ModelContents): Importance[] {
  const scores = {
    gain: scoresOf(booster, 'gain', columns),
    cover: scoresOf(booster, 'cover', columns),
    weight: scoresOf(booster, 'weight', columns)
  };
  const importances = Array.from({ length: columns }, (_, i) => ({
    feature: features?.[i].name ?? `f${i}`,
    gain: scores.gain[i],
    cover: scores.cover[i],
    weight: scores.weight[i]
  }));
  return importances.sort((a, b) => b.gain - a.gain);
}

function scoresOf(booster: Handle, type: 'gain' | 'cover' | 'weight', columns: number): Float64Array {
  // Numbers instead of names, because two columns may have the same name.
  const config = { importance_type: type, feature_names: Array.from({ length: columns }, (_, i) => String(i)) };
  const outputs = Array.from({ length: 5 }, () => new BigUint64Array(1));
  call('XGBoosterFeatureScore', booster.address, JSON.stringify(config), ...outputs);
  const [count, names, , , values] = outputs.map((output) => output[0]);
  const { koffi } = loadCApi();
  const scores = new Float64Array(columns);
  if (count === 0n) return scores;
  const addresses = new BigUint64Array(koffi.view(names, 8 * Number(count)));
  const found = new Float32Array(koffi.view(values, 4 * Number(count)));
  addresses.forEach((address, i) => (scores[Number(koffi.decode.string(address))] = found[i]));
  return scores;
}
