#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Stripping types and compiling is half of what a short command takes; a second start finds it done.
enableCompileCache();
const { runProgram } = await import('./program.ts');
await runProgram(process.argv);
