import type { Plugin } from 'esbuild';

/**
 * Leaves zod's messages in other languages out of a bundle. They are a quarter of each, every function would read them when
 * it starts, and none answers in them.
 */
export const withoutZodLanguages: Plugin = {
  name: 'without-zod-languages',
  setup: (build) => {
    build.onLoad({ filter: /\/zod\/v4\/locales\/index\.js$/ }, () => ({ contents: 'export {};' }));
  },
};
