import type { LayersModel } from '@tensorflow/tfjs';
import type { RunRecord } from '../../record/RunRecord';
import type { Scores } from '../../record/RunRecord';
import type { SweepTrial } from '../../train/sweep';
import type { ParametersOf, ParameterSpace } from '../../train/sweep/space';
import type { ParetoFrontView } from '../../views/types/ParetoFrontView';
import type { CostAndValue } from '../front/CostAndValue';

/** A student that was within the budget, and what came of it. */
export interface Candidate<Space extends ParameterSpace = ParameterSpace> extends Pick<
  SweepTrial<ParametersOf<Space>>,
  'number' | 'parameters' | 'status' | 'epochs' | 'error' | 'record'
> {
  /** What it costs, by the names of the costs. */
  costs: { [name: string]: number };
  /** Accuracy on the validation rows with the kept weights; null if it failed. */
  accuracy: number | null;
  /** No other one is as cheap, by the first cost, and better. */
  isOnFront: boolean;
}

/** A candidate of the front, with its student, which the caller disposes. */
export interface FrontCandidate<Space extends ParameterSpace = ParameterSpace> extends Candidate<Space> {
  student: LayersModel;
  /** Scores on the test rows; null without any. They chose nothing. */
  test: Scores | null;
}

/** What was looked at before any training. */
export interface DrawnArchitectures {
  /** How many were drawn. */
  drawn: number;
  /** Of those, how many had been drawn before. */
  repeated: number;
  /** How many were over each budget, by the names of the costs. */
  overBudget: { [cost: string]: number };
}

/** The students of a search. As a cell's last value it shows them beside what they cost. */
export interface ArchitectureSearchResult<Space extends ParameterSpace = ParameterSpace> {
  /** How many were drawn and trained, and what the front reaches. */
  says: string;
  /** Those that have ended: all, unless the search was interrupted. */
  candidates: Candidate<Space>[];
  /** The Pareto front, rising in the first cost: what to choose from. */
  front: FrontCandidate<Space>[];
  /** Cost and accuracy of each candidate, for `kd.architecture.fronts`. */
  points: CostAndValue[];
  drawn: DrawnArchitectures;
  /** Of all candidates together: what the search took. */
  epochs: number;
  records: RunRecord[];
  /** Null if nothing was measured. */
  view: ParetoFrontView | null;
}
