import type { Feature } from '../../../data/Dataset';

/** What a model file keeps for us under the attribute "stillroom", as JSON: XGBoost itself knows neither. */
export interface ModelNotes {
  name?: string;
  classes?: string[];
  /** One entry a column: the categories in the order of their codes, null for a number. */
  categories?: (string[] | null)[];
}

export function categoriesOf(features: Feature[]): (string[] | null)[] {
  return features.map((feature) => (feature.kind === 'category' ? feature.categories : null));
}
