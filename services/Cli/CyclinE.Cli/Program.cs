using CyclinE.Cli.Commands;
using CyclinE.Cli.Output;

return await CommandLine.RunAsync(Terminal.Process, args);
