import { formatCount, formatPercent } from '../../words/formatNumber';
import type { MetricInfo } from '../../../../src/record/Comparison';
import type { AnyScores } from '../../../../src/record/MeasuredScores';
import type { MeasuredRow, ScoresRow, ScoresView } from '../../../../src/views/View';
import { formatMetric } from '../../../../src/views/words/formatMetric';
import { createElement } from '../../dom/createElement';
import { chooseHeadlineSplit } from '../scores/chooseHeadlineSplit';
import { chooseModelColors } from '../../../../src/views/picture/chooseModelColors';
import { readTheme } from '../../plot/readTheme';
import { trans } from '../../dom/trans';
import { translateModel } from '../../words/translateRecordTerms';

type Scored = Pick<ScoresView, 'rows' | 'measured'>;

const models = ['teacher', 'student', 'baseline'] as const;

/** The four numbers that say whether a distillation was worth it, always together: teacher, student, the same student alone, agreement. */
export function createScoreTiles(): { node: HTMLElement; update(view: Scored): void; recolour(): void } {
  const node = createElement('dl', { class: 'sr-Tiles' });
  let rows: readonly (ScoresRow | MeasuredRow)[] = [];
  let metric: MetricInfo | undefined;

  function show() {
    const split = chooseHeadlineSplit(rows);
    const colours = readTheme().colors;
    const others = othersOf(rows);
    const of = (model: string) => rows.find((row) => row.model === model && row.split === split)?.scores;
    const agreementOf = (model: string) => {
      const scores = of(model);
      return scores && !('values' in scores) ? scores.agreement : null;
    };
    const lead = others.find((model) => agreementOf(model) !== null) ?? 'student';
    const agreement = agreementOf(lead);
    // A missing baseline is a gap worth seeing; a model that was trained without a teacher has no such gaps.
    const alone = new Set(rows.map((row) => withoutLast(row.model)));
    const asked = others.length
      ? others
      : alone.size === 1
        ? [...alone]
        : of('teacher')
          ? models
          : models.filter((model) => of(model));
    const tints = chooseModelColors(asked, colours);
    const made = asked.map((model, i) => {
      const scores = of(model);
      const name = translateModel(model);
      const { value, detail } = toldOf(scores, metric);
      return tile(name, value, detail, tints[i]);
    });
    if (agreement !== null)
      made.push(
        tile(
          trans.__('agreement'),
          formatPercent(agreement),
          lead === 'student' ? trans.__('student with teacher') : lead,
          colours.muted
        )
      );
    node.hidden = rows.length === 0;
    node.setAttribute(
      'aria-label',
      metric ? trans.__('%1 on %2 rows', metric.title, split) : trans.__('Accuracy on %1 rows', split)
    );
    node.replaceChildren(...made);
  }

  return {
    node,
    update(next) {
      rows = next.measured?.rows ?? next.rows;
      metric = next.measured?.metrics[0];
      show();
    },
    recolour: show
  };
}

/** The accuracy, or the first metric of the task. */
function toldOf(scores: AnyScores | undefined, metric: MetricInfo | undefined): { value?: string; detail?: string } {
  if (!scores) return {};
  if ('values' in scores)
    return metric ? { value: formatMetric(scores.values[metric.name], metric.format), detail: metric.title } : {};
  return {
    value: formatPercent(scores.accuracy),
    detail: trans.__('%1 errors of %2', formatCount(scores.errors), formatCount(scores.rows))
  };
}

/** All that are scored, where there are others than these three; a dozen is enough to look at. */
function othersOf(rows: readonly Pick<ScoresRow, 'model'>[]): string[] {
  const named = [...new Set(rows.map(({ model }) => withoutLast(model)))];
  return named.every((model) => models.some((one) => one === model)) ? [] : named.slice(0, 12);
}

function withoutLast(model: string): string {
  return model.replace(/, last epoch$/, '');
}

function tile(name: string, value: string | undefined, detail: string | undefined, colour: string): HTMLElement {
  const made = createElement(
    'div',
    { class: 'sr-Tile' },
    createElement('dt', {}, name),
    createElement('dd', { class: 'sr-Tile-value' }, value ?? '–'),
    createElement('dd', { class: 'sr-Tile-detail' }, detail ?? trans.__('not measured'))
  );
  made.style.setProperty('--sr-colour', colour);
  return made;
}
