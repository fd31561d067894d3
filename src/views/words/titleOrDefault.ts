import { showValue } from '../../checks/showValue';

export interface Titled {
  /** The title above the view. */
  title?: string;
}

/** The title that was asked for, or the usual one. */
export function titleOrDefault(subject: string, { title }: Titled, usual: string): string {
  if (title === undefined) return usual;
  if (typeof title !== 'string' || !title.trim())
    throw new TypeError(`${subject}: expected title to be a text, got ${showValue(title)}; write what the view is about`);
  return title;
}
