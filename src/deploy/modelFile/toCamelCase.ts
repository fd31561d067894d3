/** Lists whose entries begin with the name of a layer. */
const beginWithName = ['inboundNodes', 'inputLayers', 'outputLayers'];

/**
 * A description of a model in tfjs' own style: Keras writes `batch_input_shape` where tfjs reads `batchInputShape`, and "channels_last" where
 * it reads "channelsLast". The names of layers stay as they are.
 */
export function toCamelCase(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'name' ? value : camelCase(value);
  if (Array.isArray(value))
    return value.map((item: unknown, i) =>
      typeof item === 'string' && i === 0 && beginWithName.includes(key) ? item : toCamelCase(item, key === 'name' ? '' : key)
    );
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([name]) => name !== '__proto__');
  return Object.fromEntries(
    members.map(([name, member]) => {
      const renamed = camelCase(name);
      return [renamed, toCamelCase(member, name === 'name' ? 'name' : renamed)] as const;
    })
  );
}

function camelCase(text: string): string {
  return text.length < 2 ? text : text.replace(/_+(\w|$)/g, (_, letter: string) => letter.toUpperCase());
}
