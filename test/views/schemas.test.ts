import { describe, expect, test } from 'vitest';
import { everyView } from './everyView';
import { schemaComplaint, viewSchemas } from './viewSchemas';

interface Sent {
  kind: string;
  [field: string]: unknown;
}

/** As they arrive in the page. */
const views = everyView().map(([name, view]): [string, Sent] => [name, JSON.parse(JSON.stringify(view)) as Sent]);

test('docs/schemas has a schema for each kind of view, and there is a sample of each', () => {
  expect([...new Set(views.map(([, { kind }]) => kind))].sort()).toEqual([...viewSchemas.keys()].sort());
});

describe('the JSON Schema of a view', () => {
  test.each(views)('fits %s', (_, view) => {
    expect(schemaComplaint(view)).toBeNull();
  });

  test.each(views)('fits no near miss of %s: a field too few, one too many, one of another type', (_, view) => {
    for (const [what, missed] of nearMisses(view)) expect(schemaComplaint(missed), what).not.toBeNull();
  });
});

/** Of the view's own fields: what is optional may be missing, so only those that its schema asks for. */
function nearMisses(view: Sent): [what: string, view: Sent][] {
  const fields = Object.keys(view).filter((name) => name !== 'kind');
  const { required } = definitionOf(view.kind);
  return [
    ['one more', { ...view, strange: 1 }],
    ['a newer version', { ...view, version: 2 }],
    ...fields.filter((name) => required.includes(name)).map((name): [string, Sent] => [`without ${name}`, without(view, name)]),
    ...fields.map((name): [string, Sent] => [`${name} of another type`, { ...view, [name]: otherType(view[name]) }])
  ];
}

function definitionOf(kind: string): { required: string[] } {
  const { $ref, definitions } = viewSchemas.get(kind)!.schema as {
    $ref: string;
    definitions: { [name: string]: { required: string[] } };
  };
  return definitions[$ref.split('/').at(-1)!];
}

function without(view: Sent, name: string): Sent {
  const copy = { ...view };
  delete copy[name];
  return copy;
}

function otherType(value: unknown): unknown {
  return typeof value === 'boolean' ? 'yes' : true;
}
