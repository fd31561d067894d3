import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import { formatCount } from '../../../views/words/formatNumber';
import type { CategoryColumn } from './Table';

/** So many categories are more than classes have as a rule. */
const fewest = 20;
/** A digit, perhaps after a sign or what spreadsheets and people put before a number. */
const beginning = /^[^\p{L}\p{N}]{0,3}\p{Nd}/u;
const word = /\p{L}{3}/u;

/** Names a column of many texts of which most begin with digits and hold no words: they may be numbers or dates in a form that nobody knows. */
export function findDigitsInCategories({ name, categories }: CategoryColumn): Finding | undefined {
  if (categories.length < fewest) return undefined;
  const found: string[] = [];
  // From the end, where letters are: a column of a million names need not be looked at whole.
  for (let looks = 1; looks <= categories.length; looks++) {
    const text = categories[categories.length - looks];
    if (beginning.test(text) && !word.test(text)) found.push(text);
    else if (looks - found.length > 0.1 * categories.length) return undefined;
  }
  found.reverse();
  const shape = (text: string) => text.replace(/\p{Nd}+/gu, '0');
  const other = found.find((text) => shape(text) !== shape(found[0])) ?? found[1];
  return {
    check: 'digitsAsText',
    level: 'info',
    value: categories.length,
    says: `column "${name}" is of ${formatCount(categories.length)} categories though most begin with digits, like ${showValue(found[0])} and ${showValue(other)}`,
    hint: `leave it out with ignore if they are names or numbers of something; if they are quantities or dates, write them in one manner, like 1234.5 or 2024-12-31: {decimal}, {types: {${showValue(name)}: 'number'}} and {formats: {${showValue(name)}: 'DD.MM.YYYY'}} read other manners`
  };
}
