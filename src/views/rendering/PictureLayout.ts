import type { Box } from '../picture/svgElements';

/** How large a view's picture is, and what is painted below its title. */
export interface PictureLayout {
  width: number;
  height: number;
  /** A line below the title: "Running: 40 % of all training". */
  state?: string;
  draw(box: Box): string;
}

/** Width in pixels of a picture with one plot. */
export const plotWidth = 860;
