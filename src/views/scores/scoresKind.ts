import type { ViewKind } from '../kind/ViewKind';
import { scoresTable } from './scoresTable';
import type { ScoresView } from './scoresViewType';

export const scoresKind: ViewKind<ScoresView> = {
  label: 'Scores',
  parts: (view) => {
    const table = scoresTable(view);
    return table ? [{ table }] : [];
  },
  lines: () => [],
  layout: null
};
