import { showValue } from '../../../checks/showValue';

export function createAllValuesMissingError(subject: string, name: string): RangeError {
  return new RangeError(`${subject}: expected values, got only missing ones; leave it out with {ignore: [${showValue(name)}]}`);
}
