/**
 * Who may import whom: for each folder the other folders, or single files, that its own files may import. A folder's name stands for the files
 * that lie in it, not for those of its subfolders. `.dependency-cruiser.cjs` enforces this table; a folder that is not in it fails.
 *
 * @type {{ kernel: Record<string, string[]> }}
 */
module.exports = {
  kernel: {
    installation: [],
    threads: [],
    'evaluate/values': [],
    'evaluate/declarations': ['installation'],
    'evaluate/errors': ['installation', 'evaluate/values'],
    'evaluate/format': ['evaluate/values'],
    'evaluate/interrupts': ['threads/SharedState', 'evaluate/values', 'evaluate/errors'],
    'evaluate/resolution': ['installation', 'evaluate/declarations'],
    'evaluate/cells': [
      'installation',
      'threads/SharedState',
      'evaluate/values',
      'evaluate/declarations',
      'evaluate/errors',
      'evaluate/format',
      'evaluate/interrupts',
      'evaluate/resolution'
    ],
    'jupyter/history': [],
    'jupyter/streams': ['installation', 'threads', 'evaluate/errors', 'evaluate/format'],
    'jupyter/messages': [
      'threads',
      'evaluate/values',
      'evaluate/errors',
      'evaluate/format',
      'evaluate/interrupts',
      'evaluate/cells',
      'jupyter/history',
      'jupyter/streams'
    ],
    'jupyter/worker': ['threads', 'jupyter/streams/nativeStreams'],
    host: ['threads', 'evaluate/format', 'evaluate/interrupts', 'jupyter/streams', 'jupyter/messages'],
    'start/kernelspec': ['installation'],
    'start/toolkit': ['installation', 'evaluate/cells'],
    'start/snapshot': ['installation', 'evaluate/resolution'],
    'start/makeSnapshot': [
      'installation',
      'evaluate/declarations',
      'evaluate/resolution',
      'evaluate/cells',
      'start/kernelspec',
      'start/toolkit',
      'start/snapshot'
    ],
    start: [
      'installation',
      'threads',
      'evaluate/declarations',
      'evaluate/errors',
      'evaluate/format',
      'evaluate/interrupts',
      'evaluate/resolution',
      'evaluate/cells',
      'jupyter/history',
      'jupyter/streams',
      'jupyter/messages',
      'host',
      'start/toolkit',
      'start/snapshot'
    ]
  }
};
