import type { Kind } from '../kind/Kind';
import { scoresTable } from './scoresTable';
import type { ScoresView } from './View';

export const scoresKind: Kind<ScoresView> = {
  label: 'Scores',
  parts: (view) => {
    const table = scoresTable(view);
    return table ? [{ table }] : [];
  },
  lines: () => [],
  layout: null
};
