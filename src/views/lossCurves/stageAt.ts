import type { CurveStage } from './View';

/** The stage that a moment is in; the end of an epoch belongs to the stage that it ends. Undefined where a run has no stages. */
export function stageAt(stages: readonly CurveStage[] | undefined, epoch: number): CurveStage | undefined {
  return stages?.find(({ from, to }) => epoch > from && epoch <= to);
}
