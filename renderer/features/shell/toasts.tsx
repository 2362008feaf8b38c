import { Toaster } from 'sonner';
import { useAnnotate } from '../annotate/annotate-store.ts';
import { useTheme } from '../settings/use-theme.ts';
import { CORNER, useToastPlace } from './toast-place.ts';

/** What is said in passing. */
export function Toasts() {
  const theme = useTheme();
  const place = useToastPlace();
  const drawing = useAnnotate((state) => state.on);
  return (
    <Toaster
      theme={theme}
      position="bottom-left"
      offset={drawing ? CORNER : place}
      toastOptions={{
        style: {
          maxWidth: 320,
          background: 'var(--raised)',
          border: '1px solid var(--n7)',
          color: 'var(--n12)',
          borderRadius: 'var(--radius-card)',
          fontFamily: 'var(--font-sans)',
          boxShadow: 'var(--shadow)',
        },
        actionButtonStyle: { background: 'var(--accent)', color: 'var(--on-accent)', height: 26 },
      }}
    />
  );
}
