import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

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
    plugins: [react(), tailwindcss()],
    build: {
      outDir: at('out/renderer'),
      target: 'es2023',
      minify: true,
      rollupOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
