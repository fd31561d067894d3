import type { SoftLabelExample } from '../../../../src/record/RunRecord';
import { createButton } from '../../dom/controls/createButton';
import { keepKeys } from '../../dom/controls/createSlider';
import { createElement } from '../../dom/createElement';
import { sortExamples, orders, type Order } from './sortExamples';
import { trans } from '../../dom/trans';

export interface ExamplePicker {
  readonly node: HTMLElement;
  readonly chosen: SoftLabelExample | null;
  update(examples: readonly SoftLabelExample[]): void;
}

/**
 * Goes through the examples: one back, one on, by its number in the order chosen, or by its row in the data. The same row stays chosen while views
 * come and go.
 */
export function createExamplePicker(changed: () => void): ExamplePicker {
  let examples: readonly SoftLabelExample[] = [];
  let sorted: SoftLabelExample[] = [];
  let chosen: SoftLabelExample | null = null;
  let touched = false;

  const number = createElement('input', {
    type: 'number',
    class: 'sr-Number',
    min: 1,
    step: 1,
    'data-name': 'example',
    'aria-label': trans.__('Example number')
  });
  const row = createElement('input', {
    type: 'number',
    class: 'sr-Number',
    min: 0,
    step: 1,
    'data-name': 'row',
    'aria-label': trans.__('Row number in the data')
  });
  const told = createElement('span', { class: 'sr-Note', role: 'status' });
  const count = createElement('span', { class: 'sr-Note' });
  const order = createElement('select', { class: 'sr-Select', 'data-name': 'order' });
  for (const [value, says] of Object.entries(orders())) order.append(createElement('option', { value }, says));
  const back = createButton('‹', { name: 'previous', title: trans.__('Previous example') }, () => choose(place() - 1));
  const on = createButton('›', { name: 'next', title: trans.__('Next example') }, () => choose(place() + 1));
  back.setAttribute('aria-label', trans.__('Previous example'));
  on.setAttribute('aria-label', trans.__('Next example'));
  number.addEventListener('change', () => choose(number.valueAsNumber - 1));
  row.addEventListener('change', () => find(row.valueAsNumber));
  order.addEventListener('change', () => {
    sorted = sortExamples(examples, order.value as Order);
    choose(0);
  });
  keepKeys(number);
  keepKeys(order);
  keepKeys(row);

  const place = () => (chosen ? sorted.indexOf(chosen) : 0);

  function choose(wanted: number) {
    touched = true;
    const last = sorted.length - 1;
    chosen = sorted[Math.min(last, Math.max(0, Number.isFinite(wanted) ? Math.round(wanted) : 0))] ?? null;
    show();
    changed();
  }

  /** Few rows are kept: where this one is not, the nearest that is. */
  function find(wanted: number) {
    if (!Number.isFinite(wanted) || !sorted.length) return show();
    const away = ({ index }: SoftLabelExample) => Math.abs(index - wanted);
    const nearest = sorted.reduce((best, one) => (away(one) < away(best) ? one : best));
    choose(sorted.indexOf(nearest));
    told.textContent = nearest.index === wanted ? '' : trans.__('Row %1 was not kept; the nearest is %2.', wanted, nearest.index);
  }

  function show() {
    told.textContent = '';
    row.value = chosen ? String(chosen.index) : '';
    number.value = String(place() + 1);
    number.max = String(sorted.length);
    count.textContent = trans.__('of %1', sorted.length);
    // A disabled button would lose the focus that it has.
    back.setAttribute('aria-disabled', String(place() <= 0));
    on.setAttribute('aria-disabled', String(place() >= sorted.length - 1));
  }

  return {
    node: createElement(
      'div',
      { class: 'sr-Picker', role: 'group', 'aria-label': trans.__('Example') },
      createElement('span', { 'aria-hidden': 'true' }, trans.__('Example')),
      back,
      number,
      count,
      on,
      createElement('label', { class: 'sr-Order' }, trans.__('row'), row),
      createElement('label', { class: 'sr-Order' }, trans.__('order'), order),
      told
    ),
    get chosen() {
      return chosen;
    },
    update(next) {
      examples = next;
      sorted = sortExamples(examples, order.value as Order);
      const row = touched ? chosen?.index : undefined;
      chosen = sorted.find(({ index }) => index === row) ?? sorted[0] ?? null;
      show();
    }
  };
}
