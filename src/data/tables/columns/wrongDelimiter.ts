import { show } from '../../../checks/show';

export function wrongDelimiter(subject: string, line: string, delimiter: string, other: string): RangeError {
  return new RangeError(
    `${subject}: expected columns separated by ${show(delimiter)}, got a first line of ${show(line)}; read it with {delimiter: ${show(other)}}`
  );
}
