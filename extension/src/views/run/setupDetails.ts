import { element } from '../../dom/element';
import { trans } from '../../dom/trans';

/** Seed, epochs, terms, data, versions: what is needed to run it again. */
export function setupDetails(): { node: HTMLElement; update(setup: readonly [name: string, value: string][]): void } {
  const list = element('dl', { class: 'sr-Setup' });
  const node = element('details', { class: 'sr-Details' }, element('summary', {}, trans.__('Setup')), list);
  return {
    node,
    update(setup) {
      node.hidden = setup.length === 0;
      list.replaceChildren(...setup.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]));
    }
  };
}
