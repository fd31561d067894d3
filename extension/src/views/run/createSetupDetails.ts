import { createElement } from '../../dom/createElement';
import { trans } from '../../dom/trans';

/** Seed, epochs, terms, data, versions: what is needed to run it again. */
export function createSetupDetails(): { node: HTMLElement; update(setup: readonly [name: string, value: string][]): void } {
  const list = createElement('dl', { class: 'sr-Setup' });
  const node = createElement('details', { class: 'sr-Details' }, createElement('summary', {}, trans.__('Setup')), list);
  return {
    node,
    update(setup) {
      node.hidden = setup.length === 0;
      list.replaceChildren(...setup.flatMap(([name, value]) => [createElement('dt', {}, name), createElement('dd', {}, value)]));
    }
  };
}
