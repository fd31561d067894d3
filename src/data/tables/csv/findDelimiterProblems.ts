import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import type { FoundDelimiter } from './findDelimiter';

/** Names the delimiter that was found, unless it is a comma that nothing else could be. */
export function findDelimiterProblems({ delimiter, other, unusual }: FoundDelimiter): Finding[] {
  if (unusual)
    return [
      {
        check: 'delimiter',
        level: 'warning',
        value: unusual.fields,
        says: `the file is read as one column, though ${showValue(unusual.delimiter)} would cut every line into ${unusual.fields} fields`,
        hint: `read it with {delimiter: ${showValue(unusual.delimiter)}} if that separates the fields, with {delimiter: ","} if not`
      }
    ];
  if (delimiter === ',' && other === undefined) return [];
  const doubt = other === undefined ? '' : `, though ${showValue(other)} would cut every line alike too`;
  return [
    {
      check: 'delimiter',
      level: other === undefined ? 'info' : 'warning',
      value: null,
      says: `the fields are separated by ${showValue(delimiter)}, as the first lines show${doubt}`,
      hint: `say {delimiter: ${showValue(other ?? delimiter)}} ${other === undefined ? 'to be sure' : 'if that is right'}`
    }
  ];
}
