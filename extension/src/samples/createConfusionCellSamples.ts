import { samplesAtOnce, type WantedSamples } from '../../../src/record/LiveSamples';
import { createButton } from '../dom/controls/createButton';
import { createElement } from '../dom/createElement';
import { trans } from '../dom/trans';
import { formatCount } from '../words/formatNumber';
import { translateModel } from '../words/translateRecordTerms';
import { requestSamples } from './requestSamples';
import { refusalSays, explainUnavailableSamples } from './explainUnavailableSamples';
import { createSamplesSideBySide } from './createSamplesSideBySide';

export type SamplesCell = Omit<Extract<WantedSamples, { from: number }>, 'from'>;

/** The rows behind a cell of a confusion, 12 at a time. */
export interface CellSamples {
  readonly node: HTMLElement;
  /** The view's rows; a cell that was open is closed when they are others. */
  of(samples: string | undefined): void;
  open(cell: SamplesCell): void;
}

export function createConfusionCellSamples(): CellSamples {
  let samples: string | undefined;
  let cell: SamplesCell | null = null;
  let from = 0;
  let total = 0;
  let questions = 0;

  const note = createElement('p', { class: 'sr-Note' });
  const told = createElement('p', { class: 'sr-Samples-says', role: 'status' });
  const back = createButton('‹', { name: 'previous-samples', title: trans.__('The rows before') }, () =>
    go(from - samplesAtOnce)
  );
  const on = createButton('›', { name: 'next-samples', title: trans.__('The next rows') }, () => go(from + samplesAtOnce));
  const close = createButton(trans.__('Close'), { name: 'close-samples' }, () => {
    cell = null;
    questions++;
    clear();
  });
  back.setAttribute('aria-label', trans.__('The rows before'));
  on.setAttribute('aria-label', trans.__('The next rows'));
  const controls = createElement('div', { class: 'sr-Controls' }, back, on, close);
  const place = createElement('div', {});
  const node = createElement(
    'div',
    { class: 'sr-Samples', role: 'group', 'aria-label': trans.__('Rows of a cell') },
    note,
    told,
    controls,
    place
  );

  function clear() {
    told.textContent = '';
    place.replaceChildren();
    controls.hidden = cell === null;
    note.hidden = note.textContent === '' || cell !== null;
  }

  function go(next: number) {
    if (!cell || next < 0 || (next > 0 && next >= total)) return;
    from = next;
    void fill(cell);
  }

  async function fill(wanted: SamplesCell) {
    const question = ++questions;
    const asked = requestSamples(node, { samples: samples!, want: { ...wanted, from } });
    if (!asked) return;
    const answer = await asked;
    if (question !== questions) return;
    clear();
    if (answer.type === 'refused') {
      total = 0;
      told.textContent = refusalSays(answer.says);
    } else {
      ({ total } = answer);
      told.textContent = cellSays(wanted, total, from, answer.samples.length);
      if (answer.samples.length) place.replaceChildren(createSamplesSideBySide(answer.samples));
    }
    back.hidden = on.hidden = total <= samplesAtOnce;
    back.setAttribute('aria-disabled', String(from === 0));
    on.setAttribute('aria-disabled', String(from + samplesAtOnce >= total));
  }

  return {
    node,
    of(next) {
      note.textContent =
        explainUnavailableSamples(
          node,
          next,
          trans.__('To look at the rows of a cell here, allow it: give kd.confusion data and real: true.')
        ) ||
        (next === undefined
          ? ''
          : trans.__('Click a cell, or move over a map with the arrow keys and press Enter, to look at its rows.'));
      if (next !== samples) cell = null;
      samples = next;
      if (!cell) clear();
      node.hidden = note.textContent === '';
    },
    open(next) {
      if (samples === undefined) return;
      [cell, from, total] = [next, 0, 0];
      void fill(next);
    }
  };
}

/** "student: “4” taken for “9” in 23 rows. The surest come first. 1 to 12 are shown." */
function cellSays({ model, label, taken }: SamplesCell, total: number, from: number, count: number): string {
  const rows = trans._n('%1 row', '%1 rows', total);
  const values = [translateModel(model), label, rows];
  const told =
    label === taken
      ? trans.__('%1: “%2” is right in %3.', ...values)
      : trans.__('%1: “%2” taken for “%4” in %3.', ...values, taken);
  const order = label === taken ? trans.__('The least sure come first.') : trans.__('The surest come first.');
  const shown = trans.__('%1 to %2 are shown.', formatCount(from + 1), formatCount(from + count));
  return [told, ...(total > 1 ? [order] : []), ...(total > count ? [shown] : [])].join(' ');
}
