// A placeholder, until the command line is put together here.
console.error('planwright: no command is implemented yet.');
process.exitCode = 1;
