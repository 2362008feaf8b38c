import './ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { openAtStart } from './features/library/use-open-first.ts';
import { startTheme } from './features/settings/use-theme.ts';
import { queries } from './lib/engine.ts';
import { takeFirstAnswers } from './lib/first-answers.ts';
import { TooltipProvider } from './ui/tooltip.tsx';

startTheme();
openAtStart(takeFirstAnswers()['library.list'] ?? []);

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <TooltipProvider delayDuration={350} skipDelayDuration={200}>
          <App />
        </TooltipProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
