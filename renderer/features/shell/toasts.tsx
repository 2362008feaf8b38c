import { Toaster } from 'sonner';
import { useTheme } from '../settings/use-theme.ts';
import { useToastPlace } from './toast-place.ts';

/** What is said in passing. */
export function Toasts() {
  const theme = useTheme();
  const offset = useToastPlace();
  return (
    <Toaster
      theme={theme}
      position="bottom-left"
      offset={offset}
      // Below 600 px its own place for telephones would count, which knows nothing of what stands at the foot.
      mobileOffset={offset}
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
