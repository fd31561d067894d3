import type { RunRecord } from '../../record/RunRecord';
import type { Search } from '../../train/sweep/search';
import type { ParametersOf, ParameterSpace } from '../../train/sweep/space';
import type { ParetoFrontView } from '../../views/types/ParetoFrontView';
import type { NamedPoint } from '../front/computeFronts';
import type { DrawnArchitectures } from '../search/ArchitectureSearchResult';

/** A student within the budget, and how good it is with its part of the shared weights. */
export interface SharingCandidate<Space extends ParameterSpace = ParameterSpace> {
  number: number;
  parameters: ParametersOf<Space>;
  /** What it costs, by the names of the costs. */
  costs: { [name: string]: number };
  /** Accuracy on the validation rows with shared weights. */
  accuracy: number;
  /** No other one is as cheap, by the first cost, and better. */
  isOnFront: boolean;
}

/** Candidates that share one set of weights. As a cell's last value it shows them beside what they cost. */
export interface OneShotResult<Space extends ParameterSpace = ParameterSpace> {
  /** How many were drawn, and which are on the front with shared weights. */
  says: string;
  /** Empty if the training did not come to its end. */
  candidates: SharingCandidate<Space>[];
  /** The candidates in the order in which to distil them, for `kd.architecture.search`: fronts of cost and accuracy one after the other, the best of each first. */
  search: Search;
  /** Cost and accuracy of each candidate, for `kd.architecture.fronts`. */
  points: NamedPoint[];
  drawn: DrawnArchitectures;
  /** Of all networks of a step together: what the training took. */
  epochs: number;
  /** Of the training of the shared weights. */
  record: RunRecord;
  /** Null if the training did not come to its end. */
  view: ParetoFrontView | null;
}
