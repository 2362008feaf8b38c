import { Command, CommanderError } from 'commander';
import packageJson from '../../../package.json' with { type: 'json' };
import { addAskCommand } from './ask-command.ts';
import { addDoctorCommand } from './doctor-command.ts';
import { exitCode } from './exit-code.ts';
import { addExportCommand } from './export-command.ts';
import { addIngestCommand } from './ingest-command.ts';
import { addListCommand } from './list-command.ts';
import { addModelsCommand } from './models-command.ts';
import { addReportCommand } from './report-command.ts';
import { addRmCommand } from './rm-command.ts';
import { addSearchCommand } from './search-command.ts';
import { addServeCommand } from './serve-command.ts';
import { addTranscriptCommand } from './transcript-command.ts';

function createProgram(): Command {
  const program = new Command('cuepoint')
    .description('Ask your videos and images anything, on your own machine.')
    .version(packageJson.version)
    .option('--library <dir>', 'folder of the library (default: CUEPOINT_LIBRARY, or the app’s own)')
    .option('--models <dir>', 'folder of the models (default: CUEPOINT_MODELS, or the app’s own)')
    .option('--json', 'print the result as JSON')
    .option('--verbose', 'print the log to stderr')
    .exitOverride();
  for (const add of [
    addIngestCommand,
    addAskCommand,
    addSearchCommand,
    addReportCommand,
    addExportCommand,
    addTranscriptCommand,
    addListCommand,
    addRmCommand,
    addModelsCommand,
    addDoctorCommand,
    addServeCommand,
  ]) {
    add(program);
  }
  for (const command of program.commands) command.exitOverride();
  return program;
}

/** Runs the command line; sets the exit code of the process. @param argv as process.argv has it */
export async function runProgram(argv: readonly string[]): Promise<void> {
  // `cuepoint list | head` closes the pipe early: that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCode.ok);
    throw error;
  });
  try {
    await createProgram().parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = error.exitCode === 0 ? exitCode.ok : exitCode.usage;
  }
}
