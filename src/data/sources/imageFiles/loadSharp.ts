import type sharp from 'sharp';

/** Loads sharp, with its library of 20 MB, when the first image is read: most notebooks read none. */
export function loadSharp(): typeof sharp {
  return require('sharp') as typeof sharp;
}
