import { createHash } from 'node:crypto';
import type * as tf from '@tensorflow/tfjs';
import type { ModelInfo } from '../record/RunRecord';
import type { Teacher } from './Teacher';

/** A teacher that is part of another, by its name there. */
export interface NamedTeacher {
  name: string;
  teacher: Teacher;
}

/** "price: forest, cut: network", and what all of them have together: null where it is unknown of one. */
export function describeNamedTeachers(members: readonly NamedTeacher[], kind: string): ModelInfo {
  const sumOf = (numbers: (number | null)[]) =>
    numbers.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
  const infos = members.map(({ teacher }) => teacher.info);
  return {
    name: members
      .map(({ name, teacher }) => `${name}: ${teacher.info.name}`)
      .join(', ')
      .slice(0, 200),
    kind,
    parameters: sumOf(infos.map(({ parameters }) => parameters)),
    bytes: sumOf(infos.map(({ bytes }) => bytes)),
    macs: sumOf(infos.map(({ macs }) => macs))
  };
}

/** What all of them have inside. The layers of a member "price" are called "price/dense_1"; the caller disposes their features. */
export function insideNamedTeachers(members: readonly NamedTeacher[]): Pick<Teacher, 'variables' | 'layers' | 'featuresOf'> {
  return {
    variables: () => members.flatMap(({ teacher }) => teacher.variables?.() ?? []),
    layers: () =>
      members.flatMap(({ name, teacher }) =>
        (teacher.layers?.() ?? []).map((layer) => ({ ...layer, name: `${name}/${layer.name}` }))
      ),
    featuresOf: (layers) => (rows) => Object.assign({}, ...members.map((member) => featuresOfMember(member, layers, rows)))
  };
}

function featuresOfMember(
  { name, teacher }: NamedTeacher,
  layers: readonly string[],
  rows: tf.Tensor
): { [name: string]: tf.Tensor } {
  const lead = `${name}/`;
  const own = layers.filter((layer) => layer.startsWith(lead)).map((layer) => layer.slice(lead.length));
  if (own.length === 0) return {};
  const features = teacher.featuresOf!(own)(rows);
  return Object.fromEntries(own.map((layer) => [lead + layer, features[layer]]));
}

/** A hash of what all of them know, by name, and of how they are put together; null where one has none. */
export function fingerprintNamedTeachers(members: readonly NamedTeacher[], how: string): string | null {
  const prints = members.map(({ teacher }) => teacher.fingerprint());
  if (prints.includes(null)) return null;
  const parts = members.map(({ name }, i) => `${name}\0${prints[i]}`);
  return createHash('sha256')
    .update([how, ...parts].join('\0'))
    .digest('hex');
}
