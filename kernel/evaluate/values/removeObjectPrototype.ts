/** The same object without `Object.prototype`: a cell that gives that a `then` would make a promise of what a promise gives. */
export function removeObjectPrototype<Value extends object>(value: Value): Value {
  return Object.setPrototypeOf(value, null) as Value;
}
