import { formatCount, formatPercent } from '../../words/numbers';
import type { ScoresRow } from '../../../../src/views/View';
import { element } from '../../dom/element';
import { headlineSplit } from '../scores/headlineSplit';
import { readTheme } from '../../plot/theme';
import { trans } from '../../dom/trans';
import { modelSays } from '../../words/words';

const models = ['teacher', 'student', 'baseline'] as const;

/** The four numbers that say whether a distillation was worth it, always together: teacher, student, the same student alone, agreement. */
export function tiles(): { node: HTMLElement; update(rows: readonly ScoresRow[]): void; recolour(): void } {
  const node = element('dl', { class: 'sr-Tiles' });
  let rows: readonly ScoresRow[] = [];

  function show() {
    const split = headlineSplit(rows);
    const colours = readTheme().colors;
    const of = (model: string) => rows.find((row) => row.model === model && row.split === split)?.scores;
    const agreement = of('student')?.agreement;
    // A missing baseline is a gap worth seeing; a model that was trained without a teacher has no such gaps.
    const asked = of('teacher') ? models : models.filter((model) => of(model));
    const made = asked.map((model) => {
      const scores = of(model);
      const name = modelSays(model);
      return tile(
        name,
        scores && formatPercent(scores.accuracy),
        scores && trans.__('%1 errors of %2', formatCount(scores.errors), formatCount(scores.rows)),
        colours[model]
      );
    });
    if (agreement !== undefined && agreement !== null)
      made.push(tile(trans.__('agreement'), formatPercent(agreement), trans.__('student with teacher'), colours.muted));
    node.hidden = rows.length === 0;
    node.setAttribute('aria-label', trans.__('Accuracy on %1 rows', split));
    node.replaceChildren(...made);
  }

  return {
    node,
    update(next) {
      rows = next;
      show();
    },
    recolour: show
  };
}

function tile(name: string, value: string | undefined, detail: string | undefined, colour: string): HTMLElement {
  const made = element(
    'div',
    { class: 'sr-Tile' },
    element('dt', {}, name),
    element('dd', { class: 'sr-Tile-value' }, value ?? '–'),
    element('dd', { class: 'sr-Tile-detail' }, detail ?? trans.__('not measured'))
  );
  made.style.setProperty('--sr-colour', colour);
  return made;
}
