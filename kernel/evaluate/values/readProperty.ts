/**
 * A property that the value says it has; undefined where reading it throws. A Proxy that answers to every name, as mocks do,
 * has only what its `in` says.
 */
export function readProperty(value: unknown, name: PropertyKey): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined;
  try {
    return name in value ? (value as Record<PropertyKey, unknown>)[name] : undefined;
  } catch {
    return undefined;
  }
}

/** The method of that name, bound to its value. */
export function readMethod(value: unknown, name: PropertyKey): ((...given: unknown[]) => unknown) | undefined {
  const method = readProperty(value, name);
  return typeof method === 'function' ? (...given) => Reflect.apply(method, value, given) as unknown : undefined;
}
