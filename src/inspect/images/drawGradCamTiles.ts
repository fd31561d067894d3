import { overlayHeat } from './overlayHeat';

/**
 * Images and maps in the order of a sheet: `across` rows of the data side by side, each an image and its map; for two models the first
 * one's above the second one's. If the last line is short, null fills the empty places.
 *
 * @param maps [models][rows] of the size of an image.
 * @param images red, green and blue of each pixel.
 */
export function drawGradCamTiles(maps: Float32Array[][], images: Uint8Array[], across: number): (Uint8Array | null)[] {
  const tiles: (Uint8Array | null)[] = [];
  for (let start = 0; start < images.length; start += across)
    for (const ofModel of maps)
      for (let i = start; i < start + across; i++) {
        if (i >= images.length) {
          tiles.push(null, null);
          continue;
        }
        const brightest = ofModel[i].reduce((most, value) => Math.max(most, value), 0);
        tiles.push(images[i], overlayHeat(images[i], ofModel[i], brightest));
      }
  return tiles;
}
