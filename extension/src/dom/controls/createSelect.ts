import { createElement } from '../createElement';
import { isPlain, movingKeys, keepKeysFromShortcuts } from './keepKeysFromShortcuts';

export interface Select {
  readonly node: HTMLElement;
  readonly value: string;
  /** Offers these; what was chosen stays so, if it is still there. */
  offer(options: readonly [value: string, says: string][]): void;
  /** Chooses for the reader, without calling `changed`; what is not offered changes nothing. */
  choose(value: string): void;
}

/** A list to choose one of, with its label; hidden while there is nothing to choose. */
export function createSelect(label: string, name: string, changed: () => void): Select {
  const input = createElement('select', { class: 'sr-Select', 'data-name': name });
  const node = createElement('label', { class: 'sr-Order' }, label, input);
  input.addEventListener('change', changed);
  // A letter goes to the option that begins with it.
  keepKeysFromShortcuts(
    input,
    (event) => movingKeys.has(event.key) || (event.key.length === 1 && isPlain(event)) || event.key === 'Enter'
  );
  return {
    node,
    get value() {
      return input.value;
    },
    offer(options) {
      const chosen = input.value;
      input.replaceChildren(...options.map(([value, says]) => createElement('option', { value }, says)));
      if (options.some(([value]) => value === chosen)) input.value = chosen;
      node.hidden = options.length < 2;
    },
    choose(value) {
      if ([...input.options].some((option) => option.value === value)) input.value = value;
    }
  };
}
