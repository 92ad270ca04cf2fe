#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Reads a line that must not be seen.
enum TypedSecret {
    /// Whether somebody types into this process.
    static var isTyping: Bool { isatty(STDIN_FILENO) == 1 }

    /// The next line of standard input, not shown while it is typed; nil when there is none.
    static func read() -> String? {
        var settings = termios()
        guard isTyping, tcgetattr(STDIN_FILENO, &settings) == 0 else { return readLine() }
        var silent = settings
        silent.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer { tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings) }
        return readLine()
    }

    /// What this machine is called.
    static var machine: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "" }
        return name.withUnsafeBufferPointer { buffer in
            buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
    }
}
