import { showValue } from '../../../checks/showValue';
import { isTimeFormat } from './createTimeParser';

/** @throws TypeError unless decimal is a mark, if it is given, and formats is {column: format}. */
export function checkDecimalAndFormats(subject: string, decimal: unknown, formats: unknown): void {
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw new TypeError(`${subject}: expected decimal to be "." or ",", got ${showValue(decimal)}; give one of them`);
  if (typeof formats !== 'object' || formats === null || Array.isArray(formats))
    throw new TypeError(`${subject}: expected formats to be {column: format}, got ${showValue(formats)}; give an object`);
  for (const [name, format] of Object.entries(formats)) {
    if (!isTimeFormat(format))
      throw new TypeError(
        `${subject}: expected the format of ${showValue(name)} to have YYYY or YY, MM and DD, and HH, mm, ss for a time of day, got ${showValue(format)}; give "DD.MM.YYYY" for 31.12.2024`
      );
  }
}
