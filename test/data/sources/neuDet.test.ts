import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { fc } from '../../seededFastCheck';
import { neuDet } from '../../../src/data/sources/neuDet';
import { parseXml } from '../../../src/data/sources/voc/parseXml';
import { png, said, writeFiles } from './writeImageFiles';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-neu-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Box = [name: string, xmin: number, ymin: number, xmax: number, ymax: number];

function voc(boxes: Box[], size = [40, 40]): string {
  const objects = boxes.map(
    ([name, ...at]) =>
      `<object><name>${name}</name><bndbox>${['xmin', 'ymin', 'xmax', 'ymax'].map((tag, i) => `<${tag}>${at[i]}</${tag}>`).join('')}</bndbox></object>`
  );
  return `<?xml version="1.0"?>\n<!-- made <by> hand -->\n<annotation verified="no"><size><width>${size[0]}</width><height>${size[1]}</height><depth>1</depth></size>\n${objects.join('\n')}</annotation>`;
}

async function image(from: number): Promise<Buffer> {
  return sharp(await png({ width: 40, height: 40, from }))
    .png()
    .toBuffer();
}

describe('neuDet', () => {
  test('gives a row a box: the pixels of the box, its class, its image as a group that is in one part', async () => {
    const files: { [path: string]: Buffer | string } = {};
    for (let i = 0; i < 20; i++) {
      files[`IMAGES/scratches_${i}.png`] = await image(i);
      files[`ANNOTATIONS/scratches_${i}.xml`] = voc([
        ['scratches', 1, 1, 10, 8],
        ['rolled-in_scale', 11, 21, 40, 40]
      ]);
    }
    const { data, files: names, findings } = await neuDet(writeFiles(join(folder, 'plain'), files), { size: [8, 10] });
    expect(findings.map(({ check }) => check)).toEqual([]);
    expect(data.train.classes).toEqual(['crazing', 'inclusion', 'patches', 'pitted_surface', 'rolled-in_scale', 'scratches']);
    expect(data.train.y.length + data.validation!.y.length + data.test!.y.length).toBe(40);
    const parts = Object.values(data).map(({ groups }) => new Set(groups));
    expect(parts.reduce((sum, part) => sum + part.size, 0)).toBe(20);
    const row = data.train.y.indexOf(5);
    const from = Number(/_(\d+)/.exec(names.train[row])![1]);
    // Box 1 is 10 x 8 from the corner: the ramp of the image as it is.
    const expected = Array.from({ length: 80 }, (_, i) => (from + 3 * (i % 10) + 5 * Math.floor(i / 10)) % 256);
    expect(Array.from(data.train.x.subarray(row * 80, row * 80 + 80), (v) => Math.round(255 * v))).toEqual(expected);
  });

  test('{margin} takes more on each side, up to the edge of the image', async () => {
    const files = { 'a/x.png': await image(0), 'b/x.xml': voc([['crazing', 11, 11, 20, 20]]) };
    const path = writeFiles(join(folder, 'margin'), files);
    const first = async (margin: number, size: number) =>
      Math.round(255 * (await neuDet(path, { margin, size, shares: { train: 1 } })).data.train.x[0]);
    expect(await first(0, 10)).toBe(10 * 3 + 10 * 5);
    expect(await first(0.2, 14)).toBe(8 * 3 + 8 * 5);
    expect(await first(2, 40)).toBe(0);
  });

  test('takes folders train and validation as the splits', async () => {
    const path = writeFiles(join(folder, 'parts'), {
      'train/images/crazing/crazing_1.png': await image(1),
      'train/annotations/crazing_1.xml': voc([['crazing', 1, 1, 20, 20]]),
      'validation/images/patches/patches_1.png': await image(2),
      'validation/annotations/patches_1.xml': voc([['patches', 1, 1, 20, 20]])
    });
    const { files } = await neuDet(path, { size: 4 });
    expect(files).toEqual({
      train: ['train/images/crazing/crazing_1.png'],
      validation: ['validation/images/patches/patches_1.png']
    });
  });

  test('says what is wrong with boxes, images and annotations', async () => {
    const path = writeFiles(join(folder, 'bad'), {
      'IMAGES/1.png': await image(1),
      'IMAGES/2.png': await image(2),
      'IMAGES/3.png': await image(3),
      'ANNOTATIONS/1.xml': voc([
        ['crazing', 30, 30, 45, 40],
        ['crazing', 50, 50, 90, 90],
        ['crazing', 20, 5, 10, 15],
        ['rust', 1, 1, 20, 20],
        ['patches', 1, 1, 3, 20],
        ['patches', 0, 0, 39, 39]
      ]),
      'ANNOTATIONS/2.xml': '<annotation><object></annotation>',
      'ANNOTATIONS/9.xml': voc([['crazing', 1, 1, 20, 20]])
    });
    const { files, findings } = await neuDet(path, { size: 4 });
    expect(files.train).toEqual(['IMAGES/1.png', 'IMAGES/1.png']);
    expect(said(findings, 'boxesOutside')).toEqual([
      'problem: 2 boxes reach out of the image, cut at its edge or left out where nothing is in it: IMAGES/1.png (30, 30 to 45, 40 in 40 x 40), IMAGES/1.png (50, 50 to 90, 90 in 40 x 40).'
    ]);
    expect(said(findings, 'reversedBoxes')).toEqual([
      'problem: 1 box that ends before it begins, left out: ANNOTATIONS/1.xml box 3 (20, 5 to 10, 15).'
    ]);
    expect(said(findings, 'unknownClasses')[0]).toMatch(
      /1 box of a class that was not asked for, left out: ANNOTATIONS\/1\.xml box 4 \("rust"\)/
    );
    expect(said(findings, 'smallBoxes')[0]).toMatch(
      /1 box with a side under 8 pixels, left out: ANNOTATIONS\/1\.xml box 5 \(3 x 20\)/
    );
    expect(said(findings, 'damagedAnnotations')[0]).toMatch(
      /1 annotation could not be read: ANNOTATIONS\/2\.xml \(line 1: expected <\/object>, got <\/annotation>\)/
    );
    expect(said(findings, 'missingImages')[0]).toMatch(/1 annotation without its image: ANNOTATIONS\/9\.xml/);
    expect(said(findings, 'noAnnotation')[0]).toMatch(
      /2 images without an annotation that is read, left out: IMAGES\/2\.png, IMAGES\/3\.png/
    );
  });

  test('says where an annotation is of another size than its image', async () => {
    const path = writeFiles(join(folder, 'sizes'), {
      'a/1.png': await image(1),
      'b/1.xml': voc([['crazing', 1, 1, 20, 20]], [80, 40]),
      'a/2.png': await image(2),
      'b/2.xml': voc([['crazing', 1, 1, 20, 20]], [0, 0])
    });
    const { findings } = await neuDet(path, { size: 4 });
    expect(said(findings, 'otherSizes')).toEqual([
      'problem: 1 image of another size than the annotation says, so that boxes lie elsewhere: a/1.png (80 x 40, the image is 40 x 40).'
    ]);
  });

  test('names an annotation that is nested, endless or without a field, and reads the others', async () => {
    const object = (inside: string) => `<annotation><object>${inside}</object></annotation>`;
    const box = '<bndbox><xmin>1</xmin><ymin>1</ymin><xmax>20</xmax><ymax>20</ymax></bndbox>';
    const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const bad = [
      `<!DOCTYPE a [<!ENTITY l0 "lol">${entities}]>${object(`<name>&l9;</name>${box}`)}`,
      `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${object(`<name>&x;</name>${box}`)}`,
      object(box),
      object('<name>crazing</name>'),
      object(`<name>crazing</name>${box.replace('<xmax>20</xmax>', '')}`),
      object(`<name>crazing</name>${box.replace('20', '1e999')}`),
      object(`<name>crazing</name>${box.replace('20', '')}`),
      '<x>'.repeat(100_000),
      `<annotation>${' '.repeat(2 ** 20)}</annotation>`,
      `<a ${'x="y" '.repeat(5000)}>`,
      '<html></html>'
    ];
    const files: { [path: string]: Buffer | string } = {
      'a/good.png': await image(99),
      'b/good.xml': voc([['crazing', 1, 1, 20, 20]])
    };
    for (const [i, xml] of bad.entries()) Object.assign(files, { [`a/${i}.png`]: await image(i), [`b/${i}.xml`]: xml });
    const { files: read, findings } = await neuDet(writeFiles(join(folder, 'nested'), files), { size: 4 });
    expect(read.train).toEqual(['a/good.png']);
    expect(findings.find(({ check }) => check === 'damagedAnnotations')!.value).toBe(bad.length);
  });

  test('refuses a folder without annotations, or without a box of its classes', async () => {
    const path = writeFiles(join(folder, 'none'), { 'a/1.png': await image(1) });
    await expect(neuDet(path)).rejects.toThrow(
      'expected images with annotations, got 1 image and no .xml; give the folder that holds'
    );
    writeFiles(path, { 'a/1.xml': voc([['rust', 1, 1, 20, 20]]) });
    await expect(neuDet(path)).rejects.toThrow(
      /expected boxes of crazing, inclusion, patches and 3 more, got none in 1 annotated image/
    );
    const { data } = await neuDet(path, { classes: ['rust', 'dirt'], size: 4 });
    expect(data.train.classes).toEqual(['rust', 'dirt']);
    await expect(neuDet(path, { margin: -1 })).rejects.toThrow('neuDet: expected margin to be');
  });
});

describe('parseXml', () => {
  test('reads entities, CDATA, comments, attributes and a document type', () => {
    const xml =
      '\ufeff<?xml version="1.0"?><!DOCTYPE a><!-- <b> --><a x="1>" y=\'2\'>\n <b/>&lt;&#65;&#x42;<![CDATA[<&]]> <b c="d">t</b></a>\n';
    expect(parseXml(xml)).toEqual({
      name: 'a',
      text: '<AB<&',
      children: [
        { name: 'b', text: '', children: [] },
        { name: 'b', text: 't', children: [] }
      ]
    });
  });

  test.each([
    ['<a>', 'line 1: expected </a>, got the end'],
    ['<a>\n<b></a>', 'line 2: expected </b>, got </a>'],
    ['<a/><b/>', 'expected one outermost element, got <b> after it'],
    ['words', 'expected an element, got text'],
    ['', 'expected an element, got none'],
    ['<a>&bomb;</a>', 'or a character by number, got "&bomb;"'],
    ['<a>fish & chips</a>', 'got "&"'],
    ['<a>&#0;</a>', 'got "&#0;"'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'expected a document type without declarations'],
    ['<a><!-- </a>', 'expected --> after <!--'],
    ['<a b=1></a>', 'expected a tag, got "<a b=1></a>"'],
    ['</a>', 'expected no end tag, got </a>'],
    ['<a>'.repeat(40), 'expected at most 32 elements inside each other']
  ])('refuses %s', (xml, message) => {
    expect(() => parseXml(xml)).toThrow(RangeError);
    expect(() => parseXml(xml)).toThrow(message);
  });

  test('gives an element or a RangeError for any text, soon', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<b x="1"/>',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&',
      'text',
      '<',
      '>',
      ' ',
      '<?',
      '?>'
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        try {
          expect(typeof parseXml(pieces.join('')).name).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
      { numRuns: 500 }
    );
  });
});
