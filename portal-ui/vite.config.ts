import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { budget } from './scripts/budget-plugin.mjs';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

export default defineConfig({
  plugins: [react(), budget({ pageLimitKb: 320, chunkLimitKb: 120 })],
  resolve: {
    alias: {
      '@/': path('./src/'),
      // Tests compare words and enums with the Java sources that they repeat.
      '@contract/': path('../common-model/src/main/java/io/headgate/model/'),
    },
  },
  build: {
    emptyOutDir: true,
    chunkSizeWarningLimit: 900,
    rollupOptions: {
      output: {
        manualChunks(id: string) {
          if (id.includes('/@mantine/') || id.includes('/@floating-ui/')) return 'mantine';
          if (id.includes('/node_modules/react-dom/') || id.includes('/node_modules/react/')) return 'react';
          return undefined;
        },
      },
    },
  },
  server: { proxy: { '/api': process.env.HEADGATE_PORTAL ?? 'http://localhost:8080' } },
  test: {
    globals: true,
    testTimeout: 30_000,
    projects: [
      { extends: true, test: { name: 'logic', environment: 'node', include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'pages',
          environment: 'jsdom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/testing/setup.ts'],
        },
      },
    ],
  },
});
