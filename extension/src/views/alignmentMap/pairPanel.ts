import { termSourceCode } from '../../../../src/views/alignmentMap/termSourceCode';
import type { AlignmentMapView } from '../../../../src/views/View';
import { button } from '../../dom/controls/button';
import { element } from '../../dom/element';
import { layerPairDescription, type Cell } from './layerPairDescription';
import { requestCodeCell } from './codeCellRequest';
import { copyText } from '../../dom/copyText';
import { trans } from '../../dom/trans';

export interface PairPanel {
  readonly node: HTMLElement;
  /** The pair that was selected; null where none is. */
  show(view: AlignmentMapView, place: number, cell: Cell | null): void;
}

/** The selected pair in words, with the entry of `terms` that distils it and a button that copies it. */
export function pairPanel(): PairPanel {
  let entry = '';
  const says = element('p', { class: 'sr-Pair-says' });
  const code = element('code');
  const status = element('span', { class: 'sr-Note', role: 'status' });
  const copy = button(trans.__('Copy the term'), { name: 'copy', title: trans.__('For the braces of terms: {}') }, async () => {
    const isCopied = await copyText(entry);
    status.textContent = isCopied
      ? trans.__('Copied: paste it inside terms: {}')
      : trans.__('The browser did not allow it: select the line and copy it');
  });
  const insert = button(
    trans.__('Insert as a cell'),
    { name: 'insert', title: trans.__('A new code cell below this one') },
    () => {
      const isInserted = requestCodeCell(insert, { source: `const hintTerms = { ${entry} };` });
      status.textContent = isInserted
        ? trans.__('Inserted below: give it as terms: { ...hintTerms }')
        : trans.__('There is no notebook to insert it into');
    }
  );
  const chosen = element(
    'div',
    {},
    says,
    element(
      'pre',
      { class: 'sr-Pair-code', tabindex: 0, role: 'group', 'aria-label': trans.__('The entry of terms for this pair') },
      code
    ),
    element('div', { class: 'sr-Controls' }, copy, insert, status)
  );
  const hint = element(
    'p',
    { class: 'sr-Note' },
    trans.__('Click a cell, or move over the map with the arrow keys and press Enter, to get the term that distils the pair.')
  );
  const node = element(
    'div',
    { class: 'sr-Pair', role: 'group', 'aria-label': trans.__('Selected pair of layers') },
    hint,
    chosen
  );
  return {
    node,
    show(view, place, cell) {
      hint.hidden = cell !== null;
      chosen.hidden = cell === null;
      if (!cell) return;
      insert.hidden = !requestCodeCell(insert);
      says.textContent = trans.__('Selected: %1.', layerPairDescription(view, place, cell));
      const next = termSourceCode({
        teacher: view.teacherLayers[cell.teacher].name,
        student: view.studentLayers[cell.student].name
      });
      if (next === entry) return;
      entry = code.textContent = next;
      status.textContent = '';
    }
  };
}
