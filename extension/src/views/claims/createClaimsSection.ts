import { joinUnitsToNumbers } from '../../../../src/views/words/joinUnitsToNumbers';
import type { Claim, ClaimsView } from '../../../../src/views/View';
import { verdictSigns } from '../../../../src/views/claims/verdictSigns';
import { createElement } from '../../dom/createElement';
import { tableBox, tableCaption } from '../../dom/controls/createDataTable';
import type { Section } from '../../section/Section';
import { createViewSection } from '../../section/createViewSection';
import { trans } from '../../dom/trans';
import { translateVerdict } from '../../words/translateRecordTerms';

/** What was claimed beside what was measured, a row for each claim, with the verdict as a badge. */
export function createClaimsSection(): Section<ClaimsView> {
  // Where it is narrow its rows are no table to look at, and would be none to hear without the roles.
  const body = createElement('tbody', { role: 'rowgroup' });
  const columns = Object.values(columnNames()).map((name) => createElement('th', { scope: 'col', role: 'columnheader' }, name));
  const table = createElement(
    'table',
    { class: 'sr-Table sr-Claims', role: 'table' },
    tableCaption(trans.__('What was claimed, and what was measured here')),
    createElement('thead', { role: 'rowgroup' }, createElement('tr', { role: 'row' }, ...columns)),
    body
  );
  const box = tableBox(trans.__('Claims'), table);
  box.classList.add('sr-mod-whole');
  return createViewSection({
    content: [box],
    show({ claims }) {
      box.hidden = claims.length === 0;
      body.replaceChildren(...claims.map(row));
    }
  });
}

function row({ claim, source, measured, interval, verdict, why }: Claim): HTMLElement {
  const badge = createElement(
    'span',
    { class: 'sr-Verdict', 'data-verdict': verdict },
    createElement('span', { 'aria-hidden': 'true' }, verdictSigns[verdict]),
    createElement('span', {}, translateVerdict(verdict))
  );
  const names = columnNames();
  return createElement(
    'tr',
    { role: 'row' },
    createElement('th', { scope: 'row', role: 'rowheader' }, claim, note(trans.__('Source: %1', source))),
    cell(
      names.measured,
      measured ?? trans.__('not measured'),
      ...(interval === null
        ? []
        : [note(`${trans.__('Interval:')} `, createElement('span', { class: 'sr-Interval' }, joinUnitsToNumbers(interval)))])
    ),
    cell('', badge),
    cell(names.why, why)
  );
}

function columnNames() {
  return { claim: trans.__('Claim'), measured: trans.__('Measured here'), verdict: trans.__('Verdict'), why: trans.__('Why') };
}

function cell(name: string, ...content: (string | Node)[]): HTMLElement {
  return createElement('td', { role: 'cell', 'data-name': name || undefined }, ...content);
}

function note(...text: (string | Node)[]): HTMLElement {
  return createElement('div', { class: 'sr-Note' }, ...text);
}
