import { nonBreakingUnits } from '../../../../src/views/words/nonBreakingUnits';
import type { Claim, ClaimsView } from '../../../../src/views/View';
import { verdictSigns } from '../../../../src/views/claims/verdictSigns';
import { element } from '../../dom/element';
import { tableBox, tableCaption } from '../../dom/controls/dataTable';
import type { Section } from '../../section/Section';
import { viewSection } from '../../section/viewSection';
import { trans } from '../../dom/trans';
import { verdictLabel } from '../../words/recordTermLabels';

/** What was claimed beside what was measured, a row for each claim, with the verdict as a badge. */
export function claimsSection(): Section<ClaimsView> {
  // Where it is narrow its rows are no table to look at, and would be none to hear without the roles.
  const body = element('tbody', { role: 'rowgroup' });
  const columns = Object.values(columnNames()).map((name) => element('th', { scope: 'col', role: 'columnheader' }, name));
  const table = element(
    'table',
    { class: 'sr-Table sr-Claims', role: 'table' },
    tableCaption(trans.__('What was claimed, and what was measured here')),
    element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...columns)),
    body
  );
  const box = tableBox(trans.__('Claims'), table);
  box.classList.add('sr-mod-whole');
  return viewSection({
    content: [box],
    show({ claims }) {
      box.hidden = claims.length === 0;
      body.replaceChildren(...claims.map(row));
    }
  });
}

function row({ claim, source, measured, interval, verdict, why }: Claim): HTMLElement {
  const badge = element(
    'span',
    { class: 'sr-Verdict', 'data-verdict': verdict },
    element('span', { 'aria-hidden': 'true' }, verdictSigns[verdict]),
    element('span', {}, verdictLabel(verdict))
  );
  const names = columnNames();
  return element(
    'tr',
    { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' }, claim, note(trans.__('Source: %1', source))),
    cell(
      names.measured,
      measured ?? trans.__('not measured'),
      ...(interval === null
        ? []
        : [note(`${trans.__('Interval:')} `, element('span', { class: 'sr-Interval' }, nonBreakingUnits(interval)))])
    ),
    cell('', badge),
    cell(names.why, why)
  );
}

function columnNames() {
  return { claim: trans.__('Claim'), measured: trans.__('Measured here'), verdict: trans.__('Verdict'), why: trans.__('Why') };
}

function cell(name: string, ...content: (string | Node)[]): HTMLElement {
  return element('td', { role: 'cell', 'data-name': name || undefined }, ...content);
}

function note(...text: (string | Node)[]): HTMLElement {
  return element('div', { class: 'sr-Note' }, ...text);
}
