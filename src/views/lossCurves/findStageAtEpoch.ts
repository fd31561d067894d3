import type { CurveStage } from '../types/LossCurvesView';

/** The stage at a moment. The end of an epoch belongs to the stage that it ends. Undefined if a run has no stages. */
export function findStageAtEpoch(stages: readonly CurveStage[] | undefined, epoch: number): CurveStage | undefined {
  return stages?.find(({ from, to }) => epoch > from && epoch <= to);
}
