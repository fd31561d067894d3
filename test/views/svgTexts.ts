import { measureTextWidth } from '../../src/views/picture/measureTextWidth';

/** The texts of a picture that are read from left to right, with their ends; widths as the layout measures them. */
export function svgTexts(svg: string): { left: number; right: number; y: number; said: string }[] {
  const level = [...svg.matchAll(/<text ([^>]*)>([^<]*)</g)].filter(([, attributes]) => !attributes.includes('rotate'));
  return level.map(([, attributes, said]) => {
    const of = (name: string) => attributes.match(new RegExp(`(?:^| )${name}="([^"]*)"`))?.[1];
    const plain = said.replace(/&(lt|gt|quot|#39|amp);/g, 'x');
    const width = measureTextWidth(plain, Number(of('font-size')), of('font-weight') === 'bold');
    const x = Number(of('x'));
    const left = x - { start: 0, middle: width / 2, end: width }[of('text-anchor') ?? 'start']!;
    return { left, right: left + width, y: Number(of('y')), said };
  });
}
