/** Black or white, whichever stands out more on a colour "#rrggbb": a contrast of 4.5 or more. */
export function chooseTextColorOn(color: string): '#000000' | '#ffffff' {
  const [red, green, blue] = [1, 3, 5]
    .map((i) => parseInt(color.slice(i, i + 2), 16) / 255)
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}
