import type { IdxPart } from './findIdxSetFiles';

/** What is known of a public set in MNIST's format. */
export interface IdxSet {
  /** "Fashion-MNIST". */
  title: string;
  /** In the order of the labels. */
  classes: readonly string[];
  /** The label of the first class. */
  firstLabel: 0 | 1;
  /** Whether its pictures are stored column by column. */
  isTransposed: boolean;
  /** SHA-256 of the published files, unpacked. */
  sha256?: { readonly [part in IdxPart]: { readonly images: string; readonly labels: string } };
}

const digits = [...'0123456789'];
const capitals = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const small = [...'abcdefghijklmnopqrstuvwxyz'];
/** Small letters that look like their capitals are one class with them. */
const merged = [...digits, ...capitals, ...'abdefghnqrt'];

const mnist: IdxSet = {
  title: 'MNIST',
  classes: digits,
  firstLabel: 0,
  isTransposed: false,
  sha256: {
    train: {
      images: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
      labels: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5'
    },
    test: {
      images: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
      labels: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2'
    }
  }
};

/** Labels in the README of github.com/zalandoresearch/fashion-mnist; the SHA-256 are those of its files and of Debian's package, unpacked. */
const fashion: IdxSet = {
  title: 'Fashion-MNIST',
  classes: ['T-shirt/top', 'Trouser', 'Pullover', 'Dress', 'Coat', 'Sandal', 'Shirt', 'Sneaker', 'Bag', 'Ankle boot'],
  firstLabel: 0,
  isTransposed: false,
  sha256: {
    train: {
      images: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
      labels: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9'
    },
    test: {
      images: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
      labels: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34'
    }
  }
};

/** EMNIST's six ways to part its characters (Cohen et al. 2017, table 2), by the prefix of their files. */
const emnist = (name: string, classes: readonly string[], firstLabel: 0 | 1 = 0): [string, IdxSet] => [
  `emnist-${name.toLowerCase()}`,
  { title: `EMNIST ${name}`, classes, firstLabel, isTransposed: true }
];
const byPrefix = new Map<string, IdxSet>([
  emnist('Balanced', merged),
  emnist('ByClass', [...digits, ...capitals, ...small]),
  emnist('ByMerge', merged),
  emnist('Digits', digits),
  emnist('Letters', capitals, 1),
  emnist('MNIST', digits)
]);

/**
 * The public set that files belong to: EMNIST by their prefix, MNIST and Fashion-MNIST by the SHA-256 of their train labels. Changed files of
 * Fashion-MNIST by the names of their folders.
 */
export function findPublicIdxSet(prefix: string, folder: string, trainLabels: string): IdxSet | undefined {
  const published = [mnist, fashion].find(({ sha256 }) => sha256?.train.labels === trainLabels);
  const last = `${folder.split(/[\\/]/).slice(-2).join('/')}/${prefix}`;
  return byPrefix.get(prefix) ?? published ?? (/fashion/i.test(last) ? fashion : undefined);
}

/** How to get the files of a set; which one, the path says. */
export function whereToGetIdx(path: string): string {
  const fashionFiles =
    'run apt-get install dataset-fashion-mnist (on Debian; it fills /usr/share/datasets/fashion-mnist), or download the four files in data/fashion of https://github.com/zalandoresearch/fashion-mnist';
  const emnistFiles =
    'download gzip.zip from https://www.nist.gov/itl/products-and-services/emnist-dataset, unpack it and give its folder';
  const mnistFiles =
    'use kd.mnist, or download https://storage.googleapis.com/cvdf-datasets/mnist/train-images-idx3-ubyte.gz and the other three beside it';
  if (/fashion/i.test(path)) return fashionFiles;
  if (/emnist/i.test(path)) return emnistFiles;
  return `give the folder of the four files. For Fashion-MNIST ${fashionFiles}. For EMNIST ${emnistFiles}. For MNIST ${mnistFiles}`;
}
