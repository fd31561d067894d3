import type { ComparedModel, MetricInfo } from '../../record/Comparison';
import type { CompareOptions } from '../compare/CompareOptions';
import type { LabelsLike } from '../../metrics/inputs/checkedLabels';
import type { Labelled } from '../../metrics/inputs/readLabelledLogits';
import type { GivenModels } from '../compare/checkModelPredictions';
import type { Grouping } from './groupRowsBySubgroup';

/** Rows on which thresholds are chosen, with any number of rows per subgroup: for one model, or for all. */
export type Validation = NonNullable<CompareOptions['validation']> | Labelled;

export interface SubgroupsInputs
  extends GivenModels, Grouping, Pick<CompareOptions, 'metrics' | 'groups' | 'confidence' | 'seed' | 'split'> {
  /** [rows] class numbers. */
  labels: LabelsLike;
  /** What the subgroups are based on: "diameter". Default "subgroup". */
  by?: string;
  /** How often the rows of a subgroup are drawn. Default 1000. */
  resamples?: number;
  /** The rows on which metrics choose thresholds; a threshold is the same for all subgroups. */
  validation?: Validation;
}

/** The same metrics on all rows and on the rows of each subgroup. */
export interface Subgroups {
  by: string;
  split: string;
  confidence: number;
  resamples: number;
  metrics: MetricInfo[];
  /** All rows first. */
  subgroups: Subgroup[];
}

export interface Subgroup {
  name: string;
  rows: number;
  /** Rows of class 1; null if there are more than two classes. */
  positives: number | null;
  /** A note about what cannot be measured, or not well; null if there is none. */
  note: string | null;
  /** Titles of the metrics on these rows: the majority rate is that of the subgroup. */
  titles: string[];
  /** Estimates of each model; empty if a class is missing. */
  models: ComparedModel[];
}
