import type { KindRenderer } from '../rendering/KindRenderer';
import { tabulateScores } from './tabulateScores';
import type { ScoresView } from '../types/ScoresView';

export const scoresRenderer: KindRenderer<ScoresView> = {
  label: 'Scores',
  parts: (view) => {
    const table = tabulateScores(view);
    return table ? [{ table }] : [];
  },
  lines: () => [],
  layout: null
};
