import { formatCount, formatPercent } from '../../words/formatNumber';
import type { ScoresRow } from '../../../../src/views/View';
import { element } from '../../dom/element';
import { headlineSplit } from '../scores/headlineSplit';
import { modelColors } from '../../../../src/views/picture/modelColors';
import { readTheme } from '../../plot/theme';
import { trans } from '../../dom/trans';
import { modelLabel } from '../../words/recordTermLabels';

const models = ['teacher', 'student', 'baseline'] as const;

/** The four numbers that say whether a distillation was worth it, always together: teacher, student, the same student alone, agreement. */
export function scoreTiles(): { node: HTMLElement; update(rows: readonly ScoresRow[]): void; recolour(): void } {
  const node = element('dl', { class: 'sr-Tiles' });
  let rows: readonly ScoresRow[] = [];

  function show() {
    const split = headlineSplit(rows);
    const colours = readTheme().colors;
    const others = othersOf(rows);
    const of = (model: string) => rows.find((row) => row.model === model && row.split === split)?.scores;
    const lead = others.find((model) => of(model) && of(model)?.agreement !== null) ?? 'student';
    const agreement = of(lead)?.agreement;
    // A missing baseline is a gap worth seeing; a model that was trained without a teacher has no such gaps.
    const alone = new Set(rows.map((row) => withoutLast(row.model)));
    const asked = others.length
      ? others
      : alone.size === 1
        ? [...alone]
        : of('teacher')
          ? models
          : models.filter((model) => of(model));
    const tints = modelColors(asked, colours);
    const made = asked.map((model, i) => {
      const scores = of(model);
      const name = modelLabel(model);
      return tile(
        name,
        scores && formatPercent(scores.accuracy),
        scores && trans.__('%1 errors of %2', formatCount(scores.errors), formatCount(scores.rows)),
        tints[i]
      );
    });
    if (agreement !== undefined && agreement !== null)
      made.push(
        tile(
          trans.__('agreement'),
          formatPercent(agreement),
          lead === 'student' ? trans.__('student with teacher') : lead,
          colours.muted
        )
      );
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

/** All that are scored, where there are others than these three; a dozen is enough to look at. */
function othersOf(rows: readonly ScoresRow[]): string[] {
  const named = [...new Set(rows.map(({ model }) => withoutLast(model)))];
  return named.every((model) => models.some((one) => one === model)) ? [] : named.slice(0, 12);
}

function withoutLast(model: string): string {
  return model.replace(/, last epoch$/, '');
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
