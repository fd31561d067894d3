import { nullable, number, object, oneOf, optional, text } from './shape';

export const finding = object({
  check: text,
  level: oneOf('info', 'warning', 'problem'),
  value: nullable(number),
  says: text,
  hint: optional(text)
});
