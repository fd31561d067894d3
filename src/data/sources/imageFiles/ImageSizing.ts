/** How every image of a set is resized. */
export interface ImageSizing {
  height: number;
  width: number;
  channels: 1 | 3;
  fit: 'stretch' | 'cover' | 'contain';
  /** How many pixels a file may have before it is resized. */
  maxFilePixels: number;
}

/** A part of an image, in its pixels, from its upper left corner; what lies outside the image is cut. */
export interface Crop {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** How many numbers a row has. */
export function widthOf({ height, width, channels }: ImageSizing): number {
  return height * width * channels;
}
