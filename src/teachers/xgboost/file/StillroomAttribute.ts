import type { Feature } from '../../../data/Dataset';

/** What we store in a model file under the attribute "stillroom", as JSON: XGBoost itself stores neither. */
export interface StillroomAttribute {
  name?: string;
  classes?: string[];
  /** The names of the numbers that it predicts. */
  targets?: string[];
  /** One entry per column: the categories in the order of their codes, or null for a number. */
  categories?: (string[] | null)[];
}

export function categoriesOf(features: Feature[]): (string[] | null)[] {
  return features.map((feature) => (feature.kind === 'category' ? feature.categories : null));
}
