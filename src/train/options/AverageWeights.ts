/** How the weights of a model are averaged over its steps. */
export interface AverageWeights {
  /** How much of the average stays in each step, at least 0 and below 1. The average is over about 1 / (1 - decay) steps: choose far fewer than the run has. */
  decay: number;
}
