import { unbroken } from '../../../src/views/unbroken';
import type { Claim, ClaimsView } from '../../../src/views/View';
import { verdictSigns } from '../../../src/views/verdictSigns';
import { element } from '../element';
import { tableBox } from '../controls/dataTable';
import type { Section } from '../Section';
import { sectionOf } from '../sectionOf';
import { trans } from '../trans';
import { verdictSays } from '../words';

/** What was claimed beside what was measured, a row for each claim, with the verdict as a badge. */
export function claimsSection(): Section<ClaimsView> {
  const body = element('tbody');
  const columns = [trans.__('Claim'), trans.__('Measured here'), trans.__('Verdict'), trans.__('Why')].map((name) =>
    element('th', { scope: 'col' }, name)
  );
  const table = element(
    'table',
    { class: 'sr-Table sr-Claims' },
    element('caption', {}, trans.__('What was claimed, and what was measured here')),
    element('thead', {}, element('tr', {}, ...columns)),
    body
  );
  const box = tableBox(trans.__('Claims'), table);
  box.classList.add('sr-mod-whole');
  return sectionOf({
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
    element('span', {}, verdictSays(verdict))
  );
  return element(
    'tr',
    {},
    element('th', { scope: 'row' }, claim, note(trans.__('Source: %1', source))),
    element(
      'td',
      {},
      measured ?? trans.__('not measured'),
      ...(interval === null
        ? []
        : [note(`${trans.__('Interval:')} `, element('span', { class: 'sr-Interval' }, unbroken(interval)))])
    ),
    element('td', {}, badge),
    element('td', {}, why)
  );
}

function note(...text: (string | Node)[]): HTMLElement {
  return element('div', { class: 'sr-Note' }, ...text);
}
