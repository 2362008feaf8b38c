import { Dialog } from '../../ui/dialog.tsx';
import { ClipForm } from './clip-form.tsx';
import { ClipProgress } from './clip-progress.tsx';
import { ClipResult } from './clip-result.tsx';
import { useClips } from './clip-store.ts';
import { clipStrings as strings } from './clip-strings.ts';

/** What is cut and how, how far that is, and where it went. */
export function ClipDialog() {
  const { open, moments, state, made, request } = useClips();
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => useClips.setState({ open: next })}
      title={state === 'done' && made ? strings.done(made.files.length) : strings.title(moments.length)}
    >
      {state === 'working' ? (
        <ClipProgress />
      ) : state === 'done' && made ? (
        <ClipResult made={made} />
      ) : (
        <ClipForm key={request} />
      )}
    </Dialog>
  );
}
