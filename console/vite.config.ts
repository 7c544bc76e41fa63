import { defineConfig } from 'vite';

/** The page is one folder of static files; pages of it that not everybody opens are loaded when they are. */
export default defineConfig({
  // However it is built, a page that is deployed names no file of the machine that built it.
  oxc: { jsx: { development: false } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    // The Content Security Policy lets no script stand in the page itself, nor in a data: address.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
});
