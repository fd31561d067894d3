import type { CurveStage, LossCurvesView } from '../types/LossCurvesView';

/** The stages that have begun. The last one goes as far as the run has come, to be drawn over curves that end there. */
export function listStagesSoFar({ stages = [], curves }: Pick<LossCurvesView, 'stages' | 'curves'>): CurveStage[] {
  const end = curves.reduce((most, { epoch }) => Math.max(most, epoch.at(-1) ?? 0), 0);
  return stages.filter(({ from }) => from < end).map((stage) => ({ ...stage, to: Math.min(stage.to, end) }));
}
