import { joinUnitsToNumbers } from '../../../src/views/words/joinUnitsToNumbers';
import { createElement } from '../dom/createElement';

export interface Heading {
  readonly node: HTMLElement;
  set(title: string, says: string): void;
}

/** A view's title with the sentence that reads its result out. */
export function createHeading(): Heading {
  const title = createElement('div', { class: 'sr-Title', role: 'heading', 'aria-level': 3 });
  const says = createElement('p', { class: 'sr-Says' });
  return {
    node: createElement('div', { class: 'sr-Heading' }, title, says),
    set(newTitle, newSays) {
      if (title.textContent !== newTitle) title.textContent = newTitle;
      const sentence = joinUnitsToNumbers(newSays);
      if (says.textContent !== sentence) says.textContent = sentence;
    }
  };
}
