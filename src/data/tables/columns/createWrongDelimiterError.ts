import { showValue } from '../../../checks/showValue';

export function createWrongDelimiterError(subject: string, line: string, delimiter: string, other: string): RangeError {
  return new RangeError(
    `${subject}: expected columns separated by ${showValue(delimiter)}, got a first line of ${showValue(line)}; read it with {delimiter: ${showValue(other)}}`
  );
}
