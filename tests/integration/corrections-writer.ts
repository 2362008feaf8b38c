import { openLibrary } from '../../main/library/open-library.ts';
import { silentLog } from '../../main/log/log.ts';
import { idOf } from '../unit/library/sample-library.ts';

/** Puts all lines of asset 1 in the library in argv[2] right as one step, again and again until it is killed. Says "open" first. */
const library = openLibrary(process.argv[2]!, { log: silentLog });
process.stdout.write('open\n');
const ids = library.transcript.lines([idOf(1)]).map(({ evidenceId }) => evidenceId);
for (let round = 0; ; round++)
  library.transcript.correct(
    ids.map((evidenceId) => ({ evidenceId, text: `round${round} of all`, speaker: `R${round}` })),
  );
