using System.CommandLine;
using PuskesosBot.Server.Commands;

return await Verbs.Root().Parse(args).InvokeAsync();
