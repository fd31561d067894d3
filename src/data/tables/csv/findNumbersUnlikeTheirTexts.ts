import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import { formatCount } from '../../../views/words/formatNumber';
import type { Column } from '../columns/Table';
import type { NumberNotes } from './createNumberParser';

/** What numbers do not keep of their texts; where numbers were asked for, only what is lost of a number. */
export function findNumbersUnlikeTheirTexts({ name, ...column }: Column, notes: NumberNotes, isTyped: boolean): Finding[] {
  const { leadingZeros, likeZero, longWholes, plusSigns, likePlus, exponents, likeExponent } = notes;
  const found: Finding[] = [];
  const hint = `read it with {types: {${showValue(name)}: 'category'}} if it is an identifier`;
  if (leadingZeros && !isTyped)
    found.push({
      check: 'leadingZeros',
      level: 'warning',
      value: leadingZeros,
      says: `column ${showValue(name)} has ${formatCount(leadingZeros)} numbers that begin with 0, like ${showValue(likeZero)}, which is ${Number(likeZero)} now`,
      hint: hint.replace('an identifier', 'a postcode or another identifier')
    });
  if (longWholes)
    found.push({
      check: 'precision',
      level: 'warning',
      value: longWholes,
      says: `column ${showValue(name)} has ${formatCount(longWholes)} whole numbers of more than 20 digits, which are rounded`,
      hint
    });
  if (plusSigns && !isTyped)
    found.push({
      check: 'plusSigns',
      level: 'warning',
      value: plusSigns,
      says: `column ${showValue(name)} has ${formatCount(plusSigns)} long numbers that begin with a plus, like ${showValue(likePlus)}, which is ${Number(likePlus)} now`,
      hint: hint.replace('an identifier', 'a telephone number')
    });
  // Among measurements, an exponent is one.
  if (
    exponents &&
    !isTyped &&
    'values' in column &&
    column.values.every((value) => Number.isNaN(value) || Number.isInteger(value))
  )
    found.push({
      check: 'exponents',
      level: 'warning',
      value: exponents,
      says: `column ${showValue(name)} has ${formatCount(exponents)} whole numbers with an E, like ${showValue(likeExponent)}, which is ${Number(likeExponent)} now`,
      hint
    });
  return found;
}
