/** Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB. */
export const deficiencies: { readonly [name: string]: number[][] } = {
  'normal sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1]
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039]
  ]
};

/** A colour as it is seen, linear RGB. */
export function seenBy(sight: string, hex: string): number[] {
  return deficiencies[sight].map((row) => dot(row, linear(hex)));
}

function linear(hex: string): number[] {
  return [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
}

function dot(a: number[], b: number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}

/** Relative luminance, 0 to 1. */
export function luminance(hex: string): number {
  return dot([0.2126, 0.7152, 0.0722], linear(hex));
}

/** 1 to 21, as WCAG has it. */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** CIELAB of linear RGB, D65. */
export function lab(rgb: number[]): number[] {
  const xyz = [
    [0.4124, 0.3576, 0.1805],
    [0.2126, 0.7152, 0.0722],
    [0.0193, 0.1192, 0.9505]
  ].map((row) => dot(row, rgb));
  const [x, y, z] = xyz
    .map((v, i) => v / [0.9505, 1, 1.089][i])
    .map((v) => (v > 0.008856 ? Math.cbrt(v) : 7.787 * Math.max(v, 0) + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
