export interface PlannedSteps {
  samplingRate: number;
  stepsAnEpoch: number;
}

/** How rows are drawn so that a step has `batchSize` of them in the mean, and an epoch as many steps as would pass over all rows. */
export function computeSamplingPlan(rows: number, batchSize: number): PlannedSteps {
  return { samplingRate: Math.min(1, batchSize / rows), stepsAnEpoch: Math.max(1, Math.round(rows / batchSize)) };
}
