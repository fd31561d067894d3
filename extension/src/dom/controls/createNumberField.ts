import { createElement } from '../createElement';
import { keepKeys } from './createSlider';

export interface NumberField {
  readonly node: HTMLInputElement;
  /** Shows a value, unless the reader is writing one. */
  set(value: number): void;
}

/** A field for an exact number. What is no number within the bounds changes nothing and is marked. */
export function createNumberField(
  label: string,
  { min, max, name }: { min: number; max: number; name: string },
  entered: (value: number) => void
): NumberField {
  const node = createElement('input', {
    type: 'number',
    min,
    max,
    step: 0.1,
    class: 'sr-Number',
    'aria-label': label,
    'data-name': name
  });
  node.addEventListener('change', () => {
    const value = node.valueAsNumber;
    const isFit = value >= min && value <= max;
    node.setAttribute('aria-invalid', String(!isFit));
    if (isFit) entered(value);
  });
  keepKeys(node);
  return {
    node,
    set(value) {
      if (node.getAttribute('aria-invalid') === 'true' || node.matches(':focus')) return;
      node.value = String(value);
    }
  };
}
