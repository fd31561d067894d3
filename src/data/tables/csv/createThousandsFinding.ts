import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';

/** Asks what the points of a column mean in which every number has three digits after a point. */
export function createThousandsFinding(name: string, like: string, delimiter: string): Finding {
  const whole = like.replaceAll('.', '');
  return {
    check: 'thousands',
    level: 'warning',
    value: null,
    says: `column ${showValue(name)} has numbers like ${showValue(like)}, read as ${Number(like)} though each may be a number with points between thousands, here ${whole}, as is usual where fields are separated by ${showValue(delimiter)} and decimals by a comma`,
    hint: `read the file with {decimal: ',', types: {${showValue(name)}: 'number'}} if it is ${whole}, with {decimal: '.'} if it is ${Number(like)}`
  };
}
