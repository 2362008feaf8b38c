import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Asks for the font of most words with the page: found by the style sheet it came after the first picture, which was then drawn twice. */
const preloadFont: Plugin = {
  name: 'preload-font',
  transformIndexHtml: {
    order: 'post',
    handler(_, { bundle = {} }) {
      const font = Object.keys(bundle).find((name) => /inter-latin-wght-normal-.*\.woff2$/.test(name));
      const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `./${font}`, crossorigin: true };
      return font ? [{ tag: 'link', attrs, injectTo: 'head' }] : [];
    },
  },
};

/**
 * out/main/main.js (Electron's main), out/main/models-worker.js (the models process), out/preload/index.cjs and out/renderer/.
 * Packages stay outside the bundles of main; preload is one CommonJS file, because a sandboxed preload can load nothing else.
 */
export default defineConfig({
  main: {
    build: {
      outDir: at('out/main'),
      rollupOptions: {
        input: {
          main: at('main/shells/electron/main.ts'),
          'models-worker': at('native-models/worker/main.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: at('out/preload'),
      rollupOptions: {
        input: { index: at('preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), tailwindcss(), preloadFont],
    build: {
      outDir: at('out/renderer'),
      target: 'es2023',
      minify: true,
      rollupOptions: {
        input: { index: at('renderer/index.html') },
        // What the first picture needs is one file: in four it came later.
        output: { codeSplitting: { groups: [{ name: 'index', tags: ['$initial'] }] } },
      },
    },
  },
});
