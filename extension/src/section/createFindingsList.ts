import type { Finding } from '../../../src/record/RunRecord';
import { capitalize } from '../../../src/views/words/capitalize';
import { withFullStop } from '../../../src/views/words/withFullStop';
import { createElement } from '../dom/createElement';
import { trans } from '../dom/trans';
import { translateLevel } from '../words/translateRecordTerms';

const signs: { [level in Finding['level']]: string } = { info: 'ℹ', warning: '▲', problem: '✕' };

/** What the checks found: level in words, the sentence, and what to do. */
export function createFindingsList(): { node: HTMLElement; update(findings: readonly Finding[]): void } {
  const node = createElement('ul', { class: 'sr-Findings', 'aria-label': trans.__('Findings') });
  return {
    node,
    update(findings) {
      node.hidden = findings.length === 0;
      node.replaceChildren(...findings.map(item));
    }
  };
}

function item({ level, says, hint }: Finding): HTMLElement {
  return createElement(
    'li',
    { class: 'sr-Finding', 'data-level': level },
    createElement(
      'span',
      { class: 'sr-Finding-level' },
      createElement('span', { 'aria-hidden': 'true' }, signs[level]),
      ` ${translateLevel(level)}`
    ),
    createElement(
      'span',
      {},
      withFullStop(says),
      ...(hint ? [createElement('span', { class: 'sr-Finding-hint' }, ` ${withFullStop(capitalize(hint))}`)] : [])
    )
  );
}
