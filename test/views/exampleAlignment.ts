import type { AlignedLayer, LayerAlignment } from '../../src/record/LayerAlignment';
import { mulberry32 } from '../mulberry32';

/** Layers that are the more alike the nearer they are in depth, made from a seed; more so from map to map. */
export function exampleAlignment({
  teacher = 5,
  student = 3,
  maps = 1,
  seed = 1,
  name = (i: number) => `conv${i}`
} = {}): LayerAlignment {
  const random = mulberry32(seed);
  const layers = (count: number): AlignedLayer[] =>
    Array.from({ length: count }, (_, i) => ({ name: name(i + 1), kind: 'Conv2D', shape: [28 >> i, 28 >> i, 8 << i] }));
  const value = (t: number, s: number, map: number) => {
    const apart = Math.abs(t / Math.max(1, teacher - 1) - s / Math.max(1, student - 1));
    return Math.min(1, (0.9 - 0.7 * apart) * (0.6 + (0.4 * (map + 1)) / maps) + 0.05 * random());
  };
  return {
    teacher: 'resnet',
    student: 'small',
    rows: 2000,
    data: 'digits',
    kernel: 'linear',
    teacherLayers: layers(teacher),
    studentLayers: layers(student),
    maps: Array.from({ length: maps }, (_, map) => ({
      label: maps === 1 ? 'now' : `epoch ${map}`,
      epoch: maps === 1 ? null : map,
      values: Array.from({ length: teacher }, (_, t) => Array.from({ length: student }, (_, s) => value(t, s, map)))
    }))
  };
}
