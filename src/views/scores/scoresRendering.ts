import type { ViewRendering } from '../rendering/ViewRendering';
import { scoresTable } from './scoresTable';
import type { ScoresView } from './scoresViewData';

export const scoresRendering: ViewRendering<ScoresView> = {
  label: 'Scores',
  parts: (view) => {
    const table = scoresTable(view);
    return table ? [{ table }] : [];
  },
  lines: () => [],
  layout: null
};
