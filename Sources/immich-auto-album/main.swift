import Commands

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// A reader that went away (`plan | head`) must not end a run between two writes.
signal(SIGPIPE, SIG_IGN)
exit(await Program.run(Array(CommandLine.arguments.dropFirst())).rawValue)
