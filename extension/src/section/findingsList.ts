import type { Finding } from '../../../src/record/RunRecord';
import { capitalize } from '../../../src/views/words/capitalize';
import { withFullStop } from '../../../src/views/words/withFullStop';
import { element } from '../dom/element';
import { trans } from '../dom/trans';
import { levelLabel } from '../words/recordTermLabels';

const signs: { [level in Finding['level']]: string } = { info: 'ℹ', warning: '▲', problem: '✕' };

/** What the checks found: level in words, the sentence, and what to do. */
export function findingsList(): { node: HTMLElement; update(findings: readonly Finding[]): void } {
  const node = element('ul', { class: 'sr-Findings', 'aria-label': trans.__('Findings') });
  return {
    node,
    update(findings) {
      node.hidden = findings.length === 0;
      node.replaceChildren(...findings.map(item));
    }
  };
}

function item({ level, says, hint }: Finding): HTMLElement {
  return element(
    'li',
    { class: 'sr-Finding', 'data-level': level },
    element(
      'span',
      { class: 'sr-Finding-level' },
      element('span', { 'aria-hidden': 'true' }, signs[level]),
      ` ${levelLabel(level)}`
    ),
    element(
      'span',
      {},
      withFullStop(says),
      ...(hint ? [element('span', { class: 'sr-Finding-hint' }, ` ${withFullStop(capitalize(hint))}`)] : [])
    )
  );
}
