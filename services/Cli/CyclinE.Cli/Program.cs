using CyclinE.Cli;

return await CommandLine.RunAsync(Terminal.Process, args);
