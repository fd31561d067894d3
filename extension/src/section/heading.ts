import { nonBreakingUnits } from '../../../src/views/words/nonBreakingUnits';
import { element } from '../dom/element';

export interface Heading {
  readonly node: HTMLElement;
  set(title: string, says: string): void;
}

/** A view's title with the sentence that reads its result out. */
export function heading(): Heading {
  const title = element('div', { class: 'sr-Title', role: 'heading', 'aria-level': 3 });
  const says = element('p', { class: 'sr-Says' });
  return {
    node: element('div', { class: 'sr-Heading' }, title, says),
    set(newTitle, newSays) {
      if (title.textContent !== newTitle) title.textContent = newTitle;
      const sentence = nonBreakingUnits(newSays);
      if (says.textContent !== sentence) says.textContent = sentence;
    }
  };
}
