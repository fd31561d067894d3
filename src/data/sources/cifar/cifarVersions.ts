/** One of the forms in which CIFAR-10 and CIFAR-100 are published. */
export interface CifarVersion {
  /** "CIFAR-10, binary version". */
  title: string;
  set: 'CIFAR-10' | 'CIFAR-100';
  form: 'binary' | 'python';
  /** The folder that its archive unpacks to. */
  folder: string;
  archive: string;
  train: readonly string[];
  test: string;
  /** The files with names of the classes: of 10, of 100, of 20 superclasses. */
  names: { readonly [classes: number]: string };
  /** MD5 of the published files. Nobody publishes those of CIFAR-100's binary version. */
  md5?: { readonly [file: string]: string };
}

const batches = [1, 2, 3, 4, 5].map((number) => `data_batch_${number}`);

/**
 * The layouts, from cs.toronto.edu/~kriz/cifar.html. MD5 of the Python versions from torchvision (datasets/cifar.py), of CIFAR-10's binary version
 * from the programs that download it.
 */
export const cifarVersions: readonly CifarVersion[] = [
  {
    title: 'CIFAR-10, binary version',
    set: 'CIFAR-10',
    form: 'binary',
    folder: 'cifar-10-batches-bin',
    archive: 'cifar-10-binary.tar.gz',
    train: batches.map((name) => `${name}.bin`),
    test: 'test_batch.bin',
    names: { 10: 'batches.meta.txt' },
    md5: {
      'data_batch_1.bin': '5dd7e06a14cb22eb9f671a540d1b7c25',
      'data_batch_2.bin': '5ea93a67294ea407fff1d09f752e9692',
      'data_batch_3.bin': '942cd6a4bcdd0dd3c604fbe906cb4421',
      'data_batch_4.bin': 'ae636b3ba5c66a11e91e8cb52e771fcb',
      'data_batch_5.bin': '53f37980c15c3d472c316c40844f3f0d',
      'test_batch.bin': '803d5f7f4d78ea53de84dbe85f74fb6d'
    }
  },
  {
    title: 'CIFAR-10, Python version',
    set: 'CIFAR-10',
    form: 'python',
    folder: 'cifar-10-batches-py',
    archive: 'cifar-10-python.tar.gz',
    train: batches,
    test: 'test_batch',
    names: { 10: 'batches.meta' },
    md5: {
      data_batch_1: 'c99cafc152244af753f735de768cd75f',
      data_batch_2: 'd4bba439e000b95fd0a9bffe97cbabec',
      data_batch_3: '54ebc095f3ab1f0389bbae665268c751',
      data_batch_4: '634d18415352ddfa80567beed471001a',
      data_batch_5: '482c414d41f54cd18b22e5b47cb7c3cb',
      test_batch: '40351d587109b95175f43aff81a1287e'
    }
  },
  {
    title: 'CIFAR-100, binary version',
    set: 'CIFAR-100',
    form: 'binary',
    folder: 'cifar-100-binary',
    archive: 'cifar-100-binary.tar.gz',
    train: ['train.bin'],
    test: 'test.bin',
    names: { 100: 'fine_label_names.txt', 20: 'coarse_label_names.txt' }
  },
  {
    title: 'CIFAR-100, Python version',
    set: 'CIFAR-100',
    form: 'python',
    folder: 'cifar-100-python',
    archive: 'cifar-100-python.tar.gz',
    train: ['train'],
    test: 'test',
    names: { 100: 'meta', 20: 'meta' },
    md5: { train: '16019d7e3df5f24257cddd939b257f8d', test: 'f0ef6b0ae62326f3e7ffdfab6717acfc' }
  }
];

/** Where all forms can be got. */
export const cifarPage = 'https://www.cs.toronto.edu/~kriz/cifar.html';
