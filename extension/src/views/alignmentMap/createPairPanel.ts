import { writeTermSourceCode } from '../../../../src/views/alignmentMap/writeTermSourceCode';
import type { AlignmentMapView } from '../../../../src/views/View';
import { createButton } from '../../dom/controls/createButton';
import { createElement } from '../../dom/createElement';
import { describeLayerPair, type Cell } from './describeLayerPair';
import { requestCodeCellInsertion } from './requestCodeCellInsertion';
import { copyText } from '../../dom/copyText';
import { trans } from '../../dom/trans';

export interface PairPanel {
  readonly node: HTMLElement;
  /** The pair that was selected; null where none is. */
  show(view: AlignmentMapView, place: number, cell: Cell | null): void;
}

/** The selected pair in words, with the entry of `terms` that distils it and a button that copies it. */
export function createPairPanel(): PairPanel {
  let entry = '';
  const says = createElement('p', { class: 'sr-Pair-says' });
  const code = createElement('code');
  const status = createElement('span', { class: 'sr-Note', role: 'status' });
  const copy = createButton(
    trans.__('Copy the term'),
    { name: 'copy', title: trans.__('For the braces of terms: {}') },
    async () => {
      const isCopied = await copyText(entry);
      status.textContent = isCopied
        ? trans.__('Copied: paste it inside terms: {}')
        : trans.__('The browser did not allow it: select the line and copy it');
    }
  );
  const insert = createButton(
    trans.__('Insert as a cell'),
    { name: 'insert', title: trans.__('A new code cell below this one') },
    () => {
      const isInserted = requestCodeCellInsertion(insert, { source: `const hintTerms = { ${entry} };` });
      status.textContent = isInserted
        ? trans.__('Inserted below: give it as terms: { ...hintTerms }')
        : trans.__('There is no notebook to insert it into');
    }
  );
  const chosen = createElement(
    'div',
    {},
    says,
    createElement(
      'pre',
      { class: 'sr-Pair-code', tabindex: 0, role: 'group', 'aria-label': trans.__('The entry of terms for this pair') },
      code
    ),
    createElement('div', { class: 'sr-Controls' }, copy, insert, status)
  );
  const hint = createElement(
    'p',
    { class: 'sr-Note' },
    trans.__('Click a cell, or move over the map with the arrow keys and press Enter, to get the term that distils the pair.')
  );
  const node = createElement(
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
      insert.hidden = !requestCodeCellInsertion(insert);
      says.textContent = trans.__('Selected: %1.', describeLayerPair(view, place, cell));
      const next = writeTermSourceCode({
        teacher: view.teacherLayers[cell.teacher].name,
        student: view.studentLayers[cell.student].name
      });
      if (next === entry) return;
      entry = code.textContent = next;
      status.textContent = '';
    }
  };
}
