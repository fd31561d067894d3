/** The picture in twice the size of the page, sharp on paper too. */
export async function svgToPng(svg: SVGSVGElement, scale = 2): Promise<Blob> {
  const [width, height] = ['width', 'height'].map((name) => Number(svg.getAttribute(name)) * scale);
  const url = URL.createObjectURL(svgFile(svg));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width, height });
    canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
    return await new Promise((settle, fail) =>
      canvas.toBlob((blob) => (blob ? settle(blob) : fail(new Error('the browser made no PNG of the picture'))), 'image/png')
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function svgFile(svg: SVGSVGElement): Blob {
  return new Blob([new XMLSerializer().serializeToString(svg)], { type: 'image/svg+xml' });
}
