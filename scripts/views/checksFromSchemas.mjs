import { nameOf, reached } from './viewSchemas.mjs';

/**
 * JSON Schemas as the checks of src/views/check: a constant for each definition, shared ones once, and with each the names of what it uses.
 * What is unknown here is refused, so that no bound is lost without a word. A definition `{check: 'name'}` is a check written by hand.
 */
export function checksFromSchemas(definitions, types) {
  const used = new Set();
  const names = types.flatMap((type) => Object.keys(reached(definitions, type)));
  const left = new Set(names);
  const constants = [];
  while (left.size) {
    const ready = [...left].filter((name) => inner(definitions, name).every((other) => !left.has(other)));
    if (!ready.length)
      throw new TypeError(`views: expected no type that holds itself, got ${[...left].join(', ')}; end it somewhere`);
    for (const name of ready.sort()) {
      constants.push(`const ${constantOf(name)} = ${checkOf(definitions[name], name, used)};`);
      left.delete(name);
    }
  }
  return { constants, used: [...used].sort() };
}

export function constantOf(type) {
  return type.charAt(0).toLowerCase() + type.slice(1);
}

function inner(definitions, name) {
  return Object.keys(reached(definitions, name)).filter((other) => other !== name);
}

function checkOf(schema, at, used) {
  const use = (name, ...inside) => {
    used.add(name);
    return inside.length ? `${name}(${inside.join(', ')})` : name;
  };
  const { type } = schema;
  if (schema.check) return use(schema.check);
  if (schema.$ref) return constantOf(nameOf(schema.$ref));
  if (schema.anyOf) return eitherOf(schema.anyOf, at, used, use);
  if ('const' in schema) return use('oneOf', quoted(schema.const));
  if (schema.enum) return use('oneOf', ...schema.enum.map(quoted));
  if (Array.isArray(type)) {
    const each = type.map((one) => ({ ...schema, type: one }));
    return eitherOf(each, at, used, use);
  }
  if (type === 'string') return use('text');
  if (type === 'boolean') return use('boolean');
  if (type === 'number') return numberCheck(schema, at, use);
  if (type === 'array') return listCheck(schema, at, used, use);
  if (type === 'object') return objectCheck(schema, at, used, use);
  throw unknown(at, schema);
}

function eitherOf(schemas, at, used, use) {
  const others = schemas.filter(({ type }) => type !== 'null');
  const checks = others.map((one) => checkOf(one, at, used));
  const check = checks.length > 1 ? use('either', ...checks) : checks[0];
  return others.length < schemas.length ? use('nullable', check) : check;
}

function numberCheck({ minimum, maximum, exclusiveMinimum, ...rest }, at, use) {
  onlyKnown(rest, ['type', 'description'], at);
  if (exclusiveMinimum === 0 && minimum === undefined && maximum === undefined) return use('positive');
  if (exclusiveMinimum !== undefined) throw unknown(at, { exclusiveMinimum });
  if (minimum !== undefined && maximum !== undefined) return use('between', minimum, maximum);
  if (minimum === 0) return use('count');
  if (minimum !== undefined || maximum !== undefined) throw unknown(at, { minimum, maximum });
  return use('number');
}

function listCheck({ items, minItems, maxItems, ...rest }, at, used, use) {
  onlyKnown(rest, ['type', 'description'], at);
  if (Array.isArray(items)) return use('tuple', ...items.map((one) => checkOf(one, at, used)));
  if (minItems !== undefined && minItems === maxItems) return use('tuple', ...new Array(minItems).fill(checkOf(items, at, used)));
  if (minItems !== undefined) throw unknown(at, { minItems });
  return use('list', checkOf(items, at, used), ...(maxItems === undefined ? [] : [maxItems]));
}

function objectCheck({ properties = {}, required = [], additionalProperties, maxProperties, ...rest }, at, used, use) {
  onlyKnown(rest, ['type', 'description'], at);
  if (typeof additionalProperties === 'object')
    return use('map', checkOf(additionalProperties, at, used), ...(maxProperties === undefined ? [] : [maxProperties]));
  const fields = Object.entries(properties).map(([name, inside]) => {
    const check = checkOf(inside, `${at}.${name}`, used);
    return `${name}: ${required.includes(name) ? check : use('optional', check)}`;
  });
  return use('object', `{ ${fields.join(', ')} }`);
}

function quoted(value) {
  return typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : String(value);
}

function onlyKnown(rest, names, at) {
  for (const name of Object.keys(rest)) if (!names.includes(name)) throw unknown(at, { [name]: rest[name] });
}

function unknown(at, what) {
  return new TypeError(
    `views: expected a bound that has a check, got ${JSON.stringify(what)} at ${at}; use another bound, or add a check to src/views/check and to scripts/views/checksFromSchemas.mjs`
  );
}
